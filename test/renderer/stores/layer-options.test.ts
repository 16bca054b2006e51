import { expect, test } from 'vitest';
import { type Coder, layerOptions } from '../../../renderer/stores/coders.ts';

const coder = (name: string, change: Partial<Coder> = {}): Coder => ({
  coder: name,
  isMe: false,
  codings: 5,
  studies: 2,
  complete: 1,
  left: {},
  revealedAt: null,
  ...change,
});

test('one coder has nothing to choose', () => {
  expect(layerOptions([coder('Ann', { isMe: true })], 'agreed')).toEqual(['agreed']);
});

test('who is blind to the others may choose their own codings', () => {
  const coders = [coder('Ann', { isMe: true }), coder('Bo'), coder('agreed')];
  expect(layerOptions(coders, 'agreed')).toEqual(['agreed', 'Ann']);
});

test('who sees the others may choose any of them, but nobody without codings', () => {
  const coders = [
    coder('Ann', { isMe: true, revealedAt: '2026-01-01T00:00:00Z' }),
    coder('Bo'),
    coder('Cy', { codings: 0 }),
  ];
  expect(layerOptions(coders, 'agreed')).toEqual(['agreed', 'Ann', 'Bo']);
});

test('the layer that a map was saved with stays in the list', () => {
  expect(layerOptions([coder('Ann', { isMe: true })], 'Bo')).toEqual(['agreed', 'Bo']);
});
