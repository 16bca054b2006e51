import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../../library/extraction/entry/calibration.ts';
import { LABELS } from '../../../../library/extraction/entry/labels.ts';
import { readModel } from '../../../../library/extraction/entry/model-file.ts';
import { tag } from '../../../../library/extraction/entry/tagger.ts';
import { tokenise } from '../../../../library/extraction/entry/tokens.ts';

const file = new URL('../../../../library/extraction/entry/model/entry-tagger.bin', import.meta.url);
const model = readModel(readFileSync(file));

describe('the shipped model', () => {
  it('is smaller than 3 MB and says what it was trained on', () => {
    expect(statSync(file).size).toBeLessThan(3_000_000);
    const figures = JSON.parse(readFileSync(new URL('./entry-tagger.json', file), 'utf8'));
    expect(figures.bytes).toBe(statSync(file).size);
    expect(figures.sources.join(' ')).toMatch(/BSD-2-Clause.*Apache-2\.0/);
  });

  it('knows the labels that the code knows, in the same order', () => {
    expect(model.labels).toEqual(LABELS);
  });

  it('gives each token a label and a probability', () => {
    const tokens = tokenise('Marsh, A. (2012). Reading at sea. Journal of Coasts, 1(2), 3-4.');
    const { labels, probabilities } = tag(tokens, model);
    expect(labels).toHaveLength(tokens.tokens.length);
    expect(labels[0]).toBe('author');
    expect(labels[2]).toBe('date');
    for (const probability of probabilities) {
      expect(probability).toBeGreaterThan(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
  });

  it('has calibration tables that rise', () => {
    expect(Object.keys(model.calibration)).toEqual(
      expect.arrayContaining(['title', 'author', 'entry', 'other']),
    );
    for (const field of Object.keys(model.calibration)) {
      const said = Array.from({ length: 21 }, (_, i) => calibrate(model.calibration, field, i / 20));
      for (let i = 1; i < said.length; i++) expect(said[i]!).toBeGreaterThanOrEqual(said[i - 1]!);
      expect(Math.max(...said)).toBeLessThan(1);
    }
  });
});
