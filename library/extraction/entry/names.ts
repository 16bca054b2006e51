import type { CslName } from '../../../shared/model/csl.ts';
import {
  directName,
  isInitials,
  isSuffix,
  JOINED,
  nameTogether,
  organisation,
  person,
} from './name-parts.ts';
import { ORGANISATION_WORDS, PARTICLES } from './word-classes.ts';

/** What was read from a list of names. */
export type NameList = { readonly names: readonly CslName[]; readonly truncated: boolean };

/** What the words around the list tell about it. */
export type NameContext = {
  readonly givenNames: ReadonlySet<string>;
  /** True where the list opens an author-date entry, whose first name is inverted when it is a person's. */
  readonly invertedFirst?: boolean;
};

const ET_AL =
  /(?:\bet[\s.,]{0,2}al(?:ii|ia)?\b|\bu\.\s?a\.(?!\p{L})|\band\s+others\b|\bund\s+andere\b|\bet\s+autres\b|\bet\s+coll(?:ab)?\b\.?|\by\s+otros\b|\be\s+altri\b|\bm\.\s?fl\.|\bym\.|\bi\s+in\.|(?<=,\s)al\.?(?=$|[\s,.]))[\s.,;)]*/iu;
const ROLES =
  /[\s,;([]*(?:\b(?:eds?|edited\s+by|editors?|hrsg|hgg?|herausgeber(?:in)?|éds?|dirs?|coords?|trans|transl|translators?|orgs?|comps?|red|ed\. by|toim|cura(?:tori?)?|sous la dir(?:ection)?(?: de)?)\b\.?|\(?a cura di\)?)[\s.,;:)\]]*$/iu;
const IN = /^[\s,;:.([]*(?:in|dans|en|em)(?:\s*:\s*|\s+)(?=\S)/iu;
const OPENING =
  /^[\s,;:.([]*(?:edited\s+and\s+(?:translated|introduced|annotated)\s+by|aus\s+dem\s+\p{Lu}\p{Ll}+(?:\s+(?:übersetzt|übertragen))?\s+v(?:on|\.)|deutsch\s+v(?:on|\.)|(?:edited|ed\.|eds\.|hrsg\.|herausgegeben|hg\.|translated|trans\.|traduit|übers\.|übersetzt)\s*(?:by|von|v\.|par|de|da)?|a\s+cura\s+di|trad\.\s+(?:it|ital|fr|franç|ted|ingl|esp)\.?\s+(?:di|de|par|von)|sous\s+la\s+dir(?:ection|\.)\s+de|by|von(?=\s+\p{Lu}\.)|par|eds?\.|hgg?\.|dir\.|trans\.)\s*:?\s+/iu;
// Small letters, but for lists in capitals: "Darlington E and Brandon M" has an initial before its "and".
const AND =
  /\s*(?:[,;]\s*)?(?:\s(?:[Aa]nd|AND|[Uu]nd|UND|y|et|ET|en|og|och|with)\s|\s?&\s?|\s\+\s|\s(?:e|ja|i|a)\s(?=\p{Lu}))\s*/gu;

const STRONG_ORGANISATION =
  /^(?:organi[sz]ation|organisation|institut\w*|cent(?:er|re|ers|res)|universit\w+|department|ministry|minist\w+|foundation|stiftung|association|society|gesellschaft|council|commission|committee|agency|office|bureau|authority|bank|alliance|nations|network|collaboration|consortium|federation|bundes\w+|landes\w+|government|academy|corporation|inc|ltd|gmbh|verein|verband|kommission|zentrum|unicef|unesco|oecd|who|group|project|department|union|parliament|initiative|library|museum|college|trust|committee|programme|team|board|watch|statistisch\w+|comitato|istituto|fondazione|associazione|consiglio|comune|regione|ministero|archivio|archives?|biblioteca|bibliothek|museo|accademia|akademie|académie|société|deputazione|soprintendenza)$/iu;

const words = (text: string): string[] =>
  text
    .split(/[\s,;/]+/)
    .map((word) => word.replace(/^[("'“‘]+|[.)"'”’:]+$/g, ''))
    .filter(Boolean);

/** Whether the text is the name of an institution; commas and "and" may be part of it. */
export function looksLikeOrganisation(text: string, context: NameContext): boolean {
  const list = words(text);
  if (list.length === 0) return false;
  const strong = list.some((word) => STRONG_ORGANISATION.test(word));
  const functionWord = list
    .slice(1)
    .some(
      (word) =>
        /^(?:of|for|on|in|to|the|für|der|des|pour|per|sur|zur|against|de|di|del)$/.test(word) &&
        !(PARTICLES.has(word) && !strong),
    );
  const commaPerson =
    /^[\p{Lu}][\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?,\s*(?:\p{Lu}\p{M}*\.|\p{Lu}{1,3}\b)/u.test(text);
  if (commaPerson) return false;
  if (strong)
    return (
      !/(?:^|[\s,])(?:\p{Lu}\.\s?){1,3}(?:,|\s|$)/u.test(text.replace(/\bU\.\s?[SKN]\.(?:\s?A\.)?/g, '')) &&
      !/(?:^|,\s)\p{Lu}[\p{L}’'-]*\p{Ll}\s\p{Lu}{1,3}(?=,|$)/u.test(text)
    );
  if (functionWord && !/,/.test(text)) return true;
  if (list.length === 1 && !text.includes(','))
    return /^\p{Lu}[\p{Lu}\d][\p{Lu}\d-]*$/u.test(list[0]!) && list[0]!.length <= 8;
  if (/^the\s/i.test(text) && list.length > 1) return true;
  if (list.length > 1 && !text.includes(',')) {
    const weak = list.filter((word) => ORGANISATION_WORDS.has(word.toLowerCase())).length;
    if (
      weak >= 1 &&
      weak * 3 >= list.length &&
      !context.givenNames.has(list[0]!.toLowerCase()) &&
      !list.some((word) => /^\p{Lu}$/u.test(word))
    )
      return true;
  }
  return false;
}

/** Splits "World Health Organization and World Bank", but not "Centers for Disease Control and Prevention". */
function organisations(text: string): readonly CslName[] {
  const parts = text.split(/\s*;\s*|\s+\/\s+/).filter(Boolean);
  if (parts.length > 1) return parts.flatMap((part) => organisations(part));
  const joined = /^(.+?\S),?\s+(?:and|und|et|&)\s+(.+)$/u.exec(text);
  if (joined) {
    const standsAlone = (side: string): boolean =>
      /^\p{Lu}{3,7}$/u.test(side) ||
      (words(side).length > 1 && words(side).some((word) => STRONG_ORGANISATION.test(word)));
    const [before, after] = [joined[1]!.split(/,\s+/), joined[2]!];
    // "Department of Health and Human Services, Office of …": what follows the "and" up to the comma names no institution.
    if (
      before.every(standsAlone) &&
      standsAlone(after.split(/,\s+/)[0]!) &&
      !/(?:^|\s)(?:department|ministry|minist\w+)\s+(?:of|for)\s+\S+$/i.test(before.at(-1)!)
    )
      return [...before, after].map(organisation);
  }
  return [organisation(text)];
}

/** A part of a list between commas; `joined` where an "and" stands before it. */
type Part = { readonly text: string; readonly joined: boolean };

function commaParts(text: string): readonly Part[] {
  const parts: Part[] = [];
  let joined = false;
  let at = 0;
  const push = (piece: string): void => {
    for (const bit of piece.split(/\s*,\s*/)) {
      const clean = bit.trim();
      if (clean && clean !== '.') {
        parts.push({ text: clean, joined });
        joined = false;
      }
    }
  };
  AND.lastIndex = 0;
  for (let match = AND.exec(text); match; match = AND.exec(text)) {
    push(text.slice(at, match.index));
    joined = true;
    at = match.index + match[0].length;
  }
  push(text.slice(at));
  return parts;
}

/** "Chan T", "Verma MS", "Ishigaki M N", "Le Roux JP": family name first, initials last, no comma between. */
function initialsLast(text: string): CslName | undefined {
  const suffixed =
    /^(.*\S)\s+((?:Jr|Sr|II|III|2nd|3rd)\.?)$/u.exec(text) ??
    /^(.*\p{Ll}\s\p{Lu}{1,2})(III|IV|Jr)$/u.exec(text);
  const match = /^(.*?[\p{L}'’-]{2,})\s+((?:\p{Lu}\p{M}*\p{Ll}?\.?[\s-]?){1,5})$/u.exec(
    suffixed?.[1] ?? text,
  );
  if (!match || !isInitials(match[2]!)) return undefined;
  // "Yu K": two letters without a full stop are a family name here.
  if (isInitials(match[1]!.split(' ')[0]!) && !/^\p{Lu}\p{Ll}$/u.test(match[1]!)) return undefined;
  if (match[2]!.trim().length > 4 && !/[.\s-]/.test(match[2]!.trim())) return undefined;
  return person(match[1]!, match[2]!, suffixed?.[2] ?? '');
}

const familyLike = (text: string): boolean => {
  const list = text.split(' ').filter(Boolean);
  const core = list.filter((word) => !PARTICLES.has(word.toLowerCase()));
  return core.length <= 1 || (core.length === 2 && list.length <= 4 && !isInitials(core[0]!));
};

const SYLLABLE =
  /^(?:[^AEIOUY]|CH|SH|ZH|TH|PH|KH|QU|KN|WH|S[CHKLMNPTW]|[BCDFGKPT]R|[BCFGPS]L)?[AEIOUY]+(?:[^AEIOUY]|NG|N[DKT]|CK|LL|RR|SS|TT|R[KMNT]|L[MTZ]|ST|TZ)?$/u;

/** Whether three or four capitals before a word that is no given name read like initials: no syllable can be made of them. */
const areRunTogether = ([first, ...rest]: readonly string[], { givenNames }: NameContext): boolean =>
  /^[A-Z]{3,4}$/.test(first!) && !SYLLABLE.test(first!) && !givenNames.has(rest.at(-1)!.toLowerCase());

/** One name that has no comma in it, written in whichever order. */
function single(text: string, context: NameContext): CslName {
  if (looksLikeOrganisation(text, context)) return organisation(text);
  // "Duby (Georges)", as French historians print it.
  const bracketed = /^(\p{Lu}[\p{L}’'\s-]*?)\s\((\p{Lu}\p{L}[\p{L}.\s’'-]*)\)$/u.exec(text);
  if (bracketed) return person(bracketed[1]!, bracketed[2]!);
  const last = initialsLast(text);
  if (last) {
    const list = text.split(' ');
    // "Chellas Brian F.": a given name written out before the initial.
    if (
      list.length === 3 &&
      context.givenNames.has(list[1]!.toLowerCase()) &&
      !context.givenNames.has(list[0]!.toLowerCase()) &&
      !PARTICLES.has(list[0]!.toLowerCase())
    )
      return person(list[0]!, list.slice(1).join(' '));
    return last;
  }
  const list = text.split(' ');
  // "LEDUC Hélène": capitals mark the family name, unless they are initials run together ("HLA Hart").
  if (
    list.length > 1 &&
    !areRunTogether(list, context) &&
    /^\p{Lu}{3,}(?:-\p{Lu}+)*$/u.test(list[0]!) &&
    /^\p{Lu}\p{Ll}/u.test(list.at(-1)!)
  ) {
    let n = 1;
    while (n < list.length - 1 && /^\p{Lu}{2,}$/u.test(list[n]!)) n++;
    return person(list.slice(0, n).join(' '), list.slice(n).join(' '));
  }
  return directName(text);
}

/** Whether the names after the first are written given name first ("Smith, John, Mary Jones, and Ann Lee"). */
function restIsDirect(parts: readonly Part[]): boolean {
  const rest = parts.slice(2).filter((part) => !isSuffix(part.text));
  if (rest.length === 0) return true;
  const direct = (text: string): boolean => {
    const list = text.split(' ');
    if (list.length < 2 || isInitials(text)) return false;
    return isInitials(list[0]!) || !isInitials(list.at(-1)!);
  };
  const directs = rest.filter((part) => direct(part.text)).length;
  const initialsOnly = rest.filter((part) => isInitials(part.text)).length;
  return initialsOnly === 0
    ? directs * 2 > rest.length || (rest.length === 1 && directs === 1)
    : directs > initialsOnly * 2;
}

/** "CM. Barnes" in a list that lacks commas between names: initials, then the next family name. */
function splitMissingCommas(parts: readonly Part[]): readonly Part[] {
  return parts.flatMap((part, i) => {
    if (i === 0 || part.joined) return [part];
    const match =
      /^((?:\p{Lu}\p{M}*\.?[\s-]?){1,4}?[.\s])\s*(\p{Lu}[\p{L}'’-]+(?:[\s-]\p{Lu}\p{Ll}[\p{L}'’-]*)?)$/u.exec(
        part.text,
      );
    const next = parts[i + 1];
    if (!match || !isInitials(match[1]!) || !next || next.joined || !isInitials(next.text.split(' ')[0]!))
      return [part];
    return [
      { text: match[1]!.trim(), joined: false },
      { text: match[2]!, joined: false },
    ];
  });
}

/** Pairs family and given names through an inverted list. */
function invertedList(parts: readonly Part[], context: NameContext): CslName[] {
  const direct = restIsDirect(parts);
  const list = direct ? parts : splitMissingCommas(parts);
  const names: CslName[] = [];
  for (let i = 0; i < list.length; ) {
    const { text } = list[i]!;
    const next = list[i + 1];
    const pairs =
      next !== undefined &&
      !next.joined &&
      (i === 0 ||
        (!direct &&
          !initialsLast(text) &&
          familyLike(text) &&
          (isInitials(next.text) || !isInitials(text.split(' ')[0]!)))) &&
      !isSuffix(next.text);
    const suffixBetween =
      next !== undefined &&
      !next.joined &&
      isSuffix(next.text) &&
      list[i + 2] !== undefined &&
      (i === 0 || (!direct && familyLike(text) && isInitials(list[i + 2]!.text)));
    if (pairs || suffixBetween) {
      const suffixFirst = isSuffix(next!.text);
      const given = list[i + (suffixFirst ? 2 : 1)]!.text;
      let used = suffixFirst ? 3 : 2;
      let suffix = suffixFirst ? next!.text : '';
      const after = list[i + used];
      if (!suffix && after && !after.joined && isSuffix(after.text)) {
        suffix = after.text;
        used++;
      }
      const inGiven = /^(.*\S)\s+((?:Jr|Sr|II|III|IV)\.?)$/.exec(given);
      names.push(person(text, inGiven ? inGiven[1]! : given, suffix || (inGiven ? inGiven[2]! : '')));
      i += used;
    } else {
      const name = single(text, context);
      const suffix = next && !next.joined && isSuffix(next.text) ? next.text : '';
      names.push(suffix && name.family ? { ...name, suffix } : name);
      i += suffix ? 2 : 1;
    }
  }
  return names;
}

/** Whether the first comma stands between a family name and its given name. */
function opensInverted(parts: readonly Part[], context: NameContext): boolean {
  const [first, second] = parts;
  if (!first || !second || second.joined) return false;
  if (nameTogether(first.text) && nameTogether(second.text)) return false;
  if (isSuffix(second.text) && parts[2] && isInitials(parts[2].text)) return true;
  // "LE GALL, Jacqueline": a particle in capitals is no initial.
  const [opening = ''] = first.text.split(' ');
  const particle = opening.length > 1 && PARTICLES.has(opening.toLowerCase());
  if (isInitials(opening) && first.text.includes(' ') && !particle) return false;
  // "MARSH ROSS, M.G.": capitals of three letters and more are no initials where initials follow.
  if (isInitials(second.text))
    return (
      !initialsLast(first.text) ||
      first.text.split(' ').length === 1 ||
      /^\p{Lu}{3,}(?:[\s-]\p{Lu}{3,})+$/u.test(first.text)
    );
  if (initialsLast(first.text)) return false;
  const firstWords = first.text
    .split(' ')
    .filter((word) => !PARTICLES.has(word.toLowerCase()) && !/^(?:[JS]r\.?|I{2,3}|IV)$/.test(word));
  const secondWords = second.text.split(' ');
  if (firstWords.length === 1) return true;
  // Two words before the comma: a double family name, unless they read as given name and family name.
  const given = (word: string | undefined): boolean =>
    context.givenNames.has((word ?? '').toLowerCase().split('-')[0]!);
  if (secondWords.length === 1) return !given(firstWords[0]) || given(secondWords[0]);
  return (
    secondWords.every((word) => given(word) || isInitials(word)) &&
    !given(firstWords[0]) &&
    parts.length % 2 === 0
  );
}

/** "St. John, A.", where "St." is no given name as in "St. Meier": the rest of the name is inverted. */
const SAINT =
  /(?<=^|[,;&]\s|\s(?:and|und|et|y|e)\s)(Ste?)\.\s(?=\p{Lu}\p{Ll}[\p{L}'’-]*(?:,\s*(?:\p{Lu}\.[\s-]?)+(?:$|[,;&(]|and\s|und\s)|\s\p{Lu}{1,3}(?:,|$)|,\s\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)?$))/gu;

/** Reads one list of names in whatever order and style it is written. */
export function parseNames(source: string, context: NameContext): NameList {
  let text = ` ${source} `.replace(/\s+/g, ' ');
  const truncated = ET_AL.test(text);
  if (truncated) text = text.replace(ET_AL, ', ').replace(/[\s,;(&]+(?:(?:and|und|et|e|y)\s*)?,\s*$/u, ' ');
  text = text.replace(IN, ' ');
  for (let turn = 0; turn < 2; turn++) text = text.replace(ROLES, '').replace(OPENING, ' ');
  text = text
    .replace(/\((?:[^()]*\b(?:eds?|hrsg|hg|éds?|dir|coord|transl?|org|comp)\b[^()]*|[^()]{0,4})\)/giu, ' ')
    .replace(/\s*\b(?:Eds?|Hrsg|Hg)\.\s*$/u, '')
    .replace(/^[\s,;:.)\]"“”]+|[\s,;:(["“”*†‡]+$/g, '')
    .replace(/(?<=\p{Lu})\.\s+,/gu, '.,')
    .replace(/\s+([.,;])/g, '$1')
    .replace(/\.{2,}/g, '.')
    // The full stop that ends the list is no part of the last name, but that of an initial is.
    .replace(/(?<=\p{Ll}|\b(?:II|III|IV)|\s\p{Lu}{2,3})\.+$/u, '')
    .replace(/,(?=\S)/g, ', ')
    // German writes "u." for "und"; in capitals it is an initial.
    .replace(/(?<=[\p{L}.,])\su\.\s(?=\p{Lu})/gu, ' und ')
    // "P.Skands": an initial printed onto the name after it.
    .replace(/(?<=(?:^|[\s.-])\p{Lu}\.)(?=\p{Lu}[\p{Ll}’'])/gu, ' ')
    .replace(/\b(and|und|et)\s+(?:and|und|et)\b/gi, '$1')
    // "Troyan S, for the Tidal Health Group": for whom the persons wrote.
    .replace(/(?<=[\s.]\p{Lu}{1,3})[,;.]{0,2}\s+(?:for|on behalf of)\s+the\s+(?=\p{Lu})/u, '; ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(SAINT, `$1.${JOINED}`);
  if (!text || !/\p{L}/u.test(text)) return { names: [], truncated };
  if (looksLikeOrganisation(text, context) && !/;/.test(text))
    return { names: organisations(text), truncated };
  // "AA. VV.": the several authors of Italian bibliographies.
  if (/^AA\.?\s?VV\.?$/u.test(text)) return { names: [organisation('AA.VV.')], truncated };
  const separated = splitStrongly(text);
  if (separated.length > 1) {
    const names = separated.flatMap((piece) => {
      if (looksLikeOrganisation(piece, context)) return organisations(piece);
      const parts = commaParts(piece);
      if (
        parts.length === 2 &&
        !parts[1]!.joined &&
        !(initialsLast(parts[0]!.text) && initialsLast(parts[1]!.text))
      )
        return isSuffix(parts[1]!.text)
          ? [{ ...single(parts[0]!.text, context), suffix: parts[1]!.text }]
          : [person(parts[0]!.text, parts[1]!.text)];
      return list(parts, context);
    });
    return { names, truncated };
  }
  const parts = commaParts(text);
  if (parts.length === 1 && context.invertedFirst && isUninverted(parts[0]!.text, context))
    return { names: [organisation(text)], truncated };
  return { names: list(parts, context).filter((name) => name.literal || name.family), truncated };
}

/** In a list whose first author is always inverted, two plain words without a comma are an organisation. */
function isUninverted(text: string, context: NameContext): boolean {
  const list = text.split(' ');
  return (
    list.length >= 2 &&
    !list.some((word) => isInitials(word) || PARTICLES.has(word)) &&
    !context.givenNames.has(list[0]!.toLowerCase()) &&
    !context.givenNames.has(list[1]!.toLowerCase())
  );
}

/** Splits at semicolons, or at slashes and dashes between names that have commas of their own. */
function splitStrongly(text: string): readonly string[] {
  const strip = (piece: string): string => piece.replace(/^\s*(?:and|und|et|y|e|&)\s+/iu, '').trim();
  if (text.includes(';'))
    return text
      .split(/\s*;\s*/)
      .map(strip)
      .filter(Boolean);
  if (/\p{L}\.?\s?\/\s?\p{Lu}|\p{L}\.?\s\/\s\p{Ll}/u.test(text))
    return text
      .split(/\s*\/\s*/)
      .map(strip)
      .filter(Boolean);
  if (/\p{L}\.?\s[–—-]\s\p{Lu}/u.test(text))
    return text
      .split(/\s+[–—-]\s+/)
      .map(strip)
      .filter(Boolean);
  if (/\p{L}\.?\s[•·]\s\p{Lu}/u.test(text))
    return text
      .split(/\s+[•·]\s+/)
      .map(strip)
      .filter(Boolean);
  // "DALL'AVA, Josette. DELMAS, Philippe.": full stops between inverted names written out.
  const stops = text.split(/(?<=\p{Ll}{2})\.\s+(?=[\p{Lu}'’]{2,}[\p{L}\s'’-]*,)/u);
  if (stops.length > 1) return stops;
  const inverted = text.split(AND_BETWEEN_INVERTED);
  return inverted.length > 1 &&
    inverted.every((piece) => {
      const [family, given, more] = piece.split(',');
      return (
        given !== undefined && more === undefined && !isSuffix(given.trim()) && !initialsLast(family!.trim())
      );
    })
    ? inverted.map((piece) => piece.trim())
    : [text];
}
const AND_BETWEEN_INVERTED = /,?\s+(?:and|und|et|y|e|&|AND)\s+/u;

/** "Rossi Mario, Bianchi Anna": every name of several ends with what is a given name, and none begins with one. */
function isFamilyFirst(parts: readonly Part[], { givenNames }: NameContext): boolean {
  return (
    parts.length >= 2 &&
    parts.every(({ text }) => {
      const [first, second, third] = text.toLowerCase().split(' ');
      return third === undefined && givenNames.has(second ?? '') && !givenNames.has(first!);
    })
  );
}

function list(parts: readonly Part[], context: NameContext): CslName[] {
  if (opensInverted(parts, context)) return invertedList(parts, context);
  if (isFamilyFirst(parts, context))
    return parts.map(({ text }) => person(text.split(' ')[0]!, text.split(' ')[1]!));
  const names: CslName[] = [];
  for (let i = 0; i < parts.length; i++) {
    const { text } = parts[i]!;
    const next = parts[i + 1];
    if (isSuffix(text) && names.length > 0) {
      names[names.length - 1] = { ...names.at(-1)!, suffix: text };
      continue;
    }
    // A stray inverted name in a list of direct ones.
    if (next && !next.joined && text.split(' ').length === 1 && isInitials(next.text) && !isInitials(text)) {
      names.push(person(text, next.text));
      i++;
      continue;
    }
    names.push(single(text, context));
  }
  return names;
}
