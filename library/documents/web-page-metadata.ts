import type { CslDate, CslItem, CslName } from '../../shared/model/csl.ts';
import { cslTypeOfGenre, partsOfDate } from './metadata-values.ts';
import { markedAuthors } from './page-authors.ts';
import type { PageElement } from './page-element.ts';

/**
 * What a web page says of itself in its head: Highwire citation_* tags (as Google Scholar reads them), Dublin
 * Core, Open Graph and schema.org JSON-LD, in this order of trust; where that names no author, the names it marks up.
 */
export function pageMetadata(page: PageElement): Partial<CslItem> {
  const tags = metaTags(page);
  const first = (...names: string[]) => names.map((name) => tags.get(name)?.[0]).find((value) => value);
  const highwire = highwireItem(tags, first);
  const linked = linkedItem(page);
  const general: Record<string, unknown> = {
    title: first('dc.title', 'dcterms.title', 'og:title'),
    author: authorsOf(tags, page),
    abstract: first('dcterms.abstract'),
    issued: dateOf(first('dc.date', 'dc.date.issued', 'dcterms.issued', 'article:published_time')),
    publisher: first('dc.publisher', 'dcterms.publisher'),
    language: page.querySelector('html')?.getAttribute('lang') ?? undefined,
    DOI: doiOf(first('dc.identifier', 'dc.identifier.doi', 'dcterms.identifier', 'prism.doi')),
    URL: page.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? first('og:url'),
  };
  const site: Record<string, unknown> = { 'container-title': first('og:site_name') };
  const item = filled(highwire, linked, general);
  const bare = item.type === undefined || item.type === 'webpage' || item.type === 'post-weblog';
  return (bare ? filled(item, site) : item) as Partial<CslItem>;
}

function authorsOf(tags: Map<string, string[]>, page: PageElement): CslName[] | undefined {
  const creators = tags.get('dc.creator') ?? tags.get('dcterms.creator');
  if (creators !== undefined) return creators.map(printedName);
  // A lone word is the name of an account.
  const named = tags.get('author')?.filter((name) => / /.test(name) && !/[;@/]|, .*,/.test(name));
  return markedAuthors(page) ?? named?.map(printedName);
}

type First = (...names: string[]) => string | undefined;

function highwireItem(tags: Map<string, string[]>, first: First): Record<string, unknown> {
  if (!tags.has('citation_title')) return {};
  const pages = [first('citation_firstpage'), first('citation_lastpage')].filter(Boolean).join('-');
  const journal = first('citation_journal_title');
  const report = first('citation_technical_report_institution');
  const thesis = first('citation_dissertation_institution');
  const authors = tags.get('citation_author') ?? tags.get('citation_authors')?.[0]?.split(/;\s*/);
  return {
    type: journal ? 'article-journal' : report ? 'report' : thesis ? 'thesis' : undefined,
    title: first('citation_title'),
    author: authors?.map(printedName),
    'container-title': journal ?? first('citation_inbook_title', 'citation_conference_title'),
    volume: first('citation_volume'),
    issue: first('citation_issue'),
    page: pages || undefined,
    issued: dateOf(
      first('citation_publication_date', 'citation_date', 'citation_online_date', 'citation_year'),
    ),
    DOI: doiOf(first('citation_doi')),
    ISSN: first('citation_issn'),
    ISBN: first('citation_isbn'),
    publisher: first('citation_publisher') ?? report ?? thesis,
    abstract: first('citation_abstract'),
    keyword: tags.get('citation_keywords')?.join('; '),
    language: first('citation_language'),
  };
}

function metaTags(page: PageElement): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const meta of page.querySelectorAll('meta')) {
    const name = (meta.getAttribute('name') ?? meta.getAttribute('property') ?? '').toLowerCase();
    const value = (meta.getAttribute('content') ?? '').replace(/\s+/g, ' ').trim();
    if (name === '' || value === '') continue;
    const values = tags.get(name) ?? [];
    tags.set(name, [...values, value]);
  }
  return tags;
}

const LINKED_TYPES =
  /^(?:ScholarlyArticle|MedicalScholarlyArticle|Article|NewsArticle|BlogPosting|Report|TechArticle|Book|Thesis|PressRelease)$/;

function linkedItem(page: PageElement): Record<string, unknown> {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const node = linkedNode(parsed(script.textContent ?? ''));
    if (node) return itemOfNode(node);
  }
  return {};
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // A page with a broken JSON-LD block is still a readable page.
    return undefined;
  }
}

function linkedNode(value: unknown, depth = 0): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || depth > 4) return undefined;
  if (Array.isArray(value)) {
    for (const one of value) {
      const found = linkedNode(one, depth + 1);
      if (found) return found;
    }
    return undefined;
  }
  const node = value as Record<string, unknown>;
  if ([node['@type']].flat().some((type) => typeof type === 'string' && LINKED_TYPES.test(type))) return node;
  return linkedNode(node['@graph'], depth + 1) ?? linkedNode(node.mainEntity, depth + 1);
}

function itemOfNode(node: Record<string, unknown>): Record<string, unknown> {
  const type = String([node['@type']].flat()[0]);
  const identifiers = JSON.stringify([node.identifier, node.sameAs, node['@id']]);
  const part = node.isPartOf as Record<string, unknown> | undefined;
  return {
    type: cslTypeOfGenre(type),
    title: textOf(node.headline) ?? textOf(node.name),
    author: [node.author ?? node.creator]
      .flat()
      .map(linkedName)
      .filter((name) => name !== undefined),
    issued: dateOf(textOf(node.datePublished)),
    publisher: textOf((node.publisher as Record<string, unknown> | undefined)?.name),
    'container-title': /Scholarly/.test(type) ? textOf(part?.name) : undefined,
    abstract: textOf(node.abstract),
    DOI: doiOf(identifiers),
    URL: textOf(node.url),
  };
}

function linkedName(value: unknown): CslName | undefined {
  if (typeof value === 'string') return printedName(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const node = value as Record<string, unknown>;
  const name = textOf(node.name);
  if (node['@type'] === 'Organization' || node['@type'] === 'NewsMediaOrganization')
    return name ? { literal: name } : undefined;
  const family = textOf(node.familyName);
  if (family) return { family, given: textOf(node.givenName) };
  return name ? printedName(name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(/\s+/g, ' ').trim() : undefined;
}

/** "Family, Given" as meta tags write it, else "Given Family". */
function printedName(name: string): CslName {
  const comma = /^([^,]+),\s*(.+)$/.exec(name);
  if (comma) return { family: comma[1]!.trim(), given: comma[2]!.trim() };
  const words = name.trim().split(/\s+/);
  if (words.length === 1 || words.length > 5) return { literal: name.trim() };
  return { family: words[words.length - 1]!, given: words.slice(0, -1).join(' ') };
}

function doiOf(value: string | undefined): string | undefined {
  return /\b10\.\d{4,9}\/[^\s"<>]+/.exec(value ?? '')?.[0].replace(/[.,;]+$/, '');
}

function dateOf(value: string | undefined): CslDate | undefined {
  const parts = value === undefined ? undefined : partsOfDate(value);
  return parts ? { 'date-parts': [parts] } : undefined;
}

/** The first given value of each field; empty ones are left out. */
function filled(...items: readonly Record<string, unknown>[]): Record<string, unknown> {
  const all: Record<string, unknown> = {};
  for (const item of items) {
    for (const [field, value] of Object.entries(item)) {
      const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
      if (!empty && all[field] === undefined) all[field] = value;
    }
  }
  return all;
}
