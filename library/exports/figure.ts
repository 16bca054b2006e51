import { type Shape, textsOf } from '../maps/svg-element.ts';
import { charactersWithoutGlyph } from '../maps/text-width.ts';

/** A drawing as a figure of a paper: an `svg` element with a width and a height, and what its file says of it. */
export type Figure = {
  readonly shape: Shape;
  readonly title: string;
  /** What the figure shows, for who cannot see it. */
  readonly description: string;
  /** ISO date of what is shown; '' where none is known. */
  readonly asOf: string;
};

/** Width and height of a figure in pixels, 96 to the inch. */
export function sizeOf({ shape }: Figure): { readonly width: number; readonly height: number } {
  return { width: Number(shape.attributes.width ?? 0), height: Number(shape.attributes.height ?? 0) };
}

/** Says which characters the bundled face lacks, since a picture with a box for a letter is no true copy. */
export function glyphNotices(figure: Figure): readonly string[] {
  const lacking = charactersWithoutGlyph(
    textsOf(figure.shape)
      .map(({ words }) => words)
      .join(''),
  );
  if (lacking.length === 0) return [];
  const some = lacking.slice(0, 10).join(' ');
  const count = lacking.length === 1 ? 'One character has' : `${lacking.length} different characters have`;
  return [
    `${count} no shape in the bundled type face and ${lacking.length === 1 ? 'is' : 'are'} drawn as a box (${some}${lacking.length > 10 ? ' …' : ''}). The SVG and the HTML file show ${lacking.length === 1 ? 'it' : 'them'} with the reader’s own fonts.`,
  ];
}
