import { foldText } from '../references/folded-text.ts';

/** An id made of a label: its first words, folded, joined by hyphens; empty where it has none. */
export function idFrom(label: string): string {
  return (
    foldText(label)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+(?:[._][\p{L}\p{N}]+)*/gu) ?? []
  )
    .join('-')
    .slice(0, 60)
    .replace(/-$/, '');
}

/** The id, or with a number behind it the first that is not taken. */
export function uniqueId(id: string, taken: ReadonlySet<string>): string {
  const stem = id === '' ? 'code' : id;
  let own = stem;
  for (let n = 2; taken.has(own); n++) own = `${stem}-${n}`;
  return own;
}
