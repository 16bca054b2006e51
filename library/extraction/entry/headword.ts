const WORK =
  /encyclop|dictionar|lexi[ck]|handbook|companion|dizionario|enciclopedia|wörterbuch|diccionario|dictionnaire|thesaurus/iu;
const UNDER = /[,.]?\s+s\.\s?vv?\.,?\s+/u;
const QUOTED = /^["“‘«]([^"”’»]{2,80}?)[,.]?["”’»][,.]?/u;
const PLAIN = /^([^,.;:"“]{2,60})[,.]/u;

/**
 * An article of a work of reference as other references print it: "Oxford Dictionary, s.v. “Delta,” 4th ed." names the
 * work first, "Berg, J., s.v. “Delta,” in …" its author. Any other reference is given back as it is.
 */
export function withoutHeadwordMark(raw: string): string {
  const mark = UNDER.exec(raw.slice(0, 300));
  if (mark === null || mark.index < 3) return raw;
  const before = raw.slice(0, mark.index);
  const after = raw.slice(mark.index + mark[0].length);
  if (!WORK.test(before)) return `${before}, ${after}`;
  const word = QUOTED.exec(after) ?? PLAIN.exec(after);
  return word === null ? raw : `“${word[1]},” in ${before}, ${after.slice(word[0].length).trim()}`;
}
