import { expect, it } from 'vitest';
import { textBlocks } from '../../../library/documents/text-blocks.ts';
import { blocksWithByline } from '../../../library/extraction/byline.ts';

const TEXT = `Asking Late for a Hearing Test

Ragnhild Tveter, Anselm K. Mbeki-Olsen, and Ilse Maria Hartwig

Abstract

People wait for years before they ask.

1 Introduction

People wait, and clinics wonder why.

Distance, Cost, and Shame

Three things keep them away.`;

it('takes the names of the authors for no heading, and headings in capitals after the beginning for headings', () => {
  const blocks = blocksWithByline({
    text: TEXT,
    blocks: textBlocks(TEXT, 'plain'),
    metadata: {},
    problems: [],
  });
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  expect(headings.map(({ start, end }) => TEXT.slice(start, end))).toEqual([
    'Asking Late for a Hearing Test',
    'Abstract',
    '1 Introduction',
    'Distance, Cost, and Shame',
  ]);
});
