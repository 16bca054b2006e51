import { type Creator, parse } from '@retorquere/bibtex-parser';

type Fields = Readonly<Record<string, string | readonly (string | Creator)[] | undefined>>;

/** The first entry @retorquere/bibtex-parser finds in the text, values as raw TeX, or undefined where it finds none. */
export function parseWithBibtexParser(
  text: string,
): { type: string; key: string; fields: Record<string, string> } | undefined {
  try {
    const entry = parse(text, { raw: true, unsupported: 'ignore' }).entries[0];
    if (!entry) return undefined;
    const fields: Record<string, string> = {};
    for (const [name, value] of Object.entries(entry.fields as Fields)) {
      const text = typeof value === 'string' ? value : joinList(value ?? []);
      if (text.trim() !== '') fields[name.toLowerCase()] = text.trim();
    }
    return { type: entry.type, key: entry.key, fields };
  } catch {
    // The entry is then read by Gleaner's own scan alone.
    return undefined;
  }
}

function joinList(list: readonly (string | Creator)[]): string {
  const names = list.some((each) => typeof each !== 'string');
  return list.map((each) => (typeof each === 'string' ? each : joinName(each))).join(names ? ' and ' : ', ');
}

function joinName(creator: Creator): string {
  if (creator.name !== undefined) return creator.name;
  const family = [creator.prefix, creator.lastName].filter(Boolean).join(' ');
  return [family, creator.suffix, creator.firstName].filter(Boolean).join(', ');
}
