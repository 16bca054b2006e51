import type { BibliographyReading, BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import type { ReadOptions } from './format.ts';
import { finishItem, type ItemDraft } from './item-draft.ts';
import { parseXml, type XmlElement } from './xml-tree.ts';

/** One record's own XML, cut out of the file. */
export type XmlPiece = { readonly text: string; readonly line: number };

/**
 * Cuts the elements with one of these names out of an XML file, so that each is parsed on its own and a broken one
 * costs no other. An element without its end runs to the next beginning.
 */
export function cutElements(text: string, names: readonly string[]): XmlPiece[] {
  const pattern = new RegExp(`<(/?)(?:[\\w.-]+:)?(${names.join('|')})(?=[\\s/>])[^>]*?(/?)>`, 'g');
  const pieces: XmlPiece[] = [];
  let open: { name: string; start: number; depth: number } | undefined;
  let line = 1;
  let counted = 0;
  const add = (start: number, end: number): void => {
    for (; counted < start; counted++) if (text.charCodeAt(counted) === 10) line++;
    pieces.push({ text: text.slice(start, end).trimEnd(), line });
  };
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const [whole, slash, name = '', selfClosed] = match;
    if (slash === '' && selfClosed === '/') {
      if (!open) add(match.index, match.index + whole.length);
    } else if (slash === '') {
      if (open && open.name === name) {
        add(open.start, match.index);
        open = { name, start: match.index, depth: 1 };
      } else open ??= { name, start: match.index, depth: 1 };
    } else if (open?.name === name) {
      add(open.start, match.index + whole.length);
      open = undefined;
    }
  }
  if (open) add(open.start, text.length);
  return pieces;
}

/** What a format makes of one record's element. */
export type XmlRecordReader = (root: XmlElement, draft: ItemDraft) => readonly string[];

/** Reads each piece on its own. */
export function readXmlRecords(
  pieces: readonly XmlPiece[],
  format: string,
  read: XmlRecordReader,
  options: ReadOptions,
): BibliographyReading {
  const records: BibliographyRecord[] = [];
  const unread: Unread[] = [];
  for (const [index, piece] of pieces.entries()) {
    const result = options.signal?.aborted
      ? { reason: 'Reading was cancelled before this record.' }
      : readPiece(piece, read);
    if ('reason' in result)
      unread.push({ line: piece.line, text: piece.text.slice(0, 20_000), reason: result.reason });
    else records.push(result);
    if (index % 200 === 0) options.onProgress?.(index, pieces.length);
  }
  return { format, records, unread };
}

function readPiece(piece: XmlPiece, read: XmlRecordReader): BibliographyRecord | { readonly reason: string } {
  try {
    const draft: ItemDraft = { id: undefined, type: 'document' };
    const warnings = read(parseXml(piece.text), draft);
    const item = finishItem(draft);
    if (Object.keys(item).every((variable) => variable === 'type' || variable === 'id')) {
      return { reason: 'The record has no fields.' };
    }
    return {
      item,
      raw: piece.text,
      line: piece.line,
      ...(item.id === undefined ? {} : { sourceId: item.id }),
      warnings,
    };
  } catch (error) {
    return {
      reason: `The XML of this record is broken: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}
