import { trimField } from './field-text.ts';
import { MONTHS } from './word-classes.ts';

const ROMAN = /^[ivxlcdm]+$/i;
const VOLUME_CUE =
  /^(?:(?:vols?|volumes?|bd|band|bde|jg|jahrgang|tomes?|tomo|t|v|annata|anno|årg|bind|año)\b[.:\s]*|a\.\s?(?=\d|[ivxlc]+\b))/iu;
const ISSUE_CUE =
  /^(?:nos?|nrs?|numbers?|issues?|iss|heft|hefte|h|hft|n|núm|num|numéro|numero|fasc|fascicolo|cahier|n°s?|nº|№)(?=[\s.:°º\d])[.:°º\s]*/iu;

/** The printed volume without its cue: "Vol. 3" → "3", "10. Jg." → "10", "B262". */
export function volumeOf(source: string): string | undefined {
  let text = trimField(source).replace(/\s+/g, ' ');
  for (let before = ''; before !== text; ) {
    before = text;
    // "V" alone is five, not a cue; "(Vol. II)" keeps its brackets where a field is trimmed.
    const bare = trimField(text.replace(/^[([]([^()[\]]*)[)\]]$/, '$1').replace(VOLUME_CUE, ''));
    if (bare || !ROMAN.test(text)) text = bare;
  }
  text = trimField(
    text
      .replace(/[\s.]*(?:\(?(?:Jg|Jahrgang|Bd|Band|vol|année|annata|årg)\.?\)?)$/iu, '')
      .replace(/(?<=\d)[\s,]+(?:no|nr|heft|issue)\.?$/iu, ''),
  );
  text = text.replace(/^(\d+)\s?(?:st|nd|rd|th)$/i, '$1');
  return text && /\d|^[ivxlcdm]+(?:\s?[-–/]\s?[ivxlcdm]+)*$|^\p{Lu}$/iu.test(text) ? text : undefined;
}

/** The printed issue without its cue; a month is never an issue. */
export function issueOf(source: string): string | undefined {
  // The cue of the pages after it is no part of it: "12(1), p. 9".
  let text = trimField(
    trimField(source)
      .replace(/\s+/g, ' ')
      .replace(/[\s),;.:]+(?:pp?|s|págs?)\.?$/iu, (end) => (end.includes(')') ? ')' : '')),
  );
  // The volume is counted in years: "55. Jg., Heft 2", cut after the number.
  text = text.replace(/^(?:Jg|Jahrgang|Jahrg|année|annata|årg)\b\.?[\s,/]*(?=\S)/iu, '');
  for (let before = ''; before !== text; ) {
    before = text;
    text = trimField(text.replace(ISSUE_CUE, ''));
    const bare = /^\(([^()]*)\)$/.exec(text);
    if (bare) text = trimField(bare[1]!);
  }
  text = text.replace(/(?<=\d)\s?pp?$/, '');
  if (!text || !/[\d\p{L}]/u.test(text) || MONTHS.has(text.toLowerCase().split(/[\s./–-]/)[0]!))
    return undefined;
  return text.replace(/(\d)\s?[–—‐‑-]\s?(?=\d)/gu, '$1-');
}

const EAST_ASIAN_NUMBERS = /^제?\s?(\d+)\s?[권집卷巻輯](?:\W*[제第]?\s?(\d+)\s?[호号號期])?$/u;

/** Splits "22(3)", "vol. 78, no. 3", "12/4" or "제17권, 제1호", when the tagger gave both to the volume. */
export function volumeAndIssue(source: string): { readonly volume?: string; readonly issue?: string } {
  const text = trimField(source);
  const east = EAST_ASIAN_NUMBERS.exec(text);
  if (east) return { volume: east[1]!, ...(east[2] ? { issue: east[2] } : {}) };
  const match =
    /^(.*?\d+\p{L}?)\s?\(\s?([^()]+?)\s?\)$/u.exec(text) ??
    /^(.*?\d+)\s?[,.;:]?\s?((?:no|nr|nos|heft|h|issue|n°|nº|n|núm|fasc)[.\s°]\s?.+)$/iu.exec(text) ??
    /^(\d+)\s?[/.,:]\s?(\d+(?:[-–/]\d+)?)$/u.exec(text);
  if (!match) {
    const volume = volumeOf(text);
    return volume ? { volume } : {};
  }
  const volume = volumeOf(match[1]!);
  const issue = issueOf(match[2]!);
  return { ...(volume ? { volume } : {}), ...(issue ? { issue } : {}) };
}

const PAGE_CUE =
  /^(?:(?:pages?|pp?|pgs?|pgg|pagg|pags?|págs?|seiten?|str|sid)(?=[\s.:\d])|ss?(?=[\s.:]))[.:\s]*/iu;

/** Writes the second page out in full: 1303, 17 → 1317. */
function expand(first: string, last: string): string {
  const head = /^(\p{L}*)(\d+)$/u.exec(first);
  const tail = /^(\p{L}*)(\d+)$/u.exec(last);
  if (!head || !tail || tail[2]!.length >= head[2]!.length) return last;
  return (tail[1] || '') + head[2]!.slice(0, head[2]!.length - tail[2]!.length) + tail[2]!;
}

/** "5-27 17", "84 17": a second number that does not go on from the first is that of the page the list stands on. */
function withoutPageFoot(pages: string): string {
  const match = /^(\d+(?:-\d+)?)\s(\d{1,3})$/.exec(pages);
  if (!match) return pages;
  return match[1]!.includes('-') || Number(match[2]) < Number(match[1]) ? match[1]! : pages;
}

/**
 * The printed pages as CSL writes them: hyphen, second page in full, cue left out; or the article number that
 * stands in their place ("16, no. 3: e0247516").
 */
export function pagesOf(source: string): string | undefined {
  let text = trimField(source).replace(/\s+/g, ' ');
  // "JINST 6 P11002": a capital onto four figures or more is part of an article number.
  if (/^P\d{4,}$/.test(text)) return text;
  for (let before = ''; before !== text; ) {
    before = text;
    text = trimField(
      text
        .replace(/^\(([^()]*)\)$/, '$1')
        .replace(PAGE_CUE, '')
        .replace(/^(?:article|art\.?|artikel|paper)\s*(?:(?:no|id|number)\b\.?)?\s*:?\s*(?=\w*\d)/i, ''),
    );
  }
  text = trimField(
    text.replace(
      /(?:[\s.]*(?:pp?|pages?|seiten|S|ss?|sgg|segg|sqq?|págs?|pag|bl|p\.\s?ill)|[\s.]+ff?)\.?$/u,
      '',
    ),
  );
  text = withoutPageFoot(text.replace(/\s?(?:[–—−‐‑~-]|\bto\b|\bbis\b)+\s?/gu, '-').replace(/-+/g, '-'));
  text = text.replace(
    /(\p{L}{0,2}\d+)-(\p{L}{0,2}\d+)/gu,
    (_, a: string, b: string) => `${a}-${expand(a, b)}`,
  );
  if (!text || !(/\d/.test(text) || ROMAN.test(text.replace(/[-\s]/g, '')))) return undefined;
  return text;
}

/** Whether what stands in page position is an article number: "e0247516", "101375", or "7849" after a bare volume. */
export const isArticleNumber = (pages: string, hasIssue: boolean): boolean =>
  /^[a-z]\d{4,}$/i.test(pages) ||
  /^\d{5,}$/.test(pages) ||
  (/^\d{4}$/.test(pages) && !hasIssue && Number(pages) > 3000);

/** Whether the pages are a count ("424 p.", "345 S.") and not a place. */
export const isPageCount = (source: string): boolean =>
  /^\D{0,3}\d+\s?(?:pp?|pages|S|Seiten|s|págs?|pag)\.?[\s.;,)]*$/u.test(source.trim());

/** "2nd ed." → "2", "Third edition" → "3"; what says more is kept as printed. */
export function editionOf(source: string): string | undefined {
  const text = trimField(trimField(source).replace(/^\(([^()]*)\)$/, '$1'));
  const ordinal =
    /^(\d+)\s?(?:\.|st|nd|rd|th|ª|a|e|ème|ed)?[\s.,]*(?:edn?|edition|auflage|aufl|éd|édition|edición|edizione|ediz|ed)?[\s.]*$/iu.exec(
      text,
    );
  if (ordinal) return ordinal[1];
  const named =
    /^(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+(?:edn?|edition)\.?$/i.exec(text);
  if (named)
    return String(
      ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].indexOf(
        named[1]!.toLowerCase(),
      ) + 1,
    );
  return text || undefined;
}
