import fc from 'fast-check';
import type { Evidence, EvidenceCoding } from '../../../library/maps/evidence.ts';
import type { Code, Codebook } from '../../../shared/model/codebook.ts';
import { BASES } from '../../../shared/model/coding.ts';
import { MAP_LAYOUTS, type MapSpec } from '../../../shared/model/map.ts';

/** Labels as bad as people and files make them. */
export const wildText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '</script><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://example.org")',
    '+1',
    '-2',
    '@SUM(A1)',
    '\tx',
    'a|b',
    '`c`',
    '"quoted", with comma',
    'عنوان عربي',
    '\u202Eright to left',
    'line\nbreak',
    '__proto__',
    'constructor',
    '',
    'Ångström – “dash” & ampersand',
    '\uD800',
    '日本語の題名',
    ']]>',
    '$\u007bx}',
    '\u0000null',
  ),
  fc.string({ minLength: 1, maxLength: 4 }).map((part) => part.repeat(500)),
);

const wildId = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'a',
    'b.c',
    '10',
    '2',
    '-',
    '=1+1',
    '<b>',
    'x y',
    "o'neill",
  ),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }),
);

const codes = (most: number): fc.Arbitrary<readonly Code[]> =>
  fc
    .uniqueArray(fc.record({ id: wildId, label: wildText, nested: fc.boolean(), group: fc.boolean() }), {
      selector: (one) => one.id,
      minLength: 1,
      maxLength: most,
    })
    .map((list) =>
      list.map((one, index): Code => {
        const head = list.slice(0, index).find((other) => other.group);
        return {
          id: one.id,
          label: one.label,
          definition: one.label,
          group: one.group && index < list.length - 1,
          ...(one.nested && head !== undefined ? { parent: head.id } : {}),
          ...(!one.group && index === list.length - 1 ? { exclusive: true } : {}),
        };
      }),
    );

/** A codebook with a factor (direction and outcome), a level and a kind. */
export const someCodebook: fc.Arbitrary<Codebook> = fc
  .record({ factor: codes(6), level: codes(4), kind: codes(4), outcome: codes(3) })
  .map(({ factor, level, kind, outcome }) => ({
    id: 'random',
    version: '1',
    title: 'Random <codebook>',
    scheme: { name: 'A scheme & its name', note: '' },
    dimensions: [
      { id: 'factor', label: 'Factor', choice: 'multiple', qualifiers: ['way', 'outcome'], codes: factor },
      { id: 'level', label: 'Level', choice: 'multiple', codes: level },
      { id: 'kind', label: 'Kind', choice: 'single', codes: kind },
      { id: 'outcome', label: 'Outcome', choice: 'multiple', codes: outcome },
      {
        id: 'way',
        label: 'Way',
        choice: 'single',
        role: 'direction',
        codes: [
          { id: 'up', label: 'Up', sign: 'positive', definition: '' },
          { id: 'down', label: 'Down', sign: 'negative', definition: '' },
          { id: 'both', label: 'Both', sign: 'mixed', definition: '' },
          { id: 'no', label: 'No', sign: 'none', definition: '' },
          { id: 'open', label: 'Open', sign: 'unstated', definition: '' },
        ],
      },
    ],
  }));

/** Studies and codings that fit a codebook, some of them by two coders. */
export function someEvidence(codebook: Codebook): fc.Arbitrary<Evidence> {
  const idsOf = (dimension: string): readonly string[] =>
    (codebook.dimensions.find((one) => one.id === dimension)?.codes ?? [])
      .filter((code) => !code.group)
      .map((code) => code.id);
  const coding = fc.constantFrom('factor', 'level', 'kind', 'outcome').chain((dimension) =>
    fc.record({
      study: fc.nat(9).map((n) => `s${n}`),
      dimension: fc.constant(dimension),
      code: fc.constantFrom(...(idsOf(dimension).length > 0 ? idsOf(dimension) : ['none'])),
      outcome:
        dimension === 'factor' ? fc.option(fc.constantFrom(...idsOf('outcome'), 'gone')) : fc.constant(null),
      direction: dimension === 'factor' ? fc.option(fc.constantFrom(...idsOf('way'))) : fc.constant(null),
      coder: fc.constantFrom('one', 'one', 'one', 'two', 'agreed'),
      basis: fc.uniqueArray(fc.constantFrom(...BASES), { maxLength: 3 }),
    }),
  );
  return fc
    .record({
      studies: fc.array(
        fc.record({
          label: wildText,
          verdict: fc.constantFrom('include', 'undecided', 'context', 'exclude'),
        }),
        { maxLength: 10 },
      ),
      codings: fc.array(coding, { maxLength: 40 }),
      judged: fc.option(
        fc.record({
          row: fc.constantFrom(...idsOf('factor'), 'x'),
          column: fc.constantFrom(...idsOf('level'), 'x'),
        }),
      ),
    })
    .map(({ studies, codings, judged }) => ({
      studies: studies.map(({ label, verdict }, index) => ({
        id: `s${index}`,
        label,
        verdict: verdict as 'include',
        inScope: verdict === 'include' || verdict === 'undecided',
      })),
      codings: codings.map((one, index): EvidenceCoding => ({ id: `c${index}`, ...one })),
      judgements:
        judged === null
          ? []
          : [
              {
                rowDimension: 'factor',
                rowCode: judged.row,
                columnDimension: 'level',
                columnCode: judged.column,
                reason: 'cannot <be>',
              },
            ],
    }));
}

/** A library and a map of it. */
export const someMap: fc.Arbitrary<{ codebook: Codebook; evidence: Evidence; spec: MapSpec }> =
  someCodebook.chain((codebook) =>
    fc.record({
      codebook: fc.constant(codebook),
      evidence: someEvidence(codebook),
      spec: fc.record({
        title: wildText,
        rows: fc.constantFrom('factor', 'level', 'way', 'outcome'),
        columns: fc.constantFrom('study', 'level', 'outcome', 'way', 'kind'),
        segment: fc.constantFrom(null, 'kind', 'way', 'level'),
        layout: fc.constantFrom(...MAP_LAYOUTS),
        layer: fc.constantFrom('agreed', 'agreed', 'one'),
        filters: fc.constantFrom<MapSpec['filters']>({}, {}, { kind: ['a'] }, { way: ['up', 'down'] }),
        includeAsCited: fc.boolean(),
        includeQuotes: fc.boolean(),
        about: wildText,
        licence: wildText,
      }),
    }),
  );
