import { describe, expect, test } from 'vitest';
import { readBibliography, writeBibliography } from '../../../library/formats/formats.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

const read = async (text: string) => (await readBibliography(text, 'a.ris')).records.map(({ item }) => item);
const write = (items: readonly CslItem[], plain: boolean) =>
  writeBibliography(
    items.map((item) => ({ item, citationKey: item.id ?? '' })),
    'ris',
    { plain },
  );

/** Every tag that EndNote's and Zotero's forms of these types use, each with a value of its own. */
const RECORD = (type: string) =>
  [
    `TY  - ${type}`,
    'ID  - law1',
    'AU  - Marsh, Ada',
    'A2  - Lund, Ole',
    'TI  - On the hearing of appeals',
    'T2  - Reports of examples',
    'T3  - House of Examples',
    'PY  - 2015',
    'DA  - 2015/04/02/',
    'VL  - 12',
    'IS  - 3',
    'M1  - Doc 44',
    'SE  - 7',
    'SP  - 21',
    'EP  - 30',
    'PB  - Court of Examples',
    'CY  - Exampleton',
    'NV  - 2',
    'SV  - 99',
    'C1  - first custom',
    'C2  - second custom',
    'C5  - Smith v. Jones affirmed',
    'KW  - appeals',
    'UR  - https://example.org/law',
    'ER  - ',
  ].join('\r\n');

const LEGAL = ['BILL', 'CASE', 'HEAR', 'LEGAL', 'STAT', 'UNBILL'];

describe('legal types of RIS', () => {
  test.each([
    ['BILL', 'bill'],
    ['CASE', 'legal_case'],
    ['HEAR', 'hearing'],
    ['LEGAL', 'regulation'],
    ['STAT', 'legislation'],
  ])('%s is %s, and back', async (ris, csl) => {
    const [item] = await read(RECORD(ris));
    expect(item?.type).toBe(csl);
    expect(write([item!], true)).toContain(`TY  - ${ris}`);
  });

  test.each(LEGAL)('a record of %s comes back as it was, and no value of it is lost', async (type) => {
    const [item] = await read(RECORD(type));
    expect(await read(write([item!], false))).toEqual([item]);
    const values = RECORD(type)
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.slice(6));
    // Names and dates are written in forms of their own.
    const kept = JSON.stringify(item);
    for (const value of values.filter((each) => !/^\d{4}\/|^Marsh|^Lund/.test(each)))
      expect(kept, value).toContain(value === '21' ? '21-30' : value === '30' ? '21-30' : value);
  });

  test('the court of a case is its authority, as is the house of a bill or hearing', async () => {
    const [court] = await read(RECORD('CASE'));
    expect(court).toMatchObject({ authority: 'Court of Examples', 'container-title': 'Reports of examples' });
    for (const type of ['BILL', 'HEAR'])
      expect((await read(RECORD(type)))[0]).toMatchObject({ authority: 'House of Examples' });
  });

  test.each(['bill', 'legal_case', 'hearing', 'legislation', 'regulation', 'treaty'])(
    'a %s with every field of law comes back from what was written',
    async (type) => {
      const item = {
        id: 'law1',
        type,
        title: 'On the hearing of appeals',
        authority: 'Court of Examples',
        jurisdiction: 'ex',
        division: 'Second division',
        references: '12 Ex. 34 (2001)',
        number: '44',
        volume: '12',
        section: '7',
        page: '21-30',
        publisher: 'A press',
        'publisher-place': 'Exampleton',
        'collection-title': 'A series',
        'container-title': 'Reports of examples',
        'chapter-number': '3',
        issued: { 'date-parts': [[2015, 4, 2]] },
        submitted: { 'date-parts': [[2014]] },
      } as unknown as CslItem;
      const [back] = await read(write([item], false));
      expect(back).toEqual(item);
    },
  );
});
