import { bareDoi } from '../formats/identifiers.ts';

/** A DOI in lower case without its resolver, or null where the text holds none (ISO 26324: "10." registrant "/" suffix). */
export function normaliseDoi(text: string | undefined): string | null {
  if (!text) return null;
  const match = /10\.\d{4,9}\/\S+/.exec(decode(text).replace(/\s+/g, '').toLowerCase());
  return match ? bareDoi(match[0]) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
