/** An entry as it was printed, its marks of emphasis drawn as emphasis and the angle brackets of its address left out. */
export function RawEntry({ raw }: { readonly raw: string }) {
  const pieces = raw
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
    .split(/(\*{1,2}[^*]+\*{1,2}|(?<![\w/])_[^_\s][^_]*_(?![\w/]))/);
  return pieces.map((piece, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change order
      <em key={index}>{piece.replace(/^[*_]+|[*_]+$/g, '')}</em>
    ) : (
      piece
    ),
  );
}
