import { parseDateText } from './date-text.ts';
import { cleanDoi } from './identifiers.ts';
import { addText, DATE_VARIABLES, type ItemDraft, setText, TEXT_VARIABLES } from './item-draft.ts';

const TEXTS: ReadonlyMap<string, string> = new Map(
  [...TEXT_VARIABLES, 'citation-key'].map((variable) => [plain(variable), variable]),
);
const DATES: ReadonlyMap<string, string> = new Map(
  [...DATE_VARIABLES].map((variable) => [plain(variable), variable]),
);

/**
 * Reads what Zotero's users write into "Extra" for want of a field: lines such as `PMID: 1234` or `Original Date: 1927`, by the
 * name of a CSL variable. The rest goes to the note, with lines whose variable has another value already.
 */
export function readExtra(draft: ItemDraft, extra: string): void {
  const left = extra.split('\n').filter((line) => !readLine(draft, line));
  addText(draft, 'note', left.join('\n').trim(), '\n\n');
}

function readLine(draft: ItemDraft, line: string): boolean {
  const [, name, value] = /^([A-Za-z][A-Za-z_ -]{1,40}):\s*(\S.*)$/.exec(line.trim()) ?? [];
  if (name === undefined || value === undefined) return false;
  const date = DATES.get(plain(name));
  if (date !== undefined) {
    const read = draft[date] === undefined ? parseDateText(value) : undefined;
    if (read !== undefined) draft[date] = read;
    return read !== undefined;
  }
  const variable = TEXTS.get(plain(name));
  if (variable === undefined || variable === 'note') return false;
  return setText(draft, variable, variable === 'DOI' ? cleanDoi(value) : value);
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z]/g, '').toLowerCase();
}
