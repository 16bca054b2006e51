import type { TextRun } from '../../shared/contract/bibliography.ts';
import type { Typeset } from './typeset.ts';

/** Indent of hung lines, in twentieths of a point. */
const INDENT = 567;

/** The entries as Rich Text Format 1.9.1, which every word processor opens; characters beyond ASCII are escaped. */
export function bibliographyRtf(
  { entries, hanging }: Pick<Typeset, 'entries' | 'hanging'>,
  title: string,
): string {
  const body = entries.flatMap(({ label, paragraphs }) =>
    paragraphs.map(({ indented, runs }, at) => {
      const margin = at === 0 && label.length > 0 ? `${runsRtf(label)}\\tab ` : '';
      const layout =
        hanging || margin !== ''
          ? `\\fi-${INDENT}\\li${INDENT}\\tx${INDENT}`
          : indented
            ? `\\li${INDENT}`
            : '';
      return `{\\pard\\sa120${layout} ${margin}${runsRtf(runs)}\\par}`;
    }),
  );
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0\\froman Times New Roman;}}
{\\info{\\title ${escaped(title)}}}
\\f0\\fs24
{\\pard\\sa240\\b\\fs28 ${escaped(title)}\\par}
${body.join('\n')}
}
`;
}

function runsRtf(runs: readonly TextRun[]): string {
  return runs.map(runRtf).join('');
}

function runRtf({ text, italic, bold, underline, smallCaps, raised, link }: TextRun): string {
  const marks = [
    italic ? '\\i' : '',
    bold ? '\\b' : '',
    underline ? '\\ul' : '',
    smallCaps ? '\\scaps' : '',
    raised === 'super' ? '\\super' : raised === 'sub' ? '\\sub' : '',
  ].join('');
  const words = marks === '' ? escaped(text) : `{${marks} ${escaped(text)}}`;
  if (link === undefined) return words;
  const address = escaped(encodeURI(decodedUri(link))).replace(/"/g, '%22');
  return `{\\field{\\*\\fldinst{HYPERLINK "${address}"}}{\\fldrslt ${words}}}`;
}

/** An address whose percent signs are not escaped twice. */
function decodedUri(link: string): string {
  try {
    return decodeURI(link);
  } catch {
    return link;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\{}]|[^\x20-\x7e]/g, (unit) => {
    if (unit === '\\' || unit === '{' || unit === '}') return `\\${unit}`;
    if (unit === '\t' || unit === '\n' || unit === '\r') return ' ';
    const code = unit.charCodeAt(0);
    return `\\u${code > 0x7fff ? code - 0x1_0000 : code}?`;
  });
}
