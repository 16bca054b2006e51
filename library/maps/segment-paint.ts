import {
  colourOf,
  segmentTexture,
  segmentToken,
  TEXTURE_TILE,
  type Texture,
  type Theme,
  type TokenName,
} from '../../shared/model/tokens.ts';
import { type Attributes, type Content, decimals, element, type Shape } from './svg-element.ts';

/** What a mark is drawn with: a colour, and over it the fills of a texture for what is full and what is hollow. */
export type Paint = {
  readonly colour: string;
  readonly over: { readonly full: string; readonly hollow: string } | null;
};

/** A disc or a tile around (x, y). */
export type MarkShape = { readonly x: number; readonly y: number } & (
  | { readonly name: 'circle'; readonly r: number }
  | { readonly name: 'rect'; readonly side: number }
);

/** The ids of a drawing's patterns, so that two drawings can stand in one page. */
export type Pens = { readonly theme: Theme; readonly hatch: string };

/** A colour of the tokens without a texture. */
export function plainPaint(token: TokenName, { theme }: Pens): Paint {
  return { colour: colourOf(token, theme), over: null };
}

/** What the nth segment of a legend is drawn with, from 0. */
export function segmentPaint(place: number, pens: Pens): Paint {
  const token = segmentToken(place);
  const texture = segmentTexture(place);
  const over =
    texture === 'plain'
      ? null
      : {
          full: `url(#${textureId(texture, 'paper', pens)})`,
          hollow: `url(#${textureId(texture, token, pens)})`,
        };
  return { colour: colourOf(token, pens.theme), over };
}

/** A full shape, and over it the same shape in the texture of its paint, which lies alike wherever the shape stands. */
export function painted(shape: MarkShape, paint: Paint): Content {
  return [element(shape.name, { ...whereOf(shape), fill: paint.colour }), textured(shape, paint, 'full')];
}

/** The texture over a shape that is full or hollow; nothing where the paint has none. */
export function textured(shape: MarkShape, { over }: Paint, look: 'full' | 'hollow'): Content {
  if (over === null) return [];
  const { x, y } = shape;
  const still = element(shape.name, { ...whereOf({ ...shape, x: 0, y: 0 }), fill: over[look] });
  return element('g', { transform: `translate(${decimals(x)} ${decimals(y)})` }, still);
}

/** Where a mark stands and how large it is, as attributes. */
export function whereOf(shape: MarkShape): Attributes {
  const { x, y } = shape;
  if (shape.name === 'circle') return { cx: x, cy: y, r: shape.r };
  const { side } = shape;
  return { x: x - side / 2, y: y - side / 2, width: side, height: side };
}

/** The patterns that so many segments are told apart by; none for those that hues alone tell apart. */
export function texturePatterns(segments: number, pens: Pens): readonly Shape[] {
  const patterns = new Map<string, Shape>();
  for (let place = 0; place < segments; place++) {
    const texture = segmentTexture(place);
    if (texture === 'plain') continue;
    for (const token of ['paper', segmentToken(place)] as const) {
      const id = textureId(texture, token, pens);
      if (!patterns.has(id)) patterns.set(id, pattern(id, texture, token, pens));
    }
  }
  return [...patterns.values()];
}

function textureId(texture: Texture, token: TokenName, { hatch }: Pens): string {
  return `${texture}-${token}-${hatch}`;
}

function pattern(id: string, texture: Exclude<Texture, 'plain'>, token: TokenName, { theme }: Pens): Shape {
  const { side } = TEXTURE_TILE;
  const { d, over, on } = TEXTURE_TILE[texture];
  const width = token === 'paper' ? over : on;
  const line = element('path', { d, stroke: colourOf(token, theme), 'stroke-width': width });
  // Half a tile on, so that a line goes through the middle of a small mark.
  const place = { x: side / 2, y: side / 2, width: side, height: side, patternUnits: 'userSpaceOnUse' };
  return element('pattern', { id, ...place }, line);
}
