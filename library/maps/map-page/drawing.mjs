// What a cell of an exported map shows, made from how its studies are spread; knows no page and no filter.

/** @typedef {{ direction: number, cited: boolean, segments: number[] }} Kind  marks alike in all that is drawn */
/** @typedef {{ kind: Kind, n: number }[]} Spread  how many marks of each kind a cell holds */
/** @typedef {{ layout: string, largest: number, directions: { label: string, sign: string | null }[], segments: { label: string }[] }} Look */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element; children that are text stay text.
 * @param {string} name
 * @param {Record<string, string | number | boolean | null>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) node.setAttribute(key, value === true ? '' : String(value));
  }
  node.append(...children);
  return node;
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...Node} children
 */
function draw(name, attributes, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
}

/** How many studies, and how many of them are known only as cited. @param {Spread} spread */
export function countOf(spread) {
  let n = 0;
  let cited = 0;
  for (const { kind, n: own } of spread) {
    n += own;
    if (kind.cited) cited += own;
  }
  return { n, cited };
}

/** @param {Look} look @param {Spread} spread */
export function byDirection({ directions }, spread) {
  return directions
    .map((code, number) => ({ code, ...countOf(spread.filter(({ kind }) => kind.direction === number)) }))
    .filter(({ n }) => n > 0);
}

/** @param {Look} look @param {Spread} spread */
function bySegment({ segments }, spread) {
  return segments
    .map((_, place) => ({ place, ...countOf(spread.filter(({ kind }) => kind.segments.includes(place))) }))
    .filter(({ n }) => n > 0);
}

/**
 * The picture of a cell and whether it holds several things; null where the number says it all.
 * @param {Look} look @param {Spread} spread
 * @returns {{ node: Element, several: boolean } | null}
 */
export function picture(look, spread) {
  const { n, cited } = countOf(spread);
  if (n === 0 || look.layout === 'heat') return null;
  if (look.layout === 'dots' || look.layout === 'mosaic')
    return { node: dots(look, spread, n), several: false };
  if (look.layout === 'donut') return { node: donut(look, spread, n, cited), several: false };
  const scale = 22 / Math.sqrt(look.largest);
  if (look.segments.length === 0) return { node: bubble(scale, n, cited, ACCENT), several: false };
  const parts = bySegment(look, spread).map(({ place, n: own, cited: ownCited }, _, all) =>
    make(
      'span',
      {},
      bubble(scale * 0.62, own, ownCited, segmentPaint(place)),
      all.length === 1 ? '' : String(own),
    ),
  );
  return {
    node: make('span', { class: 'glyphs', 'aria-hidden': 'true' }, ...parts),
    several: parts.length > 1,
  };
}

/**
 * The direction shapes of a cell with their numbers, those known only as cited apart and hollow.
 * @param {Look} look @param {Spread} spread
 */
export function directionItems(look, spread) {
  return byDirection(look, spread).flatMap(({ code, n, cited }) => {
    const sign = code.sign ?? 'unstated';
    return [
      ...(n > cited ? [{ name: sign, sign, n: n - cited }] : []),
      ...(cited > 0 ? [{ name: `${sign}-cited`, sign, n: cited }] : []),
    ];
  });
}

/** @type {Map<string, HTMLElement>} */
const glyphs = new Map();

/** A direction shape before a number. @param {string} sign @param {string} name */
export function glyph(sign, name) {
  const model = glyphs.get(name) ?? glyphModel(sign, name);
  glyphs.set(name, model);
  const node = model.cloneNode(true);
  const text = document.createTextNode('');
  node.appendChild(text);
  return { node, text };
}

/** Copied into each cell: a copy costs a tenth of a shape that is looked up by `use`. @param {string} sign @param {string} name */
function glyphModel(sign, name) {
  const shape = draw('svg', { width: 13, height: 13, viewBox: '-6.5 -6.5 13 13', class: `c-${sign}` });
  shape.append(
    ...[...(document.getElementById(`glyph-${name}`)?.children ?? [])].map((part) => part.cloneNode(true)),
  );
  return make('span', {}, shape);
}

/** Hues of segments; those after the eighth have a texture, too. `TEXTURES` of shared/model/tokens.ts. */
const SEGMENT_HUES = 8;
const SEGMENT_TEXTURES = ['', 'lines', 'stripes', 'holes'];

/**
 * What marks are drawn with: the class that gives the colour, and the ids of the textures over what is full and hollow.
 * @typedef {{ colour: string, full: string, hollow: string }} Paint
 */

/** @type {Paint} */
const ACCENT = { colour: 'c-accent', full: '', hollow: '' };

/** @param {number} place @returns {Paint} */
function segmentPaint(place) {
  const hue = `hue-${(place % SEGMENT_HUES) + 1}`;
  const texture = SEGMENT_TEXTURES[Math.floor(place / SEGMENT_HUES) % SEGMENT_TEXTURES.length] ?? '';
  if (texture === '') return { colour: `c-${hue}`, full: '', hollow: '' };
  return { colour: `c-${hue}`, full: `${texture}-paper`, hollow: `${texture}-${hue}` };
}

/**
 * A shape in a paint, and over it the same shape in the paint's texture.
 * @param {string} name @param {Record<string, string | number>} shape @param {Paint} paint @param {'full' | 'hollow' | 'hollow solid'} look
 */
function paintedIn(name, shape, paint, look) {
  const texture = look === 'full' ? paint.full : paint.hollow;
  const mark = draw(name, { ...shape, class: `${paint.colour} ${look}` });
  return texture === '' ? [mark] : [mark, draw(name, { ...shape, fill: `url(#${texture})` })];
}

/** Area is proportional to n: outline for all, filled for those known first-hand. */
/** @param {number} scale @param {number} n @param {number} cited @param {Paint} paint */
function bubble(scale, n, cited, paint) {
  const radius = scale * Math.sqrt(n);
  const side = Math.ceil(2 * radius) + 3;
  const shape = draw('svg', {
    width: side,
    height: side,
    viewBox: `${-side / 2} ${-side / 2} ${side} ${side}`,
    'aria-hidden': 'true',
  });
  if (cited > 0) shape.append(...paintedIn('circle', { r: radius.toFixed(3) }, paint, 'hollow'));
  const own = (scale * Math.sqrt(n - cited)).toFixed(3);
  if (n > cited) shape.append(...paintedIn('circle', { r: own }, paint, 'full'));
  return shape;
}

/** One mark a study, segment by segment. @param {Look} look @param {Spread} spread @param {number} n */
function dots({ layout, segments }, spread, n) {
  const across = Math.min(8, Math.max(1, n));
  const size = { width: across * 9, height: Math.ceil(n / across) * 9 };
  const shape = draw('svg', { ...size, viewBox: `0 0 ${size.width} ${size.height}`, 'aria-hidden': 'true' });
  const first = (/** @type {Kind} */ kind) => kind.segments[0] ?? 0;
  const order = [...spread].sort((left, right) => first(left.kind) - first(right.kind));
  const each = order.flatMap(({ kind, n: own }) => Array.from({ length: own }, () => kind));
  each.forEach((kind, index) => {
    const paint = segments.length === 0 ? ACCENT : segmentPaint(first(kind));
    const [x, y] = [(index % across) * 9 + 4.5, Math.floor(index / across) * 9 + 4.5];
    const look = kind.cited ? 'hollow solid' : 'full';
    const side = kind.cited ? 6.6 : 8;
    const tile = { x: -side / 2, y: -side / 2, width: side, height: side };
    const disc = { r: kind.cited ? 3 : 3.7 };
    const mark =
      layout === 'mosaic' ? paintedIn('rect', tile, paint, look) : paintedIn('circle', disc, paint, look);
    // Moved as a whole, so that a texture lies alike in every mark.
    shape.append(draw('g', { transform: `translate(${x} ${y})` }, ...mark));
  });
  return shape;
}

/** A ring whose outer area is the number; its parts are the segments, hollow where known only as cited. */
/** @param {Look} look @param {Spread} spread @param {number} n @param {number} cited */
function donut(look, spread, n, cited) {
  const radius = (22 / Math.sqrt(look.largest)) * Math.sqrt(n);
  const side = Math.ceil(2 * radius) + 3;
  const view = `${-side / 2} ${-side / 2} ${side} ${side}`;
  const shape = draw('svg', { width: side, height: side, viewBox: view, 'aria-hidden': 'true' });
  const parts =
    look.segments.length === 0
      ? [{ paint: ACCENT, n, cited }]
      : bySegment(look, spread).map((one) => ({ ...one, paint: segmentPaint(one.place) }));
  const whole = parts.reduce((sum, part) => sum + part.n, 0);
  let from = 0;
  for (const part of parts) {
    for (const [size, filling] of /** @type {[number, 'full' | 'hollow'][]} */ ([
      [part.n - part.cited, 'full'],
      [part.cited, 'hollow'],
    ])) {
      if (size === 0) continue;
      shape.append(...sector(radius, from, from + size / whole, part.paint, filling));
      from += size / whole;
    }
  }
  shape.append(draw('circle', { r: (radius * 0.55).toFixed(3), class: 'hole' }));
  return shape;
}

/** @param {number} radius @param {number} from @param {number} to @param {Paint} paint @param {'full' | 'hollow'} look */
function sector(radius, from, to, paint, look) {
  if (to - from >= 0.999999) return paintedIn('circle', { r: radius.toFixed(3) }, paint, look);
  const at = (/** @type {number} */ part) => {
    const angle = 2 * Math.PI * part - Math.PI / 2;
    return `${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`;
  };
  const r = radius.toFixed(3);
  const d = `M0 0L${at(from)}A${r} ${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}Z`;
  return paintedIn('path', { d }, paint, look);
}
