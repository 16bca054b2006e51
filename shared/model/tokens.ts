/** The two themes of everything that is drawn. */
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * The colours of renderer/styles/tokens.css that drawings outside the app need, as [light, dark]. The style sheet is the
 * source; a test holds the two together.
 */
export const TOKENS = {
  paper: ['#fcfcfa', '#15181b'],
  'paper-sunk': ['#f5f5f1', '#101316'],
  ink: ['#1b1f23', '#e8eaed'],
  muted: ['#59626b', '#9aa4ae'],
  line: ['#e3e3dd', '#2a2f34'],
  'line-control': ['#868d94', '#6e7880'],
  accent: ['#0b6b68', '#4fb7b1'],
  'on-accent': ['#ffffff', '#0d1517'],
  'accent-soft': ['#e4f0ee', '#1d3232'],
  hover: ['#f0f0ea', '#22272c'],
  mark: ['#fbeab0', '#57491a'],
  positive: ['#0067a8', '#5cb6ec'],
  negative: ['#c04a00', '#f5884a'],
  mixed: ['#8a3f9c', '#cf9be2'],
  none: ['#69727b', '#9aa4ae'],
  unstated: ['#4c555d', '#b4bdc6'],
  'hue-1': ['#0b6b68', '#4fb7b1'],
  'hue-2': ['#2f62b5', '#82aef0'],
  'hue-3': ['#8a3f9c', '#cf9be2'],
  'hue-4': ['#8a6100', '#dcb253'],
  'hue-5': ['#b04626', '#f0906e'],
  'hue-6': ['#47752a', '#9cc97a'],
  'hue-7': ['#a8336a', '#ee8cb6'],
  'hue-8': ['#566578', '#a3b2c4'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>;

export type TokenName = keyof typeof TOKENS;

/** The type face of the interface, with what stands in where it is not installed. */
export const FONT_INTERFACE = '"Inter Variable", "Inter", system-ui, sans-serif';

/** The colour of a token in a theme. */
export function colourOf(token: TokenName, theme: Theme): string {
  return TOKENS[token][theme === 'light' ? 0 : 1];
}

/** Hues of segments; the ninth segment has the first hue again, in a texture. */
export const HUES = 8;

/** What tells segments of one hue apart, with or without sight of colour; the first eight segments are plain. */
export const TEXTURES = ['plain', 'lines', 'stripes', 'holes'] as const;
export type Texture = (typeof TEXTURES)[number];

/** Segments that look unlike all others; after them hues and textures begin again. */
export const MOST_SEGMENTS = HUES * TEXTURES.length;

/** One tile of a texture, in pixels: lines level or upright, or pieces of a line, over a full hue and in a hue on paper. */
export const TEXTURE_TILE = {
  side: 4,
  lines: { d: 'M0 2l4 0', over: 1.7, on: 0.9 },
  stripes: { d: 'M2 0l0 4', over: 1.7, on: 0.9 },
  holes: { d: 'M1 2l2 0', over: 2, on: 1.2 },
} as const;

/** The hue of the nth segment, from 0. */
export function segmentToken(index: number): TokenName {
  return `hue-${(index % HUES) + 1}` as TokenName;
}

/** The texture of the nth segment, from 0. */
export function segmentTexture(index: number): Texture {
  return TEXTURES[Math.floor(index / HUES) % TEXTURES.length] ?? 'plain';
}
