import type { CslItem } from '../../../shared/model/csl.ts';
import type { ParsedEntry } from '../../../shared/model/extraction.ts';
import { cslDate, parseDate } from './dates.ts';

/** How sure a unit of an archive is whose printed form fits; set by hand, as none of the trained data has any. */
const SURE = 0.6;

const HOUSE =
  '(?:\\p{Lu}[\\p{L} ]{2,18}, )?(?:Archivio (?:di Stato|Segreto|Storico|Patriarcale|Comunale|Vescovile)[^,;:.]*|ASVe?|ASV|AS[A-Z][a-z]?|BNM|BMC|BAV|Biblioteca (?:Nazionale |Apostolica |del Museo |Comunale )?(?:Marciana|Vaticana|Correr|Ambrosiana|Laurenziana|Riccardiana|Querini Stampalia|Civica|Universitaria)[^,;:.]*|Bundesarchiv[^,;:.]*|(?:Haupt|Staats|Landes|Stadt)archiv [^,;:.]*|Archives (?:[Nn]ationales|[Dd]épartementales)[^,;:.]*|(?:The )?National Archives[^,;:.]*|Public Record Office|Archivo (?:General|Histórico)[^,;:.]*|(?:British|Bodleian|Vatican) Library)';
const UNIT = new RegExp(`^(${HOUSE})[,;:.]\\s+(.{4,300})$`, 'u');
const CALL_NUMBER =
  /(?:^|[\s,;(])(?:regg?|filz[ae]|buste?|bb?|fasc|cc?|carte?|foll?|ff?|Bl|Bd|[Mm]ss?|MSS?|[Cc]od|nos?|nr|[A-Z]{1,3})\b\.?\s?(?:[A-Z][a-z]{1,4}\.?\s)?(?:[IVXLC]+,\s)?\d/u;
const LATE_DATE = /(?:^|[,;]\s)((?:\d{1,2}\.?\s)?\p{L}{3,10}\.?\s1\d{3}|1\d{3})[\s.]*$/u;

/** "Archivio di Stato di Venezia, Senato, Terra, reg. 45, c. 12r" as a manuscript of its archive, or undefined for any other reference. */
export function archivalUnit(raw: string): ParsedEntry | undefined {
  const match = raw.length > 400 ? null : UNIT.exec(raw.trim());
  if (!match || !CALL_NUMBER.test(match[2]!)) return undefined;
  const archive = match[1];
  const location = match[2]!.replace(/[\s.;,]+$/u, '');
  const printed = LATE_DATE.exec(location)?.[1];
  const date = printed ? parseDate(printed) : undefined;
  const issued = date && cslDate(date);
  const item = {
    type: 'manuscript',
    title: location,
    archive: archive!,
    archive_location: location,
    ...(issued ? { issued } : {}),
  } as CslItem;
  return {
    item,
    confidence: SURE,
    fields: Object.fromEntries(
      ['title', 'archive', 'archive_location', ...(issued ? ['issued'] : [])].map((field) => [field, SURE]),
    ),
    warnings: [],
  };
}
