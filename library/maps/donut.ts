import type { Paint } from './segment-paint.ts';
import { type Content, decimals, element } from './svg-element.ts';

/** One part of a ring. */
export type DonutPart = { readonly paint: Paint; readonly n: number; readonly asCited: number };

/** The hole's part of the radius; the same in every ring, so that the ring's area keeps to the number, too. */
const HOLE = 0.55;

/**
 * A ring whose outer area is the number of studies; its parts share the round in the order given. What is known only as
 * cited is outlined and hollow, at the end of its part.
 */
export function donut(
  x: number,
  y: number,
  radius: number,
  parts: readonly DonutPart[],
  paper: string,
): Content {
  const whole = parts.reduce((sum, part) => sum + part.n, 0);
  const arcs: Content[] = [];
  let from = 0;
  for (const { paint, n, asCited } of parts) {
    const { colour, over } = paint;
    const own = (n - asCited) / whole;
    const cited = asCited / whole;
    const hollow = { fill: paper, stroke: colour, 'stroke-width': 1.2, 'stroke-dasharray': '3 2' };
    const [middle, to] = [from + own, from + own + cited];
    if (own > 0)
      arcs.push(
        arc(x, y, radius, from, middle, { fill: colour, stroke: paper, 'stroke-width': 0.8 }),
        over === null ? [] : arc(x, y, radius, from, middle, { fill: over.full }),
      );
    if (cited > 0)
      arcs.push(
        arc(x, y, radius, middle, to, hollow),
        over === null ? [] : arc(x, y, radius, middle, to, { fill: over.hollow }),
      );
    from = to;
  }
  return [
    element('circle', { cx: x, cy: y, r: radius, fill: paper }),
    arcs,
    element('circle', { cx: x, cy: y, r: radius * HOLE, fill: paper }),
  ];
}

/** A sector from one part of the round to another, clockwise from the top. */
function arc(
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
  look: Readonly<Record<string, string | number>>,
): Content {
  if (to - from >= 0.999999) return element('circle', { cx: x, cy: y, r: radius, ...look });
  const at = (part: number): string => {
    const angle = 2 * Math.PI * part - Math.PI / 2;
    return `${decimals(x + radius * Math.cos(angle))} ${decimals(y + radius * Math.sin(angle))}`;
  };
  const large = to - from > 0.5 ? 1 : 0;
  const r = decimals(radius);
  const d = `M${decimals(x)} ${decimals(y)}L${at(from)}A${r} ${r} 0 ${large} 1 ${at(to)}Z`;
  return element('path', { d, 'stroke-linejoin': 'round', ...look });
}
