import type { CslItem, CslName } from '../../shared/model/csl.ts';
import type { DocumentText } from '../../shared/model/extraction.ts';
import { printedAbstract, printedKeywords } from './abstract.ts';
import { authorLine, namesInstitution } from './author-line.ts';
import { readCatalogueRecord } from './catalogue-record.ts';
import { ABSTRACT_HEADING, type FrontLine, frontLines, isFurniture, titleLine } from './front-matter.ts';
import { findIssuer, isActingOrganisation } from './issuer.ts';
import { bareDate, copyrightYear, monthDate, namedDate, type OwnDate } from './printed-date.ts';
import { printedSource } from './printed-source.ts';

/** What the extraction knows of a document besides its text. */
export type OwnContext = {
  /** Where the first reference list begins; the text's length where there is none. */
  readonly listStart: number;
  /** How many entries the lists have. */
  readonly entries: number;
};

/**
 * The document's own reference, from what it prints of itself and from its metadata. A catalogue page is read by
 * its field names. What is not printed is left out.
 */
export function ownReference(document: DocumentText, context: OwnContext): CslItem {
  const record = readCatalogueRecord(document);
  const lines = frontLines(document, context.listStart);
  const marked =
    document.metadata.title !== undefined ||
    /^#\s/m.test(document.text.slice(0, 2000)) ||
    hasLevels(document);
  const title = titleLine(lines, marked);
  if (record) return merged(record, { title: title?.text }, document.metadata);
  const paper = printedFields(document, lines, title, context);
  const item = merged(document.metadata, paper, {});
  return { ...item, type: document.metadata.type ?? paper.type ?? 'document' };
}

/** Headings of an HTML page have real depths; a plain text has only guessed ones. */
function hasLevels(document: DocumentText): boolean {
  const first = document.blocks[0];
  return (
    first?.kind === 'heading' &&
    document.blocks.some((block) => block.kind === 'heading' && (block.level ?? 1) > 1) &&
    Object.keys(document.metadata).length > 0
  );
}

function printedFields(
  document: DocumentText,
  lines: readonly FrontLine[],
  title: FrontLine | undefined,
  context: OwnContext,
): Partial<CslItem> {
  const abstract = printedAbstract(document);
  const authors = printedAuthors(document, lines, title);
  const date = printedDate(document, lines);
  const issuer = authors ? undefined : findIssuer(document);
  const source = printedSource([...lines.map((line) => line.text), ...(document.heads ?? [])], title?.text);
  const updated = date?.is === 'updated' ? { dateIs: 'updated' } : {};
  const makers = issuer && issuer.makers.length > 0 && !issuer.issuer ? { studyBy: issuer.makers } : {};
  const custom = { ...updated, ...makers };
  return {
    type: typeOf(document, {
      abstract: abstract !== undefined,
      source,
      date,
      context,
      lines,
      byline: authors?.[0]?.literal !== undefined,
    }),
    title: title?.text.replace(/^#+\s+/, '').replace(/\s*[*†‡¹]+$/, ''),
    author: authors,
    ...source,
    issued: date?.issued ?? source.issued,
    publisher: issuer?.issuer ?? source.publisher,
    abstract,
    keyword: printedKeywords(document),
    custom: Object.keys(custom).length > 0 ? custom : undefined,
  };
}

/** Names on the lines after the title, or an organisation in a byline beside it. */
function printedAuthors(
  document: DocumentText,
  lines: readonly FrontLine[],
  title: FrontLine | undefined,
): CslName[] | undefined {
  const at = title ? lines.indexOf(title) : -1;
  for (const line of lines.slice(at + 1, at + 5)) {
    if (isFurniture(line.text) || line.text === title?.text || line.text.length > 1500) continue;
    const names = namesOf(document, line);
    if (names && (names.length > 1 || standsAsAuthor(line, lines)))
      return [...names, ...furtherAuthors(document, lines, lines.indexOf(line))];
    const column = names && namesBelow(document, lines, lines.indexOf(line));
    if (column) return column;
    if (line.text.length > 300) break;
  }
  for (const line of lines.slice(0, at + 4)) {
    if (line === title || line.text.length > 80 || line.text.length < 4 || isFurniture(line.text)) continue;
    const name = line.text.replace(/^(?:by|von|por|par|di)\s+/i, '');
    const byline = line.block.kind === 'list-item' || name !== line.text;
    if (byline && isActingOrganisation(document, name, line.block.end)) return [{ literal: name }];
  }
  return undefined;
}

/** The persons of a line, or of its first printed line where their affiliation stands under them. */
function namesOf(document: DocumentText, { text, block }: FrontLine): CslName[] | undefined {
  const whole = authorLine(text);
  if (whole || text.length > 600) return whole;
  const [first = '', ...rest] = document.text.slice(block.start, block.end).split('\n');
  return rest.some(namesInstitution) ? authorLine(first.trim()) : undefined;
}

/** Single names under each other, the last of which stands where authors do. */
function namesBelow(
  document: DocumentText,
  lines: readonly FrontLine[],
  first: number,
): CslName[] | undefined {
  const found: CslName[] = [];
  for (let i = first; i < Math.min(first + 24, lines.length); i++) {
    const names = namesOf(document, lines[i]!);
    if (names?.length !== 1) return undefined;
    found.push(...names);
    if (i > first && standsAsAuthor(lines[i]!, lines)) return found;
  }
  return undefined;
}

/** Names on lines of their own after the first ones, each before its affiliation, or where the line before goes on. */
function furtherAuthors(document: DocumentText, lines: readonly FrontLine[], first: number): CslName[] {
  const found: CslName[] = [];
  for (let i = first + 1; i < Math.min(first + 24, lines.length); i++) {
    const { text } = lines[i]!;
    if (text.length > 300 || ABSTRACT_HEADING.test(text)) break;
    const names = namesOf(document, lines[i]!);
    const goesOn = i === first + 1 && /(?:,|&|\band|\bund|\by|\bet)$/.test(lines[first]!.text);
    const isPlaced = namesInstitution(text) || namesInstitution(lines[i + 1]?.text ?? '');
    if (names && (goesOn || isPlaced)) found.push(...names);
  }
  return found;
}

const THESIS =
  /(?:^|\s)(?:thesis|dissertation|\p{L}*arbeit|tesis|thèse|mémoire|tese|dissertação|tesi di|proefschrift|avhandling|väitöskirja)(?=[\s,.:]|$)/iu;

/** A single name is an author's where "by" stands before it or an affiliation, an address or an abstract after it. */
function standsAsAuthor(line: FrontLine, lines: readonly FrontLine[]): boolean {
  if (/^(?:by|von|por|par|di|door|av|af)\s/i.test(line.text) || /[*†⁰¹²³⁴-⁹@]/.test(line.text)) return true;
  if (namesInstitution(line.text)) return true;
  const next = lines[lines.indexOf(line) + 1]?.text ?? '';
  return (
    /^(?:abstract|summary|zusammenfassung|resumen|résumé|riassunto)\b/i.test(next) ||
    namesInstitution(next.slice(0, 200)) ||
    namedDate(next) !== undefined ||
    (next.length < 120 && THESIS.test(next))
  );
}

/** A date that the lines around the text give as the document's own; that of publication before that of an update. */
function printedDate(document: DocumentText, lines: readonly FrontLine[]): OwnDate | undefined {
  const tail = document.blocks
    .slice(-6)
    .map((block) => document.text.slice(block.start, Math.min(block.end, block.start + 200)));
  const short = [...lines.slice(0, 14).map((line) => line.text), ...tail].filter(
    (text) => text.length <= 160,
  );
  const dates = short.map(namedDate).filter((date) => date !== undefined);
  const chosen = dates.find((date) => date.is === 'published') ?? dates[0];
  if (chosen) return chosen;
  for (const line of lines.slice(0, 6)) {
    const issued = bareDate(line.text);
    if (issued) return { issued, is: 'published' };
  }
  const abstract = lines.findIndex((line) => ABSTRACT_HEADING.test(line.text) || line.text.length > 400);
  for (const line of lines.slice(1, abstract < 0 ? 8 : abstract)) {
    const issued = monthDate(line.text);
    if (issued) return { issued, is: 'published' };
  }
  const issued = lines.map((line) => copyrightYear(line.text)).find((year) => year !== undefined);
  return issued && { issued, is: 'published' };
}

type Signs = {
  readonly abstract: boolean;
  readonly source: Partial<CslItem>;
  readonly date: OwnDate | undefined;
  readonly context: OwnContext;
  readonly lines: readonly FrontLine[];
  readonly byline: boolean;
};

function typeOf(document: DocumentText, signs: Signs): string {
  const top = signs.lines
    .slice(0, 6)
    .map((line) => line.text)
    .join('\n');
  if (signs.source['container-title'] !== undefined) return 'article-journal';
  if (/\b(?:doctoral|phd|master['’]?s) (?:thesis|dissertation)\b|\bdissertation\b/i.test(top))
    return 'thesis';
  const isPaper = document.blocks.length > 30 || document.blocks.some(({ kind }) => kind === 'caption');
  if (signs.abstract && (signs.context.entries > 0 || isPaper)) return 'article-journal';
  if (
    /\b(?:technical|research|working|annual|final) (?:report|paper)\b/i.test(top) &&
    document.text.length > 20_000
  )
    return 'report';
  const body = document.text.slice(0, 40_000);
  if (
    signs.date?.is === 'updated' ||
    /\b(?:blog ?posts?|this blog|posted (?:by|on|in)|\d+ min(?:ute)?s? read)\b/i.test(body)
  )
    return 'post-weblog';
  if (signs.context.entries >= 5) return 'article-journal';
  return signs.lines.length > 0 && document.text.length < 60_000 ? 'webpage' : 'document';
}

/** Fields of the first item that has them; empty values are left out. */
function merged(...items: readonly Partial<CslItem>[]): CslItem {
  const all: Record<string, unknown> = {};
  for (const item of items) {
    for (const [field, value] of Object.entries(item)) {
      if (all[field] === undefined && value !== undefined && value !== '') all[field] = value;
    }
  }
  return { type: 'document', ...all } as CslItem;
}
