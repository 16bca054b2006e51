import type { IParagraphOptions, IRunOptions, ParagraphChild } from 'docx';
import type { TextRun as Run } from '../../shared/contract/bibliography.ts';
import type { Typeset } from './typeset.ts';

/** Indent of hung lines, in twentieths of a point. */
const INDENT = 567;

/** The entries as a Word document, with hanging indents, live links and a style named "Bibliography". */
export async function bibliographyDocx(list: Typeset, title: string): Promise<Uint8Array> {
  const { Document, Packer, Paragraph, HeadingLevel } = await import('docx');
  const children = await paragraphsOf(list);
  const document = new Document({
    title,
    creator: 'Gleaner',
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 24, language: { value: list.locale } } } },
      paragraphStyles: [
        {
          id: 'Bibliography',
          name: 'Bibliography',
          basedOn: 'Normal',
          paragraph: { spacing: { after: 120 } },
        },
      ],
    },
    sections: [{ children: [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }), ...children] }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

async function paragraphsOf({ entries, hanging }: Typeset) {
  const { Paragraph, TabStopType, Tab, TextRun } = await import('docx');
  const { runsDocx } = await runWriter();
  return entries.flatMap(({ label, paragraphs }) =>
    paragraphs.map(({ indented, runs }, at) => {
      const margin =
        at === 0 && label.length > 0 ? [...runsDocx(label), new TextRun({ children: [new Tab()] })] : [];
      const layout: IParagraphOptions =
        hanging || margin.length > 0
          ? {
              indent: { left: INDENT, hanging: INDENT },
              tabStops: [{ type: TabStopType.LEFT, position: INDENT }],
            }
          : indented
            ? { indent: { left: INDENT } }
            : {};
      return new Paragraph({ style: 'Bibliography', ...layout, children: [...margin, ...runsDocx(runs)] });
    }),
  );
}

async function runWriter() {
  const { ExternalHyperlink, TextRun } = await import('docx');
  const runDocx = ({ text, italic, bold, underline, smallCaps, raised, link }: Run): ParagraphChild => {
    const look: IRunOptions = {
      text: printable(text),
      ...(italic ? { italics: true } : {}),
      ...(bold ? { bold: true } : {}),
      ...(underline ? { underline: {} } : {}),
      ...(smallCaps ? { smallCaps: true } : {}),
      ...(raised === 'super' ? { superScript: true } : {}),
      ...(raised === 'sub' ? { subScript: true } : {}),
    };
    return link === undefined
      ? new TextRun(look)
      : new ExternalHyperlink({ link: printable(link), children: [new TextRun(look)] });
  };
  return { runsDocx: (runs: readonly Run[]): ParagraphChild[] => runs.map(runDocx) };
}

/** XML 1.0 has no place for control characters and halves of surrogate pairs. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').toWellFormed();
}
