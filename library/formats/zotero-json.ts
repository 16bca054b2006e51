import type { BibliographyReading, RecordCollection } from '../../shared/model/bibliography.ts';
import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import type { RecordReading } from './each-record.ts';
import type { Format, ReadOptions } from './format.ts';
import { cleanDoi, cleanPages } from './identifiers.ts';
import {
  addNames,
  addText,
  finishItem,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  setCustom,
  setText,
} from './item-draft.ts';
import { type JsonItem, jsonItems, readJsonItems, textIn } from './json-items.ts';
import { familyParts } from './person-name.ts';
import { readType } from './type-names.ts';
import { readExtra } from './zotero-extra.ts';
import { zoteroNameVariable, zoteroTextVariable } from './zotero-fields.ts';
import { zoteroNoteText } from './zotero-note.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Fields that say nothing of the work: the program's own housekeeping, and what is read by itself. */
const HOUSEKEEPING = new Set([
  'itemType',
  'parentItem',
  'extra',
  'key',
  'version',
  'itemID',
  'libraryID',
  'itemKey',
  'uri',
  'select',
  'relations',
  'collections',
  'dateAdded',
  'dateModified',
  'creatorsDisplay',
]);

/** What stands beside the works of a file, by the key of the work it belongs to. */
type Children = ReadonlyMap<string, readonly Fields[]>;

function readZotero(source: string, options: ReadOptions): BibliographyReading {
  let collections: readonly RecordCollection[] = [];
  const cut = jsonItems(source, (parsed) => {
    const { items } = parsed as { readonly items?: unknown };
    const list = Array.isArray(items) ? (items as unknown[]) : [parsed];
    collections = collectionsOf(parsed as Fields, list.map(fieldsOf));
    return list;
  });
  const all = cut.items.map(({ value }) => fieldsOf(value));
  const children = Map.groupBy(
    all.filter((fields) => typeof fields.parentItem === 'string'),
    ({ parentItem }) => parentItem as string,
  );
  // Of a file that was cut off, what the program says of itself is no work either.
  const works = cut.items.filter(({ value }, index) =>
    value === undefined ? true : textIn(all[index]!.itemType) !== undefined && !isPart(all[index]!),
  );
  return {
    format: 'zotero-json',
    ...readJsonItems({ ...cut, items: works }, (item) => readWork(item, children), options),
    ...(collections.length > 0 ? { collections } : {}),
  };
}

/** The fields of an item: themselves, or under `data` as Zotero's web API has them. */
function fieldsOf(value: unknown): Fields {
  const { data } = (value ?? {}) as { readonly data?: unknown };
  const fields = typeof data === 'object' && data !== null ? data : value;
  return typeof fields === 'object' && fields !== null ? (fields as Fields) : {};
}

/** Whether an item is no work but a note, a file or a mark in one. */
function isPart({ itemType }: Fields): boolean {
  return itemType === 'note' || itemType === 'attachment' || itemType === 'annotation';
}

function readWork({ value, raw, line }: JsonItem, children: Children): RecordReading {
  const fields = fieldsOf(value);
  const draft: ItemDraft = { id: undefined, type: readType(String(fields.itemType)) ?? 'document' };
  const key = textIn(fields.key) ?? textIn(fields.itemKey);
  for (const [field, given] of Object.entries(fields)) {
    if (!HOUSEKEEPING.has(field) && !readList(draft, field, given)) readText(draft, field, textIn(given));
  }
  readExtra(draft, textIn(fields.extra) ?? '');
  for (const child of key === undefined ? [] : (children.get(key) ?? [])) {
    if (child.itemType === 'note') addNote(draft, child.note);
    else if (child.itemType === 'attachment') addAttachment(draft, child);
  }
  const item = finishItem(draft);
  if (Object.keys(item).every((variable) => variable === 'type'))
    return { reason: 'The record has no fields.' };
  return { item, raw, line, ...(key === undefined ? {} : { sourceId: key }), warnings: [] };
}

/** Reads the fields that are lists; says whether it was one of them. */
function readList(draft: ItemDraft, field: string, given: unknown): boolean {
  const list = Array.isArray(given) ? (given as unknown[]) : [];
  if (field === 'creators') readCreators(draft, list.map(fieldsOf));
  else if (field === 'tags') {
    draft.keyword = joinKeywords(list.flatMap((tag) => textIn(tag) ?? textIn(fieldsOf(tag).tag) ?? []));
  } else if (field === 'notes') for (const note of list) addNote(draft, fieldsOf(note).note ?? note);
  else if (field === 'attachments') for (const file of list) addAttachment(draft, fieldsOf(file));
  else return false;
  return true;
}

function readText(draft: ItemDraft, field: string, text: string | undefined): void {
  if (text === undefined) return;
  switch (field) {
    case 'date':
    case 'dateDecided':
    case 'dateEnacted':
    case 'issueDate':
      draft.issued ??= parseDateText(text);
      return;
    case 'accessDate':
      draft.accessed ??= parseDateText(text.replace(/[T ]\d\d:\d\d.*$/, ''));
      return;
    case 'filingDate':
      draft.submitted ??= parseDateText(text);
      return;
    case 'DOI':
      setText(draft, 'DOI', cleanDoi(text));
      return;
    default: {
      const variable = zoteroTextVariable(field);
      const value = variable === 'page' ? cleanPages(text) : text;
      if (variable === undefined || !setText(draft, variable, value))
        keepVerbatim(draft, 'zotero', field, text);
    }
  }
}

function readCreators(draft: ItemDraft, creators: readonly Fields[]): void {
  for (const creator of creators) {
    const name = nameOf(creator);
    if (name)
      addNames(draft, zoteroNameVariable(textIn(creator.creatorType) ?? 'author') ?? 'contributor', [name]);
  }
}

function nameOf(creator: Fields): CslName | undefined {
  const family = textIn(creator.lastName);
  const given = textIn(creator.firstName);
  const literal =
    textIn(creator.name) ?? (given === undefined ? family : undefined) ?? (family ? undefined : given);
  if (literal !== undefined) return { literal };
  return family === undefined || given === undefined ? undefined : { ...familyParts(family), given };
}

function addNote(draft: ItemDraft, note: unknown): void {
  addText(draft, 'note', zoteroNoteText(textIn(note) ?? ''), '\n\n');
}

function addAttachment(draft: ItemDraft, attachment: Fields): void {
  const path = textIn(attachment.path) ?? textIn(attachment.localPath) ?? textIn(attachment.filename);
  if (path === undefined) return;
  const custom = draft.custom as { readonly attachments?: readonly unknown[] } | undefined;
  const title = textIn(attachment.title) ?? '';
  const mediaType = textIn(attachment.contentType) ?? textIn(attachment.mimeType) ?? '';
  setCustom(draft, 'attachments', [...(custom?.attachments ?? []), { title, path, mediaType }]);
}

/**
 * The collections of a file of Better BibTeX: by their keys, each with the key of the one it stands in and the numbers of its
 * items; of Zotero's web API only the keys are known, and they are no names.
 */
function collectionsOf(file: Fields, items: readonly Fields[]): readonly RecordCollection[] {
  const byKey = new Map(Object.entries((file.collections ?? {}) as Record<string, Fields>));
  const keyOfItem = new Map(items.map((item) => [item.itemID, textIn(item.key) ?? textIn(item.itemKey)]));
  const pathOf = (key: string, seen: ReadonlySet<string>): readonly string[] => {
    const collection = byKey.get(key);
    if (collection === undefined || seen.has(key)) return [];
    const above = textIn(collection.parent);
    const name = textIn(collection.name) ?? textIn(collection.collectionName) ?? 'Untitled';
    return [...(above === undefined ? [] : pathOf(above, new Set([...seen, key]))), name];
  };
  return [...byKey.keys()]
    .map((key) => ({ path: pathOf(key, new Set()), key }))
    .sort((one, other) => one.path.length - other.path.length)
    .map(({ path, key }) => {
      const { items: inside } = byKey.get(key)!;
      const keys = (Array.isArray(inside) ? (inside as unknown[]) : []).map(
        (id) => keyOfItem.get(id) ?? textIn(id),
      );
      return { path, records: keys.filter((each) => each !== undefined) };
    });
}

/** The JSON of Zotero: of its web API, and of Better BibTeX. */
export const zoteroJson: Format = {
  id: 'zotero-json',
  label: 'Zotero JSON',
  extensions: ['zotero.json'],
  mediaType: 'application/json',
  detect: (start) =>
    /^\s*[[{]/.test(start) &&
    (/"translatorLabel"\s*:\s*"(?:Better ?BibTeX|BetterBibTeX) JSON"|"label"\s*:\s*"BetterBibTeX JSON"/.test(
      start,
    ) ||
      (/"itemType"\s*:/.test(start) && /"(?:creators|tags|dateAdded|libraryID|accessDate)"\s*:/.test(start))),
  read: readZotero,
};
