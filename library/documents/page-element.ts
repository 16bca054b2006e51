/** The small part of the DOM that reading a saved page needs; linkedom provides it without a browser. */
export type PageNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly parentNode: PageElement | null;
};

export type PageElement = PageNode & {
  readonly tagName: string;
  readonly nextElementSibling: PageElement | null;
  readonly parentElement: PageElement | null;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  contains(other: PageNode): boolean;
};

/** True for an element node. */
export function isElement(node: PageNode): node is PageElement {
  return node.nodeType === 1;
}

/** Longer than any heading, name or label. */
const MOST_SAID = 400;

/** The first words of an element on one line: all of a heading, a name or a label. */
export function saidBy(element: PageElement | null): string {
  return (element?.textContent ?? '').slice(0, MOST_SAID).replace(/\s+/g, ' ').trim();
}
