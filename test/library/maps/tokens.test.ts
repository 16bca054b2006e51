import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { colourOf, THEMES, TOKENS, type TokenName } from '../../../shared/model/tokens.ts';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
const names = Object.keys(TOKENS) as TokenName[];

describe('the colours of drawings', () => {
  test.each(names)('%s is as the style sheet has it', (name) => {
    const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
    expect([found?.[1], found?.[2]]).toEqual([...TOKENS[name]]);
  });

  test('text stands out 4.5:1 and every mark 3:1, on both themes', () => {
    for (const theme of THEMES) {
      const paper = colourOf('paper', theme);
      for (const name of ['ink', 'muted', 'accent'] as const) {
        expect(contrast(colourOf(name, theme), paper), `${name} ${theme}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(contrast(colourOf('on-accent', theme), colourOf('accent', theme))).toBeGreaterThanOrEqual(4.5);
      const marks = names.filter((name) =>
        /^(hue|positive|negative|mixed|none|unstated|line-control)/.test(name),
      );
      for (const name of marks) {
        expect(contrast(colourOf(name, theme), paper), `${name} ${theme}`).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

/** WCAG 2.2 contrast ratio of two colours. */
function contrast(left: string, right: string): number {
  const [light, dark] = [luminance(left), luminance(right)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
