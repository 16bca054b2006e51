import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type PageElement, saidBy } from './page-element.ts';
import { isReferenceHeading } from './section-name.ts';

const BLOCKS = 'p, li, td, blockquote, pre, h1, h2, h3, h4, dd';

/**
 * The elements that hold the article of a page, in order: the smallest element around what Readability takes
 * for the article (so that lists, tables and footnotes it drops stay in), before it an abstract and after it reference
 * lists outside of it.
 */
export function articleRoots(html: string, page: PageElement): PageElement[] {
  const body = page.querySelector('body') ?? page;
  const main = page.querySelector('article') ?? page.querySelector('main, [role="main"]');
  const roots = [widened(isMostOf(body, main) ? main : readableRoot(html, body, main), body)];
  const isOutside = (element: PageElement): boolean =>
    !roots.some((root) => root.contains(element) || element.contains(root));
  const front = frontOutside(page, body, isOutside);
  if (front !== undefined) roots.unshift(front);
  for (const list of page.querySelectorAll(LISTS))
    if (isOutside(list)) roots.push(withHeading(list, isOutside));
  for (const heading of page.querySelectorAll('h2, h3, h4')) {
    if (!isOutside(heading) || !isReferenceHeading(saidBy(heading))) continue;
    const list = withText(heading);
    if (list !== body && isOutside(list)) roots.push(list);
  }
  return roots;
}

const LISTS =
  '[role="doc-bibliography"], [role="doc-endnotes"], #references, #bibliography, .references, .ref-list, .bibliography';
const ABSTRACTS = '[role="doc-abstract"], #abstract, .abstract, .abstractSection, .article-abstract';

/** The abstract that stands before the article, with the title and the names beside it where one element holds them. */
function frontOutside(
  page: PageElement,
  body: PageElement,
  isOutside: (element: PageElement) => boolean,
): PageElement | undefined {
  const abstract = [...page.querySelectorAll(ABSTRACTS)].find(
    (one) => isOutside(one) && (one.textContent?.length ?? 0) > 60,
  );
  let front = abstract;
  for (let at = abstract?.parentElement; at && at !== body && isOutside(at); at = at.parentElement) {
    if (at.querySelector('h1') !== null) return at;
    front ??= at;
  }
  return front;
}

function withHeading(list: PageElement, isOutside: (element: PageElement) => boolean): PageElement {
  const parent = list.parentElement;
  const heading = parent?.querySelector('h1, h2, h3, h4');
  if (!parent || !heading || !isReferenceHeading(saidBy(heading)) || !isOutside(parent)) return list;
  return saidBy(parent).startsWith(saidBy(heading)) ? parent : list;
}

/** The smallest element around a heading that says more than it. */
function withText(heading: PageElement): PageElement {
  let at = heading;
  while (at.parentElement && saidBy(at).length <= saidBy(heading).length) at = at.parentElement;
  return at;
}

/** Where one article makes up most of the page there is nothing to look for; looking is what takes the time. */
function isMostOf(body: PageElement, main: PageElement | null): main is PageElement {
  const length = main?.textContent?.length ?? 0;
  return length > 500 && length > (body.textContent?.length ?? 0) * 0.6;
}

function readableRoot(html: string, body: PageElement, main: PageElement | null): PageElement {
  const known = readableLines(html);
  return (known.size >= 3 ? commonAncestor(body, known) : undefined) ?? main ?? body;
}

/** The beginnings of the lines that Readability keeps. It changes the tree it reads, so it gets its own. */
function readableLines(html: string): Set<string> {
  const lines = new Set<string>();
  try {
    const { document } = parseHTML(html);
    const article = new Readability(document as never, { charThreshold: 200 }).parse();
    const content = parseHTML(`<!doctype html><html><body>${article?.content ?? ''}</body></html>`).document;
    for (const block of content.querySelectorAll(BLOCKS)) {
      const key = beginning(block.textContent);
      if (key.length > 30) lines.add(key);
    }
  } catch {
    // Readability gives up on some broken pages; the page is then read from its own main element.
  }
  return lines;
}

function beginning(text: string | null): string {
  return (text ?? '').slice(0, 400).replace(/\s+/g, ' ').trim().slice(0, 60);
}

function commonAncestor(body: PageElement, known: ReadonlySet<string>): PageElement | undefined {
  let found: PageElement | undefined;
  for (const block of body.querySelectorAll(BLOCKS)) {
    if (!known.has(beginning(block.textContent))) continue;
    if (!found) found = block;
    while (found && !found.contains(block)) found = found.parentElement ?? undefined;
  }
  return found;
}

/** One paragraph alone is never the article: its title and list stand beside it. */
function widened(root: PageElement, body: PageElement): PageElement {
  let at = root;
  while (at !== body && at.parentElement && !at.querySelector('h1, h2')) {
    const parent: PageElement = at.parentElement;
    if (parent === body || /^(?:HTML|BODY)$/.test(parent.tagName)) break;
    if (!parent.querySelector('h1, h2') && parent.tagName !== 'ARTICLE' && parent.tagName !== 'MAIN') {
      at = parent;
      continue;
    }
    return parent;
  }
  return at;
}
