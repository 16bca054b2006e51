import type { MadePaper } from './typeset-paper.ts';
import type { Language } from './works.ts';

export const HEADINGS: Record<Language, readonly string[]> = {
  en: ['References', 'Bibliography', 'Works Cited', 'Literature Cited', 'REFERENCES', 'Notes and references'],
  de: ['Literaturverzeichnis', 'Literatur', 'Quellen- und Literaturverzeichnis', 'Verwendete Literatur'],
  fr: ['Références', 'Bibliographie', 'Références bibliographiques'],
  es: ['Referencias', 'Bibliografía', 'Referencias bibliográficas'],
  it: ['Bibliografia', 'Riferimenti bibliografici'],
  pt: ['Referências', 'Referências bibliográficas', 'Bibliografia'],
  nl: ['Literatuur', 'Referenties', 'Literatuurlijst', 'Bibliografie'],
  fi: ['Lähteet', 'Lähdeluettelo', 'Kirjallisuus', 'Lähteet ja kirjallisuus'],
  sv: ['Referenser', 'Litteraturförteckning', 'Källförteckning', 'Källor och litteratur'],
};

/** Words wrapped to a width in characters; lines after the first begin with `hang` spaces. */
export function wrapped(text: string, width: number, hang = 0): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const pad = lines.length > 0 ? ' '.repeat(hang) : '';
    if (line !== '' && pad.length + line.length + 1 + word.length > width) {
      lines.push(pad + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push((lines.length > 0 ? ' '.repeat(hang) : '') + line);
  return lines.join('\n');
}

type Layout = (paper: MadePaper, heading: string) => string;

const front = (paper: MadePaper, width = 0): string =>
  [
    paper.title,
    paper.authors,
    'Introduction',
    ...paper.paragraphs.map((one) => (width ? wrapped(one, width) : one)),
  ].join('\n\n');
const list = (
  paper: MadePaper,
  heading: string,
  join: string,
  entry: (entry: string, i: number) => string,
  width = 0,
): string => `${front(paper, width)}\n\n${heading}\n\n${paper.entries.map(entry).join(join)}\n`;
const numbered =
  (mark: (n: number) => string, join: string, width = 0, hang = 0): Layout =>
  (paper, heading) =>
    list(
      paper,
      heading,
      join,
      (entry, i) => (width ? wrapped(`${mark(i + 1)} ${entry}`, width, hang) : `${mark(i + 1)} ${entry}`),
      width,
    );

/** How a list may stand in a plain text. */
export const LAYOUTS: Record<string, Layout> = {
  paragraphs: (paper, heading) => list(paper, heading, '\n\n', (entry) => entry),
  lines: (paper, heading) => list(paper, heading, '\n', (entry) => entry),
  bullets: (paper, heading) => list(paper, heading, '\n', (entry) => `- ${entry}`),
  dots: (paper, heading) => list(paper, heading, '\n', (entry) => `• ${entry}`),
  dotsWrapped: (paper, heading) => list(paper, heading, '\n', (entry) => wrapped(`• ${entry}`, 75, 0), 75),
  wrappedParagraphs: (paper, heading) => list(paper, heading, '\n\n', (entry) => wrapped(entry, 76), 76),
  wrapped80: (paper, heading) => list(paper, heading, '\n', (entry) => wrapped(entry, 80), 80),
  wrapped60: (paper, heading) => list(paper, heading, '\n', (entry) => wrapped(entry, 60), 60),
  hanging: (paper, heading) => list(paper, heading, '\n', (entry) => wrapped(entry, 72, 4), 72),
  firstIndented: (paper, heading) => list(paper, heading, '\n', (entry) => `   ${wrapped(entry, 72)}`, 72),
  numberDot: numbered((n) => `${n}.`, '\n'),
  numberBracket: numbered((n) => `[${n}]`, '\n'),
  numberRound: numbered((n) => `(${n})`, '\n'),
  numberParen: numbered((n) => `${n})`, '\n\n'),
  numberBare: numbered((n) => `${n}`, '\n'),
  numberTab: (paper, heading) => list(paper, heading, '\n', (entry, i) => `${i + 1}.\t${entry}`),
  numberTight: (paper, heading) => list(paper, heading, '\n', (entry, i) => `${i + 1}.${entry}`),
  bracketTight: (paper, heading) => list(paper, heading, '\n', (entry, i) => `[${i + 1}]${entry}`),
  numberWrapped: numbered((n) => `${n}.`, '\n', 76),
  numberHanging: numbered((n) => `${String(n).padStart(2)}.`, '\n', 76, 4),
  bracketWrapped: numbered((n) => `[${n}]`, '\n', 70),
  superscriptNumbers: (paper, heading) =>
    list(
      paper,
      heading,
      '\n',
      (entry, i) => `${[...String(i + 1)].map((d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(d)]).join('')} ${entry}`,
    ),
  runTogether: (paper, heading) => list(paper, heading, ' ', (entry, i) => `[${i + 1}] ${entry}`),
  runTogetherDots: (paper, heading) => list(paper, heading, ' ', (entry, i) => `${i + 1}. ${entry}`),
  runTogetherBare: (paper, heading) => list(paper, heading, ' ', (entry) => entry),
  pageBreaks: (paper, heading) => {
    const lines = paper.entries.flatMap((entry) => wrapped(entry, 76).split('\n'));
    const pages: string[] = [];
    for (let i = 0; i < lines.length; i += 23) pages.push(lines.slice(i, i + 23).join('\n'));
    return `${front(paper, 76)}\n\n${heading}\n\n${pages.map((page, i) => `${page}\n\n${i + 7}\n`).join('\f')}`;
  },
  noHeading: (paper) => `${front(paper)}\n\n${paper.entries.join('\n\n')}\n`,
  noHeadingLines: (paper) => `${front(paper)}\n\n${paper.entries.join('\n')}\n`,
  inlineHeading: (paper, heading) => `${front(paper)}\n${heading}\n${paper.entries.join('\n')}\n`,
  markdown: (paper, heading) =>
    `# ${paper.title}\n\n${paper.paragraphs.join('\n\n')}\n\n## ${heading}\n\n${paper.entries.map((entry) => `* ${entry}`).join('\n')}\n`,
  numberedHeading: (paper, heading) => list(paper, `7. ${heading}`, '\n', (entry) => entry),
  appendixAfter: (paper, heading) =>
    `${list(paper, heading, '\n', (entry) => entry)}\nAppendix A. Questions asked\n\n1. How old were you in 2014?\n2. Did you take the ferry in 1998 or in 2003?\n\nThe form was last changed in 2012 by the office.\n`,
  subheadings: (paper, heading) => {
    const half = paper.entries.length >> 1;
    return `${front(paper)}\n\n${heading}\n\nPrimary sources\n\n${paper.entries.slice(0, half).join('\n')}\n\nSecondary sources\n\n${paper.entries.slice(half).join('\n')}\n`;
  },
  subheadingsOther: (paper, heading) => {
    const half = paper.entries.length >> 1;
    return `${front(paper)}\n\n${heading}\n\nBooks and articles\n\n${paper.entries.slice(0, half).join('\n\n')}\n\nArchives and interviews\n\n${paper.entries.slice(half).join('\n\n')}\n`;
  },
  letters: (paper, heading) => {
    let last = '';
    const parts = paper.entries.map((entry) => {
      const first = entry
        .normalize('NFD')
        .replace(/^[^\p{L}]+/u, '')[0]!
        .toUpperCase();
      const head = first === last ? '' : `${first}\n\n`;
      last = first;
      return head + entry;
    });
    return `${front(paper)}\n\n${heading}\n\n${parts.join('\n\n')}\n`;
  },
  starred: (paper, heading) =>
    `${front(paper)}\n\n${heading}\n\nReferences marked with an asterisk indicate studies included in the review.\n\n${paper.entries.map((entry, i) => (i % 3 === 0 ? `*${entry}` : entry)).join('\n')}\n`,
  supplementary: (paper, heading) => {
    const half = paper.entries.length >> 1;
    return `${front(paper)}\n\n${heading}\n\n${paper.entries.slice(0, half).join('\n')}\n\nAcknowledgements\n\nWe thank the office for its help since 2011.\n\nSupplementary references\n\n${paper.entries.slice(half).join('\n')}\n`;
  },
  perChapter: (paper, heading) => {
    const half = paper.entries.length >> 1;
    const middle = paper.paragraphs.length >> 1;
    return [
      paper.title,
      paper.authors,
      'Chapter 1. The valley',
      ...paper.paragraphs.slice(0, middle),
      heading,
      paper.entries.slice(0, half).join('\n'),
      'Chapter 2. The hills',
      ...paper.paragraphs.slice(middle),
      heading,
      paper.entries.slice(half).join('\n'),
    ].join('\n\n');
  },
  annotated: (paper, heading) =>
    list(
      paper,
      heading,
      '\n\n',
      (entry) =>
        `${entry}\n\n    This is a good place to begin. It tells of the ferries and their people at some length, and of what they were paid.`,
    ),
};
