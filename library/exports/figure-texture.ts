import { isShape, type Shape } from '../maps/svg-element.ts';

/** Numbers of a straight line from (x, y) to (x + dx, y + dy), in pixels. */
type Piece = { readonly x: number; readonly y: number; readonly dx: number; readonly dy: number };

/** A pattern of straight lines that repeats: `width` and `height` of its tile, and where a tile begins. */
export type Texture = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly colour: string;
  readonly lineWidth: number;
};

export type Bounds = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Reads a `pattern` of a drawing, whose one path is made of `M x y l dx dy` pieces; undefined for any other. */
export function textureOf({ attributes, content }: Shape): Texture | undefined {
  const line = content.find((part) => typeof part !== 'string' && isShape(part));
  if (line === undefined || typeof line === 'string' || !isShape(line)) return undefined;
  const at = (key: string): number => Number(attributes[key] ?? 0);
  const [width, height] = [at('width'), at('height')];
  const pieces = [...String(line.attributes.d).matchAll(/M(-?[\d.]+) (-?[\d.]+)l(-?[\d.]+) (-?[\d.]+)/g)].map(
    ([, x, y, dx, dy]) => ({ x: Number(x), y: Number(y), dx: Number(dx), dy: Number(dy) }),
  );
  return {
    x: at('x'),
    y: at('y'),
    width,
    height,
    // What begins outside a tile only mends its corners; whole lines need no mending.
    pieces: pieces.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height),
    colour: String(line.attributes.stroke),
    lineWidth: Number(line.attributes['stroke-width'] ?? 1),
  };
}

/**
 * The lines of a texture that cross a box, each whole: readers of PDF leave seams where tiles meet, and lay tiles from the
 * corner of the page instead of with the shape.
 */
export function textureLines(
  texture: Texture,
  box: Bounds,
): readonly (readonly [x: number, y: number, toX: number, toY: number])[] {
  return texture.pieces.flatMap((piece) =>
    isThrough(piece, texture) ? throughLines(texture, piece, box) : pieceLines(texture, piece, box),
  );
}

/** Whether a piece goes on in the next tile, so that it is part of one long line. */
function isThrough({ dx, dy }: Piece, { width, height }: Texture): boolean {
  return (dx === 0 || Math.abs(dx) === width) && (dy === 0 || Math.abs(dy) === height);
}

type Line = readonly [x: number, y: number, toX: number, toY: number];

function throughLines(texture: Texture, { x, y, dx, dy }: Piece, box: Bounds): readonly Line[] {
  const { width, height } = texture;
  const [firstX, firstY] = [texture.x + x, texture.y + y];
  if (dy === 0)
    return steps(firstY, height, box.top, box.bottom).map((at): Line => [box.left, at, box.right, at]);
  const slope = dx / dy;
  // Where a line through (firstX, firstY) stands at the box's top and bottom.
  const [top, bottom] = [firstX + (box.top - firstY) * slope, firstX + (box.bottom - firstY) * slope];
  const reach = Math.max(top, bottom) - Math.min(top, bottom);
  return steps(Math.min(top, bottom), width, box.left - reach, box.right).map((at): Line => {
    const shift = at - Math.min(top, bottom);
    return [top + shift, box.top, bottom + shift, box.bottom];
  });
}

function pieceLines(texture: Texture, { x, y, dx, dy }: Piece, box: Bounds): readonly Line[] {
  const { width, height } = texture;
  const rows = steps(texture.y + y, height, box.top - height, box.bottom);
  return steps(texture.x + x, width, box.left - width, box.right).flatMap((left) =>
    rows.map((top): Line => [left, top, left + dx, top + dy]),
  );
}

/** Every place from one to another that lies whole steps from `first`. */
function steps(first: number, step: number, from: number, to: number): readonly number[] {
  const start = first + Math.ceil((from - first) / step) * step;
  return Array.from(
    { length: Math.max(0, Math.floor((to - start) / step) + 1) },
    (_, at) => start + at * step,
  );
}
