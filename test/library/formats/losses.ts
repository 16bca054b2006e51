import { type FormatId, produceBibliography, readBibliography } from '../../../library/formats/formats.ts';
import {
  CSL_TYPES,
  DATE_VARIABLES,
  NAME_VARIABLES,
  TEXT_VARIABLES,
} from '../../../library/formats/item-draft.ts';
import { sameItemValue } from '../../../library/formats/same-value.ts';
import type { CslItem } from '../../../shared/model/csl.ts';

/** The types for which each variable is tried. */
const TRIED_TYPES = ['article-journal', 'book', 'chapter', 'paper-conference', 'report', 'thesis', 'webpage'];

const SPECIAL_VALUES: Readonly<Record<string, string>> = {
  abstract: 'One sentence.\n\nA second paragraph.',
  DOI: '10.1000/182',
  ISBN: '978-3-16-148410-0',
  ISSN: '2049-363X',
  keyword: 'one; two, three',
  language: 'en',
  number: 'e12',
  'number-of-pages': '120',
  page: '12-15',
  PMCID: 'PMC12345',
  PMID: '12345678',
  URL: 'https://example.org/a',
};

function sampleValue(variable: string): unknown {
  if (NAME_VARIABLES.has(variable))
    return [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }];
  if (DATE_VARIABLES.has(variable)) return { 'date-parts': [[2020, 5, 4]] };
  return SPECIAL_VALUES[variable] ?? `Some ${variable}`;
}

async function comesBack(format: FormatId, item: CslItem, variable: string): Promise<boolean> {
  const bytes = await produceBibliography([{ item, citationKey: 'key2020' }], format);
  const back = (await readBibliography(bytes, '', { format })).records[0]?.item as unknown as
    | Record<string, unknown>
    | undefined;
  return (
    back !== undefined &&
    sameItemValue(variable, (item as unknown as Record<string, unknown>)[variable], back[variable])
  );
}

/** Which variables and types do not come back from a format: in no type tried, or in the types named. */
export async function measureLosses(format: FormatId): Promise<{ variables: string[]; types: string[] }> {
  const variables: string[] = [];
  for (const variable of [...TEXT_VARIABLES, ...NAME_VARIABLES, ...DATE_VARIABLES]) {
    const lostIn: string[] = [];
    for (const type of TRIED_TYPES) {
      const item = {
        id: 'key2020',
        type,
        title: 'A title',
        [variable]: sampleValue(variable),
      } as unknown as CslItem;
      if (!(await comesBack(format, item, variable))) lostIn.push(type);
    }
    if (lostIn.length === TRIED_TYPES.length) variables.push(variable);
    else if (lostIn.length > 0) variables.push(`${variable} (${lostIn.join(', ')})`);
  }
  const types: string[] = [];
  for (const type of CSL_TYPES) {
    const item = { id: 'key2020', type, title: 'A title', 'container-title': 'A container' } as CslItem;
    if (!(await comesBack(format, item, 'type'))) types.push(type);
  }
  return { variables, types };
}
