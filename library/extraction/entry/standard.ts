import type { CslItem } from '../../../shared/model/csl.ts';

const BODY =
  '(?:DIN|EN|ISO|IEC|IEEE|VDI|VDE|ÖNORM|OENORM|SN|BS|ASTM|ANSI|NISO|NF|UNI|UNE|CEN|SFS|ETSI|ITU-T|JIS|PAS|TS|TR|Std)';
const DESIGNATION = new RegExp(
  `^(?:\\[?\\d{1,3}[.)\\]]\\s+)?(${BODY}(?:[\\s/,-]{1,2}${BODY})*[\\s-]{1,2}[A-Z]{0,2}\\d[\\d.]*(?:-\\d{1,3}(?!\\d))*)(?:\\s?[:-]\\s?((?:19|20)\\d\\d)(?:-(0[1-9]|1[0-2]))?)?(?=$|[\\s.,:;(])[\\s.,:;]*`,
  'u',
);

/** A standard as its designation names it, and what stands after it. */
export type Standard = {
  readonly number: string;
  readonly year?: number;
  readonly month?: number;
  readonly rest: string;
};

/** The designation that an entry begins with: "DIN EN ISO 9001:2015-11, …", "ISO/IEC 27001:2013. …". */
export function standardOf(raw: string): Standard | undefined {
  const match = DESIGNATION.exec(raw.trimStart());
  if (!match) return undefined;
  const [whole, number, year, month] = match;
  return {
    number: `${number}${year ? `:${year}${month ? `-${month}` : ''}` : ''}`,
    ...(year ? { year: Number(year) } : {}),
    ...(month ? { month: Number(month) } : {}),
    rest: raw.trimStart().slice(whole.length),
  };
}

/** The item as a standard: its designation is its number, and its title where no other is printed. */
export function asStandard(item: CslItem, { number, year, month }: Standard): CslItem {
  const { author, 'container-title': container, ...rest } = item;
  const people = author?.filter(({ literal }) => literal);
  const title = rest.title ?? container ?? number;
  return {
    ...rest,
    type: 'standard',
    title,
    number,
    ...(people?.length ? { author: people } : {}),
    ...(item.issued || !year ? {} : { issued: { 'date-parts': [month ? [year, month] : [year]] } }),
  };
}
