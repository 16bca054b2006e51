import { expect, it } from 'vitest';
import { parseEntry } from '../../../../library/extraction/entry/entry.ts';

it.each([
  [
    'Brown v. Harbour Board, 347 U.S. 483 (1954).',
    { title: 'Brown v. Harbour Board', volume: '347', 'container-title': 'U.S.', page: '483' },
  ],
  [
    'Quirk v. Ferry Co., 410 F.2d 113, 115 (2d Cir. 1973)',
    { title: 'Quirk v. Ferry Co.', volume: '410', 'container-title': 'F.2d', page: '113' },
  ],
  [
    'Smith v Lindholm [1998] 2 AC 123 (HL).',
    { title: 'Smith v Lindholm', volume: '2', 'container-title': 'AC', page: '123', authority: 'HL' },
  ],
  [
    'BGH, Urteil vom 12.3.2004 – V ZR 123/03, NJW 2004, 1234.',
    { number: 'V ZR 123/03', authority: 'BGH', 'container-title': 'NJW', page: '1234' },
  ],
  [
    'BVerfG, Urteil vom 9. Februar 2010, 1 BvL 1/09.',
    { number: '1 BvL 1/09', authority: 'BVerfG', issued: { 'date-parts': [[2010, 2, 9]] } },
  ],
])('reads a decision of a court: %s', (raw, fields) => {
  const { item } = parseEntry(raw);
  expect(item.type).toBe('legal_case');
  expect(item).toMatchObject(fields);
});

it.each([
  'Berg v. Altenau, H. (1998). Wells and roads. Journal of Water Law, 12, 33–50.',
  'Smith, J. (2010). Brown v. Harbour Board and after. Law Review, 4(2), 11–30.',
])('leaves other references alone: %s', (raw) => {
  expect(parseEntry(raw).item.type).toBe('article-journal');
});
