const OPEN: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '”': '“',
  '»': '«',
  '’': '‘',
  '"': '"',
};

const count = (text: string, character: string): number => text.split(character).length - 1;

const CLOSERS: ReadonlyMap<string, string> = new Map(
  Object.entries(OPEN).map(([close, open]) => [open, close]),
);

/** Removes the punctuation between fields from both ends; brackets and quotes stay where their partner stays too. */
export function trimField(source: string): string {
  let text = source.trim();
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/^[\s.,;:)\]}”»–—\-/|&+*·•]+/u, '').replace(/[\s,;:([{“«„–—\-/|&+*·•<]+$/u, '');
    const first = text[0]!;
    const last = text.at(-1)!;
    if (last && last in OPEN && last !== '"' && last !== '’' && count(text, last) > count(text, OPEN[last]!))
      text = text.slice(0, -1);
    else if (last === '"' && count(text, '"') % 2 === 1) text = text.slice(0, -1);
    else if (first && CLOSERS.has(first) && first !== '"' && !text.includes(CLOSERS.get(first)!))
      text = text.slice(1);
    else if (first === '"' && count(text, '"') % 2 === 1) text = text.slice(1);
    else if (first === '„' && !/[“”"]/.test(text)) text = text.slice(1);
    if (/[.]$/.test(text) && !keepsFullStop(text)) text = text.slice(0, -1);
  }
  return text
    .replace(/\s+/g, ' ')
    .replace(/\s+([,;:.!?)\]])/g, '$1')
    .replace(/([([])\s+/g, '$1');
}

/** A final full stop belongs to the words where it closes an abbreviation: "U.S.", "Rev. Mod. Phys.", "...". */
function keepsFullStop(text: string): boolean {
  if (/\.\.\.$/.test(text)) return true;
  if (/(?:^|[\s.(])\p{Lu}\.\s?\p{Lu}\.$/u.test(text)) return true;
  const words = text.split(' ', 8);
  return (
    words.length <= 6 &&
    words.at(-1)!.length <= 6 &&
    /\p{L}\.\s?\p{L}/u.test(text) &&
    words.every((word) => /^\p{L}[\p{L}.]*$/u.test(word))
  );
}

type QuotePair = { readonly open: string; readonly close: string; readonly ends: RegExp };

const QUOTES: readonly QuotePair[] = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['„', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‘', '’'],
  ["'", "'"],
  ['``', "''"],
  ["''", "''"],
  ['‹', '›'],
  ['“', '"'],
  ['"', '”'],
].map(([open, close]) => ({ open: open!, close: close!, ends: new RegExp(`${close}[.,;:]*$`) }));

/** Takes off the quotes around a whole title; quotes inside stay. */
export function unquote(source: string): string {
  let text = trimField(source)
    .replace(/^[`']{2}(?=\S)/, '"')
    .replace(/[`']{2}(?=[.,]?$)/, '"');
  for (let turn = 0; turn < 2; turn++) {
    const pair = QUOTES.find(({ open, ends }) => text.startsWith(open) && ends.test(text));
    if (pair) {
      const { open, close, ends } = pair;
      const inner = text.slice(open.length).replace(ends, '');
      if (open !== close && unbalanced(inner, open, close)) break;
      // Straight quotes at both ends can belong to two different quotations: "A" and "B".
      if (open === close && count(inner, open) >= 2 && closesEarly(inner, open)) break;
      text = trimField(inner);
    } else if (
      /^["“„«]/.test(text) &&
      count(text, '"') + count(text, '”') + count(text, '»') < 2 &&
      !/["”“»]/.test(text.slice(1))
    )
      text = trimField(text.slice(1));
    else break;
  }
  if (/^['‘](?=\S)/.test(text) && !/['’](?:$|[\s.,:;?!)])/.test(text.slice(1))) text = text.slice(1);
  if (/['’]$/.test(text) && !/(?:^|[\s(])['‘]/.test(text.slice(0, -1)) && !/s['’]$/.test(text))
    text = trimField(text.slice(0, -1));
  return text;
}

function unbalanced(inner: string, open: string, close: string): boolean {
  let depth = 0;
  for (const character of inner) {
    if (character === open) depth++;
    else if (character === close) {
      depth--;
      if (depth < 0 && close !== '’') return true;
    }
  }
  return false;
}

/** Whether the first straight quote inside closes what the outer one opened. */
function closesEarly(inner: string, quote: string): boolean {
  const first = inner.indexOf(quote);
  return (
    first >= 0 &&
    !/[\s(]/.test(inner[first - 1] ?? ' ') &&
    /[\s.,;:)]/.test(inner[first + 1] ?? ' ') &&
    !/^\s*[:,]/.test(inner.slice(first + 1))
  );
}
