/** The attributes of an element; numbers are written with at most three decimals, null leaves one out. */
export type Attributes = Readonly<Record<string, string | number | null>>;

/** Text as it may stand in XML and HTML, between tags and inside quotes. */
export function escapeMarkup(text: string): string {
  return text
    .toWellFormed()
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(NOT_IN_XML, '');
}

// https://www.w3.org/TR/xml/#charsets
const NOT_IN_XML = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]/gu;

/** An SVG element as text; `content` is markup already. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeMarkup(typeof value === 'number' ? decimals(value) : (value ?? ''))}"`,
    )
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

/** A number without noise: the same text on every machine. */
export function decimals(value: number): string {
  const rounded = Math.round(value * 1000) / 1000;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}
