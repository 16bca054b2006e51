import type { BibliographyReading, BibliographyRecord, Unread } from '../../shared/model/bibliography.ts';
import type { Format } from './format.ts';
import { finishItem, type ItemDraft } from './item-draft.ts';
import type { MarcField, MarcRecord } from './marc-fields.ts';
import { readMarc } from './marc-record.ts';
import { cutElements, readXmlRecords } from './xml-records.ts';
import { elements, textOf, type XmlElement } from './xml-tree.ts';

function fromXml(root: XmlElement): MarcRecord {
  return {
    leader: elements(root, 'leader').map((each) => textOf(each).padEnd(24))[0] ?? '',
    control: new Map(
      elements(root, 'controlfield').map((field) => [field.attributes.tag ?? '', textOf(field)]),
    ),
    fields: elements(root, 'datafield').map((field) => ({
      tag: field.attributes.tag ?? '',
      subfields: elements(field, 'subfield').map(
        (each) => [each.attributes.code ?? '', textOf(each)] as const,
      ),
    })),
  };
}

const RECORD_END = '\x1D';
const FIELD_END = '\x1E';
const SUBFIELD = '\x1F';

/** ISO 2709: a leader, a directory of tags, then the fields in the order of the directory. */
function fromIso2709(text: string): MarcRecord | undefined {
  const [head = '', ...bodies] = text.split(FIELD_END);
  const leader = head.slice(0, 24);
  const tags = head
    .slice(24)
    .match(/\d{3}\d{9}/g)
    ?.map((entry) => entry.slice(0, 3));
  if (!tags || !/^\d{5}/.test(leader)) return undefined;
  const control = new Map<string, string>();
  const fields: MarcField[] = [];
  for (const [at, tag] of tags.entries()) {
    const body = bodies[at] ?? '';
    if (tag < '010') control.set(tag, body);
    else {
      const subfields = body
        .split(SUBFIELD)
        .slice(1)
        .map((each) => [each.slice(0, 1), each.slice(1).normalize('NFC')] as const);
      fields.push({ tag, subfields });
    }
  }
  return { leader, control, fields };
}

function readIso2709(text: string): BibliographyReading {
  const records: BibliographyRecord[] = [];
  const unread: Unread[] = [];
  let line = 1;
  for (const raw of text.split(RECORD_END)) {
    const here = line + (/^\s*/.exec(raw)![0].match(/\n/g)?.length ?? 0);
    line += raw.match(/\n/g)?.length ?? 0;
    if (raw.trim() === '') continue;
    const record = fromIso2709(raw.trimStart());
    const draft: ItemDraft = { id: undefined, type: 'book' };
    if (record) readMarc(record, draft);
    const item = finishItem(draft);
    if (record && item.title !== undefined)
      records.push({ item, raw, line: here, ...(item.id ? { sourceId: item.id } : {}), warnings: [] });
    else
      unread.push({
        line: here,
        text: raw.slice(0, 20_000),
        reason: record ? 'The record has no title (field 245).' : 'This is not a whole MARC record.',
      });
  }
  return { format: 'marc', records, unread };
}

/** MARCXML (Library of Congress, MARC 21 XML Schema). */
export const marcxml: Format = {
  id: 'marcxml',
  label: 'MARCXML',
  extensions: ['marcxml', 'xml'],
  mediaType: 'application/marcxml+xml',
  detect: (start) => /<(?:\w+:)?datafield\s[^>]*tag=/.test(start) && /<(?:\w+:)?record[\s>]/.test(start),
  read: (text, options) =>
    readXmlRecords(
      cutElements(text, ['record']),
      'marcxml',
      (root, draft) => {
        readMarc(fromXml(root), draft);
        return [];
      },
      options,
    ),
};

/** MARC 21 as libraries exchange it (ISO 2709), in UTF-8. */
export const marc: Format = {
  id: 'marc',
  label: 'MARC',
  extensions: ['mrc', 'marc'],
  mediaType: 'application/marc',
  detect: (start) => /^\s*\d{5}[a-z ]{2}/.test(start) && start.includes(SUBFIELD),
  read: readIso2709,
};
