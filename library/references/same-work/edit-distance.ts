/**
 * Edits (insert, delete, replace, swap of neighbours) from one text to the other, at most `limit + 1`
 * (optimal string alignment, Damerau 1964), so that hopeless pairs are given up early.
 */
export function editDistance(left: string, right: string, limit: number): number {
  if (left === right) return 0;
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  const width = right.length + 1;
  // Three rows in turn: the one being filled, the last, and the one before it for swaps.
  const cells = new Uint16Array(3 * width);
  for (let column = 0; column < width; column += 1) cells[column] = column;
  for (let row = 1; row <= left.length; row += 1) {
    const [own, last, before] = [(row % 3) * width, ((row + 2) % 3) * width, ((row + 1) % 3) * width];
    let best = row;
    cells[own] = row;
    for (let column = 1; column < width; column += 1) {
      const same = left[row - 1] === right[column - 1];
      let edits = Math.min(
        cells[last + column]! + 1,
        cells[own + column - 1]! + 1,
        cells[last + column - 1]! + (same ? 0 : 1),
      );
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (swapped) edits = Math.min(edits, cells[before + column - 2]! + 1);
      cells[own + column] = edits;
      best = Math.min(best, edits);
    }
    if (best > limit) return limit + 1;
  }
  return cells[(left.length % 3) * width + right.length]!;
}
