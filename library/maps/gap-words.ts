import type { Gap, GapKind, GapQuery } from '../../shared/contract/gaps.ts';
import type { DirectionSign } from '../../shared/model/codebook.ts';
import { counted } from './map-words.ts';

/** The numbers that a cell's sentence tells. */
export type CellFacts = {
  readonly n: number;
  readonly asCited: number;
  readonly rowTotal: number;
  readonly columnTotal: number;
  readonly inMatrix: number;
  readonly inScope: number;
  readonly reviews: number;
  readonly primary: number;
  readonly directions: readonly {
    readonly label: string;
    readonly sign: DirectionSign | null;
    readonly n: number;
  }[];
  readonly newest: number | null;
  readonly newestOfAll: number | null;
};

/** How each kind is headed. */
export const GAP_TITLES: Readonly<Record<GapKind, string>> = {
  absolute: 'No study at all',
  synthesis: 'Primary studies, but no review',
  'second-hand': 'Known only from other papers’ words',
  conflicting: 'Studies that disagree',
  'one-direction': 'Several studies, one direction only',
  old: 'Nothing recent',
  thin: 'Thinly studied populations',
};

/** Says why a cell is a gap. */
export function gapSentence(kind: GapKind, row: string, column: string, facts: CellFacts): string {
  const here = `“${row}” × “${column}”`;
  const cited =
    facts.asCited === 0 || facts.asCited === facts.n
      ? ''
      : ` ${facts.asCited} of them ${facts.asCited === 1 ? 'is' : 'are'} known only as cited.`;
  switch (kind) {
    case 'absolute':
      return `${here}: no study, although all ${facts.inScope} in scope are coded on both sides, ${counted(facts.rowTotal, 'stands', 'stand')} elsewhere in that row and ${facts.columnTotal} elsewhere in that column.`;
    case 'synthesis':
      return `${here}: ${counted(facts.primary, 'primary study', 'primary studies')} and no review that puts them together.${cited}`;
    case 'second-hand':
      return `${here}: ${counted(facts.n, 'study is', 'studies are')} known only from what other papers say of ${facts.n === 1 ? 'it' : 'them'}; nobody here has read ${facts.n === 1 ? 'it' : 'one of them'}.`;
    case 'conflicting':
      return `${here}: ${facts.n === 1 ? '1 study that disagrees with itself' : `${facts.n} studies that disagree`}: ${directionList(facts)}.${cited}`;
    case 'one-direction':
      return `${here}: ${directionList(facts)} and no study the other way; a finding that holds, or one that nobody has tried to refute.${cited}`;
    case 'old':
      return `${here}: the newest of ${counted(facts.n, 'study', 'studies')} is from ${facts.newest}, ${(facts.newestOfAll ?? 0) - (facts.newest ?? 0)} years before the newest in scope (${facts.newestOfAll}).${cited}`;
    case 'thin':
      return here;
  }
}

/** Says that a code stands in no cell at all. */
export function emptySentence(dimension: string, code: string, other: string, inScope: number): string {
  return `${dimension}, “${code}”: no study together with any code of ${other}, although all ${inScope} in scope are coded on both sides.`;
}

function directionList({ directions }: CellFacts): string {
  return directions.map(({ n, label }) => `${n} ${label}`).join(', ');
}

/** Says why a code is thinly studied. */
export function thinSentence(
  dimension: string,
  code: string,
  { n, asCited, coded, inScope }: Readonly<Record<'n' | 'asCited' | 'coded' | 'inScope', number>>,
): string {
  const open =
    coded === inScope ? '' : ` ${inScope - coded} of ${inScope} studies in scope are not coded by it yet.`;
  const cited = asCited === 0 ? '' : asCited === n ? ', only as cited' : `, ${asCited} only as cited`;
  return `${dimension}, “${code}”: ${n === 0 ? 'no study' : counted(n, 'study', 'studies')} of ${coded} that ${coded === 1 ? 'is' : 'are'} coded by it${cited}.${open}`;
}

/** What a reader must know to judge the list. */
export function gapNotes(
  query: GapQuery,
  found: {
    readonly unclaimed: number;
    readonly reviews: readonly Gap['row'][];
    readonly population: string | null;
    readonly newest: number | null;
    readonly years: ReadonlyMap<string, number>;
    readonly inScope: ReadonlySet<string>;
  },
): readonly string[] & string[] {
  const undated = [...found.inScope].filter((study) => !found.years.has(study)).length;
  const looks = (kind: GapKind): boolean => query.kinds.includes(kind);
  return [
    ...(found.unclaimed > 0
      ? [
          `${counted(found.unclaimed, 'more cell is', 'more cells are')} empty, but studies in scope are not coded there yet, so no gap is claimed.`,
        ]
      : []),
    ...(looks('synthesis')
      ? [
          found.reviews.length === 0
            ? 'Which studies are reviews is not known: the codebook has no code whose name says so, and none was named.'
            : `Counted as reviews: ${found.reviews.map(({ label }) => label).join(', ')}.`,
        ]
      : []),
    ...(looks('thin') && found.population === null
      ? ['No dimension of the codebook speaks of populations, and none was named.']
      : []),
    ...(looks('thin') && found.population !== null
      ? [`Thin means fewer than ${query.few} studies by ${found.population}.`]
      : []),
    ...(looks('old')
      ? [
          found.newest === null
            ? 'No study has a year, so nothing can be called old.'
            : `Old means ${query.oldAfter} years or more behind the newest study in scope (${found.newest}).`,
        ]
      : []),
    ...(undated > 0 && found.newest !== null
      ? [`${counted(undated, 'study in scope has', 'studies in scope have')} no year.`]
      : []),
    'A gap says what has been studied, not how well, and not that it should be studied.',
  ];
}
