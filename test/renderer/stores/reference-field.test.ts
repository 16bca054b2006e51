import { describe, expect, it } from 'vitest';
import {
  dateFromText,
  FIELDS,
  fieldFromText,
  fieldText,
  nameFromText,
  nameText,
} from '../../../renderer/stores/reference-field.ts';

const field = (name: string) => FIELDS.find((candidate) => candidate.name === name)!;

describe('names in a box', () => {
  it.each([
    [{ family: 'Tveter', given: 'Ragnhild' }, 'Tveter, Ragnhild'],
    [{ 'non-dropping-particle': 'van', family: 'Loon', given: 'Dora' }, 'van Loon, Dora'],
    [{ family: 'Young', given: 'Mary', suffix: 'Jr.' }, 'Young, Mary, Jr.'],
    [{ literal: 'Institute for District Health' }, 'Institute for District Health'],
  ])('are written and read back the same: %o', (name, text) => {
    expect(nameText(name)).toBe(text);
    expect(nameFromText(text)).toEqual(name);
  });

  it('stand one a line', () => {
    const author = [{ family: 'A', given: 'B' }, { literal: 'WHO' }];
    const item = { type: 'report', author };
    expect(fieldText(item, field('author'))).toBe('A, B\nWHO');
    expect(fieldFromText(field('author'), 'A, B\n\nWHO\n')).toEqual(author);
  });
});

describe('dates in a box', () => {
  it('are read as far as they are given', () => {
    expect(dateFromText('2024')).toEqual({ 'date-parts': [[2024]] });
    expect(dateFromText('2024-9-03')).toEqual({ 'date-parts': [[2024, 9, 3]] });
    expect(dateFromText('2023-01/2024')).toEqual({ 'date-parts': [[2023, 1], [2024]] });
  });

  it('are kept as words where they are no date', () => {
    expect(dateFromText('in press')).toEqual({ literal: 'in press' });
  });

  it('are written as year, month and day', () => {
    const item = { type: 'report', issued: { 'date-parts': [[2024, 9]] } };
    expect(fieldText(item, field('issued'))).toBe('2024-09');
  });
});

it('takes a field away when its box is emptied', () => {
  expect(fieldFromText(field('DOI'), '  ')).toBeUndefined();
});

it('folds line breaks pasted into a title and keeps those of an abstract', () => {
  expect(fieldFromText(field('title'), 'Asking\n  late')).toBe('Asking late');
  expect(fieldFromText(field('abstract'), 'One.\nTwo.')).toBe('One.\nTwo.');
});
