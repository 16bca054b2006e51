/** A run of text as pdfjs gives it (`TextItem`), in the page's own points. */
export type PrintedSource = {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly fontName: string;
  readonly hasEOL: boolean;
};

/** What pdfjs says of the font of a run (`TextStyle`). */
export type PrintedStyle = { readonly vertical: boolean; readonly fontFamily: string };

/** A run of text in its place on the page, in points from the left and top edges. */
export type PrintedItem = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  /** Height of its font. */
  readonly size: number;
  /** How long the printed words are; down the page where they are set vertically. */
  readonly width: number;
  /** Radians, clockwise. */
  readonly angle: number;
  readonly family: string;
  readonly endsLine: boolean;
};

/** Where the usual fonts of a browser have their base line in a line as high as the font, from its top. */
const BASE_LINE = 0.84;

/** Places a run on the page; `page` is the transform of its viewport at one pixel a point. */
export function printedItem(
  { str, width, height, transform, hasEOL }: PrintedSource,
  style: PrintedStyle | undefined,
  page: readonly number[],
): PrintedItem {
  const [a, b, c, d, x, y] = product(page, transform);
  const size = Math.hypot(c, d);
  const isVertical = style?.vertical === true;
  const angle = Math.atan2(b, a) + (isVertical ? Math.PI / 2 : 0);
  const rise = size * BASE_LINE;
  return {
    text: str,
    left: x + rise * Math.sin(angle),
    top: y - rise * Math.cos(angle),
    size,
    width: isVertical ? height : width,
    angle,
    family: style?.fontFamily ?? 'sans-serif',
    endsLine: hasEOL,
  };
}

type Matrix = readonly [number, number, number, number, number, number];

function product(one: readonly number[], other: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = other;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
