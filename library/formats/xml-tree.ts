import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element without its namespace prefix. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

const PARSER = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  processEntities: true,
});

/** What is wrong with the XML, or undefined where it is well-formed. */
export function xmlProblem(text: string): string | undefined {
  const result = XMLValidator.validate(text);
  return result === true ? undefined : result.err.msg;
}

type ParsedNode = Readonly<Record<string, unknown>>;

/** An opening bracket that begins neither a whole tag, nor a comment, nor an instruction. */
const BROKEN_TAG = /<(?!\/?[\p{L}_][\w:.-]*(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*\/?>)[^<>]*>?/gu;

function parseNodes(text: string): readonly ParsedNode[] {
  try {
    return PARSER.parse(text) as readonly ParsedNode[];
  } catch {
    // Without what is no whole tag, the rest of a damaged record can be read.
    return PARSER.parse(text.replace(BROKEN_TAG, ' ')) as readonly ParsedNode[];
  }
}

/** Parses the XML of one element, broken tags left out; throws where there is no element at all. */
export function parseXml(text: string): XmlElement {
  const nodes = parseNodes(text);
  const elements = nodes.map(toNode).filter((node): node is XmlElement => typeof node === 'object');
  const [root] = elements;
  if (!root) throw new SyntaxError('it has no whole XML element');
  return root;
}

function toNode(node: ParsedNode): XmlElement | string | undefined {
  if ('#text' in node) return String(node['#text']);
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined) return undefined;
  const attributes = (node[':@'] as Record<string, string> | undefined) ?? {};
  const children = ((node[name] as readonly ParsedNode[] | undefined) ?? [])
    .map(toNode)
    .filter((child) => child !== undefined);
  return { name, attributes, children };
}

/** The child elements, of one name where it is given. */
export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return (parent?.children ?? []).filter(
    (child): child is XmlElement => typeof child === 'object' && (name === undefined || child.name === name),
  );
}

/** The first element at the end of a path of names. */
export function element(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => elements(at, name)[0], parent);
}

/** All elements of a name below this one, at any depth, in document order. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

const RICH: Readonly<Record<string, string>> = {
  superscript: 'sup',
  subscript: 'sub',
  i: 'i',
  b: 'b',
  sup: 'sup',
  sub: 'sub',
  italic: 'i',
  bold: 'b',
};

/** All text in an element on one line; italics, bold, super- and subscript as HTML where `rich`. */
export function textOf(node: XmlElement | string | undefined, rich = false): string {
  return innerText(node, rich).replace(/\s+/g, ' ').trim();
}

/** The text of an element with its line breaks. */
export function linesOf(node: XmlElement | undefined): string {
  return innerText(node, false)
    .replace(/[ \t\u00A0]+/g, ' ')
    .replace(/ ?(?:\r\n?|\n) ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function innerText(node: XmlElement | string | undefined, rich: boolean): string {
  if (node === undefined) return '';
  if (typeof node === 'string') return node;
  const inner = node.children.map((child) => innerText(child, rich)).join('');
  const tag = rich ? (RICH[node.name] ?? RICH[node.attributes.face ?? '']) : undefined;
  return tag === undefined || inner.trim() === '' ? inner : `<${tag}>${inner}</${tag}>`;
}

/** Text as XML content or attribute value, without the characters XML 1.0 cannot hold. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
