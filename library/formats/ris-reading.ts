import type { BibliographyRecord } from '../../shared/model/bibliography.ts';
import type { CslName } from '../../shared/model/csl.ts';
import { decodeEntities } from './html-entities.ts';
import { cleanDoi, cleanPages, joinPages } from './identifiers.ts';
import {
  addNames,
  addText,
  DATE_VARIABLES,
  finishItem,
  type ItemDraft,
  joinKeywords,
  keepVerbatim,
  NAME_VARIABLES,
  setCustom,
  setText,
} from './item-draft.ts';
import { commaNames, looksLikeOrganisation, parseInvertedName, parseListedName } from './person-name.ts';
import { readRisDates } from './ris-dates.ts';
import {
  numbersFirst,
  readAccessionNumber,
  readSerialNumber,
  readSeriesVolume,
  settleNumbers,
} from './ris-numbers.ts';
import { readRisType } from './ris-types.ts';
import { foldLines, foldParagraphs, type TaggedField, type TaggedRecord } from './tag-grammar.ts';
import { withoutEndOfSentence } from './tagged-reading.ts';
import { isPlainArticle } from './type-names.ts';

/** Name-valued tags. */
const NAME_TAGS: Readonly<Record<string, string>> = {
  AU: 'author',
  A1: 'author',
  A2: 'editor',
  ED: 'editor',
  A3: 'collection-editor',
  A4: 'translator',
};

/** Tags that mean one CSL variable whatever the type. A second value that differs is kept verbatim. */
const TEXT_TAGS: Readonly<Record<string, string>> = {
  TI: 'title',
  T1: 'title',
  CT: 'title',
  ST: 'title-short',
  VL: 'volume',
  IS: 'issue',
  CP: 'issue',
  CY: 'publisher-place',
  PP: 'publisher-place',
  PB: 'publisher',
  ET: 'edition',
  LA: 'language',
  NV: 'number-of-volumes',
  CN: 'call-number',
  DB: 'archive',
  DP: 'source',
  AV: 'archive_location',
  UR: 'URL',
  LK: 'URL',
  M3: 'genre',
  SE: 'section',
};

/** Tags whose line breaks are kept. */
const PARAGRAPH_TAGS: Readonly<Record<string, string>> = { AB: 'abstract', N2: 'abstract', N1: 'note' };

/** Containers in the order of trust: the first found is the container's title. */
const CONTAINER_TAGS = ['T2', 'JF', 'BT', 'JO', 'JA', 'J1', 'J2', 'JI'];
const LAWMAKING = ['bill', 'hearing'];

/** Tags whose text is words; the writer says apart what would not come back the same. */
const WORDS = /^(?:T[I123]|ST|BT|CT|J[AFO]|A[BU1234]|ED|N[12]|PB|CY)$/;

/** Publishers export titles and abstracts with the entities of their web pages. */
function withoutEntities(field: TaggedField): TaggedField {
  if (!WORDS.test(field.tag) || !field.lines.some((line) => line.includes('&'))) return field;
  return { ...field, lines: field.lines.map(decodeEntities) };
}

/** Reads one RIS record. Tags without a CSL variable are kept in `custom.ris`. */
export function readRisRecord(record: TaggedRecord): BibliographyRecord | { readonly reason: string } {
  const fields = record.fields.filter(({ lines }) => lines.some((line) => line !== '')).map(withoutEntities);
  const warnings: string[] = [];
  const typeLines = fields.find(({ tag }) => tag === 'TY')?.lines ?? [];
  const typeText = foldLines(typeLines);
  const type = readRisType(typeText) ?? readRisType(typeLines[0] ?? '');
  if (fields.length === 0) return { reason: 'The record has neither a type nor a field.' };
  const draft: ItemDraft = { id: undefined, type: type ?? 'document' };
  if (type === undefined) {
    warnings.push(
      typeText === ''
        ? 'The record has no type.'
        : `The type "${typeText}" is not known; read as a document.`,
    );
  }
  if (fields.every(({ tag }) => tag === 'TY')) warnings.push('The record has a type and nothing else.');
  if (!record.closed) warnings.push('The line that ends the record ("ER  -") is missing.');
  for (const field of numbersFirst(fields)) readField(draft, field);
  readScopusNumber(draft);
  settleEditors(draft);
  readContainer(draft, fields);
  readPages(draft, fields);
  readRisDates(draft, fields);
  readKeywords(draft, fields);
  settleNumbers(draft);
  if (/^INPR$/i.test(typeText)) draft.status ??= 'in press';
  applyOwnFields(draft);
  return {
    item: finishItem(draft),
    raw: record.raw,
    line: record.line,
    ...(typeof draft.id === 'string' ? { sourceId: draft.id } : {}),
    warnings,
  };
}

/** Types that stand for themselves, whose series T2 names and whose pages SP counts (EndNote's and Zotero's fields). */
const BOOKS = ['book', 'classic'];
const IN_SERIES = ['report', 'thesis', 'manuscript', 'pamphlet', 'standard', 'software', 'map', ...BOOKS];
const COUNTED = ['thesis', 'manuscript', 'pamphlet', ...BOOKS];

/** EndNote and Zotero have the editors of a book in A3 and those of its series in A2; others the editors in A2. */
function settleEditors(draft: ItemDraft): void {
  if (!BOOKS.includes(draft.type as string) || draft['collection-editor'] === undefined) return;
  const ofSeries = draft.editor;
  draft.editor = draft['collection-editor'];
  if (ofSeries === undefined) delete draft['collection-editor'];
  else draft['collection-editor'] = ofSeries;
}

const HANDLED_TOGETHER = new Set(['TY', ...CONTAINER_TAGS, 'T3', 'SP', 'EP', 'PY', 'Y1', 'DA', 'Y2', 'KW']);

function readField(draft: ItemDraft, { tag, lines }: TaggedField): void {
  if (HANDLED_TOGETHER.has(tag)) return;
  const names = tag === 'A2' && draft.type === 'patent' ? undefined : NAME_TAGS[tag];
  if (names !== undefined) {
    const all = lines.flatMap(readNames);
    const known = all.filter(
      ({ literal }) => literal === undefined || !/^(?:et al\.?|and others)$/i.test(literal),
    );
    if (known.length < all.length) setCustom(draft, 'authorsTruncated', true);
    addNames(draft, names, known);
    return;
  }
  const value = foldLines(lines);
  const doi = cleanDoi(value);
  if ((tag === 'DO' || tag === 'DI' || tag === 'L3' || tag === 'M3') && doi.startsWith('10.')) {
    if (!setText(draft, 'DOI', doi)) keepVerbatim(draft, 'ris', tag, value);
    return;
  }
  if (tag === 'N1' && readLabelledNote(draft, value)) return;
  const paragraphs = PARAGRAPH_TAGS[tag];
  if (paragraphs !== undefined) {
    addText(draft, paragraphs, foldParagraphs(lines), '\n\n');
    return;
  }
  if (tag === 'U5' && readOwnField(draft, lines)) return;
  if (readByMeaning(draft, tag, value)) return;
  const variable = saysOnlyArticle(draft, tag, value) ? undefined : TEXT_TAGS[tag];
  const text = variable === 'title' ? withoutEndOfSentence(value) : value;
  if (variable === undefined || !setText(draft, variable, text))
    keepVerbatim(draft, 'ris', tag, lines.join('\n').trim());
}

/** Databases name the kind of every record in M3; that an article is an article is no genre a style should print. */
function saysOnlyArticle(draft: ItemDraft, tag: string, value: string): boolean {
  return tag === 'M3' && draft.type === 'article-journal' && isPlainArticle(value);
}

/** ProCite has fields without a tag of their own as notes with a label. */
const LABELLED_NOTES: Readonly<Record<string, string>> = {
  'Call Number': 'call-number',
  Edition: 'edition',
  ISBN: 'ISBN',
  Language: 'language',
  'Place of Publication': 'publisher-place',
  'Proceedings Title': 'container-title',
  'Publisher Name': 'publisher',
  'Record ID': 'id',
  'Series Title': 'collection-title',
  'Series Volume ID': 'collection-number',
  'Series Volume Identification': 'collection-number',
  Version: 'version',
  Notes: 'note',
};

function readLabelledNote(draft: ItemDraft, value: string): boolean {
  const match = /^([A-Z][A-Za-z ]{2,30}): (\S.*)$/.exec(value);
  const variable = match && Object.hasOwn(LABELLED_NOTES, match[1]!) ? LABELLED_NOTES[match[1]!] : undefined;
  return variable !== undefined && setText(draft, variable, match![2]!);
}

function readNames(line: string): CslName[] {
  // Authors of a whole record on one line, as some exports have it.
  const parts = line.split(/\s*;\s*/).filter((part) => part !== '');
  return parts.flatMap((part) => {
    if (part.includes(',')) return commaNames(part) ?? parseInvertedName(part);
    const listed = parseListedName(part);
    const initials = listed.given !== undefined && /^(?:\p{Lu}\.?-?){1,4}$/u.test(listed.given);
    return initials && !looksLikeOrganisation(part) && part !== part.toUpperCase()
      ? listed
      : { literal: part };
  });
}

/** Tags whose meaning depends on the type or on the value; false where nothing was done. */
function readByMeaning(draft: ItemDraft, tag: string, value: string): boolean {
  const type = draft.type as string;
  switch (tag) {
    case 'ID':
      return setText(draft, 'id', value);
    case 'SN':
      return readSerialNumber(draft, type, value);
    case 'C7':
      return (
        type.startsWith('article') &&
        setText(draft, 'number', value.replace(/^(?:article (?:no\.?|number)?\s*|unsp\s+)/i, ''))
      );
    case 'C2':
      return /^PMC\d+$/i.test(value) && setText(draft, 'PMCID', value);
    case 'AN':
      return readAccessionNumber(draft, type, value);
    case 'M1':
      if (type === 'chapter' || BOOKS.includes(type)) return setText(draft, 'collection-number', value);
      return setText(draft, type.startsWith('article') ? 'issue' : 'number', value);
    case 'SV':
      return readSeriesVolume(draft, type, value);
    case 'NV':
      return type === 'dataset' && setText(draft, 'number', value);
    case 'ET':
      if (LAWMAKING.includes(type) || type === 'legislation') return setText(draft, 'chapter-number', value);
      return (type === 'software' || type === 'dataset') && setText(draft, 'version', value);
    case 'C1':
      return type === 'map' && setText(draft, 'scale', value);
    case 'A2':
      return setText(draft, 'authority', value);
    case 'C6':
      return type === 'patent' && setText(draft, 'status', value);
    case 'RP':
      return setText(draft, 'status', value);
    case 'PB':
      return type === 'legal_case' && setText(draft, 'authority', value);
    case 'C3':
      return type === 'thesis' && setText(draft, 'publisher', value);
    default:
      return false;
  }
}

function readContainer(draft: ItemDraft, fields: readonly TaggedField[]): void {
  const type = draft.type as string;
  const standsAlone = IN_SERIES.includes(type);
  for (const tag of CONTAINER_TAGS) {
    for (const field of fields.filter((each) => each.tag === tag)) {
      const value = foldLines(field.lines);
      const title = tag === 'BT' && standsAlone && draft.title === undefined ? 'title' : undefined;
      const target = title ?? (standsAlone ? 'collection-title' : 'container-title');
      if (setText(draft, target, value)) continue;
      const short = tag !== 'T2' && tag !== 'BT' && value.length <= String(draft[target]).length;
      if (!(short && setText(draft, 'container-title-short', value))) keepVerbatim(draft, 'ris', tag, value);
    }
  }
  if (type === 'legal_case') draft['container-title'] ??= takeKept(draft, 'NV');
  if (type === 'paper-conference') {
    settleConference(draft);
    settleConferencePlace(draft);
  }
  for (const field of fields.filter(({ tag }) => tag === 'T3')) {
    const value = foldLines(field.lines);
    // EndNote and Zotero name the parliament of a bill or a hearing here.
    const target = LAWMAKING.includes(type) ? 'authority' : 'collection-title';
    if (!setText(draft, target, value)) keepVerbatim(draft, 'ris', 'T3', value);
  }
}

/** With the proceedings in C3, T2 names the conference (EndNote); without, T2 is the proceedings. */
function settleConference(draft: ItemDraft): void {
  const proceedings = takeKept(draft, 'C3');
  if (proceedings === undefined) return;
  if (draft['container-title'] !== undefined) draft['event-title'] = draft['container-title'];
  draft['container-title'] = proceedings;
}

/** With the place of publication in C1, CY names the place of the conference (EndNote). */
function settleConferencePlace(draft: ItemDraft): void {
  const place = takeKept(draft, 'C1');
  if (place === undefined) return;
  if (draft['publisher-place'] !== undefined) draft['event-place'] = draft['publisher-place'];
  draft['publisher-place'] = place;
}

/** Scopus writes the number of PubMed into C2. */
function readScopusNumber(draft: ItemDraft): void {
  const number = draft.archive === 'Scopus' ? takeKept(draft, 'C2') : undefined;
  if (number === undefined) return;
  if (!/^\d{7,8}$/.test(number) || !setText(draft, 'PMID', number)) keepVerbatim(draft, 'ris', 'C2', number);
}

/** A field that was kept as it stood, taken out again; nothing where it repeats. */
function takeKept(draft: ItemDraft, tag: string): string | undefined {
  const kept = (draft.custom as { ris?: Record<string, unknown> } | undefined)?.ris;
  const value = kept?.[tag];
  if (kept === undefined || typeof value !== 'string') return undefined;
  delete kept[tag];
  if (Object.keys(kept).length === 0) delete (draft.custom as { ris?: unknown }).ris;
  return value;
}

function readPages(draft: ItemDraft, fields: readonly TaggedField[]): void {
  const value = (tag: string): string | undefined => {
    const field = fields.find((each) => each.tag === tag);
    return field && foldLines(field.lines);
  };
  const first = value('SP');
  const last = value('EP');
  const whole = COUNTED.includes(draft.type as string) && last === undefined;
  if (whole && first !== undefined && !/\d-\d/.test(cleanPages(first))) {
    draft['number-of-pages'] = first.replace(/(\d)\s*(?:pp?|pages)\.?$/i, '$1');
  } else if (first !== undefined || last !== undefined) draft.page = joinPages(first, last);
}

function readKeywords(draft: ItemDraft, fields: readonly TaggedField[]): void {
  const keywords = fields
    .filter(({ tag }) => tag === 'KW')
    .flatMap(({ lines }) => lines.flatMap((line) => line.split(/\s*;\s*/)));
  if (keywords.length > 0) draft.keyword = joinKeywords(keywords);
}

/** `csl-variable: value` in the user field U5, where Gleaner writes what RIS has no tag for. */
function readOwnField(draft: ItemDraft, lines: readonly string[]): boolean {
  const match = /^(csl-([A-Za-z_-]+)|codings):\s?([\s\S]*)$/.exec(lines.join('\n').trim());
  if (!match) return false;
  if (match[1] === 'codings') {
    setCustom(
      draft,
      'codings',
      match[3]!.split(/\s*;\s*/).filter((code) => code !== ''),
    );
    return true;
  }
  const variable = match[2]!;
  try {
    const value = JSON.parse(match[3]!) as unknown;
    draft.own = { ...(draft.own as object | undefined), [variable]: value };
    return (
      NAME_VARIABLES.has(variable) ||
      DATE_VARIABLES.has(variable) ||
      typeof value === 'string' ||
      value === null
    );
  } catch {
    return false;
  }
}

function applyOwnFields(draft: ItemDraft): void {
  const own = draft.own as Record<string, unknown> | undefined;
  delete draft.own;
  for (const [variable, value] of Object.entries(own ?? {})) {
    if (value === null) delete draft[variable];
    else draft[variable] = value;
  }
}
