import { describe, expect, test } from 'vitest';
import { newEngine, type TestEngine } from '../test-engine.ts';
import { contentOf, faultOf } from '../test-library.ts';

const attribute = (id: number, name: string, below?: readonly object[]) => ({
  AttributeId: id,
  AttributeName: name,
  AttributeType: below ? 'Not selectable (no checkbox)' : 'Selectable (show checkbox)',
  AttributeDescription: `What ${name} means`,
  ...(below ? { Attributes: { AttributesList: below } } : {}),
});

const MAP = JSON.stringify({
  CodeSets: [
    {
      SetName: 'A small map',
      SetId: 7,
      Attributes: {
        AttributesList: [
          attribute(1, 'Interventions', [
            attribute(11, 'Talking', [attribute(111, 'Talking by telephone')]),
            attribute(12, 'Walking'),
          ]),
          attribute(2, 'Outcomes', [attribute(21, 'Sleep'), attribute(22, 'Mood')]),
        ],
      },
    },
  ],
  References: [
    {
      ItemId: 501,
      Title: 'Talking about sleep',
      ParentTitle: 'Journal of Examples',
      ShortTitle: 'Berg (2019)',
      Year: '2019',
      Volume: '4',
      Pages: '1-9',
      Abstract: 'People who talked slept longer. Nobody walked.',
      TypeName: 'Journal, Article',
      Authors: 'Berg Anna; Lund Ole ;',
      DOI: 'https://doi.org/10.1000/t.1',
      StandardNumber: '1234-5678',
      Codes: [
        {
          AttributeId: 111,
          AdditionalText: 'weekly calls',
          ItemAttributeFullTextDetails: [
            { Text: 'People who talked slept longer', DocTitle: 'berg.pdf', TextFrom: 3, TextTo: 33 },
            { Text: 'not in the abstract', DocTitle: 'berg.pdf' },
          ],
        },
        { AttributeId: '21', AdditionalText: '' },
        { AttributeId: 999, AdditionalText: '' },
      ],
    },
    {
      ItemId: 502,
      Title: 'Walking',
      TypeName: 'Report',
      Year: '2020',
      Authors: 'Office of Walks',
      Codes: [],
    },
  ],
});

async function importMap({ call, put }: TestEngine, text = MAP) {
  const { receipts } = await call('import.read', { files: [put('map.json', text)] });
  return receipts[0]!;
}

describe('a map of EPPI-Reviewer', () => {
  test('brings its references, its codes as dimensions, and its codings with their words', async () => {
    const engine = await newEngine();
    const { call } = engine;
    const before = await call('codebook.get', {});
    const receipt = await importMap(engine);
    expect(receipt).toMatchObject({ reader: 'eppi-json', found: 2, added: 2, unread: [] });
    expect(receipt.notices).toEqual([
      'New dimensions of the codebook: Interventions, Outcomes.',
      '5 new codes; 2 codings added, 0 there already.',
    ]);
    const after = await call('codebook.get', {});
    expect(after.version).not.toBe(before.version);
    expect(after.dimensions.slice(0, before.dimensions.length)).toEqual(before.dimensions);
    const [interventions] = after.dimensions.slice(before.dimensions.length);
    expect(interventions).toMatchObject({
      id: 'interventions',
      label: 'Interventions',
      hierarchical: true,
      codes: [
        { id: 'talking', group: true, definition: 'What Talking means' },
        { id: 'talking-by-telephone', parent: 'talking' },
        { id: 'walking' },
      ],
    });
    const codings = await call('coding.list', {});
    expect(
      codings.map(({ dimension, code, note, origin, passages }) => [
        dimension,
        code,
        note,
        origin,
        passages.map(({ quote, basis }) => [quote, basis]),
      ]),
    ).toEqual([
      [
        'interventions',
        'talking-by-telephone',
        'weekly calls\n“not in the abstract” (berg.pdf)',
        'import',
        [['People who talked slept longer', 'abstract']],
      ],
      [after.dimensions.at(-1)!.id, 'sleep', '', 'import', []],
    ]);
    const { item } = await call('reference.get', { id: '10.1000/t.1' });
    expect(item).toMatchObject({
      type: 'article-journal',
      title: 'Talking about sleep',
      'container-title': 'Journal of Examples',
      ISSN: '1234-5678',
      issued: { 'date-parts': [[2019]] },
      author: [
        { family: 'Berg', given: 'Anna' },
        { family: 'Lund', given: 'Ole' },
      ],
    });
  });

  test('is one act: undone, the codebook and everything else are as before', async () => {
    const engine = await newEngine();
    const before = contentOf(engine.engine.library);
    await importMap(engine);
    await engine.call('history.undo', {});
    expect(contentOf(engine.engine.library)).toEqual(before);
  });

  test('adds nothing when it comes again', async () => {
    const engine = await newEngine();
    await importMap(engine);
    const before = contentOf(engine.engine.library);
    expect(await importMap(engine)).toMatchObject({ added: 0, skipped: 2 });
    expect(contentOf(engine.engine.library).coding).toEqual(before.coding);
    expect(contentOf(engine.engine.library).codebook).toEqual(before.codebook);
  });

  test('keeps its neighbours where one reference is none, and says which codes no set explains', async () => {
    const engine = await newEngine();
    const file = JSON.parse(MAP) as { References: unknown[] };
    const receipt = await importMap(
      engine,
      JSON.stringify({ ...file, References: [null, ...file.References, 'x'] }, null, 1),
    );
    expect(receipt).toMatchObject({ found: 4, added: 2 });
    expect(receipt.unread.map(({ reason }) => reason)).toEqual([
      'This is no reference.',
      'This is no reference.',
    ]);
    const { sources } = await engine.call('reference.get', { id: '10.1000/t.1' });
    expect(sources[0]?.warnings).toEqual(['No code set explains the codes 999; they were left out.']);
  });
});

describe('the codes of a map before it is imported', () => {
  test('are told with their counts and what they become, and nothing is stored', async () => {
    const { call, put, engine } = await newEngine();
    const before = contentOf(engine.library);
    const { codes, tables } = await call('import.preview', { file: put('map.json', MAP) });
    expect(tables).toEqual([]);
    expect(codes).toMatchObject({
      title: 'A small map',
      references: 2,
      dimensions: [
        {
          id: 'interventions',
          codings: 1,
          becomes: 'new',
          codes: [
            { label: 'Talking', group: true, codings: 0, becomes: 'new' },
            { label: 'Talking by telephone', group: false, codings: 1, becomes: 'new' },
            { label: 'Walking', codings: 0, becomes: 'new' },
          ],
        },
        { id: 'outcomes', codings: 1 },
      ],
      unexplained: [{ number: 999, codings: 1 }],
    });
    expect(contentOf(engine.library)).toEqual(before);
  });

  test('are there already once the map was imported', async () => {
    const engine = await newEngine();
    await importMap(engine);
    const { codes } = await engine.call('import.preview', { file: engine.put('map.json', MAP) });
    expect(codes?.dimensions.flatMap((each) => each.codes.map(({ becomes }) => becomes))).not.toContain(
      'new',
    );
    expect(codes?.dimensions[0]).toMatchObject({
      becomes: 'interventions',
      codes: [{ becomes: 'interventions:talking' }, {}, {}],
    });
  });

  test('become what the person says, and what is left out is counted', async () => {
    const { call, put } = await newEngine();
    const book = await call('codebook.get', {});
    const own = book.dimensions.find(({ qualifiers, role }) => !qualifiers?.length && role === undefined)!;
    const code = own.codes.find(({ group }) => !group)!;
    const codes = [
      { from: 'interventions', to: own.id },
      { from: 'interventions:talking-by-telephone', to: `${own.id}:${code.id}` },
      { from: 'interventions:talking', to: 'ignore' },
      { from: 'interventions:walking', to: 'ignore' },
      { from: 'outcomes', to: 'ignore' },
    ];
    const looked = await call('import.preview', { file: put('map.json', MAP), codes });
    expect(looked.codes?.dimensions.map(({ becomes }) => becomes)).toEqual([own.id, 'ignore']);
    const { receipts } = await call('import.read', { files: [put('map.json', MAP)], codes });
    expect(receipts[0]?.notices).toEqual([
      'Every dimension of the file is in the codebook already.',
      '0 new codes; 1 codings added, 0 there already.',
      '1 codings left out, as was chosen.',
    ]);
    expect(await call('codebook.get', {})).toEqual(book);
    expect(await call('coding.list', {})).toMatchObject([{ dimension: own.id, code: code.id }]);
  });

  test('become in the next file with these code sets what was said of them before', async () => {
    const { call, put } = await newEngine();
    const said = [
      { from: 'interventions', to: 'new' },
      { from: 'outcomes', to: 'ignore' },
    ];
    const [first] = (await call('import.read', { files: [put('map.json', MAP)], codes: said })).receipts;
    expect(first?.notices).toContain('1 codings left out, as was chosen.');
    const book = await call('codebook.get', {});
    const next = MAP.replaceAll('Talking about sleep', 'Talking about something else').replaceAll(
      't.1',
      't.2',
    );
    const { codes } = await call('import.preview', { file: put('next.json', next) });
    expect(codes?.remembered).toBe(true);
    // What became new is what it has become, and not new again.
    expect(codes?.dimensions.map(({ becomes }) => becomes)).toEqual(['interventions', 'ignore']);
    const [second] = (await call('import.read', { files: [put('next.json', next)] })).receipts;
    expect(second?.notices).toContain('0 new codes; 1 codings added, 0 there already.');
    expect(second?.notices).toContain('1 codings left out, as was chosen.');
    expect(await call('codebook.get', {})).toEqual(book);
    const other = await call('import.preview', {
      file: put('other.json', next),
      codes: [{ from: 'outcomes', to: 'new' }],
    });
    expect(other.codes?.dimensions.map(({ becomes }) => becomes)).toEqual(['interventions', 'new']);
    const another = await call('import.preview', {
      file: put('another.json', next.replace('A small map', 'Another map')),
    });
    expect(another.codes).toMatchObject({ remembered: false, dimensions: [{}, { becomes: 'new' }] });
  });

  test('cannot become what is not there: the sentence says what is', async () => {
    const { reply, put, engine } = await newEngine();
    const before = contentOf(engine.library);
    const file = put('map.json', MAP);
    const gone = [{ from: 'interventions', to: 'gone' }];
    for (const asked of [
      await reply('import.preview', { file, codes: gone }),
      await reply('import.read', { files: [file], codes: gone }),
    ])
      expect(faultOf(asked).message).toContain(
        '“Interventions” cannot become “gone”: the codebook has no such dimension. It has',
      );
    const nowhere = await reply('import.preview', { file, codes: [{ from: 'nowhere', to: 'new' }] });
    expect(faultOf(nowhere).message).toBe('The file has no dimension or code “nowhere”.');
    expect(contentOf(engine.library)).toEqual(before);
  });
});

describe('a library written as EPPI-Reviewer JSON', () => {
  test('has the tree of codes, the codes of each reference, and no number twice', async () => {
    const { call, engine } = await newEngine({ starter: true });
    const produced = await call('export.references', { format: 'eppi-json' });
    expect(produced.notices.join(' ')).toContain('names of coders');
    const file = engine.files.get(produced.file);
    if (!file.ok) throw new Error(file.fault.message);
    const map = JSON.parse(new TextDecoder().decode(file.output.bytes));
    const numbers: number[] = [];
    const walk = (list: { AttributeId: number; Attributes?: { AttributesList: never[] } }[]): void => {
      for (const each of list) {
        numbers.push(each.AttributeId);
        walk(each.Attributes?.AttributesList ?? []);
      }
    };
    walk(map.CodeSets[0].Attributes.AttributesList);
    expect(new Set(numbers).size).toBe(numbers.length);
    const used = map.References.flatMap((each: { Codes: { AttributeId: number }[] }) =>
      each.Codes.map(({ AttributeId }) => AttributeId),
    );
    expect(used.length).toBeGreaterThan(100);
    expect(used.every((number: number) => numbers.includes(number))).toBe(true);
  });

  test('comes into an empty library with every coding, its words and its qualifiers', async () => {
    const from = await newEngine({ starter: true });
    const produced = await from.call('export.references', { format: 'eppi-json' });
    const file = from.engine.files.get(produced.file);
    if (!file.ok) throw new Error(file.fault.message);
    const to = await newEngine();
    const receipt = await importMap(to, new TextDecoder().decode(file.output.bytes));
    expect(receipt.unread).toEqual([]);
    const plain = async ({ call }: TestEngine) => {
      return (await call('coding.list', {}))
        .map(({ dimension, code, outcome, direction, asReported, coder, note, passages }) =>
          JSON.stringify([
            dimension,
            code,
            outcome,
            direction,
            asReported,
            coder,
            note,
            passages.map(({ quote, basis }) => [quote, basis]).toSorted(),
          ]),
        )
        .toSorted();
    };
    const before = await plain(from);
    const after = await plain(to);
    // What two studies of one reference both carry comes back once; nothing comes back that was not there.
    expect(after.filter((each) => !before.includes(each))).toEqual([]);
    expect(after.length).toBeGreaterThan(0.98 * before.length);
  });
});
