import { describe, expect, test } from 'vitest';
import { mapJson } from '../../../library/exports/map-json.ts';
import { mapCsv } from '../../../library/exports/map-rows.ts';
import { matrixCsv, matrixMarkdown } from '../../../library/exports/matrix-file.ts';
import type { Evidence } from '../../../library/maps/evidence.ts';
import { mapHtml } from '../../../library/maps/map-html.ts';
import { drawMap } from '../../../library/maps/map-svg.ts';
import { computeMatrix } from '../../../library/maps/matrix.ts';
import { Matrix, MatrixQuery } from '../../../shared/contract/matrix.ts';
import type { Code, Codebook } from '../../../shared/model/codebook.ts';
import { MAP_LAYOUTS } from '../../../shared/model/map.ts';
import { paperPicture } from './map-source.ts';

const query = (rows: string, columns: string) => MatrixQuery.parse({ rows, columns });

function bookOf(factors: readonly Code[], levels: readonly Code[]): Codebook {
  return {
    id: 'b',
    version: '1',
    title: 'B',
    dimensions: [
      { id: 'determinant', label: 'Determinant', choice: 'multiple', codes: factors },
      { id: 'result', label: 'Result', choice: 'multiple', codes: levels },
    ],
  };
}

const code = (id: string, label = id): Code => ({ id, label, definition: label });

function studiesWith(labels: readonly string[], factor: string, level: string): Evidence {
  return {
    studies: labels.map((label, index) => ({ id: `s${index}`, label, inScope: true, verdict: 'include' })),
    codings: labels.flatMap((_, index) =>
      [
        { dimension: 'determinant', code: factor },
        { dimension: 'result', code: level },
      ].map((part, at) => ({
        id: `c${index}-${at}`,
        study: `s${index}`,
        outcome: null,
        direction: null,
        coder: 'Ada Lovelace',
        basis: ['full text' as const],
        ...part,
      })),
    ),
    judgements: [],
  };
}

describe('a code called __proto__', () => {
  const book = bookOf([code('__proto__'), code('constructor')], [code('toString'), code('a')]);
  const evidence = studiesWith(['one'], '__proto__', 'toString');

  test('is counted, passes the contract, and is exported', () => {
    const matrix = computeMatrix(evidence, book, query('determinant', 'result'));
    const checked = Matrix.parse(matrix);
    expect(Object.getOwnPropertyDescriptor(checked.totals.rows, '__proto__')?.value.n).toBe(1);
    expect(matrixCsv(matrix)).toContain('__proto__,__proto__,1,0,1');
    expect(JSON.parse(JSON.stringify(checked)).totals.rows.constructor.n).toBe(0);
    expect(({} as Record<string, unknown>).n).toBeUndefined();
  });

  test('is drawn', () => {
    const picture = paperPicture({ columns: 'result' }, evidence, book);
    expect(mapHtml(picture)).toContain('>__proto__</th><td><button type="button"><b class="n">1</b>');
    expect(drawMap(picture, 'light').svg).toContain('__proto__');
  });
});

describe('titles as bad as files make them', () => {
  const labels = [
    '<img src=x onerror=alert(1)>',
    '</script><script>alert(1)</script>',
    '\u202Eevil\u202C right to left',
    'x'.repeat(2_000),
    '=cmd|"/C calc"!A0',
    'see http://abcdefghij234567abcdefghij234567abcdefghij234567abcdefgh.onion/page now',
    '',
  ];
  const book = bookOf(
    [code('f', labels[0]), code('g', labels[3])],
    [code('l', labels[1]), code('m', labels[4])],
  );
  const picture = paperPicture(
    { columns: 'result', title: labels[1] ?? '' },
    studiesWith(labels, 'f', 'l'),
    book,
  );

  test('no markup of theirs gets into the page', () => {
    const html = mapHtml(picture);
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html).not.toContain('<img');
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[a-z][^>]*\son\w+=/);
    expect(html).not.toContain('\u202E');
  });

  test('no hidden service and no coder leaves the library, and the reader is told', () => {
    for (const text of [mapHtml(picture), drawMap(picture, 'light').svg, mapCsv(picture), mapJson(picture)]) {
      expect(text).not.toContain('.onion');
      expect(text).not.toContain('Lovelace');
    }
    expect(picture.notices.join()).toContain('hidden-service');
    expect(mapHtml(picture)).toContain('hidden-service address');
  });

  test('what is too long for the drawing is cut and said to be', () => {
    const { svg, notices } = drawMap(picture, 'dark');
    expect(svg).toContain('…');
    expect(notices.join()).toContain('too long');
  });

  test('formula-like names stay text in a spreadsheet and pipes stay in their cell', () => {
    const matrix = computeMatrix(
      studiesWith(['a'], 'f', 'l'),
      bookOf([code('=1+1', '=2+5')], [code('l', 'a|b')]),
      query('determinant', 'result'),
    );
    expect(matrixCsv(matrix)).toContain("'=1+1,'=2+5");
    expect(matrixMarkdown(matrix)).toContain('a\\|b');
  });

  test('a link that is no public web address is left out and said to be', () => {
    const links = [
      'javascript:alert(1)',
      'file:///etc/passwd',
      'http://x.onion./',
      'https://user:pw@example.org/',
    ];
    const made = paperPictureWithUrls(links);
    expect(made.data.studies.flatMap((study) => study.references.map(({ url }) => url))).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(made.notices.join()).toContain('4 links');
  });
});

describe('few and many', () => {
  test.each([0, 1])('%i studies', (n) => {
    const evidence = studiesWith(
      Array.from({ length: n }, (_, index) => `S${index}`),
      'nd.severity',
      'wanting',
    );
    for (const layout of MAP_LAYOUTS) {
      const picture = paperPicture({ layout }, evidence);
      expect(drawMap(picture, 'light').svg).not.toMatch(/NaN|Infinity/);
      expect(mapHtml(picture)).toContain('id="grid"');
    }
  });

  test('5,000 columns are drawn as a table', () => {
    const levels = Array.from({ length: 5_000 }, (_, index) => code(`l${index}`));
    const picture = paperPicture({}, studiesWith(['one'], 'f', 'l7'), bookOf([code('f')], levels));
    expect(picture.data.matrix.cells).toHaveLength(5_000);
    expect(mapHtml(picture).match(/<th scope="col"/g)?.length).toBeGreaterThan(5_000);
  });

  test('2,000 studies stay under 250 kB and 2 kB a study', () => {
    const evidence = studiesWith(
      Array.from({ length: 2_000 }, (_, index) => `A study of some length, number ${index}`),
      'nd.severity',
      'wanting',
    );
    expect(mapHtml(paperPicture({}, evidence)).length).toBeLessThan(250_000 + 2_000 * 2_000);
    expect(mapHtml(paperPicture({ columns: 'study' }, evidence)).length).toBeLessThan(
      250_000 + 2_000 * 2_000,
    );
  });
});

function paperPictureWithUrls(urls: readonly string[]) {
  const evidence = studiesWith(urls, 'nd.severity', 'wanting');
  return paperPicture({ columns: 'study' }, evidence, undefined, urls);
}
