import type { CalibrationTables } from '../../library/extraction/entry/calibration.ts';
import type { CslItem, CslName } from '../../shared/model/csl.ts';
import type { ParsedEntry } from '../../shared/model/extraction.ts';
import type { PoolEntry } from './pool.ts';

/** The pool's field for each CSL field that it annotates. */
const FIELDS: readonly (readonly [csl: keyof CslItem & string, pool: string])[] = [
  ['author', 'author'],
  ['editor', 'editor'],
  ['issued', 'year'],
  ['title', 'title'],
  ['container-title', 'container'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['page', 'pages'],
  ['publisher', 'publisher'],
  ['publisher-place', 'place'],
  ['DOI', 'doi'],
  ['URL', 'url'],
  ['edition', 'edition'],
];

const plain = (value: unknown): string =>
  String(value ?? '')
    .normalize('NFKD')
    .replace(/<[^>]*>?/g, '')
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/^\s*(?:in\s*:?\s+)?(?:the\s+)?/, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

const nameKey = (name: CslName): string =>
  name.literal
    ? plain(name.literal)
    : `${plain(name.family).replace(
        /^(?:van|von|der|den|de|la|di|du)+(?=.{3})/,
        '',
      )} ${plain(name.given).slice(0, 1)}`;

const expand = (pages: string): string => {
  const match = /^(\D*)(\d+)-(\d+)$/.exec(pages.replace(/[–—]/g, '-').replace(/\s/g, ''));
  if (!match || match[3]!.length >= match[2]!.length) return pages;
  return `${match[1]}${match[2]}-${match[2]!.slice(0, match[2]!.length - match[3]!.length)}${match[3]}`;
};

/** Whether two values say the same, but for case, accents and punctuation. */
function same(field: string, gold: unknown, item: CslItem): boolean {
  const value = item[field as keyof CslItem];
  if (field === 'author' || field === 'editor') {
    const a = ((gold as CslName[]) ?? []).map(nameKey);
    const b = ((value as CslName[]) ?? []).map(nameKey);
    return (
      a.length === b.length &&
      a.every((key, i) => key === b[i] || key.replace(' ', '') === b[i]!.replace(' ', ''))
    );
  }
  if (field === 'issued')
    return String(item.issued?.['date-parts']?.[0]?.[0]) === /\d{4}/.exec(String(gold))?.[0];
  if (field === 'page') return plain(expand(String(gold))) === plain(expand(String(value)));
  if (field === 'URL')
    return (
      plain(String(gold).replace(/^https?:\/\/(?:www\.)?/, '')) ===
      plain(String(value).replace(/^https?:\/\/(?:www\.)?/, ''))
    );
  if (field === 'edition') return /\d+/.exec(String(gold))?.[0] === /\d+/.exec(String(value))?.[0];
  return plain(gold) === plain(value);
}

/** A raw score with whether the value it stood for was right. */
type Outcome = { readonly score: number; readonly right: boolean };

/** The share that was right, with one half right and one half wrong added, so that nothing is ever certain. */
const shareOf = ({ right, n }: { readonly right: number; readonly n: number }): number =>
  (right + 0.5) / (n + 1);

/** Isotonic regression by pooling adjacent violators (Barlow et al. 1972), as at most 16 steps. */
export function fitSteps(outcomes: readonly Outcome[]): [number, number][] {
  const sorted = [...outcomes].sort((a, b) => a.score - b.score);
  const size = Math.max(8, Math.ceil(sorted.length / 40));
  const blocks: { from: number; to: number; right: number; n: number }[] = [];
  for (let i = 0; i < sorted.length; i += size) {
    const part = sorted.slice(i, i + size);
    blocks.push({
      from: part[0]!.score,
      to: part.at(-1)!.score,
      right: part.filter((outcome) => outcome.right).length,
      n: part.length,
    });
    while (blocks.length > 1 && shareOf(blocks.at(-2)!) >= shareOf(blocks.at(-1)!)) {
      const last = blocks.pop()!;
      const before = blocks.pop()!;
      blocks.push({ from: before.from, to: last.to, right: before.right + last.right, n: before.n + last.n });
    }
  }
  return blocks
    .map((block): [number, number] => [
      Number(((block.from + block.to) / 2).toFixed(4)),
      Number(shareOf(block).toFixed(4)),
    ])
    .slice(-16);
}

/** Collects raw scores on entries that were kept back and turns them into calibration tables. */
export function fitCalibration(
  entries: readonly PoolEntry[],
  parse: (entry: PoolEntry) => ParsedEntry,
): CalibrationTables {
  const outcomes = new Map<string, Outcome[]>();
  const add = (field: string, outcome: Outcome): void => {
    const list = outcomes.get(field);
    if (list) list.push(outcome);
    else outcomes.set(field, [outcome]);
  };
  for (const entry of entries) {
    const { item, fields, confidence } = parse(entry);
    let whole = true;
    for (const [csl, name] of FIELDS) {
      if (entry.dontcare.includes(name)) continue;
      const given = item[csl] !== undefined;
      const wanted = entry.fields[name] !== undefined;
      const right = given && wanted && same(csl, entry.fields[name], item);
      if ((given || wanted) && !right) whole = false;
      if (!given || fields[csl] === undefined) continue;
      add(csl, { score: fields[csl], right });
      add('other', { score: fields[csl], right });
    }
    add('entry', { score: confidence, right: whole });
  }
  const tables: Record<string, [number, number][]> = {};
  for (const [field, list] of outcomes)
    if (list.length >= 100 || field === 'entry') tables[field] = fitSteps(list);
  return tables;
}
