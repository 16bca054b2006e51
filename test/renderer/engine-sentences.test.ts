import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../library/documents/document.ts';
import { emptySentence, gapNotes, gapSentence, thinSentence } from '../../library/maps/gap-words.ts';
import { enEngine } from '../../renderer/language/en-engine.ts';
import { inOwnWords } from '../../renderer/language/engine-sentences.ts';
import { speak } from '../../renderer/language/language.ts';
import { GAP_KINDS, type GapQuery } from '../../shared/contract/gaps.ts';

afterAll(() => speak('en', []));

/** A sentence of the table with invented names in its places. */
function filled(sentence: string): string {
  const parts: Readonly<Record<string, string>> = { n: '12', code: 'factor:stigma', key: 'ada2001' };
  return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? `some ${name}`);
}

const SENTENCES = Object.values(enEngine.engine)
  .flatMap((group) => Object.values<string>(group))
  .map(filled);

describe.each(['fi', 'es'])('sentences of the engine in %s', (tag) => {
  beforeAll(() => speak(tag, []));

  it('are each said anew with their names and numbers, and none is taken for another', () => {
    const said = SENTENCES.map(inOwnWords);
    expect(SENTENCES.filter((sentence, at) => said[at] === sentence)).toEqual([]);
    expect(new Set(said).size).toBe(SENTENCES.length);
    expect(said.filter((sentence) => sentence.includes('{{'))).toEqual([]);
  });

  it('are known as the gap finder says them', () => {
    const facts = {
      n: 3,
      asCited: 1,
      rowTotal: 1,
      columnTotal: 4,
      inMatrix: 20,
      inScope: 30,
      reviews: 0,
      primary: 3,
      directions: [
        { label: 'More', sign: 'positive' as const, n: 2 },
        { label: 'Less', sign: 'negative' as const, n: 1 },
      ],
      newest: 2001,
      newestOfAll: 2020,
    };
    const kinds = ['absolute', 'synthesis', 'second-hand', 'conflicting', 'one-direction', 'old'] as const;
    const thin = { n: 1, asCited: 1, coded: 20, inScope: 30 };
    const query = { kinds: [...GAP_KINDS], few: 3, oldAfter: 10 } as unknown as GapQuery;
    const found = {
      unclaimed: 1,
      reviews: [],
      population: null,
      newest: 2020,
      years: new Map(),
      inScope: new Set('a'),
    };
    const told = [
      ...kinds.flatMap((kind) => [
        gapSentence(kind, 'Row', 'Column', facts),
        gapSentence(kind, 'Row', 'Column', { ...facts, n: 1, asCited: 0, primary: 1 }),
      ]),
      emptySentence('Factor', 'Stigma', 'Level', 30),
      ...[
        thin,
        { ...thin, n: 0, asCited: 0 },
        { ...thin, n: 2 },
        { ...thin, n: 2, asCited: 2, coded: 30 },
      ].map((figures) => thinSentence('Population', 'Youth', figures)),
      ...gapNotes(query, found),
      ...gapNotes(query, { ...found, unclaimed: 9, population: 'Age', newest: null }),
    ];
    expect(told.filter((sentence) => inOwnWords(sentence) === sentence)).toEqual([]);
    // What is known only as cited is told in the same language as the rest.
    expect(told.map(inOwnWords).filter((sentence) => /\b(of|them|is|are|the)\b/.test(sentence))).toEqual([]);
  });

  it('are known as files are refused', async () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const files = [
      ['empty.txt', bytes('')],
      ['cut.pdf', bytes('%PDF-1.7 nothing')],
      ['page.html', bytes('<!doctype html><html><body></body></html>')],
      ['picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
      ['letter.rtf', bytes('{\\rtf1 a letter}')],
      ['orderless.epub', zipSync({ mimetype: bytes('application/epub+zip') })],
      [
        'protected.epub',
        zipSync({
          mimetype: bytes('application/epub+zip'),
          'META-INF/encryption.xml': bytes('<encryption/>'),
          'META-INF/rights.xml': bytes('<rights/>'),
        }),
      ],
      [
        'entities.docx',
        zipSync({ 'word/document.xml': bytes('<!DOCTYPE a [<!ENTITY b "c">]><w:document/>') }),
      ],
      ['broken.docx', zipSync({ 'word/document.xml': bytes('<w:document><w:body>') })],
    ] as const;
    for (const [name, content] of files) {
      const read = await readDocument(content, name);
      const message = read.ok ? name : read.message;
      expect(inOwnWords(message), message).not.toBe(message);
    }
  });

  it('stay English where nobody translated them', () => {
    expect(inOwnWords('A sentence of next year.')).toBe('A sentence of next year.');
  });
});

it('a sentence tells the act that was taken back in the same language', async () => {
  await speak('fi', []);
  expect(inOwnWords('Undid: Removed 12 references')).toBe('Kumottu: 12 viitettä poistettiin');
  await speak('en', []);
  expect(inOwnWords('Undid: Removed 12 references')).toBe('Undid: Removed 12 references');
});
