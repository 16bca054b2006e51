/** An address or number that names a work, found in a reference string. */
export type Identifier = {
  readonly kind: 'doi' | 'url' | 'arxiv' | 'pmid' | 'pmcid' | 'isbn' | 'issn';
  /** UTF-16 range of what was printed. */
  readonly start: number;
  readonly end: number;
  /** The identifier itself: a DOI without resolver, an address with its scheme. */
  readonly value: string;
  /** True where a line break had put spaces into it that were taken out. */
  readonly joined: boolean;
};

const SCHEME =
  /(?:h\s?ttps?|ftp)\s?:\s?\/\s?\/\s?|(?<![\w@./-])(?=(?:[a-z\d-]+\.)+[a-z]{2,4}\/)|(?<![\w@./])www\s?\.\s?(?=[a-z\d])/giy;
const DOI_PREFIX = /10\.\s?\d{4,9}(?:\.\d+)*\s?\/\s?/y;
const RESOLVER = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/+(?:doi:\s*)?/i;
const CHUNK = /[^\s<>"“”«»{}|^`]+/y;
const STARTS =
  /h\s?ttps?\s?:|ftp:|www\s?\.|(?<![\d.])10\.\s?\d{4}|(?<![\w@./-])(?:[a-z\d-]{2,}\.)+(?:org|com|net|edu|gov|int|eu|de|it|fr|uk|fi|ch|at|es|nl|info|io|ca|au|se|no|dk|be|pl|br)\/(?=\w)|arxiv|(?<=[\s,])abs\/(?=\d{4}\.)|(?<=[\s,[])(?:0[7-9]|1\d|2\d)(?:0[1-9]|1[0-2])(?:\.|\s\.\s?)(?=\d{4,5}(?:v\d)?[\s\]).;,]*$)|doi\s?:|\bPMID|\bPMC\s?\d|\bIS[BS]N|\b[a-z-]+(?:\.[A-Z]{2})?\/\d{7}/gi;

const NEXT_FIELD =
  /[.,;)\]]+(?=(?:arxiv|url|https?:|doi|pmid|available|accessed|in|and|isbn|retrieved|last)(?![a-z])|urlhttps?)/i;

/** Removes what closes the sentence around an address, but keeps brackets that the address opened itself. */
export function trimAddress(source: string): string {
  const next = NEXT_FIELD.exec(source.slice(8));
  const glued = /(?<=[^/=])https?:\/?\/?/i.exec(source.slice(8));
  const cut = Math.min(next ? next.index + 8 : source.length, glued ? glued.index + 8 : source.length);
  const address = source.slice(0, cut);
  let end = address.length;
  while (end > 0) {
    const last = address[end - 1]!;
    if (/[.,;:!?'’”"*_\]>([{]/.test(last) && !(last === ']' && address.lastIndexOf('[', end) >= 0)) end--;
    else if (last === ')' && count(address, '(', end) < count(address, ')', end)) end--;
    else break;
  }
  return address.slice(0, end);
}

function count(text: string, character: string, end: number): number {
  let n = 0;
  for (let i = 0; i < end; i++) if (text[i] === character) n++;
  return n;
}

/** Whether `next`, standing after a space, still belongs to the address read so far. */
function continues(sofar: string, next: string, isDoi: boolean): boolean {
  const bare = trimAddress(next);
  if (!bare || /^(?:https?:|www\.|doi:|10\.\d{4})/i.test(bare) || /^[([<]/.test(bare)) return false;
  const wordLike = /^\p{L}+$/u.test(bare);
  if (/[-_/=&?%~]$/.test(sofar)) {
    // A slash also ends an address; only what looks like a path may follow it.
    if (wordLike && !/[-_=&?%]$/.test(sofar)) return false;
    if (/^\p{Lu}\p{Ll}+$/u.test(bare)) return false;
    return /^[\w%~.][\w%~./?=&#;:+()-]*$/.test(bare) && !/^(?:\d{1,2}|(?:19|20)\d\d)$/.test(bare);
  }
  if (/^[-_/=&?%#]/.test(bare)) return /\w/.test(bare) && !/^[-–]\s*$/.test(bare);
  if (isDoi) {
    if (/[.,;]$/.test(sofar) && !/^\d[\w.-]*\d$|^[a-z]+\.\d/.test(bare)) return false;
    return /^[a-z\d][\w./()-]*$/.test(bare) && /\d/.test(bare) && /[./-]/.test(bare) && bare.length > 4;
  }
  if (/\.$/.test(sofar))
    return /^[a-z\d][\w-]*(?:\.[\w-]+)*\/\S*$|^(?:html?|pdf|php|aspx?|org|com|net|edu)\b/.test(bare);
  return /^[a-z\d][\w%-]*[./_][\w%./?=&#_-]*(?:\.(?:pdf|html?|php|aspx?))$|^[a-z\d][\w%-]*\/[\w%./?=&#_-]+$/.test(
    bare,
  );
}

/** The text of an address from `start` on, across the spaces that a line break left in it. */
function readAddress(
  text: string,
  start: number,
  isDoi: boolean,
): { end: number; value: string; joined: boolean } {
  if (text[start - 1] === '<' || text[start - 2] === '<') {
    const close = text.indexOf('>', start);
    const inside = close > 0 ? text.slice(start, close) : '';
    if (close > 0 && inside.length < 400 && (inside.match(/ /g)?.length ?? 0) <= 6)
      return { end: close, value: inside.replace(/\s+/g, ''), joined: / \S/.test(inside.trim()) };
  }
  CHUNK.lastIndex = start;
  const first = CHUNK.exec(text);
  if (!first) return { end: start, value: '', joined: false };
  let value = first[0];
  let end = start + value.length;
  let joined = false;
  for (let turn = 0; turn < 4 && text[end] === ' ' && !/[,;>]$/.test(value); turn++) {
    CHUNK.lastIndex = end + 1;
    const next = CHUNK.exec(text);
    if (!next || !continues(value, next[0], isDoi)) break;
    value += next[0];
    end += 1 + next[0].length;
    joined = true;
  }
  const trimmed = trimAddress(value);
  return { end: end - (value.length - trimmed.length), value: trimmed, joined };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readUrl(text: string, at: number): Identifier | undefined {
  SCHEME.lastIndex = at;
  const scheme = SCHEME.exec(text);
  if (!scheme) return undefined;
  const rest = readAddress(text, at + scheme[0].length, false);
  const printed = scheme[0] + rest.value;
  let address = printed.replace(/\s+/g, '');
  // "http://dx.doi. org/10.1…": the break stands inside the host, before anything looks like a path.
  let { end, joined } = rest;
  const brokenResolver = /^ ?(?:dx ?\. ?)?doi ?\. ?org ?\/ ?/i.exec(
    text.slice(at + scheme[0].length, at + scheme[0].length + 24),
  );
  if (brokenResolver) {
    const from = at + scheme[0].length + brokenResolver[0].length;
    const inBrackets = /<\s*$/.test(text.slice(Math.max(0, at - 2), at)) && text.indexOf('>', from) > 0;
    const doi = inBrackets
      ? {
          end: text.indexOf('>', from),
          value: text.slice(from, text.indexOf('>', from)).replace(/\s+/g, ''),
          joined: / \S/.test(text.slice(from, text.indexOf('>', from)).trim()),
        }
      : readAddress(text, from, true);
    address = `https://doi.org/${doi.value.replace(/\s+/g, '')}`;
    end = doi.end;
    joined = doi.joined || / /.test(scheme[0] + brokenResolver[0].trimEnd());
  }
  if (address.length < 9 || !/[\w-]\.[\w-]/.test(address)) return undefined;
  const doi = RESOLVER.test(address) ? decode(address.replace(RESOLVER, '')) : '';
  if (/^10\.\d{4,9}/.test(doi))
    return {
      kind: 'doi',
      start: at,
      end,
      value: trimAddress(doi),
      joined: joined || / /.test(scheme[0].trim()),
    };
  const value = !/^(?:https?|ftp):/i.test(address) ? `http://${address}` : address;
  return { kind: 'url', start: at, end, value, joined: joined || / /.test(scheme[0].trim()) };
}

function readDoi(text: string, at: number, start: number): Identifier | undefined {
  DOI_PREFIX.lastIndex = at;
  const prefix = DOI_PREFIX.exec(text);
  if (!prefix) return undefined;
  // Old Wiley DOIs carry angle brackets: 10.1002/(SICI)1097-4571(1999)50:6<1::AID>3.0.CO;2-1.
  const sici = /^\(SICI\)\S+/i.exec(text.slice(at + prefix[0].length));
  const rest = sici
    ? {
        end: at + prefix[0].length + sici[0].replace(/[.,;]+$/, '').length,
        value: sici[0].replace(/[.,;]+$/, ''),
        joined: false,
      }
    : readAddress(text, at + prefix[0].length, true);
  if (!rest.value) return undefined;
  const value = decode(prefix[0].replace(/\s+/g, '') + rest.value);
  return { kind: 'doi', start, end: rest.end, value, joined: rest.joined || /\s/.test(prefix[0]) };
}

const NUMBERED: readonly (readonly [Identifier['kind'], RegExp])[] = [
  [
    'arxiv',
    /arxiv\s?[:.]?\s?(?:preprint\s?)?(?:arxiv\s?:\s?)?((?:[a-z-]+(?:\.[a-z]{2})?\s?\/\s?\d{7}|\d{4}\s?\.\s?\d{4,5})(?:v\d+)?)(?:\s?\[[a-z-]+(?:\.[a-z-]{2,})?\])?/iy,
  ],
  [
    'arxiv',
    /((?:astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|nucl-(?:ex|th)|physics|quant-ph|cs|q-bio|nlin)(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)/iy,
  ],
  ['arxiv', /abs\/(\d{4}\.\d{4,5}(?:v\d+)?)/iy],
  // "Astrophys. J. 852, 67 (2018), 1803.05512": a bare number at the end.
  ['arxiv', /(\d{4}(?:\.|\s\.\s?)\d{4,5}(?:v\d)?)(?=[\s\]).;,]*$)/iy],
  ['pmid', /PMID\s?[:.]?\s?(\d{4,9})/iy],
  ['pmcid', /(?:PMCID\s?[:.]?\s?)?(PMC\s?\d{4,9})/iy],
  ['isbn', /ISBN(?:[-\s]?1[03])?\s?[:.]?\s?((?:97[89][-\s–]{0,2})?\d[\d\s–-]{7,14}[\dXx])/iy],
  ['issn', /ISSN\s?[:.]?\s?(\d{4}[-–\s]?\d{3}[\dXx])/iy],
];

function readNumbered(text: string, at: number): Identifier | undefined {
  for (const [kind, pattern] of NUMBERED) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) continue;
    const printed = found[1]!.replace(/–/g, '-');
    const value = kind === 'isbn' ? printed.replace(/[\s-]+/g, '-') : printed.replace(/\s+/g, '');
    return { kind, start: at, end: at + found[0].length, value, joined: false };
  }
  return undefined;
}

/** Every DOI, address, arXiv, PubMed, ISBN and ISSN number of a reference string, in order and not overlapping. */
export function findIdentifiers(text: string): readonly Identifier[] {
  const found: Identifier[] = [];
  let from = 0;
  STARTS.lastIndex = 0;
  for (let match = STARTS.exec(text); match; match = STARTS.exec(text)) {
    if (match.index < from) continue;
    const at = match.index;
    const label = /^doi\s?:/i.test(match[0])
      ? /^doi\s?:?\s?(?:doi\s?:\s?)?/i.exec(text.slice(at))![0].length
      : 0;
    const identifier = label
      ? (readDoi(text, at + label, at) ?? readUrl(text, at + label))
      : /^10/.test(match[0])
        ? readDoi(text, at, at)
        : (readUrl(text, at) ?? readNumbered(text, at));
    if (!identifier || identifier.end <= at) continue;
    found.push(identifier);
    from = identifier.end;
    STARTS.lastIndex = Math.max(from, at + 1);
  }
  return found;
}
