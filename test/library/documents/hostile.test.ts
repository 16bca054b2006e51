import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../library/documents/document.ts';
import { extract } from '../../../library/extraction/extract.ts';
import type { DocumentText, Extraction } from '../../../shared/model/extraction.ts';
import { smallDocx } from './small-docx.ts';
import { encryptedPdf, plainPdf } from './small-pdf.ts';

async function refusal(bytes: Uint8Array, name: string): Promise<string> {
  const read = await readDocument(bytes, name);
  if (read.ok) throw new Error('It was read.');
  return read.message;
}

async function documentOf(bytes: Uint8Array | string, name: string): Promise<DocumentText> {
  const read = await readDocument(typeof bytes === 'string' ? strToU8(bytes) : bytes, name);
  if (!read.ok) throw new Error(read.message);
  return read.document;
}

const extraction = async (text: string, name = 'paper.txt'): Promise<Extraction> =>
  extract(await documentOf(text, name));

describe('PDF files that cannot simply be read', () => {
  test('one with a password is told so', async () => {
    expect(await refusal(encryptedPdf(), 'locked.pdf')).toMatch(/“locked\.pdf” is protected by a password/);
  });

  test('one that is cut anywhere gets a sentence or gives what is left', async () => {
    const whole = plainPdf(['A first line of a paper that is long enough to be read.', 'And a second one.']);
    for (const share of [0.1, 0.5, 0.9]) {
      const read = await readDocument(whole.slice(0, Math.floor(whole.length * share)), 'cut.pdf');
      if (!read.ok) expect(read.message).toMatch(/“cut\.pdf”.+\./);
      else expect(read.document.text).toContain('first line');
    }
  });

  test('one of 2,000 pages is read to the 1,500th, and the rest is told', async () => {
    const pages = Array.from(
      { length: 2000 },
      (_, i) => `The page of ${letters(i)} with words, as number ${i + 1} of all.`,
    );
    const document = await documentOf(plainPdf(pages), 'long.pdf');
    expect(document.problems).toEqual([
      expect.objectContaining({
        kind: 'unreadable',
        message: expect.stringMatching(/has 2000 pages; the first 1500 were read/),
      }),
    ]);
    expect(document.text).toContain('number 1500 ');
    expect(document.text).not.toContain('number 1501 ');
  });

  test('fonts without a Unicode map are pointed out', async () => {
    const document = await documentOf(
      plainPdf([
        'Half of the words of this page can be read well enough, \uE001\uE002\uE003\uE004\uE005\uE006.',
      ]),
      'unmapped.pdf',
    );
    expect(document.problems.map(({ kind }) => kind)).toContain('encoding');
  });
});

describe('zipped documents that are traps', () => {
  test('one that would unpack to more than 400 MB is not opened', async () => {
    // Zeros shrink a thousandfold; the archive itself stays small.
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(401 * 1024 * 1024) }, { level: 1 });
    expect(bomb.length).toBeLessThan(8 * 1024 * 1024);
    expect(await refusal(bomb, 'bomb.docx')).toMatch(/would unpack to more than any document holds/);
  });

  test('one whose directory lies about its size is not unpacked beyond what it says', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 1 });
    const message = await refusal(lying(bomb, 64 * 1024 * 1024, 1000), 'liar.docx');
    expect(message).toMatch(/“liar\.docx”.+\./);
  });

  test('a Word document with an external entity does not get the file it names', async () => {
    const dtd = '<!DOCTYPE w:document [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY one "grown">]>';
    const read = await readDocument(smallDocx(['Before &file; &one; after.'], dtd), 'entity.docx');
    if (read.ok) {
      expect(read.document.text).not.toMatch(/root:|grown/);
      expect(read.document.text).toContain('Before');
    } else expect(read.message).toMatch(/“entity\.docx”.+\./);
  });

  test('entities that grow without end do not grow', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const dtd = `<!DOCTYPE w:document [<!ENTITY l0 "lol">${levels}]>`;
    const read = await readDocument(smallDocx(['Words &l12; after.'], dtd), 'laughs.docx');
    if (read.ok) expect(read.document.text.length).toBeLessThan(1000);
    else expect(read.message).toMatch(/“laughs\.docx”.+\./);
  });
});

test('a page whose elements stand 50,000 deep in each other is read', async () => {
  const html = `<html><body>${'<div><ul><li>'.repeat(25_000)}Wells are dug by hand.</body></html>`;
  const read = await readDocument(new TextEncoder().encode(html), 'deep.html');
  if (!read.ok) throw new Error(read.message);
  expect(read.document.text).toContain('Wells are dug by hand.');
});

test('an EPUB of two chapters and a list is read in the order of its spine', async () => {
  const document = await documentOf(smallBook(), 'book.epub');
  const found = extract(document);
  expect(document.text.indexOf('Opening words')).toBeLessThan(document.text.indexOf('Later words'));
  expect(found.references.map(({ item }) => item.title)).toEqual(['The quiet river', 'Maps of the delta']);
  expect(found.citations.map(({ references }) => references)).toEqual([[1], [2]]);
  expect(found.document.title).toBe('A Small Book');
});

describe('texts of a size that no paper has', () => {
  test('one above 24 MB is refused at once', async () => {
    const message = await refusal(strToU8('All work and no play. '.repeat(1_250_000)), 'huge.txt');
    expect(message).toMatch(/“huge\.txt” has 26 MB; documents of this kind are read up to 24 MB/);
  });

  test('a single line of 1 MB is read', async () => {
    const line = 'The survey of Moreau (2014) found few of them, as Lindqvist (2011) had. '.repeat(14_500);
    const found = await extraction(`${line}\n\nReferences\n\n${ENTRIES.join('\n\n')}\n`);
    expect(found.references).toHaveLength(3);
    expect(found.citations.length).toBe(29_000);
  });

  test('a paragraph of 150,000 short lines is read', async () => {
    const reading = await readDocument(
      new TextEncoder().encode('RIVER PAPERS 12\n'.repeat(150_000)),
      'lines.txt',
    );
    expect(reading.ok && reading.document.blocks).toHaveLength(150_000);
  });

  test('a single word of 1 MB is read', async () => {
    const found = await extraction(
      `${'a'.repeat(500_000)}${'(1999'.repeat(100_000)}\n\nReferences\n\n${ENTRIES.join('\n\n')}`,
    );
    expect(found.references).toHaveLength(3);
  });

  test('a list of 20,000 entries is read to its end', async () => {
    const entries = Array.from(
      { length: 20_000 },
      (_, i) =>
        `Author${letters(i)}, A. B. (${1950 + (i % 70)}). The ${letters(i)} of things. Journal of Things, ${i % 90}(2), ${i}–${i + 9}.`,
    );
    const found = await extraction(
      `See Author${letters(7)} (1957).\n\nReferences\n\n${entries.join('\n\n')}\n`,
    );
    expect(found.references).toHaveLength(20_000);
    expect(found.references.at(-1)?.raw).toContain(letters(19_999));
    expect(found.citations[0]?.references).toEqual([8]);
  });
});

describe('lists in other scripts', () => {
  test('an Arabic and a Hebrew list keep their entries and their words', async () => {
    const rtl = [
      'المراجع',
      '1. الأحمد، خالد. 2015. دراسة في طلب المساعدة. مجلة الصحة العامة 12(3): 45-60.',
      '2. السيد، ليلى. 2018. الوقاية في المدارس. القاهرة: دار النشر.',
      '3. כהן, דנה. 2019. פנייה לעזרה בקרב צעירים. ירושלים: מאגנס.',
    ];
    const found = await extraction(`نص قصير عن الموضوع [1].\n\n${rtl.join('\n')}\n`);
    expect(found.references.map(({ raw }) => raw)).toEqual(rtl.slice(1).map((line) => line.slice(3)));
    expect(found.references.map(({ item }) => item.issued?.['date-parts']?.[0]?.[0])).toEqual([
      2015, 2018, 2019,
    ]);
  });

  test('a Chinese and a Japanese list keep their entries and their years', async () => {
    const cjk = [
      '参考文献',
      '[1] 王小明, 李华. 求助行为研究[J]. 心理学报, 2016, 48(5): 563-573.',
      '[2] 山田太郎. 援助要請の心理学. 東京: 金子書房, 2019.',
      '[3] 김철수. 도움 요청 행동의 이해. 서울: 학지사, 2020.',
    ];
    const found = await extraction(`已有研究表明[1]。\n\n${cjk.join('\n')}\n`);
    expect(found.references).toHaveLength(3);
    expect(found.references.map(({ item }) => item.issued?.['date-parts']?.[0]?.[0])).toEqual([
      2016, 2019, 2020,
    ]);
  });
});

const ENTRIES = [
  'Lindqvist, A. (2011). The quiet river. Oslo: North Press.',
  'Moreau, B., & Silva, C. (2013). Bridges of the south. Journal of Rivers, 4(2), 11–19.',
  'Moreau, B. (2014). Maps of the delta. Journal of Rivers, 5(1), 1–9.',
];

/** A number as letters, so that names differ by more than digits. */
function letters(n: number): string {
  return [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
}

/** An archive whose headers claim `said` where `size` bytes are packed. */
function lying(zip: Uint8Array, size: number, said: number): Uint8Array {
  const bytes = new Uint8Array(zip);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === size) view.setUint32(at, said, true);
  }
  return bytes;
}

function smallBook(): Uint8Array {
  const chapter = (body: string) => strToU8(`<html><head><title>c</title></head><body>${body}</body></html>`);
  return zipSync({
    mimetype: [strToU8('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': strToU8(
      '<container><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'OPS/book.opf': strToU8(
      '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>A Small Book</dc:title></metadata>' +
        '<manifest><item id="b" href="two.xhtml"/><item id="a" href="one.xhtml"/><item id="c" href="list.xhtml"/></manifest>' +
        '<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>',
    ),
    'OPS/two.xhtml': chapter('<h1>Two</h1><p>Later words, as Moreau (2014) has them.</p>'),
    'OPS/one.xhtml': chapter('<h1>One</h1><p>Opening words (Lindqvist 2011).</p>'),
    'OPS/list.xhtml': chapter(`<h1>References</h1><p>${ENTRIES[0]}</p><p>${ENTRIES[2]}</p>`),
  });
}
