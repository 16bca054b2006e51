import type { CslName } from '../../shared/model/csl.ts';
import {
  beginsLowerCase,
  directParts,
  familyParts,
  givenParts,
  isSuffix,
  looksLikeOrganisation,
} from './person-name.ts';
import { readTex } from './tex-text.ts';
import { writeTex } from './tex-writing.ts';

/** The names of a BibTeX name list; `truncated` where it ends in "and others". */
export type BibNames = { readonly names: readonly CslName[]; readonly truncated: boolean };

/** Most names that are read from one list; the longest real ones have some thousands. */
const MOST_NAMES = 100_000;

/** Reads a raw BibTeX name list (btxdoc, "Names"; biblatex manual 2.3.3 and 3.14 for the extended form). */
export function readBibNames(raw: string): BibNames {
  const parts = splitOutside(raw, /\s+and(?=\s)/iy, MOST_NAMES).map((part) => part.trim());
  const names: CslName[] = [];
  let truncated = false;
  for (const part of parts) {
    if (/^(?:others|et\s+al\.?)$/i.test(part)) truncated = true;
    else if (part !== '') names.push(readBibName(part));
  }
  return { names: names.filter((name) => Object.keys(name).length > 0), truncated };
}

/** Splits raw TeX where the pattern matches outside braces. */
function splitOutside(raw: string, pattern: RegExp, most = Number.POSITIVE_INFINITY): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < raw.length && parts.length < most; at++) {
    const char = raw[at]!;
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}') depth--;
    else if (depth <= 0 && (char === ',' || char <= ' ' || char === '~' || char === '\u00A0')) {
      pattern.lastIndex = at;
      if (pattern.test(raw)) {
        parts.push(raw.slice(start, at));
        start = pattern.lastIndex;
        at = start - 1;
      }
    }
  }
  return [...parts, raw.slice(start)];
}

function readBibName(raw: string): CslName {
  if (isOneGroup(raw)) return literal(readTex(raw));
  if (/(?:^|,)\s*"?(?:family|given|literal)(?:-i)?\s*=/i.test(raw)) return readExtendedName(raw);
  const parts = splitOutside(raw, /,/y).map((part) => part.trim());
  if (parts.length === 1) return readDirectName(raw);
  const [family = '', ...others] = parts;
  // "Last, Jr, First" is BibTeX's order; many write "Last, First, Jr".
  const isTurned = others.length === 2 && isSuffix(readTex(others[1]!)) && !isSuffix(readTex(others[0]!));
  const rest = isTurned ? others.toReversed() : others;
  const given = rest.length > 1 ? rest.slice(1).join(', ') : (rest[0] ?? '');
  const suffix = rest.length > 1 ? readTex(rest[0]!) : '';
  return {
    ...(isOneGroup(family) ? { family: readTex(family) } : particles(family)),
    ...(isOneGroup(given) ? { given: readTex(given) } : givenParts(readTex(given))),
    ...(suffix ? { suffix } : {}),
  };
}

function literal(text: string): CslName {
  return text === '' ? {} : { literal: text };
}

function isOneGroup(raw: string): boolean {
  if (!raw.startsWith('{') || !raw.endsWith('}') || raw.startsWith('{\\')) return false;
  let depth = 0;
  for (let at = 0; at < raw.length; at++) {
    if (raw[at] === '\\') at++;
    else if (raw[at] === '{') depth++;
    else if (raw[at] === '}' && --depth === 0) return at === raw.length - 1;
  }
  return false;
}

function words(raw: string): string[] {
  return splitOutside(raw, /[\s~\u00A0]+/y).filter((word) => word !== '');
}

/** In braces a word has no case, except for the accents TeX writes in braces. */
function isLower(word: string): boolean {
  return word.startsWith('{') && !word.startsWith('{\\') ? false : beginsLowerCase(readTex(word));
}

function particles(raw: string): CslName {
  const all = words(raw);
  let count = 0;
  while (count < all.length - 1 && isLower(all[count]!)) count++;
  const family = readTex(all.slice(count).join(' '));
  if (count === 0) return family === '' ? {} : { family };
  return { family, 'non-dropping-particle': readTex(all.slice(0, count).join(' ')) };
}

function readDirectName(raw: string): CslName {
  const all = words(raw);
  const text = readTex(raw);
  if (text === '') return {};
  if (looksLikeOrganisation(text)) return { literal: text };
  return directParts(
    all.map((word) => readTex(word)),
    (index) => isLower(all[index]!),
  );
}

function readExtendedName(raw: string): CslName {
  const parts = new Map<string, string>();
  for (const part of splitOutside(raw, /,/y)) {
    const equals = part.indexOf('=');
    if (equals !== -1) {
      const key = part.slice(0, equals).replace(/"/g, '').trim().toLowerCase();
      parts.set(key, readTex(part.slice(equals + 1)).replace(/^"|"$/g, ''));
    }
  }
  const whole = parts.get('literal');
  if (whole) return { literal: whole };
  const prefix = parts.get('prefix');
  const dropping = parts.get('useprefix') === 'false';
  const [family, given, suffix] = [parts.get('family'), parts.get('given'), parts.get('suffix')];
  return {
    ...(family ? (prefix ? { family } : familyParts(family)) : {}),
    ...(given ? { given } : {}),
    ...(prefix ? { [dropping ? 'dropping-particle' : 'non-dropping-particle']: prefix } : {}),
    ...(suffix ? { suffix } : {}),
  };
}

/** Writes names as a BibTeX name list: organisations in braces, particles before the family name. */
export function writeBibNames(names: readonly CslName[], truncated: boolean, ascii: boolean): string {
  const parts = names.map((name) => writeBibName(name, ascii)).filter((name) => name !== '');
  return [...parts, ...(truncated ? ['others'] : [])].join(' and ');
}

function writeBibName(name: CslName, ascii: boolean): string {
  const tex = (text: string | undefined): string => writeTex(text ?? '', { ascii });
  if (name.literal !== undefined) return `{${tex(name.literal)}}`;
  const given = [name.given, name['dropping-particle']].filter(Boolean).join(' ');
  const particle = name['non-dropping-particle'];
  if (!name.family) return given ? `{${tex(given)}}` : '';
  if (!given && !name.suffix && !particle) {
    // A single unbraced word reads as a family name; more words would read as given and family name.
    return /^\p{Lu}[^\s,]*$/u.test(name.family) ? tex(name.family) : `{${tex(name.family)}}`;
  }
  const family = needsBraces(name.family) ? `{${tex(name.family)}}` : tex(name.family);
  const last = particle ? `${tex(particle)} ${family}` : family;
  const first = /,|\band\b/i.test(given) ? `{${tex(given)}}` : tex(given);
  return name.suffix ? `${last}, ${tex(name.suffix)}, ${first}` : `${last}, ${first}`;
}

/** A family name that BibTeX would take apart. */
function needsBraces(family: string): boolean {
  return /,|\band\b/i.test(family) || family.split(/\s+/).some(beginsLowerCase);
}
