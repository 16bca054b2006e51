import type { Codebook } from '../../shared/model/codebook.ts';
import type { Recode } from './recoding.ts';

/** An edited codebook and what codings have to follow. Its version is still the one before. */
export type Edited = {
  readonly codebook: Codebook;
  /** Codes that codings lead from and to; several targets copy the coding. */
  readonly recodes: readonly Recode[];
  /** Dimension ids that changed, for everything that names a dimension. */
  readonly renamed: ReadonlyMap<string, string>;
  /** What was done, in the past tense. */
  readonly summary: string;
};

/** An edit that no coding has to follow, unless `more` says so. */
export function edited(
  codebook: Codebook,
  summary: string,
  more: Partial<Pick<Edited, 'recodes' | 'renamed'>> = {},
): Edited {
  return { codebook, summary, recodes: more.recodes ?? [], renamed: more.renamed ?? new Map() };
}

/** An item put at its place among the others; at the end where none is named. */
export function placedAt<T>(list: readonly T[], item: T, at: number | undefined): readonly T[] {
  return at === undefined || at >= list.length ? [...list, item] : list.toSpliced(at, 0, item);
}
