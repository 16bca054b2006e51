import { unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { bibliographyDocx } from '../../../library/bibliographies/bibliography-docx.ts';
import { bibliographyHtml } from '../../../library/bibliographies/bibliography-html.ts';
import { bibliographyMarkdown } from '../../../library/bibliographies/bibliography-markdown.ts';
import { bibliographyRtf } from '../../../library/bibliographies/bibliography-rtf.ts';
import { bibliographyText } from '../../../library/bibliographies/bibliography-text.ts';
import type { Typeset } from '../../../library/bibliographies/typeset.ts';

const NASTY = 'Ünïcode 东京 {b} \\x * _y_ [z] <script>alert(1)</script> & "q" 𝔊';
const list: Typeset = {
  entries: [
    {
      id: 'a',
      label: [{ text: '1.' }],
      paragraphs: [
        {
          indented: false,
          runs: [
            { text: NASTY },
            { text: ' ' },
            { text: 'Ear', italic: true },
            { text: ', ' },
            { text: '3', bold: true },
            { text: ' ' },
            { text: 'https://doi.org/10.1/a_b', link: 'https://doi.org/10.1/a_b' },
          ],
        },
      ],
    },
    { id: 'b', label: [{ text: '2.' }], paragraphs: [{ indented: false, runs: [{ text: 'Second.' }] }] },
  ],
  failed: [],
  hanging: false,
  locale: 'en-GB',
  notices: [],
};
const WHOLE = `1. ${NASTY} Ear, 3 https://doi.org/10.1/a_b`;

test('plain text has one entry a line', () => {
  expect(bibliographyText(list)).toBe(`${WHOLE}\n2. Second.\n`);
});

test('HTML holds every letter as text and no element of a record', () => {
  const { document } = parseHTML(bibliographyHtml(list, 'References'));
  expect(document.querySelectorAll('script')).toHaveLength(0);
  const [first] = document.querySelectorAll('p');
  expect(first?.textContent?.replace('\u2003', ' ')).toBe(WHOLE);
  expect(first?.querySelector('i')?.textContent).toBe('Ear');
  expect(first?.querySelector('a')?.getAttribute('href')).toBe('https://doi.org/10.1/a_b');
});

test('Markdown reads back as the same words, unnumbered by its reader', () => {
  const html = new MarkdownIt({ html: false }).render(bibliographyMarkdown(list));
  const { document } = parseHTML(`<body>${html}</body>`);
  expect([...document.querySelectorAll('p')].map((p) => p.textContent)).toEqual([WHOLE, '2. Second.']);
  expect(document.querySelector('em')?.textContent).toBe('Ear');
  expect(document.querySelectorAll('ol')).toHaveLength(0);
});

test('RTF is ASCII, balanced, and escapes what has a meaning', () => {
  const rtf = bibliographyRtf(list, 'References');
  expect(rtf).toMatch(/^[\x20-\x7e\n]*$/);
  const bare = rtf.replace(/\\[\\{}]/g, '');
  expect(bare.split('{').length).toBe(bare.split('}').length);
  expect(rtf).toContain('\\{b\\} \\\\x');
  expect(rtf).toContain('\\u220?');
  expect(rtf).toContain('{\\i Ear}');
});

test('a Word document holds the words, the italics and the links', async () => {
  const files = unzipSync(await bibliographyDocx(list, 'References'));
  const text = (name: string) => new TextDecoder().decode(files[name]);
  const body = text('word/document.xml');
  const words = [...body.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)]
    .map(([, word]) => word ?? ' ')
    .join('');
  expect(words).toContain('Ünïcode 东京 {b} \\x * _y_ [z] &lt;script&gt;alert(1)&lt;/script&gt; &amp;');
  expect(body).toContain('<w:i/>');
  expect(text('word/_rels/document.xml.rels')).toContain('https://doi.org/10.1/a_b');
});
