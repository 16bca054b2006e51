import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { ExtractedCitation, ExtractedTable, Extraction } from '../../../shared/model/extraction.ts';

const FOLDER = new URL('../../fixtures/paper/', import.meta.url);

type Expected = {
  readonly document: Record<string, unknown>;
  readonly references: readonly { n: number; raw: string; start: number; end: number }[];
  readonly citations: readonly ExtractedCitation[];
  readonly uncited: readonly number[];
  readonly tables: readonly ExtractedTable[];
};

describe('the test paper', () => {
  const expected = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as Expected;
  let found: Extraction;
  beforeAll(async () => {
    const reading = await readDocument(readFileSync(new URL('paper.txt', FOLDER)), 'paper.txt');
    if (!reading.ok) throw new Error(reading.message);
    found = extract(reading.document);
  });

  it('prints its own reference', () => {
    expect(found.document).toMatchObject(expected.document);
    expect(found.document.issued).toBeUndefined();
    expect(found.document.DOI).toBeUndefined();
  });

  it('has exactly these entries at these places', () => {
    expect(found.references.map(({ n, raw, start, end }) => ({ n, raw, start, end }))).toEqual(
      expected.references.map(({ n, raw, start, end }) => ({ n, raw, start, end })),
    );
  });

  it('has exactly these citations, linked like this', () => {
    const plain = ({ surface, start, end, group, references, candidates, status }: ExtractedCitation) => ({
      surface: surface.replace(/\s+/g, ' '),
      start,
      end,
      group,
      references,
      candidates,
      status,
    });
    expect(found.citations.map(plain)).toEqual(expected.citations.map(plain));
  });

  it('gives a reason for every citation that is not simply linked', () => {
    for (const citation of found.citations) {
      if (citation.status === 'linked') expect(citation.reason).toBe('');
      else expect(citation.reason).toMatch(/^\p{Lu}.{10,}\.$/u);
    }
  });

  it('has exactly these entries that nothing cites', () => {
    const uncited = found.problems.filter((problem) => problem.kind === 'uncited-reference');
    const numbers = uncited.map(
      (problem) => found.references.find((reference) => reference.start === problem.start)?.n,
    );
    expect(numbers).toEqual(expected.uncited);
  });

  it('has exactly these tables', () => {
    const plain = ({ label, caption, header, rows }: ExtractedTable) => ({ label, caption, header, rows });
    expect(found.tables.map(plain)).toEqual(expected.tables.map(plain));
  });
});

describe('extraction of any text', () => {
  const piece = fc.constantFrom(
    'Smith',
    'and',
    'Jones',
    ' ',
    ' ',
    '\n',
    '\n\n',
    '(2010)',
    '(Smith, 2010)',
    '(Smith & Jones 2010a; Lee 2011)',
    '[1]',
    '[2–4]',
    '.',
    ', ',
    '; ',
    'References',
    '\n\nReferences\n\n',
    'Smith, J. (2010). A title. Journal, 1(2), 3–4.',
    '- ',
    '1. ',
    '[1] ',
    'Table 1: Numbers',
    '\t',
    '12.5',
    '|',
    '(',
    ')',
    '[',
    ']',
    'et al.',
    '———. 2011.',
    '¹',
    'Abstract',
    'World Bee Organization (WBO)',
    'n.d.',
    '\f',
    '😀',
    'é',
    '"',
    '’s',
    '10.5555/a b',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join('')),
    fc.string({ maxLength: 200, unit: 'binary' }),
  );

  it('never throws, and every range is where it says it is', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('a.txt', 'a.md'), async (words, name) => {
        const reading = await readDocument(new TextEncoder().encode(words), name);
        if (!reading.ok) return;
        checkPlaces(extract(reading.document));
      }),
      { numRuns: 600 },
    );
  });

  it('gives the same extraction for the same text', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (words) => {
        const reading = await readDocument(new TextEncoder().encode(words), 'a.txt');
        if (reading.ok) expect(extract(reading.document)).toEqual(extract(reading.document));
      }),
      { numRuns: 60 },
    );
  });
});

/** Surfaces, sentences, clauses and cells are slices; entries do not overlap; links point to entries there are. */
function checkPlaces({ text, references, citations, tables, problems }: Extraction): void {
  let at = 0;
  references.forEach((reference, i) => {
    expect(reference.n).toBe(i + 1);
    expect(reference.start).toBeGreaterThanOrEqual(at);
    expect(reference.end).toBeGreaterThan(reference.start);
    at = reference.end;
  });
  for (const citation of citations) {
    expect(text.slice(citation.start, citation.end)).toBe(citation.surface);
    expect(text.substr(citation.sentenceStart, citation.sentence.length)).toBe(citation.sentence);
    expect(text.substr(citation.clauseStart, citation.clause.length)).toBe(citation.clause);
    expect(citation.references.every((n) => citation.candidates.includes(n))).toBe(true);
    expect(citation.candidates.every((n) => n >= 1 && n <= references.length)).toBe(true);
    expect(citation.references.length).toBe(
      citation.status === 'linked' || citation.status === 'uncertain' ? 1 : 0,
    );
  }
  for (const cell of tables.flatMap((table) => table.rows.flatMap((row) => row.cells))) {
    expect(text.slice(cell.start, cell.end)).toBe(cell.text);
  }
  problems.forEach((problem, i) => {
    expect(problem.start).toBeGreaterThanOrEqual(problems[i - 1]?.start ?? 0);
    expect(problem.end).toBeLessThanOrEqual(text.length);
  });
}
