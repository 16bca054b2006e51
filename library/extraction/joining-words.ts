/**
 * The words with which running text joins the authors of one work, in the main European languages: sources of regular
 * expressions for the flags `iu`, without groups that capture.
 */

/** "and" between two authors. */
export const AND = 'and|&|und|sowie|y|e|et|och|og|en|i|oraz|ja|sekä|és|ve|и|та';

const MORE_PEOPLE = [
  'et\\s+(?:al(?:ii)?\\.?|coll\\.|autres|(?:(?:ses|leurs)\\s+)?(?:collègues|collaborateurs))',
  'and\\s+(?:(?:his|her|their)\\s+)?(?:colleagues|co-?workers|co-?authors|collaborators|others|associates)',
  'u\\.\\s?a\\.|u\\.\\s?Mitarb\\.|und\\s+(?:andere|Mitarbeiter(?:innen)?|Kolleg(?:en|innen)(?:\\s+und\\s+Kolleg(?:en|innen))?)',
  'y\\s+(?:cols?\\.|colegas|otr[oa]s|colaboradores|asociados)',
  'e\\s+(?:coll?\\.|cols\\.|colleghi|collaboratori|altri|colegas|colaboradores|outros)',
  'm\\.?\\s?fl\\.|o\\.\\s?a\\.|och\\s+(?:medarbetare|kollegor|andra)|og\\s+(?:kolleg(?:er|aer)|medarbejdere|medarbeidere|andre)',
  "e\\.\\s?a\\.|en\\s+(?:collega(?:['’]?s)?|anderen|medewerkers)",
  'i\\s+(?:in\\.|inni|wsp\\.|współpracownicy|współautorzy)',
  '(?:и|с)\\s+(?:др\\.|соавт\\.|соавтор(?:ы|ами)|коллег(?:и|ами)|другие)|та\\s+ін\\.',
  've\\s+(?:ark\\.|arkadaşları|diğerleri|diğ\\.)|vd\\.|v\\.d\\.',
  'ym\\.?|(?:ja|sekä)\\s+(?:muut|kumppanit|kollegat|työtoverit)',
  'a\\s+kol\\.|és\\s+(?:mtsai\\.?|munkatársai|társai)',
].join('|');

/** "et al." and what other languages say for it. */
export const AND_OTHERS = `(?<![\\p{L}])(?:${MORE_PEOPLE})(?!\\p{L})`;
