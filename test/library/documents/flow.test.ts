import { describe, expect, it } from 'vitest';
import { readingFlows } from '../../../library/documents/flow.ts';
import { textBlocks } from '../../../library/documents/text-blocks.ts';

function flows(text: string): string[] {
  const document = { text, blocks: textBlocks(text, 'plain'), metadata: {}, problems: [] };
  const found = readingFlows(document, (block) => block.kind !== 'table' && block.kind !== 'page-break');
  for (const flow of found) expect(flow.text).toHaveLength(flow.end - flow.start);
  return found.map((flow) => flow.text.replace(/\s+/g, ' '));
}

describe('running text', () => {
  it('joins the two halves of a sentence that a page break cut', () => {
    expect(flows('Bees are kept in many\n\ngardens of the town.\n\nThey need water.')).toEqual([
      'Bees are kept in many gardens of the town.',
      'They need water.',
    ]);
  });

  it('joins names that a page break parted after “and”', () => {
    expect(flows('This was shown before (Hill 2010; Moor and\n\nHeath 2012). It holds.')).toHaveLength(1);
  });

  it('joins over a table and leaves the table out', () => {
    const text = 'The bees were counted in 21\n\nTable 1: Bees\n\nTown\tBees\nA\t5\n\ngardens of the town.';
    expect(flows(text)[0]).toBe('The bees were counted in 21 gardens of the town.');
  });

  it('does not join finished sentences, headings or lists', () => {
    expect(flows('Bees are kept.\n\nand so on.')).toHaveLength(2);
    expect(flows('2 Methods\n\nwe counted.')).toHaveLength(2);
  });
});
