/** How the beginning of a line looks to someone who looks for the beginning of a reference. */

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’ʼ‐‑-]{1,40}";
const PARTICLES =
  "(?:(?:van|von|de|del|della|der|den|di|da|dos|du|la|le|ten|ter|zu|zum|el|al|bin|ibn|af|av)[ ]|d['’]|al-|O['’])*";
const FAMILY = `(?:${PARTICLES}${NAME}(?:[ ]${PARTICLES}${NAME}){0,2})`;
const INITIALS = '(?:\\p{Lu}\\p{Ll}?\\.?[ -]?){1,5}';

const PATTERNS: readonly RegExp[] = [
  // Family, I. I. / Family, Given, …
  new RegExp(
    `^${FAMILY},[ ]?(?:${INITIALS}(?=[,.;:&( ]|$)|${NAME}(?:[ ](?:${NAME}|\\p{Lu}\\.?|${PARTICLES}${NAME}))*[ ]?[,.;(&])`,
    'u',
  ),
  // Family AB, … (Vancouver)
  new RegExp(`^${FAMILY}[ ]\\p{Lu}{1,4}(?:[ ](?:Jr|Sr|[23]rd|I{2,3}))?(?:[,.:;(]|[ ](?:et al|and|&))`, 'u'),
  // A. B. Family, … (IEEE)
  new RegExp(`^(?:\\p{Lu}\\.[ -]?){1,4}${FAMILY}(?:,|[ ](?:and|&|et al))`, 'u'),
  // Organisation (2020). / Organisation (ORG). 2020. / Organisation, 2020, …; prose goes on in lower case
  /^[\p{Lu}\d][^.!?(]{1,160}(?:\([^()]{1,40}\))?[.,:]? ?(?:(?:1[5-9]|20)\d\d[a-z]?(?:[,.:;/]|$| [^\p{Ll}\d])|[[(](?:1[5-9]|20)\d\d[a-z]?(?:, [^()]{1,30})?[\])](?:[.,:;]|$| ["“'‘*_\p{Lu}\d]))/u,
  /^[\p{Lu}\d][^.!?]{1,160}[.,:]? ?[[(](?:n\. ?d\.|s\. ?f\.|o\. ?J\.|in press|forthcoming|im Druck|en prensa|sous presse|in corso di stampa)/iu,
  // The same authors again, or none at all
  /^(?:[—–―_-]{2,}|[—–―])[ .,(]/u,
  /^[.,]? ?\(?(?:1[5-9]|20)\d\d[a-z]?\)?[.,:]/u,
];

const YEAR =
  /(?:^|[^\d-])(?:1[5-9]|20)\d\d[a-z]?(?!\d)|n\. ?d\.|in press|forthcoming|im Druck|en prensa|sous presse/iu;

/** True where a line begins the way references begin and a year follows in `reach`, the text from the line on. */
export function beginsReference(line: string, reach: string): boolean {
  const start = line.slice(0, 260).replace(/^[*_“"'‘]+(?=\p{L})/u, '');
  return YEAR.test(reach.slice(0, 1200)) && PATTERNS.some((pattern) => pattern.test(start));
}

/** True for a line that can only carry on a reference: an address, pages, a word in lower case. */
export function carriesOn(line: string): boolean {
  if (/^(?:de|van|von|der|den|di|da|du|la|le|al|el|ten|ter|zu)[ -]\p{Lu}|^d['’]\p{Lu}|^al-/u.test(line))
    return false;
  return /^(?:\p{Ll}|https?:|<https?:|www\.|doi\b|Retrieved|Accessed|Available|Verfügbar|Abgerufen|Disponible|Consultado|Consulté|[)\],;:&]|\d{1,4}[–-]\d|pp?\.? ?\d)/u.test(
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
