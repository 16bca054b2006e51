/** A DOI without resolver address or label, as far as the text holds one; otherwise the text as it is. */
export function cleanDoi(text: string): string {
  const tidy = text.trim();
  const match = /^((?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|doi:?\s*)?(10\.\d{4,9}\/\S+)/i.exec(tidy);
  if (match === null) return tidy;
  const [, before = '', doi = ''] = match;
  return /doi\.org/i.test(before) ? fromAddress(doi) : doi;
}

/** In an address a DOI's characters may stand as %2F, and a full stop that ends a sentence behind it. */
function fromAddress(doi: string): string {
  try {
    return bareDoi(decodeURIComponent(doi));
  } catch {
    return bareDoi(doi);
  }
}

const OPENS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '>': '<' };

/** A DOI without the punctuation after it; a bracket that it opened itself is its own, as in `10.1016/0140-6736(91)`. */
export function bareDoi(doi: string): string {
  let bare = doi;
  for (;;) {
    const last = bare.at(-1) ?? '';
    const opens = OPENS[last];
    const isOwn = opens !== undefined && bare.split(opens).length >= bare.split(last).length;
    if (isOwn || !/[.,;)\]>]/.test(last)) return bare;
    bare = bare.slice(0, -1);
  }
}

/** A page range with a plain hyphen, as CSL keeps it. */
export function cleanPages(text: string): string {
  return text
    .trim()
    .replace(/\s*(?:[–—−‐]|-{1,3})\s*/g, '-')
    .replace(/^-|-$/g, '');
}

/** First and last page as one range; "1221-4" style endings stay as they are. */
export function joinPages(first: string | undefined, last: string | undefined): string {
  const [from, to] = [cleanPages(first ?? ''), cleanPages(last ?? '')];
  if (from === '' || to === '' || from === to) return from || to;
  return from.includes('-') ? from : `${from}-${to}`;
}

/** A range whose last page is shortened, as MEDLINE has it ("475-82"), in full. */
export function completePages(pages: string): string {
  return pages.replace(/\b([A-Za-z]*)(\d+)-(\d+)\b/g, (whole, prefix: string, first: string, last: string) =>
    last.length < first.length
      ? `${prefix}${first}-${prefix}${first.slice(0, first.length - last.length)}${last}`
      : whole,
  );
}

/** Whether text is an ISSN, with its hyphen or without. */
export function isIssn(text: string): boolean {
  return /^\d{4}-?\d{3}[\dXx]$/.test(text.trim());
}

/** An ISSN with its hyphen; other text as it is. */
export function hyphenateIssn(text: string): string {
  return isIssn(text) ? text.trim().replace(/^(\d{4})-?/, '$1-') : text;
}
