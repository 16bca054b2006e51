import { describe, expect, it } from 'vitest';
import { extracted } from './extracted.ts';

const BODY = 'A note on bees in towns\n\nBees are kept in towns and in the country, as is well known.\n\n';

async function raws(list: string, name = 'paper.txt'): Promise<string[]> {
  const { references, text } = await extracted(BODY + list, name);
  let at = 0;
  for (const { n, start, end, raw } of references) {
    expect(start).toBeGreaterThanOrEqual(at);
    expect(text.slice(start, end).replace(/\s+/g, ' ')).toBe(raw);
    expect(references[n - 1]!.raw).toBe(raw);
    at = end;
  }
  return references.map((reference) => reference.raw);
}

const ADAMS = 'Adams, A. (2001). Alpha bees. Journal of Bees, 1(2), 1–2.';
const BAKER = 'Baker, B., & Cole, C. (2002). Beta bees and their many friends. Journal of Bees, 2(2), 3–4.';
const CLARK = 'Clark, C. (2003). Gamma bees. https://example.org/bees';

describe('finding the reference list', () => {
  it.each([
    ['bullets', `References\n\n- ${ADAMS}\n- ${BAKER}\n- ${CLARK}\n`],
    ['lines', `References\n${ADAMS}\n${BAKER}\n${CLARK}\n`],
    ['paragraphs', `References\n\n${ADAMS}\n\n${BAKER}\n\n${CLARK}\n`],
    ['numbers', `REFERENCES\n1. ${ADAMS}\n2. ${BAKER}\n3. ${CLARK}\n`],
    ['numbers in brackets', `Literaturverzeichnis\n\n[1] ${ADAMS}\n[2] ${BAKER}\n[3] ${CLARK}\n`],
    ['letters', `References\na. ${ADAMS}\nb. ${BAKER}\nc. ${CLARK}\n`],
    [
      'wrapped lines',
      `Literature cited\n${ADAMS}\nBaker, B., & Cole, C. (2002). Beta bees and their\nmany friends. Journal of Bees, 2(2), 3–4.\n${CLARK}\n`,
    ],
    [
      'hanging indents',
      `Bibliography\n\n${ADAMS}\nBaker, B., & Cole, C. (2002). Beta bees and their\n    many friends. Journal of Bees, 2(2), 3–4.\nClark, C. (2003). Gamma bees.\n    https://example.org/bees\n`,
    ],
    ['no heading', `${ADAMS}\n\n${BAKER}\n\n${CLARK}\n`],
    ['a bullet lost', `References\n\n- ${ADAMS}\n${BAKER}\n- ${CLARK}\n`],
    ['a Markdown heading', `## 7. References\n\n* ${ADAMS}\n* ${BAKER}\n* ${CLARK}\n`],
    ['letters', `References\n\na) ${ADAMS}\nb) ${BAKER}\nc) ${CLARK}\n`],
    ['Roman numbers', `References\n\ni. ${ADAMS}\nii. ${BAKER}\niii. ${CLARK}\n`],
    ['the same number everywhere', `References\n\n1. ${ADAMS}\n1. ${BAKER}\n1. ${CLARK}\n`],
    ['the heading in Greek', `Βιβλιογραφία\n\n${ADAMS}\n\n${BAKER}\n\n${CLARK}\n`],
    ['the heading in Czech', `Seznam použité literatury\n\n${ADAMS}\n\n${BAKER}\n\n${CLARK}\n`],
    ['the heading in Spanish', `Referencias bibliográficas\n\n${ADAMS}\n\n${BAKER}\n\n${CLARK}\n`],
  ])('splits a list with %s', async (_, list) => {
    expect(await raws(list)).toEqual([ADAMS, BAKER, CLARK]);
  });

  it('carries an entry over a page break and leaves the page number out', async () => {
    const list = `References\n\n${ADAMS}\n\nBaker, B., & Cole, C. (2002). Beta bees and their\n\n12\n\nmany friends. Journal of Bees, 2(2), 3–4.\n\n${CLARK}\n`;
    const { references } = await extracted(BODY + list);
    expect(references.map((reference) => reference.raw)).toEqual([ADAMS, BAKER, CLARK]);
  });

  it.each(['Authors', 'Acknowledgements', 'Appendix A', 'A Tables', '9 Annex', 'Danksagung'])(
    'ends at “%s”',
    async (heading) => {
      const after = `${heading}\n\nAnn Adams, PhD (2001), is Head of Bees at the Institute. She likes 3 things.\n`;
      expect(await raws(`References\n\n- ${ADAMS}\n- ${CLARK}\n\n${after}`)).toEqual([ADAMS, CLARK]);
    },
  );

  it('ends a numbered list where a paragraph without number follows', async () => {
    expect(
      await raws(
        `References:\n\n  1. ${ADAMS}\n  2. ${CLARK}\n\n\u00a0\n\nThe project was funded by the Bee Programme (2022).\n`,
      ),
    ).toEqual([ADAMS, CLARK]);
  });

  it('counts entries of two lists through', async () => {
    const text = `References\n\n- ${ADAMS}\n\nIncluded studies\n\nThey are listed next.\n\nFurther References\n\n- ${BAKER}\n- ${CLARK}\n`;
    const { references } = await extracted(BODY + text);
    expect(references.map(({ n, raw }) => [n, raw])).toEqual([
      [1, ADAMS],
      [2, BAKER],
      [3, CLARK],
    ]);
  });

  it('does not take a table of contents or prose that cites for a list', async () => {
    const { references } = await extracted(
      'Contents\n\nReferences 34\n\nAppendix 36\n\nBees are useful (Adams, 2001; Baker, 2002). So says Clark (2003).\n',
    );
    expect(references).toEqual([]);
  });

  it('carries repeated authors over', async () => {
    const list =
      'References\n\n- Bee Trust. 2019a. *Bees in Town*. Report. Bee Trust.\n- ———. 2019b. *Bees in Country*. Report. Bee Trust.\n';
    const { references } = await extracted(BODY + list);
    expect(references[1]!.item.author).toEqual(references[0]!.item.author);
  });

  it('reads entries that a web page prints in a table', async () => {
    const rows = [ADAMS, BAKER, CLARK].map((entry, i) => `<tr><td>[${i + 1}]</td><td>${entry}</td></tr>`);
    const html = `<article><h1>Bees</h1><p>${BODY.repeat(4)}</p><h2>References</h2><table>${rows.join('')}</table></article>`;
    const { references } = await extracted(html, 'paper.html');
    expect(references.map(({ raw }) => raw)).toEqual([ADAMS, BAKER, CLARK]);
  });
});

describe('writing without capitals', () => {
  it.each([
    [
      'Japanese',
      '参考文献',
      '青木 2010；石田・加藤 2015',
      [
        '青木太郎（2010）『都市の研究』東京：岩波書店.',
        '石田花子・加藤次郎（2015）「農村の変化」『社会学評論』65(2): 201-220.',
      ],
      ['青木太郎', '石田花子;加藤次郎'],
    ],
    [
      'Chinese',
      '参考文献',
      '张伟 2015；王芳 2010',
      [
        '张伟, 李娜. 城市化与农村教育[J]. 教育研究, 2015, 36(4): 45-52.',
        '王芳. 中国社会保障史[M]. 北京: 人民出版社, 2010.',
      ],
      ['张伟;李娜', '王芳'],
    ],
    [
      'Korean',
      '참고문헌',
      '김민수, 2015; 최영희, 2020',
      [
        '김민수. (2015). 도시와 농촌의 이동. 한국사회학, 49(2), 101-130.',
        '최영희 (2020). "청년 실업의 구조". 경제연구, 12(1), 5-33.',
      ],
      ['김민수', '최영희'],
    ],
    [
      'Arabic',
      'المراجع',
      'أحمد، 2015؛ السيد، 2012',
      [
        'أحمد، محمد. (2015). التحول الحضري في القاهرة. مجلة العلوم الاجتماعية، 12(3)، 45-67.',
        'السيد، نادية. (2012). المرأة والعمل. القاهرة: دار الشروق.',
      ],
      ['أحمدمحمد', 'السيدنادية'],
    ],
    [
      'Persian',
      'منابع',
      'احمدی، ۱۳۹۵؛ رضایی و کریمی، ۱۳۹۸',
      [
        'احمدی، علی. (۱۳۹۵). شهر و روستا. فصلنامه علوم اجتماعی، ۱۲(۳)، ۴۵-۶۷.',
        'رضایی، مریم؛ کریمی، حسن. (۱۳۹۸). آموزش در روستا. تهران: نشر نی.',
      ],
      ['احمدیعلی', 'رضاییمریم;کریمیحسن'],
    ],
    [
      'Hebrew',
      'מקורות',
      'כהן, 2015; לוי ומזרחי, 2018',
      [
        'כהן, ד. (2015). העיר והכפר. מגמות, מט(2), 201-220.',
        'לוי, ש. ומזרחי, ר. (2018). חינוך בפריפריה. תל אביב: רסלינג.',
      ],
      ['כהןד.', 'לויש.;מזרחיר.'],
    ],
  ])('has its lists, names and citations read in %s', async (_, heading, cited, entries, authors) => {
    const { references, citations } = await extracted(
      `${BODY}(${cited}).\n\n${heading}\n\n${entries.join('\n')}\n`,
    );
    expect(references.map(({ raw }) => raw)).toEqual(entries);
    const names = references.map(({ item }) =>
      (item.author ?? []).map(({ family, given = '' }) => `${family}${given}`).join(';'),
    );
    expect(names).toEqual(authors);
    expect(citations.map(({ references: [n] }) => n)).toEqual([1, 2]);
  });
});

describe('a list set as a table', () => {
  const table = (head: string, row: (entry: string, i: number) => string): string =>
    `## References\n\n${head}\n|${'---|'.repeat(head.split('|').length - 2)}\n${[ADAMS, BAKER, CLARK].map(row).join('\n')}\n`;

  it.each([
    ['with a column of numbers', table('| No. | Work |', (entry, i) => `| ${i + 1} | ${entry} |`)],
    ['of one column', table('| Work |', (entry) => `| ${entry} |`)],
    ['with columns of notes', table('| Work | Used for |', (entry) => `| ${entry} | background |`)],
  ])('is read: %s', async (_, list) => {
    expect(await raws(list, 'paper.md')).toEqual([ADAMS, BAKER, CLARK]);
    expect((await extracted(BODY + list, 'paper.md')).tables).toEqual([]);
  });
});
