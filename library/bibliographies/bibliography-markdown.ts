import type { TextRun } from '../../shared/contract/bibliography.ts';
import type { Typeset } from './typeset.ts';

/** The entries as Markdown (CommonMark 0.31), a paragraph each; what no mark stands for is inline HTML. */
export function bibliographyMarkdown({ entries }: Pick<Typeset, 'entries'>): string {
  const paragraphs = entries.flatMap(({ label, paragraphs }) =>
    paragraphs.map(({ runs }, at) => {
      const margin = at === 0 && label.length > 0 ? `${label.map(runMarkdown).join('')} ` : '';
      return unlisted(margin + runs.map(runMarkdown).join(''));
    }),
  );
  return `${paragraphs.join('\n\n')}\n`;
}

/** A number and a dot, a plus or a dash at the beginning would be made into a list, and numbered anew. */
function unlisted(text: string): string {
  return text.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^([+-])(?= )/, '\\$1');
}

function runMarkdown({ text, italic, bold, underline, smallCaps, raised, link }: TextRun): string {
  if (link !== undefined && link === text) return `<${link}>`;
  // Marks must touch the words they mark.
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '') return text;
  let marked = escaped(words);
  if (raised === 'super') marked = `<sup>${marked}</sup>`;
  if (raised === 'sub') marked = `<sub>${marked}</sub>`;
  if (smallCaps) marked = `<span style="font-variant:small-caps">${marked}</span>`;
  if (underline) marked = `<u>${marked}</u>`;
  if (bold) marked = `**${marked}**`;
  if (italic) marked = `*${marked}*`;
  if (link !== undefined) marked = `[${marked}](<${link.replace(/[<>\\]/g, encodeURIComponent)}>)`;
  return before + marked + after;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~&$]/g, '\\$&');
}
