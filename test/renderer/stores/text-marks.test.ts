import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Citation, CodedPassage, Reading } from '../../../renderer/stores/reading.ts';
import { citationBeside } from '../../../renderer/stores/reading.ts';
import { cutBlock, layOut } from '../../../renderer/stores/text-marks.ts';
import { ulid } from '../fake-client.ts';

const citation = (start: number, end: number, reference: string | null = null): Citation => ({
  id: ulid(start),
  document: ulid(1),
  documentName: 'paper.txt',
  start,
  end,
  surface: '',
  group: 1,
  sentence: '',
  sentenceStart: 0,
  clause: '',
  clauseStart: 0,
  reference,
  candidates: [],
  status: 'linked',
  reason: '',
});

const passage = (start: number, end: number) =>
  ({ passage: { start, end, basis: 'full text' }, coding: ulid(9) }) as unknown as CodedPassage;

const range = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => [start, start + length] as const);

describe('cutting a block at its marks', () => {
  it('covers the block from end to end without overlaps, whatever overlaps what', () => {
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 8 }),
        fc.array(range, { maxLength: 8 }),
        (citations, passages) => {
          const block = { start: 50, end: 250 };
          const segments = cutBlock(block, {
            citations: citations.map(([start, end]) => citation(start, end)),
            passages: passages.map(([start, end]) => passage(start, end)),
            spot: null,
          });
          expect(segments[0]?.start).toBe(50);
          expect(segments.at(-1)?.end).toBe(250);
          for (const [index, segment] of segments.entries()) {
            expect(segment.end).toBeGreaterThan(segment.start);
            if (index > 0) expect(segment.start).toBe(segments[index - 1]?.end);
          }
        },
      ),
    );
  });

  it('marks words that are both cited and coded as both', () => {
    const segments = cutBlock(
      { start: 0, end: 40 },
      { citations: [citation(10, 20)], passages: [passage(5, 15)], spot: { start: 12, end: 13 } },
    );
    const at = (offset: number) => segments.find(({ start, end }) => start <= offset && offset < end);
    expect(at(12)).toMatchObject({ isSpot: true, citation: { start: 10 } });
    expect(at(12)?.passages).toHaveLength(1);
    expect(at(17)?.passages).toHaveLength(0);
    expect(at(30)).toMatchObject({ citation: null, isSpot: false });
  });
});

const reading = (change: Partial<Reading>): Reading => ({
  id: ulid(1),
  name: 'paper.txt',
  reference: null,
  text: '',
  blocks: [],
  entries: [],
  citations: [],
  tables: [],
  passages: [],
  problems: [],
  ...change,
});

describe('laying out a reading', () => {
  it('draws a table once, in the place of the blocks it covers', () => {
    const block = (start: number, end: number, kind: 'paragraph' | 'table' = 'paragraph') => ({
      kind,
      start,
      end,
    });
    const table = {
      label: 'Table 1',
      caption: '',
      start: 10,
      end: 40,
      header: [],
      rows: [{ path: ['a'], cells: [] }],
    };
    const parts = layOut(
      reading({
        blocks: [block(0, 9), block(10, 20, 'table'), block(21, 40, 'table'), block(41, 50)],
        tables: [table],
      }),
    );
    expect(parts.map(({ kind }) => kind)).toEqual(['block', 'table', 'block']);
  });
});

describe('jumping between citations', () => {
  const shown = reading({
    citations: [citation(1, 2, ulid(7)), citation(3, 4, ulid(8)), citation(5, 6, ulid(7))],
  });
  it('goes to the next one, or to the next of the same reference', () => {
    expect(citationBeside(shown, ulid(1), 1, false)?.id).toBe(ulid(3));
    expect(citationBeside(shown, ulid(1), 1, true)?.id).toBe(ulid(5));
  });
  it('starts at the first and stops at the last', () => {
    expect(citationBeside(shown, null, 1, false)?.id).toBe(ulid(1));
    expect(citationBeside(shown, ulid(5), 1, false)).toBeNull();
  });
});
