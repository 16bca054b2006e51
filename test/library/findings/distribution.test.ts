import { describe, expect, it } from 'vitest';
import {
  chiSquareTail,
  correlationTwoTails,
  fisherTail,
  normalQuantile,
  normalTwoTails,
  studentQuantile,
  studentTwoTails,
} from '../../../library/findings/distribution.ts';

describe('published quantiles come back as their tails', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.4, upper critical values.
  it.each([
    [1, 0.05, 3.841],
    [1, 0.001, 10.828],
    [2, 0.05, 5.991],
    [3, 0.01, 11.345],
    [4, 0.1, 7.779],
    [10, 0.025, 20.483],
    [30, 0.05, 43.773],
    [100, 0.001, 149.449],
  ])('chi-square with %i df: P = %f at %f', (df, tail, at) => {
    // The table is rounded to three decimals: the tail lies between those of its neighbours.
    expect(chiSquareTail(at - 0.0005, df)).toBeGreaterThanOrEqual(tail);
    expect(chiSquareTail(at + 0.0005, df)).toBeLessThanOrEqual(tail);
  });

  it('of the normal distribution', () => {
    expect(normalQuantile(0.95).toFixed(6)).toBe('1.959964');
    expect(normalQuantile(0.99).toFixed(6)).toBe('2.575829');
    expect(normalTwoTails(1.959963984540054)).toBeCloseTo(0.05, 12);
  });

  // NIST/SEMATECH e-Handbook, section 1.3.6.7.2.
  it.each([
    [1, 0.95, '12.706'],
    [10, 0.95, '2.228'],
    [29, 0.99, '2.756'],
    [100, 0.9, '1.660'],
  ])('of Student’s t with %i df at %f', (df, confidence, quantile) => {
    expect(studentQuantile(confidence, df).toFixed(3)).toBe(quantile);
    expect(studentTwoTails(studentQuantile(confidence, df), df)).toBeCloseTo(1 - confidence, 10);
  });

  it('of Fisher’s F (section 1.3.6.7.3: F(0.05; 3, 10) = 3.708)', () => {
    expect(fisherTail(3.708, 3, 10)).toBeCloseTo(0.05, 4);
    expect(fisherTail(4, 1, 20)).toBeCloseTo(studentTwoTails(2, 20), 12);
  });

  // Fisher and Yates, Statistical Tables, table VII: values of the correlation coefficient for different levels of significance.
  it.each([
    [5, 0.05, 0.7545],
    [20, 0.01, 0.5368],
    [100, 0.05, 0.1946],
  ])('of correlations with %i degrees of freedom at %f', (df, p, r) => {
    expect(correlationTwoTails(r, df)).toBeCloseTo(p, 3);
    expect(correlationTwoTails(1, df)).toBe(0);
  });

  it('far out, small p-values keep their digits', () => {
    expect(chiSquareTail(100, 1) / 1.523970604832105e-23).toBeCloseTo(1, 8);
    expect(chiSquareTail(0, 4)).toBe(1);
  });
});
