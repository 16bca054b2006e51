import type { DirectionSign } from '../../shared/model/codebook.ts';
import type { TokenName } from '../../shared/model/tokens.ts';
import { type Attributes, decimals, element, type Shape } from './svg-element.ts';

/** The colour of each direction. */
export const SIGN_TOKENS: Readonly<Record<DirectionSign, TokenName>> = {
  positive: 'positive',
  negative: 'negative',
  mixed: 'mixed',
  none: 'none',
  unstated: 'unstated',
};

/** The characters that stand for the directions in text. */
export const SIGN_CHARACTERS: Readonly<Record<DirectionSign, string>> = {
  positive: '▲',
  negative: '▼',
  mixed: '◆',
  none: '○',
  unstated: '·',
};

/** One direction as a shape around (x, y); `hollow` for what is known only as cited: outlined and dashed. */
export function directionGlyph(
  sign: DirectionSign | null,
  x: number,
  y: number,
  colour: string,
  paper: string,
  hollow: boolean,
): Shape {
  const look: Attributes = hollow
    ? { fill: paper, stroke: colour, 'stroke-width': 1.4, 'stroke-dasharray': '2 1.3' }
    : { fill: colour, stroke: colour, 'stroke-width': 1 };
  if (sign === 'positive') return polygon([x, y - 5, x + 5.2, y + 4.2, x - 5.2, y + 4.2], look);
  if (sign === 'negative') return polygon([x, y + 5, x + 5.2, y - 4.2, x - 5.2, y - 4.2], look);
  if (sign === 'mixed') return polygon([x, y - 5.6, x + 5.6, y, x, y + 5.6, x - 5.6, y], look);
  if (sign === 'none') {
    const ring = { ...look, fill: paper, 'stroke-width': hollow ? 1.4 : 2 };
    return element('circle', { cx: x, cy: y, r: 4.4, ...ring });
  }
  // Small and unbroken, so that a hollow dot is not taken for a hollow ring.
  const dot = hollow ? { ...look, 'stroke-dasharray': null, 'stroke-width': 1.2 } : look;
  return element('circle', { cx: x, cy: y, r: 2.2, ...dot });
}

function polygon(points: readonly number[], look: Attributes): Shape {
  const pairs: string[] = [];
  for (let at = 0; at < points.length; at += 2) {
    pairs.push(`${decimals(points[at] ?? 0)},${decimals(points[at + 1] ?? 0)}`);
  }
  return element('polygon', { points: pairs.join(' '), 'stroke-linejoin': 'round', ...look });
}
