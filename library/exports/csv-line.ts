/** One value of a CSV file: numbers are written as they are, text is guarded. */
export type CsvValue = string | number | null;

/** What a spreadsheet takes for the beginning of a formula (OWASP, "CSV injection"). */
const FORMULA = /^[\s]*[=+\-@\t\r＝＋－＠]/;

/** One line of a CSV file (RFC 4180) with its CRLF. A text that a spreadsheet would run gets an apostrophe before it. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvValue).join(',')}\r\n`;
}

/** Whether `csvLine` puts an apostrophe before a text. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}

function csvValue(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = looksLikeFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
