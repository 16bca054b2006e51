/** A pair of brackets in a text: `open` and `close` are the places of the two characters. */
export type Brackets = {
  readonly open: number;
  readonly close: number;
  readonly shape: '(' | '[';
  /** How many other pairs stand around it. */
  readonly depth: number;
};

/** A pair longer than this is two that lost their partners. */
const LONGEST = 3000;

/** All pairs of round and square brackets, by place of opening. Linear: unpartnered brackets are dropped. */
export function findBrackets(text: string): Brackets[] {
  const pairs: Brackets[] = [];
  const open: { at: number; shape: '(' | '[' }[] = [];
  const marks = /[()[\]]/g;
  for (let found = marks.exec(text); found; found = marks.exec(text)) {
    const mark = found[0];
    if (mark === '(' || mark === '[') {
      open.push({ at: found.index, shape: mark });
      if (open.length > 50) open.shift();
      continue;
    }
    const shape = mark === ')' ? '(' : '[';
    const at = open.findLastIndex((one) => one.shape === shape);
    if (at < 0) continue;
    const start = open[at]!.at;
    open.length = at;
    if (found.index - start <= LONGEST) pairs.push({ open: start, close: found.index, shape, depth: 0 });
  }
  return withDepth(pairs.sort((a, b) => a.open - b.open));
}

/** Counts only pairs around, so that a bracket without a partner ("1)") changes nothing. */
function withDepth(pairs: readonly Brackets[]): Brackets[] {
  const around: number[] = [];
  return pairs.map((pair) => {
    while (around.length > 0 && around[around.length - 1]! < pair.open) around.pop();
    around.push(pair.close);
    return { ...pair, depth: around.length - 1 };
  });
}
