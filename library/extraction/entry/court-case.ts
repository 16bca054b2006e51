import type { CslItem } from '../../../shared/model/csl.ts';
import type { ParsedEntry } from '../../../shared/model/extraction.ts';
import { MONTHS } from './word-classes.ts';

/** How sure a decision is whose printed form fits one of the forms below; set by hand, as none of the trained data has any. */
const SURE = 0.7;

const PARTIES = '\\p{Lu}[^\\d,;:]{1,80}? v(?:s|\\.|s\\.)? \\p{Lu}[^\\d;:[(]{1,100}?';

/** "Brown v. Board of Education, 347 U.S. 483 (1954)", "Roe v. Wade, 410 U.S. 113, 93 S. Ct. 705 (1973)". */
const BY_VOLUME = new RegExp(
  `^(${PARTIES}), (\\d{1,4}) (\\p{Lu}[\\p{L}.’' ]{0,18}(?:[234]d|[45]th)?\\.?) (\\d{1,5})(?:[,–-][^()]*)?(?: \\(([^()]*?)((?:1[6-9]|20)\\d\\d)\\))[.\\s]*$`,
  'u',
);

/** "Smith v Jones [1998] 2 AC 123 (HL)", "Donoghue v Stevenson [1932] AC 562". */
const BY_YEAR = new RegExp(
  `^(${PARTIES}),? [[(]((?:1[6-9]|20)\\d\\d)[\\])] (?:(\\d{1,3}) )?(\\p{Lu}[\\p{L}.]{1,9}(?: \\p{Lu}[\\p{L}.]{0,9}){0,2}) (\\d{1,5})(?:[,–-] ?[\\d–-]+)?(?: \\(([^()]{2,40})\\))?[.\\s]*$`,
  'u',
);

/** "BGH, Urteil vom 12.3.2004 – V ZR 123/03, NJW 2004, 1234". */
const BY_DOCKET =
  /^((?:BVerfG|BVerwG|BGH|BAG|BSG|BFH|EuGH|EuG|EGMR|(?:OLG|LG|AG|VG|OVG|VGH|LAG|LSG|FG|KG) ?\p{Lu}?[\p{Ll}-]*)),? (?:Urteil|Beschluss|Urt\.|Beschl\.|Entscheidung) v(?:om|\.) (\d{1,2})\. ?(?:(\d{1,2})\.|(\p{L}{3,9})\.?) ?(\d{4})\s?(?:[–,-]|, Az\.?:?)\s?(?:Az\.?:? )?([^,;]{3,40}?)(?:[,;] (?:in: )?(\p{Lu}[\p{L}-]{1,20}) \d{4}, (\d{1,5})[^,;]*)?[.\s]*$/u;

const CUE = / vs?\.? \p{Lu}|, (?:Urteil|Beschluss|Urt\.|Beschl\.|Entscheidung) v/u;

/** A decision of a court as printed in one of the usual forms, or undefined for any other reference. */
export function courtCase(raw: string): ParsedEntry | undefined {
  const text = raw.trim();
  if (text.length > 400 || !CUE.test(text)) return undefined;
  return reported(text) ?? docketed(text);
}

function reported(text: string): ParsedEntry | undefined {
  const volume = BY_VOLUME.exec(text);
  if (volume) {
    const [, title, number, reporter, page, court, year] = volume;
    return parsed({ title, volume: number, 'container-title': reporter, page, authority: court?.trim() }, [
      Number(year),
    ]);
  }
  const yearly = BY_YEAR.exec(text);
  if (!yearly) return undefined;
  const [, title, year, number, reporter, page, court] = yearly;
  return parsed({ title, volume: number, 'container-title': reporter, page, authority: court }, [
    Number(year),
  ]);
}

function docketed(text: string): ParsedEntry | undefined {
  const found = BY_DOCKET.exec(text);
  if (!found) return undefined;
  const [, court, day, numbered, named, year, docket, reporter, page] = found;
  const month = numbered ?? MONTHS.get(named!.toLowerCase());
  if (month === undefined) return undefined;
  const title = `${court}, ${docket}`;
  return parsed({ title, number: docket, authority: court, 'container-title': reporter, page }, [
    Number(year),
    Number(month),
    Number(day),
  ]);
}

function parsed(fields: Readonly<Record<string, string | undefined>>, date: readonly number[]): ParsedEntry {
  const given = Object.entries(fields).filter(([, value]) => value);
  const item = {
    type: 'legal_case',
    ...Object.fromEntries(given),
    issued: { 'date-parts': [date] },
  } as unknown as CslItem;
  const scored = [...given.map(([field]) => field), 'issued'];
  return {
    item,
    confidence: SURE,
    fields: Object.fromEntries(scored.map((field) => [field, SURE])),
    warnings: [],
  };
}
