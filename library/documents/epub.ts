import { XMLParser } from 'fast-xml-parser';
import { parseHTML } from 'linkedom';
import type { CslItem } from '../../shared/model/csl.ts';
import type { Block } from '../../shared/model/extraction.ts';
import type { DocumentReading } from './document.ts';
import { markFootnotes } from './footnotes.ts';
import { partsOfDate } from './metadata-values.ts';
import { renderPage } from './page-blocks.ts';
import { withoutDeepTags } from './page-depth.ts';
import type { PageElement } from './page-element.ts';
import { unzip } from './zip-safety.ts';

type Xml = Record<string, unknown>;

/** Reads an EPUB book (EPUB 3.3, OCF and OPF): its chapters in reading order and what its package says of it. */
export function readEpub(bytes: Uint8Array, name: string): DocumentReading {
  const archive = unzip(bytes, (member) => /\.(?:x?html?|xml|opf)$/i.test(member));
  if (!archive.ok) {
    return archive.reason === 'damaged'
      ? refused(`“${name}” is damaged or cut short. Download or export it again.`)
      : refused(`“${name}” would unpack to more than any book holds, so it was not opened.`);
  }
  const { members } = archive;
  if (members['META-INF/encryption.xml'] !== undefined && members['META-INF/rights.xml'] !== undefined) {
    return refused(`“${name}” is copy-protected, so its text cannot be read. Use a copy without protection.`);
  }
  const opfPath = packagePath(members);
  const opf = opfPath === undefined ? undefined : members[opfPath];
  if (opfPath === undefined || opf === undefined) {
    return refused(
      `“${name}” has no package file, so the order of its chapters is unknown. Export the book again.`,
    );
  }
  const book = parseXml(opf);
  const { text, blocks } = joinChapters(chapterPaths(book, opfPath), members);
  if (text.trim() === '')
    return refused(`“${name}” holds no text. If its pages are pictures, run text recognition (OCR) first.`);
  const metadata = bookMetadata(book);
  return {
    ok: true,
    kind: 'epub',
    document: { text, blocks: markFootnotes(text, blocks), metadata, problems: [] },
  };
}

function joinChapters(
  paths: readonly string[],
  members: Readonly<Record<string, Uint8Array>>,
): { text: string; blocks: Block[] } {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  for (const path of paths) {
    const bytes = members[path];
    if (bytes === undefined) continue;
    const page = parseHTML(withoutDeepTags(new TextDecoder().decode(bytes)))
      .document as unknown as PageElement;
    const body = page.querySelector('body');
    if (body === null) continue;
    const chapter = renderPage([body], body);
    if (chapter.text === '') continue;
    const gap = length > 0 ? '\n\n' : '';
    const offset = length + gap.length;
    parts.push(gap, chapter.text);
    blocks.push(
      ...chapter.blocks.map((block) => ({ ...block, start: block.start + offset, end: block.end + offset })),
    );
    length = offset + chapter.text.length;
  }
  return { text: parts.join(''), blocks };
}

function packagePath(members: Readonly<Record<string, Uint8Array>>): string | undefined {
  const container = members['META-INF/container.xml'];
  if (container !== undefined) {
    const rootfile = firstOf(within(parseXml(container), 'container', 'rootfiles', 'rootfile'));
    const path = rootfile?.['@full-path'];
    if (typeof path === 'string') return path;
  }
  return Object.keys(members).find((member) => member.endsWith('.opf'));
}

function chapterPaths(book: Xml, opfPath: string): readonly string[] {
  const items = allOf(within(book, 'package', 'manifest', 'item'));
  const hrefs = new Map(items.map((item) => [String(item['@id']), String(item['@href'] ?? '')]));
  const folder = opfPath.includes('/') ? opfPath.slice(0, opfPath.lastIndexOf('/') + 1) : '';
  return allOf(within(book, 'package', 'spine', 'itemref'))
    .map((itemref) => hrefs.get(String(itemref['@idref'])))
    .filter((href) => href !== undefined)
    .map((href) => resolvePath(folder + decodeURIComponent(href)));
}

function resolvePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function bookMetadata(book: Xml): Partial<CslItem> {
  const metadata = (within(book, 'package', 'metadata') ?? {}) as Xml;
  const title = textsOf(metadata['dc:title'])[0];
  const authors = textsOf(metadata['dc:creator']).map((name) => ({ literal: name }));
  const date = partsOfDate(textsOf(metadata['dc:date'])[0] ?? '');
  const publisher = textsOf(metadata['dc:publisher'])[0];
  const isbn = textsOf(metadata['dc:identifier']).map(
    (id) => /(?:97[89][- ]?)?(?:\d[- ]?){9}[\dX]/i.exec(id)?.[0],
  );
  const found = isbn.find((id) => id !== undefined);
  return {
    type: 'book',
    ...(title ? { title } : {}),
    ...(authors.length > 0 ? { author: authors } : {}),
    ...(date ? { issued: { 'date-parts': [date] } } : {}),
    ...(publisher ? { publisher } : {}),
    ...(found ? { ISBN: found } : {}),
  };
}

function parseXml(bytes: Uint8Array): Xml {
  // Entities stay unread, so that no definition in the file can grow.
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@', processEntities: false });
  return parser.parse(new TextDecoder().decode(bytes)) as Xml;
}

function within(xml: Xml, ...path: readonly string[]): unknown {
  let here: unknown = xml;
  for (const name of path)
    here = (here as Xml | undefined)?.[name] ?? (here as Xml | undefined)?.[`opf:${name}`];
  return here;
}

function allOf(value: unknown): readonly Xml[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as Xml[];
}

function firstOf(value: unknown): Xml | undefined {
  return allOf(value)[0];
}

function textsOf(value: unknown): readonly string[] {
  return allOf(value)
    .map((one) => (typeof one === 'object' ? String(one['#text'] ?? '') : String(one)))
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

function refused(message: string): DocumentReading {
  return { ok: false, message };
}
