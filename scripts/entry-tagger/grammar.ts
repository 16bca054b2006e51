/** A small generative grammar: symbols with their alternatives, in which `{symbol}` stands for another symbol. */
export type Grammar = ReadonlyMap<string, readonly string[]>;

/** Reads a grammar written one symbol a line: `symbol = alternative | alternative`. */
export function grammarOf(text: string): Grammar {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line) => {
        const at = line.indexOf(' = ');
        return [line.slice(0, at), line.slice(at + 3).split(' | ')] as const;
      }),
  );
}

export type Random = () => number;

/** One choice among many. */
export const pick = <T>(from: readonly T[], random: Random): T => from[Math.floor(random() * from.length)]!;

/** A whole number from `least` to `most`. */
export const between = (least: number, most: number, random: Random): number =>
  least + Math.floor(random() * (most - least + 1));

function builtIn(symbol: string, random: Random): string | undefined {
  if (symbol === 'n') return String(between(2, 60, random));
  if (symbol === 'd') return String(between(2, 6, random));
  if (symbol === 'y') return String(between(1500, 2015, random));
  if (symbol === 'yy') return String(between(78, 99, random));
  return undefined;
}

/** Words for a symbol, or undefined where the grammar has no such symbol. */
export function expand(grammar: Grammar, symbol: string, random: Random): string | undefined {
  const alternatives = grammar.get(symbol);
  if (!alternatives) return builtIn(symbol, random);
  return pick(alternatives, random).replace(
    /\{(\w+)\}/g,
    (whole, name: string) => expand(grammar, name, random) ?? whole,
  );
}
