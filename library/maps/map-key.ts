import type { DirectionSign } from '../../shared/model/codebook.ts';
import {
  MOST_SEGMENTS,
  segmentTexture,
  segmentToken,
  TEXTURE_TILE,
  type Texture,
  type TokenName,
} from '../../shared/model/tokens.ts';
import { directionOrder, segmentOrder } from './cell-figures.ts';
import { directionGlyph } from './glyph.ts';
import type { MapPicture } from './map-data.ts';
import { heatWords, SEGMENTS_AGAIN } from './map-legend.ts';
import { hasStudyAxis } from './map-words.ts';
import { decimals, escapeMarkup, markup } from './svg-element.ts';

const SIGNS: readonly DirectionSign[] = ['positive', 'negative', 'mixed', 'none', 'unstated'];

/** The direction shapes, and the textures of segments, drawn once and used by every cell. */
export function pageShapes(picture: MapPicture): string {
  const shapes = SIGNS.flatMap((sign) => [
    `<g id="glyph-${sign}">${markup(directionGlyph(sign, 0, 0, 'currentColor', 'none', false))}</g>`,
    `<g id="glyph-${sign}-cited">${markup(directionGlyph(sign, 0, 0, 'currentColor', 'none', true))}</g>`,
  ]);
  return `<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>${shapes.join('')}${textures(segmentOrder(picture).length)}</defs></svg>`;
}

/** Patterns of the textures that so many segments need: in paper over what is full, in each hue for what is hollow. */
function textures(segments: number): string {
  const { side } = TEXTURE_TILE;
  const tile = (texture: Exclude<Texture, 'plain'>, token: TokenName) => {
    const { d, over, on } = TEXTURE_TILE[texture];
    return `<pattern id="${texture}-${token}" class="c-${token}" x="${side / 2}" y="${side / 2}" width="${side}" height="${side}" patternUnits="userSpaceOnUse"><path d="${d}" stroke="currentColor" stroke-width="${token === 'paper' ? over : on}"/></pattern>`;
  };
  const used = new Set<string>();
  for (let place = 0; place < segments; place++) {
    const texture = segmentTexture(place);
    if (texture === 'plain') continue;
    used.add(tile(texture, 'paper')).add(tile(texture, segmentToken(place)));
  }
  return [...used].join('');
}

/** What sizes, shapes, colours and empty cells of the map mean. */
export function legendList(picture: MapPicture): string {
  const entries = [
    ...sizeKeys(picture),
    ...directionKeys(picture),
    ...segmentKeys(picture),
    ...citedKeys(picture),
    ...stateKeys(picture),
  ];
  return `<ul class="legend">${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`;
}

function sizeKeys(picture: MapPicture): readonly string[] {
  const { layout } = picture.data.spec;
  if (layout === 'heat') return [heatWords(largestOf(picture))];
  if (layout === 'dots') return [`${circle(3.7, 'accent', 'full')} one study`];
  if (layout === 'mosaic') {
    return [
      `<svg class="c-accent" width="11" height="11" viewBox="0 0 11 11" aria-hidden="true"><rect x="1" y="1" width="9" height="9" class="full"/></svg> one study`,
    ];
  }
  if (layout === 'direction') return [];
  const largest = largestOf(picture);
  const scale = (22 / Math.sqrt(largest)) * (layout === 'bubble' && picture.segments !== null ? 0.62 : 1);
  const sizes = [...new Set([1, Math.round(largest / 4), largest])].filter((n) => n > 0);
  return [
    ...sizes.map(
      (n) => `${circle(scale * Math.sqrt(n), 'accent', 'full')} ${n === 1 ? '1 study' : `${n} studies`}`,
    ),
    'area is proportional to the number printed',
  ];
}

function largestOf({ data }: MapPicture): number {
  return data.matrix.cells.reduce((most, { n }) => Math.max(most, n), 1);
}

function directionKeys(picture: MapPicture): readonly string[] {
  if (picture.data.spec.layout !== 'direction') return [];
  return directionOrder(picture)
    .filter((code) => picture.directions?.codes.includes(code))
    .map((code) => {
      const sign = code.sign ?? 'unstated';
      return `<svg class="c-${sign}" width="13" height="13" viewBox="-6.5 -6.5 13 13" aria-hidden="true"><use href="#glyph-${sign}"/></svg> ${escapeMarkup(code.label)}`;
    });
}

function segmentKeys(picture: MapPicture): readonly string[] {
  const { layout } = picture.data.spec;
  if (layout === 'heat' || layout === 'direction') return [];
  const order = segmentOrder(picture);
  return [
    ...order.map(
      (code, place) =>
        `${circle(5.5, segmentToken(place), 'full', segmentTexture(place))} ${escapeMarkup(code.label)}`,
    ),
    ...(order.length > MOST_SEGMENTS ? [SEGMENTS_AGAIN] : []),
  ];
}

function citedKeys(picture: MapPicture): readonly string[] {
  if (!picture.data.spec.includeAsCited) return [];
  const { layout } = picture.data.spec;
  if (layout === 'heat') return ['in brackets: known only from another paper’s words'];
  const words = layout === 'direction' ? 'counted apart' : 'their number in brackets';
  return [`${circle(5.5, 'accent', 'hollow')} hollow: known only from another paper’s words, ${words}`];
}

function stateKeys(picture: MapPicture): readonly string[] {
  const states = new Set(picture.data.matrix.cells.map((cell) => cell.state));
  const keys: string[] = [];
  if (states.has('gap'))
    keys.push('<span class="key g"></span> gap: every study in scope is coded, none is here');
  if (states.has('not-coded')) {
    keys.push(
      hasStudyAxis(picture.data)
        ? '<span class="key o">0</span> study not coded yet, so nothing can be said'
        : '<span class="key o">0</span> no study so far; “open” studies in scope are not coded yet, so no gap is claimed',
    );
  }
  if (states.has('not-reported')) keys.push('<span class="key">0</span> not reported by this study');
  if (states.has('not-applicable')) keys.push('<span class="key">–</span> not applicable');
  return keys;
}

function circle(radius: number, colour: string, look: 'full' | 'hollow', texture: Texture = 'plain'): string {
  const side = Math.ceil(2 * radius) + 3;
  const r = decimals(radius);
  const over = texture === 'plain' ? '' : `<circle r="${r}" fill="url(#${texture}-paper)"/>`;
  return `<svg class="c-${colour}" width="${side}" height="${side}" viewBox="${-side / 2} ${-side / 2} ${side} ${side}" aria-hidden="true"><circle r="${r}" class="${look}"/>${over}</svg>`;
}
