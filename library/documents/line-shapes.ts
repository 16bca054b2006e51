/** What a single line of text looks like, by itself. Lines are given without the white space around them. */

const MARKER = /^(?:[-*+•‣▪●◦–—·]|\[\d{1,4}\]|\(\d{1,3}\)|\d{1,4}[.)]|\[\^[\w-]{1,20}\]:)(?=[ \t\u00a0]+\S)/;

/** The printed marker a list item begins with ("-", "1.", "[3]"), and how far its text is from the line's start. */
export function listMarker(line: string): { marker: string; skip: number } | undefined {
  const found = MARKER.exec(line);
  if (!found) return undefined;
  const marker = found[0];
  const space = /^[ \t\u00a0]+/.exec(line.slice(marker.length, marker.length + 200));
  return { marker, skip: marker.length + (space?.[0].length ?? 0) };
}

/** The number in a list marker, if it has one. */
export function markerNumber(marker: string | undefined): number | undefined {
  const digits = marker === undefined ? null : /^[[(]?(\d{1,4})[\])]?[.)]?$/.exec(marker);
  return digits ? Number(digits[1]) : undefined;
}

const CAPTION =
  /^(?:\*\*|__|\*)?((?:Supplementary |Appendix |Online |Web )?(?:Table|Tab\.|Tabelle|Tabla|Tableau|Tabella|Tabela|Tabel|Tabell|Taulukko|Tablo|Таблица|Табл\.)\s{1,3}(?:[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?|[IVXL]{1,6}|[A-Z]\d{0,2}))(?:\*\*|__|\*)?(?=[^\p{L}\p{N}]|$)/iu;
/** What follows a label in a caption; a sentence goes on with a small letter. */
const AFTER_LABEL = /^(?:\s*[:.|–—-]|\s*$|\s*\n|\s+\(|\s{1,4}["“„«]?\p{Lu})/u;

/** The label of a table caption ("Table 3", "Tabla A.1"), when the line is one. */
export function tableLabel(line: string): string | undefined {
  const found = CAPTION.exec(line.slice(0, 80));
  return found && AFTER_LABEL.test(line.slice(found[0].length, 100))
    ? found[1]!.replace(/\s+/g, ' ')
    : undefined;
}

const FIGURE =
  /^(?:\*\*|__|\*)?(?:Figure|Fig\.|Abbildung|Abb\.|Figura|Figuur|Figur|Kuva)\s{1,3}[A-Z]?\d{1,3}(?:\.\d{1,3})?[a-z]?\s*[:.|–—]/i;

/** True for the caption of a figure. */
export function isFigureCaption(line: string): boolean {
  return FIGURE.test(line.slice(0, 60));
}

/** True for a page number or a "Page 3 of 10" line that stands alone. */
export function isPageNumber(line: string): boolean {
  return /^(?:[-–—]\s?)?(?:(?:page|seite|página|pagina|sivu|sida|side)\s)?\d{1,4}(?:\s?(?:of|\/|von|de|di|av)\s?\d{1,4})?(?:\s?[-–—])?$/i.test(
    line,
  );
}

const NUMBERED = /^(?:\d{1,2}(?:\.\d{1,2}){0,4}\.?|[A-Z]\.?|[IVX]{1,5}\.)[ \t\u00a0]{1,4}(?=\p{Lu}|["“«„])/u;

/**
 * Heading depth, when a line that stands alone looks like a heading: short, capitalised, no full stop.
 * "2.1 Title" has depth 2; a line without a number has depth 1.
 */
export function headingLevel(line: string): number | undefined {
  const marked = /^(#{1,6})[ \t]+\S/.exec(line);
  if (marked) return marked[1]!.length;
  if (line.length > 160 || line.length < 3 || line.includes('\t')) return undefined;
  const numbered = NUMBERED.exec(line);
  const words = line.split(/\s+/).length;
  if (!/^[\p{Lu}\p{N}"“«„¿¡*_]/u.test(line) || words > (numbered ? 24 : 16)) return undefined;
  if (/[.;,!]["”’»)*_]*(?:[⁰¹²³⁴-⁹⁻,]+|\[[\d,–-]+\])?$/.test(line) || /https?:\/\/|www\.|@/.test(line))
    return undefined;
  if (!numbered && /^[\d"“«„]/.test(line) && !/^\d+ ?\p{Lu}/u.test(line)) return undefined;
  if (!numbered) return 1;
  return numbered[0].trim().replace(/\.$/, '').split('.').length;
}
