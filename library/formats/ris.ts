import type { BibliographyReading, BibliographyRecord } from '../../shared/model/bibliography.ts';
import { readEach } from './each-record.ts';
import type { TextPieces } from './file-text.ts';
import type { Format, ReadOptions } from './format.ts';
import { readRisRecord } from './ris-reading.ts';
import { writeRis } from './ris-writing.ts';
import { eachTaggedIn, type TagGrammar } from './tag-grammar.ts';

/** `TY  - JOUR`, also with one space, a tab or none around the hyphen. */
const FIELD = /^[\s\uFEFF]{0,3}([A-Z][A-Z0-9])(?:[ \t]{1,3}-(?:[ \t]|$)|[ \t]{2,3}-|-[ \t]{1,2})(.*)$/;

const GRAMMAR: TagGrammar = {
  field: FIELD,
  begins: (tag) => tag === 'TY',
  ends: (tag) => tag === 'ER',
  // A file may have lost the first line of a record.
  beginsAnywhere: (tag) => /^(?:AU|A1|TI|T1|PY|Y1|ID|DO|JO|JF|T2|AB)$/.test(tag),
  ignored: /^(?:\d{1,6}\.|<\d{1,6}>|Record #\d+ of \d+|Provider: .*|Content: text\/.*)$/,
};

/** For files without a tag in capitals; in others a line may begin like a field. */
const SMALL_GRAMMAR: TagGrammar = { ...GRAMMAR, field: new RegExp(FIELD, 'i'), caseless: true };

const FIRST_TAG = /^[\s\uFEFF]{0,3}TY(?:[ \t]{1,3}-|-[ \t])/m;
const SMALL_FIRST_TAG = new RegExp(FIRST_TAG, 'im');

function readRis(pieces: TextPieces, options: ReadOptions): BibliographyReading {
  let total = 0;
  let inCapitals = false;
  for (const piece of pieces()) {
    total += piece.match(/^\s{0,3}ty[ \t]*-/gim)?.length ?? 0;
    inCapitals ||= FIRST_TAG.test(piece);
  }
  const cut = eachTaggedIn(pieces(), inCapitals || total === 0 ? GRAMMAR : SMALL_GRAMMAR);
  const { onRecords } = options;
  const handOver = onRecords && ((records: readonly BibliographyRecord[]) => onRecords(records, 'ris'));
  const read = readEach(cut, (record) => record, readRisRecord, { ...options, total }, handOver);
  return { format: 'ris', ...read };
}

/** RIS (Research Information Systems; ISI ResearchSoft 2001, EndNote's extension of 2011) in the dialects of databases. */
export const ris: Format = {
  id: 'ris',
  label: 'RIS',
  extensions: ['ris'],
  mediaType: 'application/x-research-info-systems',
  detect: (start) => SMALL_FIRST_TAG.test(start),
  read: (text, options) => readRis(() => [text], options),
  readPieces: readRis,
  write: writeRis,
};
