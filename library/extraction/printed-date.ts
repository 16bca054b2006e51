import type { CslDate } from '../../shared/model/csl.ts';
import { cslDate, parseDate } from './entry/dates.ts';

const MONTH = '\\p{L}{3,10}\\.?';
const YEAR = '(?:1[89]|20)\\d\\d';
const DATE = `(?:${MONTH}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s${YEAR}|\\d{1,2}(?:st|nd|rd|th|\\.|º)?\\s(?:de\\s)?${MONTH},?\\s(?:de\\s)?${YEAR}|${YEAR}-\\d{1,2}(?:-\\d{1,2})?|\\d{1,2}[./]\\d{1,2}[./]${YEAR}|${MONTH}\\s${YEAR}|${YEAR})`;

const NAMED: readonly (readonly [RegExp, 'published' | 'updated'])[] = [
  [
    new RegExp(
      `(?:^|[|·•;]\\s?|\\s)(?:(?:first\\s|originally\\s)?published|publication date|posted|date|released?|issued|veröffentlicht|erschienen|publicado|publié|pubblicato|gepubliceerd|publicerad|publisert|julkaistu)(?:\\s(?:online|on|by [^,\\d]{2,40}|am|el|le|il|op|den))*\\s?:?\\s(?:\\p{L}{3,10},\\s)?(${DATE})`,
      'iu',
    ),
    'published',
  ],
  [
    new RegExp(
      `(?:^|[|·•;]\\s?|\\s)(?:last\\s)?(?:updated|modified|revised|aktualisiert|actualizado|mis à jour|aggiornato)(?:\\s(?:on|am|el|le|il))?\\s?:?\\s(?:\\p{L}{3,10},\\s)?(${DATE})`,
      'iu',
    ),
    'updated',
  ],
];

/** A date that a line says is the document's own, and whether it is that of its last update. */
export type OwnDate = { readonly issued: CslDate; readonly is: 'published' | 'updated' };

/** Reads "Published: 13 September 2023" or "Updated: Sep 13, 2023" in a short line. */
export function namedDate(line: string): OwnDate | undefined {
  for (const [pattern, is] of NAMED) {
    const found = pattern.exec(line);
    const issued = found ? readDate(found[1]!) : undefined;
    if (issued) return { issued, is };
  }
  return undefined;
}

const ALONE = new RegExp(`^(?:\\p{L}{3,10},\\s)?(${DATE})$`, 'iu');
const DATELINE = new RegExp(
  `^\\(?\\p{Lu}[\\p{L} .,/()-]{1,40}?[,(–—-]\\s?(${DATE})\\)?\\s?(?:[–—:-]|\\()`,
  'u',
);

/** Reads a line that is nothing but a full date, or the dateline a press release begins with ("HELSINKI, 4 May 2021 –"). */
export function bareDate(line: string): CslDate | undefined {
  const found = ALONE.exec(line) ?? DATELINE.exec(line.slice(0, 120));
  const issued = found ? readDate(found[1]!) : undefined;
  // A year or a month alone on a line can be anything.
  return (issued?.['date-parts']?.[0]?.length ?? 0) >= 3 ? issued : undefined;
}

const MONTH_ALONE = new RegExp(
  `^(?:(?:this|first|current) version:?\\s|(?:draft|version|revised|stand|date):?\\s(?:of\\s)?)?\\(?(${MONTH},?\\s(?:de\\s)?${YEAR})\\)?$`,
  'iu',
);

/** Reads a line that is nothing but month and year, as working papers print it under their authors. */
export function monthDate(line: string): CslDate | undefined {
  const found = MONTH_ALONE.exec(line);
  const issued = found ? readDate(found[1]!) : undefined;
  return issued?.['date-parts']?.[0]?.length === 2 ? issued : undefined;
}

/** Reads the year of "© The Author(s) 2022" in a short line. */
export function copyrightYear(line: string): CslDate | undefined {
  const year =
    line.length > 300 ? undefined : /(?:©|\(c\)|copyright)[^\d]{0,40}((?:19|20)\d\d)(?!\d)/i.exec(line)?.[1];
  return year === undefined ? undefined : { 'date-parts': [[Number(year)]] };
}

function readDate(printed: string): CslDate | undefined {
  const date = parseDate(printed);
  return date ? cslDate(date) : undefined;
}
