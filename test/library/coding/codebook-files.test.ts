import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultCodebook } from '../../../library/coding/codebook.ts';
import { elements, parseXml, type XmlElement } from '../../../library/formats/xml-tree.ts';
import type { CodebookFile } from '../../../shared/contract/codebook-edit.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { newEngine } from '../test-engine.ts';
import { STAIRS } from './small-library.ts';

const otherField = JSON.parse(
  readFileSync(new URL('../../fixtures/paper/codebook.json', import.meta.url), 'utf8'),
) as Codebook;
const odd: Codebook = {
  ...STAIRS,
  scheme: { name: 'By floors', note: '“Low” is below the third floor; see <note> & more' },
  conventions: { pole: 'more of it' },
  dimensions: STAIRS.dimensions.map((dimension, at) =>
    at > 0
      ? dimension
      : {
          ...dimension,
          codes: [
            ...dimension.codes,
            { id: 'sum', label: '=SUM(A1)', definition: '-5, "quoted"\nand a second line', retired: true },
          ],
        },
  ),
};

async function readBack(codebook: Codebook, format: 'json' | 'csv' | 'qdc'): Promise<CodebookFile> {
  const { call, put, engine } = await newEngine();
  await call('codebook.put', { codebook: structuredClone(codebook) as never });
  const produced = await call('codebook.export', { format });
  const file = engine.files.get(produced.file);
  if (!file.ok) throw new Error(file.fault.message);
  return call('codebook.read', { file: put(produced.name, file.output.bytes) });
}

async function read(name: string, text: string): Promise<CodebookFile> {
  const { call, put } = await newEngine();
  return call('codebook.read', { file: put(name, text) });
}

describe('codebook files', () => {
  it.each(['json', 'csv', 'qdc'] as const)('come back as they were from %s', async (format) => {
    for (const codebook of [odd, otherField, defaultCodebook()]) {
      const file = await readBack(codebook, format);
      expect(file.faults).toEqual([]);
      expect(file.format).toBe(format);
      if (format === 'json') expect(file.codebook).toEqual(codebook);
      else expect(comparable(file.codebook as Codebook)).toEqual(comparable(codebook));
    }
  });

  it('hold to the rules of the REFI-QDA schema', async () => {
    const { call, engine } = await newEngine();
    const produced = await call('codebook.export', { format: 'qdc' });
    const file = engine.files.get(produced.file);
    const text = new TextDecoder().decode(file.ok ? file.output.bytes : new Uint8Array());
    expect(text).toContain('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"');
    const root = parseXml(text);
    expect(Object.keys(root.attributes)).toEqual(['origin']);
    expect(elements(root).map(({ name }) => name)).toEqual(['Codes']);
    const guids: string[] = [];
    const check = (code: XmlElement): void => {
      expect(['guid', 'name', 'isCodable', 'color']).toEqual(
        expect.arrayContaining(Object.keys(code.attributes)),
      );
      expect(code.attributes['guid']).toMatch(/^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/);
      expect(code.attributes['name']).toBeTruthy();
      expect(code.attributes['isCodable']).toMatch(/^(true|false)$/);
      if (code.attributes['color'] !== undefined)
        expect(code.attributes['color']).toMatch(/^#([A-Fa-f0-9]{6}|[A-Fa-f0-9]{3})$/);
      guids.push(code.attributes['guid']!);
      const [first, ...rest] = elements(code).map(({ name }) => name);
      expect(first).toBe('Description');
      expect(new Set(rest).size).toBeLessThanOrEqual(1);
      for (const child of elements(code, 'Code')) check(child);
    };
    for (const code of elements(elements(root)[0], 'Code')) check(code);
    expect(new Set(guids).size).toBe(guids.length);
    expect(guids.length).toBeGreaterThan(50);
  });

  it('reads a codebook of another program with its tree, and says what it could not know', async () => {
    const file = await read(
      'themes.qdc',
      `<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" origin="Another 9" xmlns="urn:QDA-XML:codebook:1.0">
 <Codes>
  <Code guid="1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="Access" isCodable="true"><Description>Getting there: by bus</Description>
   <Code guid="2FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="Bus" color="#46AA00" isCodable="true"/>
  </Code>
  <Code guid="3FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="Bus" isCodable="false"/>
 </Codes>
 <Sets><Set name="s" guid="ECA18D76-2B8B-4F26-BC1D-19ECA19FB3F0"/></Sets>
</CodeBook>`,
    );
    expect(file.faults).toEqual([]);
    expect(file.codebook?.dimensions).toMatchObject([
      {
        id: 'codes',
        codes: [
          { id: 'access', label: 'Access', definition: 'Getting there: by bus' },
          { id: 'bus', parent: 'access' },
          { id: 'bus-2', group: true },
        ],
      },
    ]);
    expect(file.notices.join(' ')).toMatch(/knows no dimensions.*1 sets of codes are left out/);
  });

  it('reads a plain table of codes', async () => {
    const file = await read(
      'list.csv',
      'Theme;Code name;Description\nPlace;At home;Where people live\nPlace;At work;\n',
    );
    expect(file.codebook).toMatchObject({
      id: 'list',
      dimensions: [
        {
          id: 'place',
          label: 'Place',
          codes: [{ id: 'at-home', definition: 'Where people live' }, { id: 'at-work' }],
        },
      ],
    });
  });

  it.each([
    ['no JSON', 'a.json', '{\n "id": "x",\n}', 'line 3', 'not JSON'],
    [
      'a missing field',
      'a.json',
      '{"id":"x","version":"1","title":"t","dimensions":[{"id":"d","label":"D","choice":"multiple","codes":[{"id":"c"}]}]}',
      'dimensions[0].codes[0].label',
      'This is missing',
    ],
    [
      'a cycle',
      'a.json',
      JSON.stringify({
        ...STAIRS,
        dimensions: [
          {
            id: 'd',
            label: 'D',
            choice: 'multiple',
            codes: [
              { id: 'a', label: 'A', definition: '', parent: 'b' },
              { id: 'b', label: 'B', definition: '', parent: 'a' },
            ],
          },
        ],
      }),
      'dimensions[0].codes[0]',
      'stands under itself',
    ],
    [
      'a duplicate id',
      'a.csv',
      'kind,dimension,id,label\ncode,d,a,A\n\ncode,d,"b","B\nover two lines"\ncode,d,a,Again\n',
      'line 6',
      'have the id “a”',
    ],
    [
      'a missing pole',
      'a.csv',
      'kind,dimension,id,label,qualifiers,role,pole\ndimension,,f,Factor,w,,\ncode,f,a,A,,,\ndimension,,w,Way,,direction,\ncode,w,up,Up,,,\n',
      'line 3',
      'needs a pole',
    ],
    ['an unknown kind', 'a.csv', 'kind,id,label\ncolour,a,A\n', 'line 2', 'no kind of row'],
    ['a table of something else', 'a.csv', 'x,y\n1,2\n', 'line 1', 'no table of codes'],
    ['no codebook XML', 'a.qdc', '<Project/>', '/', 'begins with <Project>'],
    ['broken XML', 'a.qdc', '<CodeBook><Codes></CodeBook>', '', 'not well-formed'],
    [
      'a guid twice',
      'a.qdc',
      '<CodeBook><Codes><Code guid="1FF58B12-6F6F-4B0C-8BE5-BBDC91F55294" name="a" isCodable="true"/><Code guid="1ff58b12-6f6f-4b0c-8be5-bbdc91f55294" name="b" isCodable="true"/></Codes></CodeBook>',
      '/CodeBook/Codes/Code[2]',
      'guid of another',
    ],
    ['an empty file', 'a.csv', '', 'line 1', 'no table of codes'],
  ])('tells of %s with its place and gives no codebook', async (_what, name, text, place, sentence) => {
    const file = await read(name, text);
    expect(file.codebook).toBeNull();
    const fault = file.faults.find((one) => one.sentence.includes(sentence));
    expect(fault, JSON.stringify(file.faults)).toBeDefined();
    expect(fault?.place).toContain(place);
  });

  it('begins with nothing but a dimension and its “not applicable”', async () => {
    const { call } = await newEngine();
    expect((await call('codebook.templates', {})).map(({ id }) => id)).toEqual(['shipped', 'empty']);
    await call('codebook.begin', { template: 'empty', title: 'Our field' });
    const codebook = await call('codebook.get', {});
    expect(codebook).toMatchObject({ title: 'Our field', dimensions: [{ codes: [{ exclusive: true }] }] });
    await call('codebook.begin', { template: 'shipped' });
    expect((await call('codebook.get', {})).id).toBe(defaultCodebook().id);
  });
});

/** Tables and REFI-QDA files keep no word on whether a flat dimension calls itself hierarchical. */
function comparable({ dimensions, ...book }: Codebook) {
  return {
    ...book,
    dimensions: dimensions.map(({ hierarchical: _, ...dimension }) => ({
      ...dimension,
      codes: [...dimension.codes]
        .map(({ definition, ...code }) => ({ ...code, definition: definition.trim() }))
        .sort((left, right) => (left.id < right.id ? -1 : 1)),
    })),
  };
}
