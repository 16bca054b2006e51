const bases = new Map<string, string>();
const MOST_BASES = 200_000;

/**
 * A folded word as its other forms are looked for: singular and plural, present and past, British and American spelling
 * share one. English; what is no English word mostly stays as it is. It is a key to compare by, not always a word.
 */
export function baseOf(word: string): string {
  const known = bases.get(word);
  if (known !== undefined) return known;
  if (bases.size > MOST_BASES) bases.clear();
  const base = spelledAlike(withoutEnding(word));
  bases.set(word, base);
  return base;
}

const SHORTEST = 4;

function withoutEnding(word: string): string {
  const one = singular(word);
  const verb = /^(.{3,}?[bcdfghklmnprstvwxyz])ed$/.exec(one)?.[1] ?? one;
  // "Deterred" and "deter".
  const plain = verb === one ? one : verb.replace(/([bdgmnprt])\1$/, '$1');
  return plain.length > SHORTEST ? plain.replace(/e$/, '') : plain;
}

function singular(word: string): string {
  if (word.length < SHORTEST || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word;
  if (word.length > SHORTEST && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

function spelledAlike(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/isation/, 'ization')
    .replace(/is(ed?|ing|er|)$/, 'iz$1')
    .replace(/yz|ys(?=ed?$|ing$|$)/, 'yz')
    .replace(/our(?=$|al|abl|ing|it|less)/, 'or')
    .replace(/(gra)mm$/, '$1m')
    .replace(/(fen)[cs]$/, '$1s')
    .replace(/^paed/, 'ped')
    .replace(/aemi/, 'emi')
    .replace(/haem/, 'hem')
    .replace(/entr$|enter$/, 'enter')
    .replace(/l{2}(?=$|ing$|or$|er$)/, 'l');
}
