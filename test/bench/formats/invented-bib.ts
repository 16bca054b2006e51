/** Random numbers in [0, 1) from a seed (mulberry32), so that every run measures the same file. */
function fractions(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  'ba be bi bo bu da de di do du fa fe fi ga ge go ka ke ko la le li lo lu ma me mi mo mu na ne ni no ra re ri ro sa se si so ta te ti to tu va ve vi vo'.split(
    ' ',
  );

/**
 * A .bib file of so many invented articles, with abstracts and keywords: words from a vocabulary of twelve thousand, the
 * first of which come far oftener, as words do; names, pages, volumes and DOIs of their own.
 */
export function inventedBib(entries: number, seed = 1): string {
  const next = fractions(seed);
  const whole = (below: number): number => Math.floor(next() * below);
  const vocabulary = Array.from({ length: 12_000 }, () =>
    Array.from({ length: 2 + whole(3) }, () => SYLLABLES[whole(SYLLABLES.length)]).join(''),
  );
  const word = (): string => vocabulary[Math.floor(vocabulary.length * next() ** 3)]!;
  const words = (count: number): string => Array.from({ length: count }, word).join(' ');
  const capital = (text: string): string => text[0]!.toUpperCase() + text.slice(1);
  const name = (): string =>
    `${capital(vocabulary[whole(vocabulary.length)]!)}, ${String.fromCharCode(65 + whole(26))}. ${String.fromCharCode(65 + whole(26))}.`;
  const journals = Array.from({ length: 400 }, () => `Journal of ${capital(words(3))}`);
  const parts: string[] = [];
  for (let n = 0; n < entries; n++) {
    const first = 1 + whole(900);
    parts.push(`@article{invented${n},
  author = {${Array.from({ length: 1 + whole(6) }, name).join(' and ')}},
  title = {${capital(words(7 + whole(6)))} {${word().toUpperCase()}}},
  journal = {${journals[whole(journals.length)]}},
  year = {${1985 + whole(40)}},
  volume = {${1 + whole(90)}},
  number = {${1 + whole(12)}},
  pages = {${first}--${first + 1 + whole(20)}},
  doi = {10.5555/invented.${n}},
  keywords = {${words(1)}, ${words(1)}, ${words(1)}},
  abstract = {${capital(words(80 + whole(100)))}.}
}
`);
  }
  return parts.join('\n');
}
