import type { CslItem } from '../../shared/model/csl.ts';
import { bareDoi } from '../formats/identifiers.ts';

const JOURNAL =
  /\b(?:Journal|Review|Annals|Archives|Bulletin|Proceedings|Transactions|Letters|Quarterly|Zeitschrift|Revista|Revue|Rivista|Tijdschrift|Tidskrift|Acta|Advances|Frontiers|Reports|Science|Medicine|Research|Studies)\b/;

/**
 * Journal, volume, issue, pages, year and identifiers as short lines of a title page print them. Lines of running
 * text are not read: a DOI there is that of another work.
 */
export function printedSource(lines: readonly string[], title: string | undefined): Partial<CslItem> {
  let found: Partial<CslItem> = {};
  for (const line of lines) {
    if (line.length > 300 || line === title) continue;
    found = { ...identifiers(line), ...journal(line), ...found };
  }
  return found;
}

/** True for a line that gives the journal and volume a document stands in. */
export function isSourceLine(line: string): boolean {
  return journal(line)['container-title'] !== undefined;
}

function identifiers(line: string): Partial<CslItem> {
  const printed = /(?:^|\bdoi\s?:?\s*|doi\.org\/|[\s|(])(10\.\d{4,9}\/[^\s"<>|]+)/i.exec(line)?.[1];
  const doi = printed === undefined ? undefined : bareDoi(printed);
  // In running text a DOI is that of another work.
  const around = line
    .replace(/\S*10\.\d{4,9}\/\S+/, ' ')
    .trim()
    .split(/\s+/).length;
  const own = doi !== undefined && around <= 18 && !/\(\S*10\.\d{4,9}\//.test(line);
  const issn = /\bISSN(?:\s?\([^)]{1,12}\))?\s?:?\s?(\d{4}-\d{3}[\dXx])/i.exec(line)?.[1];
  const isbn = /\bISBN(?:-1[03])?\s?:?\s?((?:97[89][- ]?)?[\d -]{9,14}[\dXx])/i.exec(line)?.[1];
  const url =
    /^(?:URL|Available (?:at|from|online)|Link)\s?:\s?(https?:\/\/[^\s<>]+)$/i.exec(line)?.[1] ??
    /^(https?:\/\/[^\s<>]+)$/.exec(line)?.[1];
  return {
    ...(own ? { DOI: doi } : {}),
    ...(issn ? { ISSN: issn } : {}),
    ...(isbn ? { ISBN: isbn.trim() } : {}),
    ...(url && !/doi\.org/.test(url) ? { URL: url.replace(/[.,;]+$/, '') } : {}),
  };
}

const VOLUME =
  /(?:\b(?:vol(?:ume|\.)?|bd\.|band|jg\.)\s?)?\b(\d{1,4})\s?(?:\((\d{1,4}(?:[-–/]\d{1,4})?)\)|[,:]?\s?(?:no\.?|nr\.?|issue|heft|núm\.?|n[º°])\s?(\d{1,4}(?:[-–/]\d{1,4})?))/i;

/** "Amoah et al. BMC Rural Health (2022) 22:118", as running heads print it. */
const YEAR_FIRST =
  /^(?:.{1,60}?\bet al\.,?\s+)?(\p{Lu}[^\d()]{3,100}?),?\s\(?((?:19|20)\d\d)\)?[\s,;]+(?:vol\.\s?)?(\d{1,4})(?:\((\d{1,4})\))?\s?:\s?(\w?\d+(?:[-–]\w?\d+)?)(?!\d)/u;

function journal(line: string): Partial<CslItem> {
  const yearFirst = line.length > 200 ? null : YEAR_FIRST.exec(line);
  if (yearFirst) {
    const [, name, year, volume, issue, page] = yearFirst;
    return {
      'container-title': name!,
      volume: volume!,
      ...(issue ? { issue } : {}),
      page: page!.replace('–', '-'),
      issued: { 'date-parts': [[Number(year)]] },
    };
  }
  if (line.length > 200 || /\?$/.test(line)) return {};
  const volume = VOLUME.exec(line);
  const alone = volume ? null : /\b(?:vol(?:ume|\.)?|bd\.)\s?(\d{1,4})\b/i.exec(line);
  const at = volume?.index ?? alone?.index;
  if (at === undefined) return {};
  const name = line
    .slice(0, at)
    .replace(/^(?:published in|in|source|cite (?:this|as)|citation)\s?:?\s?/i, '')
    .replace(/[\s,.;:|(–-]*(?:(?:19|20)\d\d)?[\s,.;:|(–-]*$/, '');
  if (name.length < 4 || name.length > 120 || !(JOURNAL.test(name) || volume) || /[.?!]\s/.test(name))
    return {};
  const rest = line.slice(at + (volume ?? alone)![0].length);
  const year = /\b((?:19|20)\d\d)\b/.exec(line)?.[1];
  const issue = volume?.[2] ?? volume?.[3];
  const pages = /(?:\bpp?\.?|\bS\.|:|,|^)\s?([A-Za-z]?\d{1,6}\s?[–-]\s?[A-Za-z]?\d{1,6})\b/.exec(rest)?.[1];
  return {
    'container-title': name,
    volume: volume?.[1] ?? alone![1]!,
    ...(issue && !/^(?:19|20)\d\d$/.test(issue) ? { issue } : {}),
    ...(pages ? { page: pages.replace(/\s?[–-]\s?/, '-') } : {}),
    ...(year ? { issued: { 'date-parts': [[Number(year)]] } } : {}),
  };
}
