import type { Range } from '../../shared/model/extraction.ts';

const ABBREVIATIONS =
  /(?:^|[\s("“[*_–—-])(?:al|e\.\s?g|i\.\s?e|vs|cf|ca|approx|incl|resp|viz|pp?|figs?|eqs?|nos?|vols?|eds?|chap|ch|secs?|dr|prof|mr|mrs|ms|st|jr|sr|inc|ltd|co|corp|dept|univ|est|max|min|ref|refs|bzw|z\.\s?B|d\.\s?h|u\.\s?a|s\.\s?o|vgl|evtl|ggf|ca|abb|tab|kap|nr|hrsg|aufl|jh|p\.\s?ej|p\.\s?ex|págs?|núm|art|cap|op|cit|ibid|sra?|dra?|etc(?=\.\s+\p{Ll})|n\.\s?d|a\.\s?m|p\.\s?m|o\.\s?J|s\.\s?f|St|Mt|bijv|d\.\s?w\.\s?z|bl\.\s?a|bd|anm|fn|rn|rdnr|abs|t\.\s?ex|f\.\s?eks|kl|pers|comm|jfr?|ks|esim|ym|por|zob|np|tzw|i in|wsp|współpr|m\.\s?fl|e\.\s?a|bkz|vd|ark|др|соавт|см|ср|напр|т\.\s?е|стр|гл|coll|U\.S|U\.K|E\.U)$/iu;

const OPENING = /[\p{Lu}\p{Lo}\p{N}"“„«‘'([¿¡*_]/u;

/**
 * The sentences of a running text, in order, without white space at their ends. Full stops in abbreviations
 * ("et al.", "e.g."), after initials and inside brackets do not end one.
 */
export function sentencesOf(text: string): Range[] {
  const sentences: Range[] = [];
  const ends =
    /[。！？]+[」』”）]*|[.?!…؟]+["”’»)\]*_]{0,3}[⁰¹²³⁴-⁹,⁻\d]{0,12}(?=\s)|[.?!]["”’»]?\[\d[\d,–\s-]{0,20}\](?=\s)/g;
  let start = 0;
  let depth = { at: 0, open: 0 };
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    const stop = found.index + found[0].length;
    depth = bracketDepth(text, depth, found.index + 1, start);
    if (depth.open > 0 && stop - start < 4000) continue;
    if (!endsSentence(text, found.index, found[0], stop)) continue;
    push(sentences, text, start, stop);
    start = stop;
    depth = { at: stop, open: 0 };
  }
  push(sentences, text, start, text.length);
  return sentences;
}

function bracketDepth(
  text: string,
  from: { at: number; open: number },
  to: number,
  start: number,
): { at: number; open: number } {
  let open = from.at < start ? 0 : from.open;
  for (let i = Math.max(from.at, start); i < to; i++) {
    const character = text.charCodeAt(i);
    if (character === 40) open++;
    else if (character === 41 && open > 0) open--;
  }
  return { at: to, open };
}

function endsSentence(text: string, at: number, mark: string, stop: number): boolean {
  if (/^[。！？]/.test(mark)) return true;
  let next = stop;
  while (next < text.length && /\s/.test(text[next]!)) next++;
  if (next >= text.length) return true;
  if (!OPENING.test(text[next]!)) return false;
  if (mark[0] !== '.') return true;
  // "Ibid., 35", "op. cit., S. 4".
  if (mark === '.,') return false;
  // "study.12 The": the digits are a raised note number; "3.5 kg" never gets here, its digits end in no space.
  const before = text.slice(Math.max(0, at - 16), at);
  if (/\d$/.test(before) && /^\.\d/.test(mark)) return false;
  if (mark.length === 1 && ABBREVIATIONS.test(before)) return false;
  // "S. 35": a page.
  if (mark.length === 1 && /(?:^|[\s(])S$/.test(before) && /\d/.test(text[next]!)) return false;
  // Half of an abbreviation ("z. B.").
  if (mark.length === 1 && /(?:^|[\s("“.])\p{Ll}$/u.test(before)) return false;
  // An initial ("J. Smith"), but not the "I." or "C." that can end a sentence after a longer word.
  return !(
    mark.length === 1 &&
    /(?:^|[\s("“.-])\p{Lu}$/u.test(before) &&
    /^\p{Lu}[\p{Ll}.]/u.test(text.slice(next, next + 2))
  );
}

function push(sentences: Range[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from]!)) from++;
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  if (to > from) sentences.push({ start: from, end: to });
}
