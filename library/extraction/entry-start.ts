/** How the beginning of a line looks to someone who looks for the beginning of a reference. */

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’ʼ‐‑-]{1,40}";
const PARTICLES =
  "(?:(?:St\\.|van|von|de|del|della|der|den|di|da|dos|du|la|le|ten|ter|zu|zum|el|al|bin|ibn|af|av)[ ]|d['’]|al-|O['’])*";
const FAMILY = `(?:${PARTICLES}${NAME}(?:[ ]${PARTICLES}${NAME}){0,2})`;
const INITIALS = '(?:\\p{Lu}\\p{Ll}?\\.?[ -]?){1,5}';

const PERSONS: readonly RegExp[] = [
  // Family, I. I. / Family, Given, …
  new RegExp(
    `^${FAMILY},[ ]?(?!(?:Bd|Vol|Nr|No|Jg|Heft|pp|Hrsg|Eds?)\\b)(?:${INITIALS}(?=[,.;:&( ]|$)|${NAME}(?:[ ](?:${NAME}|\\p{Lu}\\.?|${PARTICLES}${NAME}))*(?:[ ]?[,.;(&]|[ ](?:and|et|und|y|e|en|och|og|ja|a|i|ve|и)[ ]\\p{Lu}))`,
    'u',
  ),
  // Family AB, … (Vancouver)
  new RegExp(
    `^${FAMILY}[ ]\\p{Lu}{1,4}(?:[ ](?:Jr|Sr|[23]rd|I{2,3}))?(?:[,.:;(]|[ ](?:&|u\\. ?a\\.|(?:and|et|und|y|e|en|och|og|ja)\\b))`,
    'u',
  ),
  // A. B. Family, … (IEEE)
  new RegExp(
    `^(?:\\p{Lu}\\.[ -]?){1,4}${FAMILY}(?:,|[ ](?:&|u\\. ?a\\.|(?:and|et|und|y|e|en|och|og|ja)\\b))`,
    'u',
  ),
];

/** Names in writing without capitals, with the year in brackets after them, or Chinese ones with a full stop. */
const UNCASED =
  /^\p{Lo}[^（(\d۰-۹٠-٩]{0,140}[（(](?:1[5-9]|20|[۱١][۲-۴٢-٤])[\d۰-۹٠-٩]{2}[a-z]?[）)،,]|^\p{sc=Han}{2,4}(?:[,，、] ?(?:\p{sc=Han}{2,4}|等)){0,6}[.．。] ?\p{Lo}/u;

const OTHERS: readonly RegExp[] = [
  // Organisation (2020). / Organisation (ORG). 2020. / Organisation, 2020, …; prose goes on in lower case
  /^[\p{Lu}\d][^.!?(]{1,160}(?:\([^()]{1,40}\))?[.,:]? ?(?:(?:1[5-9]|20)\d\d[a-z]?(?:[,.:;/]|$| [^\p{Ll}\d])|[[(](?:1[5-9]|20)\d\d[a-z]?(?:, [^()]{1,30})?[\])](?:[.,:;]|$| ["“'‘*_\p{Lu}\d]))/u,
  /^[\p{Lu}\d][^.!?]{1,160}[.,:]? ?[[(](?:n\. ?d\.|s\. ?f\.|o\. ?J\.|in press|forthcoming|im Druck|en prensa|sous presse|in corso di stampa)/iu,
  // Organisation, “Title / Organisation: »Title
  /^\p{Lu}[^.!?“"„«»]{3,100}[,.:] ["“„«»‘]\p{L}/u,
  // No author at all
  /^[.,]? ?\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]/u,
];

const AGAIN: readonly RegExp[] = [/^(?:[—–―_-]{2,}|[—–―])[ .,(]/u];

const YEAR =
  /(?:^|[^\d-])(?:1[5-9]|20)\d\d[a-z]?(?!\d)|(?<![۰-۹٠-٩])[۰-۹٠-٩]{4}(?![۰-۹٠-٩])|n\. ?d\.|in press|forthcoming|im Druck|en prensa|sous presse/iu;

/** Words that begin a later part of a reference. */
const LATER =
  /^(?:In|Retrieved|Accessed|Available|Zugegriffen|Zugriff|Verfügbar|Abgerufen|Disponible|Consultado|Consulté|Consultato|Disponibile|Disponível|Acedido|Geraadpleegd|Hämtad|Viitattu|Saatavilla|Vol|Bd|pp?|S)\b[.:,]?\s/u;

/** True for words that begin a later part of a reference: "In", "Retrieved", "Vol.". */
export function beginsLaterPart(words: string): boolean {
  return LATER.test(words) || /^(?:DOI|URL|ISBN|ISSN|PMID|Epub|Edited|Reprinted|Accessed)\b/.test(words);
}

/** How the beginning of a line begins a reference: with a person, the authors before again, or something else. */
export function referenceStart(line: string, reach: string): 'person' | 'again' | 'other' | undefined {
  const start = line.slice(0, 260).replace(/^(?:[*“"'‘]+|_(?!_))+(?=[\p{L}—–_])/u, '');
  if (LATER.test(start) || !YEAR.test(reach.slice(0, 1200))) return undefined;
  if (AGAIN.some((pattern) => pattern.test(start))) return 'again';
  if (UNCASED.test(start) || PERSONS.some((pattern) => pattern.test(start))) return 'person';
  return OTHERS.some((pattern) => pattern.test(start)) ? 'other' : undefined;
}

/** True where a line begins the way references begin and a year follows in `reach`, the text from the line on. */
export function beginsReference(line: string, reach: string): boolean {
  return referenceStart(line, reach) !== undefined;
}

/** True for a line that can only carry on a reference: an address, pages, a word in lower case. */
export function carriesOn(line: string): boolean {
  if (
    /^(?:(?:de|van|von|vom|der|den|del|della|di|da|dos|du|la|le|al|el|ten|ter|zu|zum|zur|af|av|bin|ibn|het|’t|'t)[ -])+\p{Lu}|^d['’]\p{Lu}|^al-/u.test(
      line,
    )
  )
    return false;
  return /^(?:\p{Ll}|https?:|<https?:|www\.|doi\b|Retrieved|Accessed|Available|Verfügbar|Abgerufen|Disponible|Consultado|Consulté|[)\],;:&]|\d{1,4}[–-]\d|\(\d{1,3}\)[:.,]|pp?\.? ?\d)/u.test(
    line,
  );
}

/** How a line of a reference list ends: a reference can end here, cannot, or it stays open. */
export function lineEnding(line: string): 'ended' | 'open' | 'unknown' {
  const tail = line.slice(-80).trimEnd();
  if (
    /(?:[,&([–—-]|\b(?:and|und|et|y|e|och|og|en|in|of|the|for|on|pp?\.|eds?\.|Vol\.|No\.|vol\.|no\.))$/u.test(
      tail,
    )
  )
    return 'open';
  if (/(?:https?:\/\/|www\.|doi\.org|10\.\d{4,9}\/)\S*$/u.test(tail)) return 'ended';
  if (/[.!?)\]>”"»’*_\d]$/u.test(tail)) return 'ended';
  return 'unknown';
}

/** True for a text that has what references have: a year, an address or an identifier. */
export function hasReferenceMatter(text: string): boolean {
  return (
    YEAR.test(text.slice(0, 3000)) || /https?:\/\/|www\.|\bdoi\b|10\.\d{4,9}\//i.test(text.slice(0, 3000))
  );
}

const FINITE =
  /(?<!\p{L})(?:this|these|is|are|was|were|has|have|had|that|which|we|they|it|its|their|nor|diese[rsmn]?|ist|sind|war|waren|wird|hat|haben|sie|cette|ces|est|sont|nous|ils|este|esta|estos|es|son|fue|questo|questa|è|sono|stato|isto|é|são|foi|deze|dit|zijn|werd|het|detta|är|har|tämä|ovat|oli)(?!\p{L})/giu;

const CITING =
  /(?<=\p{L} )(?:\(\d{1,3}(?:[,–-]\d{1,3})*\)|\[\d{1,3}(?:[,–-] ?\d{1,3})*\]|\(\p{Lu}[^()\d]{2,60}\d{4}[a-z]?\)|\(\d{4}[a-z]?\) (?=\p{Ll}))(?!:)/gu;

/** Running words in a sentence, or prose that cites in brackets; not the title of a work. */
export function isProse(words: string): boolean {
  return (
    (words.match(FINITE)?.length ?? 0) >= 2 ||
    (words.match(CITING)?.length ?? 0) >= 2 ||
    /\(\p{Lu}[^()]*(?:et al\.|&|;)[^()]*\d{4}[^()]*\)/u.test(words)
  );
}
