/** A snippet cut at its ranges, `hit` telling the matched words; ranges outside the snippet are left aside. */
export function cutSnippet(
  snippet: string,
  ranges: readonly (readonly [number, number])[],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const pieces: { text: string; hit: boolean }[] = [];
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > snippet.length || end <= start) continue;
    if (start > at) pieces.push({ text: snippet.slice(at, start), hit: false });
    pieces.push({ text: snippet.slice(start, end), hit: true });
    at = end;
  }
  if (at < snippet.length) pieces.push({ text: snippet.slice(at), hit: false });
  return pieces;
}
