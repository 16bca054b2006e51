import type { BibliographyReading, RecordCollection } from '../../shared/model/bibliography.ts';
import type { CslName } from '../../shared/model/csl.ts';
import { parseDateText } from './date-text.ts';
import { type RecordReading, readEach } from './each-record.ts';
import type { Format, ReadOptions } from './format.ts';
import { cleanDoi, cleanPages, joinPages } from './identifiers.ts';
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
import { familyParts, parseInvertedName } from './person-name.ts';
import { readType } from './type-names.ts';
import { element, elements, linesOf, parseXml, textOf, type XmlElement } from './xml-tree.ts';
import { readExtra } from './zotero-extra.ts';
import { zoteroNoteText } from './zotero-note.ts';

/** Everything in the file that has an address, by it. */
type Graph = ReadonlyMap<string, XmlElement>;

const NAMES: Readonly<Record<string, string>> = {
  authors: 'author',
  artists: 'author',
  bookAuthors: 'container-author',
  cartographers: 'author',
  composers: 'composer',
  contributors: 'contributor',
  directors: 'director',
  editors: 'editor',
  interviewers: 'interviewer',
  interviewees: 'author',
  inventors: 'author',
  performers: 'performer',
  podcasters: 'author',
  presenters: 'author',
  producers: 'producer',
  programmers: 'author',
  recipients: 'recipient',
  reviewedAuthors: 'reviewed-author',
  scriptwriters: 'script-writer',
  seriesEditors: 'collection-editor',
  translators: 'translator',
};

const TEXTS: Readonly<Record<string, string>> = {
  title: 'title',
  name: 'title',
  shortTitle: 'title-short',
  volume: 'volume',
  number: 'issue',
  issueNumber: 'issue',
  pages: 'page',
  edition: 'edition',
  numPages: 'number-of-pages',
  numberOfVolumes: 'number-of-volumes',
  seriesNumber: 'collection-number',
  language: 'language',
  inLanguage: 'language',
  libraryCatalog: 'source',
  archive: 'archive',
  archiveLocation: 'archive_location',
  coverage: 'archive_location',
  callNumber: 'call-number',
  type: 'genre',
  version: 'version',
  softwareVersion: 'version',
  reportNumber: 'number',
  patentNumber: 'number',
  billNumber: 'number',
  medium: 'medium',
  section: 'section',
  citationKey: 'citation-key',
};

/** Types of schema.org and of Zotero's bibliographic ontology that need no item type beside them. */
const ELEMENT_TYPES: Readonly<Record<string, string>> = {
  Article: 'article-journal',
  ScholarlyArticle: 'article-journal',
  NewsArticle: 'article-newspaper',
  Book: 'book',
  BookSection: 'chapter',
  Chapter: 'chapter',
  Dataset: 'dataset',
  Report: 'report',
  Thesis: 'thesis',
  SoftwareSourceCode: 'software',
  SoftwareApplication: 'software',
  WebPage: 'webpage',
  Document: 'document',
  Manuscript: 'manuscript',
  Letter: 'personal_communication',
  Patent: 'patent',
};

function address(node: XmlElement): string | undefined {
  return node.attributes.about ?? node.attributes.ID ?? node.attributes.nodeID;
}

function collect(root: XmlElement, graph = new Map<string, XmlElement>()): Map<string, XmlElement> {
  for (const child of elements(root)) {
    const own = address(child);
    if (own !== undefined && !graph.has(own)) graph.set(own, child);
    collect(child, graph);
  }
  return graph;
}

/** What a property points to: a nested element, or the one with that address. */
function targets(property: XmlElement, graph: Graph): XmlElement[] {
  const reference = property.attributes.resource ?? property.attributes.nodeID;
  const found = reference === undefined ? undefined : graph.get(reference);
  return found ? [found] : elements(property);
}

function isRecord(node: XmlElement): boolean {
  const itemType = textOf(element(node, 'itemType'));
  if (itemType !== '') return itemType !== 'attachment' && itemType !== 'note';
  return (
    ELEMENT_TYPES[node.name] !== undefined && (element(node, 'title') ?? element(node, 'name')) !== undefined
  );
}

function readRdf(text: string, options: ReadOptions): BibliographyReading {
  const root = parseXml(text);
  const graph = collect(root);
  const nodes = elements(root).filter(isRecord);
  const read = (node: XmlElement): RecordReading => {
    const draft: ItemDraft = { id: undefined, type: 'document' };
    readNode(node, draft, graph);
    const item = finishItem(draft);
    if (Object.keys(item).every((variable) => variable === 'type' || variable === 'id')) {
      return { reason: 'The record has no fields.' };
    }
    return { item, ...sourceOf(node, text), ...(item.id ? { sourceId: item.id } : {}), warnings: [] };
  };
  const collections = readCollections(root);
  return {
    format: 'zotero-rdf',
    ...readEach(nodes, (node) => sourceOf(node, text), read, options),
    ...(collections.length > 0 ? { collections } : {}),
  };
}

/** Zotero's collections, whose parts are records and collections; each once, however the file makes them a circle. */
function readCollections(root: XmlElement): readonly RecordCollection[] {
  const nodes = elements(root, 'Collection');
  const byAddress = new Map(
    nodes.flatMap((node) => (address(node) ? [[address(node)!, node]] : [])) as [string, XmlElement][],
  );
  const partsOf = (node: XmlElement): readonly string[] =>
    elements(node, 'hasPart').flatMap(({ attributes }) => (attributes.resource ? [attributes.resource] : []));
  const nested = new Set(nodes.flatMap(partsOf));
  const found: RecordCollection[] = [];
  const taken = new Set<XmlElement>();
  const take = (node: XmlElement, above: readonly string[]): void => {
    if (taken.has(node)) return;
    taken.add(node);
    const path = [...above, textOf(element(node, 'title')) || 'Untitled'];
    const parts = partsOf(node);
    found.push({ path, records: parts.filter((part) => !byAddress.has(part)) });
    for (const part of parts) {
      const inside = byAddress.get(part);
      if (inside !== undefined && path.length < DEEPEST_COLLECTION) take(inside, path);
    }
  };
  for (const node of nodes) if (!nested.has(address(node) ?? '')) take(node, []);
  for (const node of nodes) take(node, []);
  return found;
}

/** Where an element stands in the file, by its address. */
function sourceOf(node: XmlElement, text: string): { line: number; raw: string } {
  const own = address(node);
  const mark = own === undefined ? -1 : text.indexOf(`"${own.replaceAll('&', '&amp;')}"`);
  if (mark === -1) return { line: 1, raw: '' };
  const start = text.lastIndexOf('<', mark);
  const name = /^<([\w:.-]+)/.exec(text.slice(start, start + 100))?.[1] ?? node.name;
  const end = text.indexOf(`</${name}>`, mark);
  const line = text.slice(0, start).split('\n').length;
  return {
    line,
    raw: end === -1 ? text.slice(start, start + 2_000) : text.slice(start, end + name.length + 3),
  };
}

function readNode(node: XmlElement, draft: ItemDraft, graph: Graph): void {
  const itemType = textOf(element(node, 'itemType'));
  draft.type = readType(itemType) ?? ELEMENT_TYPES[node.name] ?? 'document';
  const own = address(node);
  if (own !== undefined) draft.id = own;
  const keywords: string[] = [];
  const extra: string[] = [];
  const pages: { first?: string; last?: string } = {};
  for (const property of elements(node)) {
    if (readNames(property, draft, graph)) continue;
    if (property.name === 'subject' || property.name === 'keywords' || property.name === 'about') {
      keywords.push(textOf(property));
    } else if (property.name === 'description' && itemType !== '') extra.push(linesOf(property));
    else if (property.name === 'pageStart') pages.first = textOf(property);
    else if (property.name === 'pageEnd') pages.last = textOf(property);
    else if (!readProperty(property, draft, graph)) readOther(property, draft, graph);
  }
  for (const text of extra) readExtra(draft, text);
  draft.keyword = joinKeywords(keywords);
  if (pages.first !== undefined) setText(draft, 'page', joinPages(pages.first, pages.last));
  if (draft.page !== undefined) draft.page = cleanPages(String(draft.page));
}

function readNames(property: XmlElement, draft: ItemDraft, graph: Graph): boolean {
  const single = { author: 'author', creator: 'author', contributor: 'contributor', editor: 'editor' }[
    property.name
  ];
  const variable = NAMES[property.name] ?? single;
  if (variable === undefined) return false;
  const list = element(property, 'Seq') ? elements(element(property, 'Seq'), 'li') : [property];
  for (const entry of list) {
    const persons = targets(entry, graph);
    if (persons.length > 0) addNames(draft, variable, persons.flatMap(readPerson));
    else if (textOf(entry) !== '') addNames(draft, variable, [parseInvertedName(textOf(entry))]);
  }
  return true;
}

function readPerson(person: XmlElement): CslName[] {
  const family = textOf(element(person, 'surname')) || textOf(element(person, 'familyName'));
  const given = textOf(element(person, 'givenName')) || textOf(element(person, 'givenname'));
  if (family === '') {
    const name = textOf(element(person, 'name'));
    return name === '' ? [] : [{ literal: name }];
  }
  return [given === '' ? { literal: family } : { ...familyParts(family), given }];
}

function readProperty(property: XmlElement, draft: ItemDraft, graph: Graph): boolean {
  const text = textOf(property);
  switch (property.name) {
    case 'itemType':
      return true;
    case 'date':
    case 'datePublished':
      draft.issued ??= parseDateText(text);
      return true;
    case 'dateSubmitted':
      draft.accessed = parseDateText(text);
      return true;
    case 'abstract':
      addText(draft, 'abstract', linesOf(property), '\n\n');
      return true;
    case 'description':
      addText(draft, 'abstract', linesOf(property), '\n\n');
      return true;
    case 'identifier':
    case 'sameAs':
    case 'url':
      readIdentifier(property, draft, text);
      return true;
    case 'isPartOf':
      for (const container of targets(property, graph)) readContainer(container, draft, graph, 0);
      return true;
    case 'publisher':
      readPublisher(property, draft, graph);
      return true;
    case 'link':
    case 'isReferencedBy':
      for (const target of targets(property, graph)) readLinked(target, draft);
      return true;
    default:
      return false;
  }
}

function readOther(property: XmlElement, draft: ItemDraft, graph: Graph): void {
  const text = textOf(property) || (property.attributes.resource ?? '');
  const variable = TEXTS[property.name];
  if (variable !== undefined && text !== '' && setText(draft, variable, text)) return;
  if (property.name === 'conferenceName') setText(draft, 'event-title', text);
  else if (property.name === 'presentedAt')
    for (const event of targets(property, graph))
      setText(draft, 'event-title', textOf(element(event, 'title')));
  else if (text !== '') keepVerbatim(draft, 'zotero', property.name, text);
}

function readIdentifier(property: XmlElement, draft: ItemDraft, text: string): void {
  const value = text || (property.attributes.resource ?? '');
  const doi = cleanDoi(value.replace(/^DOI /, ''));
  if (doi.startsWith('10.') && !/^https?:/.test(value)) setText(draft, 'DOI', doi);
  else if (/^ISBN /.test(value)) addText(draft, 'ISBN', value.slice(5), ', ');
  else if (/^ISSN /.test(value)) addText(draft, 'ISSN', value.slice(5), ', ');
  else if (/^https?:/.test(value)) setText(draft, 'URL', value);
  else if (value !== '') setText(draft, 'call-number', value);
}

const DEEPEST = 4;
const DEEPEST_COLLECTION = 50;

function readContainer(container: XmlElement, draft: ItemDraft, graph: Graph, depth: number): void {
  if (depth > DEEPEST) return;
  const series = container.name === 'Series';
  const title = textOf(element(container, 'title')) || textOf(element(container, 'name'));
  if (title !== '') setText(draft, series ? 'collection-title' : 'container-title', title);
  if (series) setText(draft, 'collection-number', textOf(element(container, 'identifier')));
  else setText(draft, 'container-title-short', textOf(element(container, 'alternative')));
  for (const name of ['volume', 'volumeNumber']) setText(draft, 'volume', textOf(element(container, name)));
  for (const name of ['number', 'issueNumber']) setText(draft, 'issue', textOf(element(container, name)));
  for (const issn of elements(container, 'issn')) addText(draft, 'ISSN', textOf(issn), ', ');
  if (!series)
    for (const identifier of elements(container, 'identifier'))
      readIdentifier(identifier, draft, textOf(identifier));
  const published = textOf(element(container, 'datePublished'));
  if (published !== '') draft.issued ??= parseDateText(published);
  setText(draft, 'publisher', textOf(element(container, 'publisher')));
  for (const part of elements(container, 'isPartOf')) {
    for (const next of targets(part, graph)) readContainer(next, draft, graph, depth + 1);
  }
}

function readPublisher(property: XmlElement, draft: ItemDraft, graph: Graph): void {
  const organisation = targets(property, graph)[0];
  if (!organisation) {
    setText(draft, 'publisher', textOf(property));
    return;
  }
  setText(draft, 'publisher', textOf(element(organisation, 'name')));
  setText(draft, 'publisher-place', textOf(element(organisation, 'adr', 'Address', 'locality')));
}

/** Attachments are kept as they are; the text of notes goes to the note. */
function readLinked(target: XmlElement, draft: ItemDraft): void {
  if (target.name === 'Memo' || textOf(element(target, 'itemType')) === 'note') {
    addText(draft, 'note', zoteroNoteText(textOf(element(target, 'value'))), '\n\n');
    return;
  }
  const custom = draft.custom as { attachments?: unknown[] } | undefined;
  const path = element(target, 'resource')?.attributes.resource ?? textOf(element(target, 'identifier'));
  const attachment = {
    title: textOf(element(target, 'title')),
    path,
    mediaType: textOf(element(target, 'type')),
  };
  setCustom(draft, 'attachments', [...(custom?.attachments ?? []), attachment]);
}

/** Zotero RDF, and schema.org in RDF/XML. */
export const zoteroRdf: Format = {
  id: 'zotero-rdf',
  label: 'Zotero RDF',
  extensions: ['rdf'],
  mediaType: 'application/rdf+xml',
  detect: (start) =>
    /<rdf:RDF\b/.test(start) && /zotero\.org\/namespaces|purl\.org\/net\/biblio|schema\.org/.test(start),
  read: readRdf,
};
