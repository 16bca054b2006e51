import type { BibliographyEntry, TextRun } from '../../shared/contract/bibliography.ts';
import type { Typeset } from './typeset.ts';

/** The entries as paragraphs of HTML that word processors take from the clipboard; every text is escaped. */
export function entriesHtml({ entries, hanging }: Pick<Typeset, 'entries' | 'hanging'>): string {
  return entries.map((entry) => entryHtml(entry, hanging)).join('\n');
}

/** A page of its own. `title` heads it, `language` is its BCP 47 tag. */
export function bibliographyHtml(list: Typeset, title: string): string {
  return `<!doctype html>
<html lang="${escapeHtml(list.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1rem/1.45 Georgia, "Source Serif 4", serif; }
p { margin-top: 0; margin-bottom: 0.6em; overflow-wrap: break-word; }
@media (prefers-color-scheme: dark) { body { color: #e8eaed; background: #15181b; } a { color: #4fb7b1; } }
</style>
</head>
<body>
<h1>${escapeHtml(title)}</h1>
${entriesHtml(list)}
</body>
</html>
`;
}

function entryHtml({ label, paragraphs }: BibliographyEntry, hanging: boolean): string {
  return paragraphs
    .map(({ indented, runs }, at) => {
      const margin = at === 0 && label.length > 0 ? `${runsHtml(label)}&emsp;` : '';
      const isHung = hanging || margin !== '';
      const style = isHung ? 'margin-left:2em;text-indent:-2em' : indented ? 'margin-left:2em' : '';
      return `<p${style === '' ? '' : ` style="${style}"`}>${margin}${runsHtml(runs)}</p>`;
    })
    .join('\n');
}

function runsHtml(runs: readonly TextRun[]): string {
  return runs.map(runHtml).join('');
}

function runHtml({ text, italic, bold, underline, smallCaps, raised, link }: TextRun): string {
  let html = escapeHtml(text);
  if (raised === 'super') html = `<sup>${html}</sup>`;
  if (raised === 'sub') html = `<sub>${html}</sub>`;
  if (smallCaps) html = `<span style="font-variant:small-caps">${html}</span>`;
  if (underline) html = `<u>${html}</u>`;
  if (bold) html = `<b>${html}</b>`;
  if (italic) html = `<i>${html}</i>`;
  return link === undefined ? html : `<a href="${escapeHtml(link)}">${html}</a>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
