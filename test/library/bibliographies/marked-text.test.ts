import { expect, test } from 'vitest';
import { readMarked } from '../../../library/bibliographies/marked-text.ts';

const plain = (html: string) => readMarked(html).paragraphs.map(({ runs }) => runs);

test('italic, bold, small capitals and raised letters become runs', () => {
  expect(
    plain(
      '<div class="csl-entry">A <i>b <b>c</b></i><sup>2</sup><sub>3</sub> <span style="font-variant:small-caps;">d</span></div>',
    ),
  ).toEqual([
    [
      { text: 'A ' },
      { text: 'b ', italic: true },
      { text: 'c', italic: true, bold: true },
      { text: '2', raised: 'super' },
      { text: '3', raised: 'sub' },
      { text: ' ' },
      { text: 'd', smallCaps: true },
    ],
  ]);
});

test('what stands in the margin is a label and the rest a paragraph', () => {
  const marked = '<div class="csl-left-margin">[1]</div><div class="csl-right-inline">One.</div>';
  expect(readMarked(`<div class="csl-entry">\n  ${marked}\n</div>\n`)).toEqual({
    label: [{ text: '[1]' }],
    paragraphs: [{ indented: false, runs: [{ text: 'One.' }] }],
  });
});

test('a block and an indent are paragraphs of their own', () => {
  const html = '<div class="csl-entry">One.<div class="csl-indent">Note.</div></div>';
  expect(readMarked(html).paragraphs).toEqual([
    { indented: false, runs: [{ text: 'One.' }] },
    { indented: true, runs: [{ text: 'Note.' }] },
  ]);
});

test('a script, an event handler and a javascript address arrive as words or not at all', () => {
  expect(plain('&#60;script&#62;alert(1)&#60;/script&#62;')).toEqual([
    [{ text: '<script>alert(1)</script>' }],
  ]);
  expect(plain('<img src=x onerror=alert(1)>seen')).toEqual([[{ text: 'seen' }]]);
  expect(plain('<a href="javascript:alert(1)">x</a>')).toEqual([[{ text: 'x' }]]);
  expect(plain('a < b')).toEqual([[{ text: 'a < b' }]]);
});

test('a link keeps its address', () => {
  expect(plain('<a href="https://doi.org/10.1/x&#60;y">10.1/x&#60;y</a>')).toEqual([
    [{ text: '10.1/x<y', link: 'https://doi.org/10.1/x<y' }],
  ]);
});
