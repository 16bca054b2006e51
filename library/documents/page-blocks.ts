import type { Block } from '../../shared/model/extraction.ts';
import { markCaptions } from './captions.ts';
import { isLinkLabel, markedLabel, withoutMarkedLabels } from './link-labels.ts';
import { isElement, type PageElement, type PageNode } from './page-element.ts';
import { isPageFurniture } from './page-furniture.ts';
import { tableLines } from './page-table.ts';
import { raisedLetters, raisedNumbers } from './superscripts.ts';

const SKIPPED =
  /^(?:SCRIPT|STYLE|NOSCRIPT|TEMPLATE|NAV|FORM|BUTTON|INPUT|SELECT|TEXTAREA|IFRAME|SVG|CANVAS|VIDEO|AUDIO|DIALOG|HEAD|MATH)$/i;
const BLOCK_TAGS =
  /^(?:P|DIV|SECTION|ARTICLE|MAIN|HEADER|FOOTER|ASIDE|UL|OL|LI|DL|DT|DD|TABLE|H[1-6]|BLOCKQUOTE|PRE|FIGURE|FIGCAPTION|ADDRESS|DETAILS|SUMMARY|HR|BODY|HTML|CENTER|TBODY|TR|TD)$/i;

type Sink = { readonly parts: string[]; readonly blocks: Block[]; length: number };

/** Text and blocks of the given elements, with the page's first heading in front where they do not hold it. */
export function renderPage(
  roots: readonly PageElement[],
  page: PageElement,
): { text: string; blocks: Block[] } {
  const sink: Sink = { parts: [], blocks: [], length: 0 };
  const title = page.querySelector('h1');
  if (title && !roots.some((root) => root.contains(title))) {
    put(sink, { kind: 'heading', level: 1 }, inlineText(title));
  }
  for (const root of roots) renderChildren(sink, root, 0);
  const text = sink.parts.join('');
  return { text, blocks: markCaptions(text, sink.blocks) };
}

type Shape = Pick<Block, 'kind'> & { readonly level?: number; readonly marker?: string };

function put(sink: Sink, shape: Shape, text: string): void {
  // An empty cell at the head of a table keeps the others in their columns.
  const words = withoutMarkedLabels(text);
  const body = shape.kind === 'table' ? words.trimEnd() : words.trim();
  if (body === '' || (shape.kind !== 'heading' && isLinkLabel(body))) return;
  const gap = sink.length > 0 ? '\n\n' : '';
  const marker = shape.marker ? `${shape.marker} ` : '';
  const start = sink.length + gap.length + marker.length;
  sink.parts.push(gap, marker, body);
  sink.length = start + body.length;
  sink.blocks.push({ ...shape, start, end: sink.length });
}

function renderChildren(sink: Sink, element: PageElement, depth: number): void {
  let inline: PageNode[] = [];
  const flush = () => {
    put(sink, { kind: 'paragraph' }, joinedText(inline));
    inline = [];
  };
  for (const node of element.childNodes) {
    if (isElement(node) && isHidden(node)) continue;
    if (isElement(node) && (BLOCK_TAGS.test(node.tagName) || holdsBlocks(node))) {
      flush();
      renderBlock(sink, node, depth);
    } else inline.push(node);
  }
  flush();
}

function renderBlock(sink: Sink, element: PageElement, depth: number): void {
  const tag = element.tagName.toUpperCase();
  const heading = /^H([1-6])$/.exec(tag);
  const note = /\bdoc-(?:footnote|endnote)\b/.test(element.getAttribute('role') ?? '');
  // Nested deeper than any article: broken markup, read as one paragraph.
  if (depth > 200) put(sink, { kind: 'paragraph' }, inlineText(element));
  else if (heading) put(sink, { kind: 'heading', level: Number(heading[1]) }, inlineText(element));
  else if (tag === 'TABLE') renderTable(sink, element, depth);
  else if (tag === 'UL' || tag === 'OL') renderList(sink, element, depth);
  else if (tag === 'DL' && isCounted(element)) renderCounted(sink, element, depth);
  else if (tag === 'FIGCAPTION') put(sink, { kind: 'caption' }, inlineText(element));
  else if (note && !holdsBlocks(element)) put(sink, { kind: 'footnote' }, inlineText(element));
  else renderChildren(sink, element, depth + 1);
}

function renderTable(sink: Sink, table: PageElement, depth: number): void {
  const caption = table.querySelector('caption');
  const lines = tableLines(table, inlineText);
  const isLayout =
    lines.length < 2 ||
    table.getAttribute('role') === 'presentation' ||
    lines.every((line) => !line.includes('\t'));
  if (isLayout) {
    renderChildren(sink, table, depth + 1);
    return;
  }
  if (caption) put(sink, { kind: 'caption' }, inlineText(caption));
  put(sink, { kind: 'table' }, lines.join('\n'));
}

function renderList(sink: Sink, list: PageElement, depth: number): void {
  const ordered = list.tagName.toUpperCase() === 'OL';
  let number = Number(list.getAttribute('start') ?? '1') || 1;
  for (const item of list.childNodes) {
    if (!isElement(item) || isHidden(item)) continue;
    const before = sink.blocks.length;
    const { text, nested } = holdsBlocks(item) ? itemParts(item) : { text: inlineText(item), nested: [] };
    const own = OWN_MARKER.exec(text)?.[0];
    const marker = own ? own.trim() : ordered ? `${number}.` : '•';
    put(sink, { kind: 'list-item', level: Math.min(depth, 9), marker }, own ? text.slice(own.length) : text);
    for (const element of nested) renderBlock(sink, element, depth + 1);
    if (sink.blocks.length > before) number++;
  }
}

const COUNT = /^\s*(?:\[\d{1,4}\]|\d{1,4}[.)]?)\s*$/;

/** A list of definitions whose terms are all numbers, as older journals set references. */
function isCounted(list: PageElement): boolean {
  const terms = [...list.childNodes].filter((node) => isElement(node) && /^DT$/i.test(node.tagName));
  return terms.length > 0 && terms.every((term) => COUNT.test(term.textContent ?? ''));
}

function renderCounted(sink: Sink, list: PageElement, depth: number): void {
  let marker = '•';
  for (const node of list.childNodes) {
    if (!isElement(node) || isHidden(node)) continue;
    if (/^DT$/i.test(node.tagName)) {
      marker = (node.textContent ?? '').trim().replace(/^\d+$/, '$&.');
      continue;
    }
    const { text, nested } = itemParts(node);
    put(sink, { kind: 'list-item', level: Math.min(depth, 9), marker }, text);
    for (const element of nested) renderBlock(sink, element, depth + 1);
  }
}

/** The number that an item prints itself; an element of its own may hold it without a space after it. */
const OWN_MARKER = /^\s*(?:\[\d{1,4}\]\s*|\d+[.)]\s+|\d{1,3}[.)](?=[\p{Lu}“"‘]))/u;

/** An item with paragraphs inside: its running text is the item, lists and tables in it follow it. */
function itemParts(item: PageElement): { readonly text: string; readonly nested: readonly PageElement[] } {
  const inline: string[] = [];
  const nested: PageElement[] = [];
  const gather = (element: PageElement) => {
    for (const node of element.childNodes) {
      if (isElement(node) && isHidden(node)) continue;
      if (isElement(node) && /^(?:UL|OL|TABLE|DL)$/i.test(node.tagName)) nested.push(node);
      else if (isElement(node) && (BLOCK_TAGS.test(node.tagName) || holdsBlocks(node))) {
        gather(node);
        inline.push(' ');
      } else inline.push(rawText(node, 0));
    }
  };
  gather(item);
  return { text: inline.join('').replace(/\s+/g, ' '), nested };
}

function holdsBlocks(element: PageElement): boolean {
  return (
    element.querySelector('p, div, ul, ol, table, h1, h2, h3, h4, section, blockquote, pre, figure, dl') !==
    null
  );
}

function isHidden(element: PageElement): boolean {
  if (SKIPPED.test(element.tagName)) return true;
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style') ?? '';
  if (/display:\s*none|visibility:\s*hidden/i.test(style)) return true;
  const role = element.getAttribute('role') ?? '';
  return (
    /^(?:navigation|banner|contentinfo|search|menu|complementary)$/.test(role) || isPageFurniture(element)
  );
}

/** Running text of neighbours: a line break between them parts their words, and so does a space at an edge. */
function joinedText(nodes: readonly PageNode[]): string {
  return tidyBreaks(nodes.map((node) => rawText(node, 0)).join(''));
}

function tidyBreaks(text: string): string {
  return text
    .replace(/ {2,}/g, ' ')
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .trim();
}

/** Running text of a node with white space folded; line breaks and superscript note numbers are kept. */
export function inlineText(node: PageNode): string {
  const text = rawText(node, 0);
  return node.nodeType === 3 ? text : tidyBreaks(text);
}

function rawText(node: PageNode, depth: number): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/[\s\u00a0]+/g, ' ');
  if (!isElement(node) || depth > 200 || isHidden(node)) return '';
  const tag = node.tagName.toUpperCase();
  if (tag === 'BR') return '\n';
  let text = '';
  for (const child of node.childNodes) {
    const words = rawText(child, depth + 1);
    text += child.nodeName.toUpperCase() === 'SUP' ? raisedLetters(words, text.slice(-2)) : words;
  }
  if (tag === 'A') return markedLabel(text);
  return tag === 'SUP' ? raisedNumbers(text) : text;
}
