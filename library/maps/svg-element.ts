import { FONT_INTERFACE } from '../../shared/model/tokens.ts';

/** The attributes of an element; numbers are written with at most three decimals, null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** What stands inside an element: elements, and text as it is read. */
export type Content = Shape | string | readonly Content[];

/** One SVG element of a drawing; what writes SVG and what writes PDF read the same tree. */
export type Shape = {
  readonly name: string;
  readonly attributes: Attributes;
  readonly content: readonly Content[];
};

/** Makes an element. */
export function element(name: string, attributes: Attributes, ...content: readonly Content[]): Shape {
  return { name, attributes, content };
}

/** A whole drawing of a width and height in pixels; `label` is what it is called where it is not seen. */
export function drawing(width: number, height: number, label: string, ...content: readonly Content[]): Shape {
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${decimals(width)} ${decimals(height)}`,
      width,
      height,
      role: 'img',
      'font-family': FONT_INTERFACE,
      'aria-label': label,
    },
    ...content,
  );
}

/** Whether content is an element, and neither text nor a list. */
export function isShape(content: Content): content is Shape {
  return typeof content === 'object' && 'name' in content;
}

/** A drawing as SVG. */
export function markup(content: Content): string {
  const parts: string[] = [];
  write(content, parts);
  return parts.join('');
}

function write(content: Content, parts: string[]): void {
  if (typeof content === 'string') parts.push(escapeMarkup(content));
  else if (!isShape(content)) for (const one of content) write(one, parts);
  else {
    parts.push('<', content.name);
    for (const [key, value] of Object.entries(content.attributes)) {
      if (value === null) continue;
      parts.push(' ', key, '="', typeof value === 'number' ? decimals(value) : escapeMarkup(value), '"');
    }
    parts.push('>');
    const opened = parts.length;
    for (const one of content.content) write(one, parts);
    if (parts.length === opened) parts[opened - 1] = '/>';
    else parts.push('</', content.name, '>');
  }
}

/** The words a drawing shows, line by line. */
export function textsOf(content: Content): readonly { readonly words: string; readonly weight: number }[] {
  if (typeof content === 'string') return [];
  if (!isShape(content)) return content.flatMap(textsOf);
  if (content.name !== 'text') return content.content.flatMap(textsOf);
  const words = content.content.filter((one) => typeof one === 'string').join('');
  return [{ words, weight: Number(content.attributes['font-weight'] ?? 400) }];
}

/** Text as it may stand in XML and HTML, between tags and inside quotes. */
export function escapeMarkup(text: string): string {
  if (PLAIN.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(NOT_IN_XML, '');
}

// Most texts of a drawing are numbers and plain words, and a drawing has many.
const PLAIN = /^[ !#-%(-;=?-~]*$/;

// https://www.w3.org/TR/xml/#charsets
const NOT_IN_XML = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/** A number without noise: the same text on every machine. */
export function decimals(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
