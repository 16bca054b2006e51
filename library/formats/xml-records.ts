import type { BibliographyReading } from '../../shared/model/bibliography.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { ReadOptions } from './format.ts';
import { finishItem, type ItemDraft } from './item-draft.ts';
import { parseXml, type XmlElement, xmlProblem } from './xml-tree.ts';

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
  const place = ({ line, text }: XmlPiece): { line: number; raw: string } => ({ line, raw: text });
  return { format, ...readEach(pieces, place, (piece) => readPiece(piece, read), options) };
}

function readPiece(piece: XmlPiece, read: XmlRecordReader): RecordReading {
  const draft: ItemDraft = { id: undefined, type: 'document' };
  const problem = xmlProblem(piece.text);
  const broken =
    problem === undefined ? [] : [`The XML is not well-formed (${problem}); parts may be missing.`];
  const warnings = [...broken, ...read(parseXml(piece.text), draft)];
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
}
