import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import { parseDateText } from './date-text.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { Format, ReadOptions } from './format.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import {
  addNames,
  addText,
  finishItem,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  setText,
} from './item-draft.ts';
import { parseInvertedName } from './person-name.ts';
import { withoutFullStop } from './tagged-reading.ts';
import { readType } from './type-names.ts';

type Field = { readonly label: string; readonly lines: string[] };
type Block = { readonly fields: Field[]; readonly line: number; readonly start: number };

/** `<12>` begins a record; a line without indent is a label, indented lines are its value. */
function cutBlocks(lines: readonly string[]): (Block & { readonly raw: string })[] {
  const blocks: Block[] = [];
  for (const [at, line] of lines.entries()) {
    if (/^<\d+>\s*(?:\. )?\s*$/.test(line)) blocks.push({ fields: [], line: at + 1, start: at });
    const open = blocks.at(-1);
    if (!open || open.start === at || line.trim() === '') continue;
    if (/^\s/.test(line)) open.fields.at(-1)?.lines.push(line.trim());
    else open.fields.push({ label: line.trim().replace(/\.$/, ''), lines: [] });
  }
  return blocks.map((block, at) => ({
    ...block,
    raw: lines
      .slice(block.start, blocks[at + 1]?.start ?? lines.length)
      .join('\n')
      .trimEnd(),
  }));
}

const TEXTS: Readonly<Record<string, string>> = {
  'Accession Number': 'archive_location',
  'Unique Identifier': 'archive_location',
  Language: 'language',
  Publisher: 'publisher',
  Database: 'archive',
  Status: 'status',
  'PMC Identifier': 'PMCID',
  'Journal Name': 'container-title',
  'Journal Title': 'container-title',
  Volume: 'volume',
  'Issue/Part': 'issue',
  'Book Title': 'container-title',
  'Chapter Title': 'chapter title',
  'Link to the Ovid Full Text or citation': 'URL',
  URL: 'URL',
};

function readBlock(block: Block & { readonly raw: string }): RecordReading {
  if (block.fields.length === 0) return { reason: 'The record has no fields.' };
  const draft: ItemDraft = { id: undefined, type: 'article-journal' };
  for (const { label, lines } of block.fields) {
    const text = lines.join(' ').replace(/\s+/g, ' ').trim();
    if (text !== '' && text !== '-' && !readField(draft, label, text))
      keepVerbatim(draft, 'ovid', label, text);
  }
  const chapter = draft['chapter title'];
  if (chapter !== undefined) {
    draft['container-title'] = draft.title;
    draft.title = chapter;
    delete draft['chapter title'];
    draft.type = 'chapter';
  }
  return { item: finishItem(draft), raw: block.raw, line: block.line, warnings: [] };
}

function readField(draft: ItemDraft, label: string, text: string): boolean {
  switch (label) {
    case 'Author':
    case 'Authors':
    case 'Author/Editor':
    case 'Book Author':
    case 'Editor':
      readNames(draft, text, label === 'Editor');
      return true;
    case 'Title':
      return setText(draft, 'title', withoutFullStop(text.replace(/\s*\[[A-Z][A-Za-z ;]*\]\.?$/, '')));
    case 'Source':
      readSource(draft, text);
      return true;
    case 'Abstract':
      addText(draft, 'abstract', text, '\n\n');
      return true;
    case 'Publication Type':
    case 'Document Type': {
      const type = readType(text.replace(/[.:].*$/, ''));
      if (type) draft.type = type;
      return type !== undefined;
    }
    case 'Author Keywords':
    case 'Keyword Heading':
    case 'Keywords':
    case 'MeSH Subject Headings':
    case 'Subject Headings':
      addText(draft, 'keyword', joinKeywords(text.replace(/\.$/, '').split(/\s*;\s*/)), '; ');
      return true;
    case 'DOI Number':
    case 'Digital Object Identifier':
    case 'DOI':
      return setText(draft, 'DOI', cleanDoi(text));
    case 'ISSN':
    case 'ISBN':
    case 'ISSN Print':
    case 'ISSN Electronic':
      addText(draft, label.slice(0, 4), text.replace(/\s+/g, ', '), ', ');
      return true;
    case 'Year of Publication':
    case 'Publication Date':
    case 'Date of Publication':
      draft.issued ??= parseDateText(text.replace(/\.$/, ''));
      return true;
    default:
      return TEXTS[label] !== undefined && setText(draft, TEXTS[label], text.replace(/\.$/, ''));
  }
}

/** "Verbeek, Jan MD *;  Hermans, Erik MD +": names with titles and marks for the institutions. */
function readNames(draft: ItemDraft, text: string, editors: boolean): void {
  for (const part of text.replace(/\.$/, '').split(/\s*;\s*/)) {
    const editor = editors || /\[Ed(?:itor)?\]/.test(part);
    const name = part
      .replace(/\[.*?\]/g, '')
      .replace(/[*+^&#@~%$|\d]+\s*$/, '')
      .replace(/,?\s+(?:MD|PhD|MSc|MPH|BSc|RN|DO|MBBS|FRCS|DrPH)\b[\s\S]*$/, '')
      .trim();
    if (name !== '') addNames(draft, editor ? 'editor' : 'author', [parseInvertedName(name)]);
  }
}

/** "Journal of Tests.   28(3):103-106, April 2015." in its usual forms. */
function readSource(draft: ItemDraft, text: string): void {
  const match =
    /^(.*?)\.\s+(?:Vol\.?\s*)?(\w+)?\s*(?:\(([^)]*)\))?\s*(?::|,?\s*pp?\.?)\s*([^,;]+)?(?:[,;]\s*(.*?))?\.?$/.exec(
      text,
    );
  if (!match) {
    setText(draft, 'container-title', text.replace(/\.\s*$/, ''));
    return;
  }
  setText(draft, 'container-title', match[1]!);
  setText(draft, 'volume', match[2] ?? '');
  setText(draft, 'issue', (match[3] ?? '').replace(/^pt\s+/i, ''));
  setText(draft, 'page', cleanPages(match[4] ?? ''));
  if (match[5]) draft.issued = parseDateText(match[5]);
}

function readOvid(text: string, options: ReadOptions): BibliographyReading {
  return { format: 'ovid', ...readEach(cutBlocks(text.split('\n')), (block) => block, readBlock, options) };
}

/** Ovid's labelled text ("Citation" export). */
export const ovid: Format = {
  id: 'ovid',
  label: 'Ovid',
  extensions: ['ovid'],
  mediaType: 'text/plain',
  detect: (start) =>
    /^<\d+>\s*$/m.test(start) &&
    /^(?:Author|Authors|Title|Source|Unique Identifier|Accession Number)\.?[ \t]*$/m.test(start),
  read: readOvid,
};
