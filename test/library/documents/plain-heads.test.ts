import { expect, it } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';

const SENTENCE = 'Bridges over small rivers close in spring, and nobody mends them before the summer comes. ';
const page = (n: number): string => `${SENTENCE.repeat(5)}Page ${n} says so.`;
const FRONT = `Bridges in the spring of the north\n\nRosa Ahola and Lars Beckman\n\n${page(1)}\n\n${page(2)}\n\n`;
const WORKS = Array.from(
  { length: 12 },
  (_, i) =>
    `${'ABCDEFGHIJKL'[i]}ndersson, P. (20${i + 10}). Bridges of the river number ${i}, their keepers and their neighbours. River Papers, ${i + 1}(2), 4–19.`,
);

async function extracted(text: string) {
  const reading = await readDocument(new TextEncoder().encode(text), 'paper.txt');
  if (!reading.ok) throw new Error(reading.message);
  return { ...extract(reading.document), blocks: reading.document.blocks };
}

/** The list with a line after every fourth work. */
const listWith = (line: (page: number) => string): string =>
  `${FRONT}${line(1)}\n${page(3)}\n\nReferences\n\n${WORKS.map((work, i) => (i % 4 === 3 ? `${work}\n${line((i + 5) / 4)}` : work)).join('\n')}\n`;

it.each([
  ['that come back with the number of their page', (n: number) => `RIVER PAPERS QUARTERLY      ${n + 11}`],
  ['that name the authors', (n: number) => `${n + 11} Ahola and Beckman`],
  ['next to form feeds', (n: number) => `River Papers Quarterly\n\f${n} of 40`],
])('running heads are left out of a list and its entries: %s', async (_, line) => {
  const { references } = await extracted(listWith(line));
  expect(references.map(({ raw }) => raw)).toEqual(WORKS);
});

it('running heads are no lines of a table and no numbers of volumes', async () => {
  const rows = Array.from({ length: 6 }, (_, i) => `Small bridges ${i + 1}`).join('\n');
  const { blocks } = await extracted(`${FRONT}${rows}\n\n${page(3)}`);
  expect(blocks.filter(({ kind }) => kind === 'page-break')).toEqual([]);
});

it('notes in one place under the names of chapters count anew in each', async () => {
  const notes = (chapter: number): string =>
    `## Chapter ${chapter}\n\n1. See Rosa Ahola, “Bridges of ${chapter},” River Papers ${chapter} (2011): 4.\n\n2. Ibid., 5.\n\n`;
  const text = `# Bridges in the spring\n\n## One\n\nThey close.¹ They open.²\n\n## Two\n\nThey fall.¹ They rise.²\n\n# Notes\n\n${notes(1)}${notes(2)}# Bibliography\n\nAhola, Rosa. “Bridges of 1.” River Papers 1 (2011): 1–9.\n\nBeck, Lars. “Bridges of 2.” River Papers 2 (2011): 1–9.\n`;
  const reading = await readDocument(new TextEncoder().encode(text), 'book.md');
  if (!reading.ok) throw new Error(reading.message);
  expect(reading.document.blocks.filter(({ kind }) => kind === 'footnote')).toHaveLength(4);
});
