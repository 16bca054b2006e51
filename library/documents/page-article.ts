import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { PageElement } from './page-element.ts';

const BLOCKS = 'p, li, td, blockquote, pre, h1, h2, h3, h4, dd';

/**
 * The elements that hold the article of a page, in order: the smallest element around what Readability takes
 * for the article (so that lists, tables and footnotes it drops stay in), and reference lists outside of it.
 */
export function articleRoots(html: string, page: PageElement): PageElement[] {
  const body = page.querySelector('body') ?? page;
  const main = page.querySelector('article') ?? page.querySelector('main, [role="main"]');
  const roots = [widened(isMostOf(body, main) ? main : readableRoot(html, body, main), body)];
  for (const list of page.querySelectorAll(
    '[role="doc-bibliography"], [role="doc-endnotes"], #references, #bibliography, .references, .ref-list, .bibliography',
  )) {
    if (!roots.some((one) => one.contains(list))) roots.push(list);
  }
  return roots;
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
