import type { QUALITY_GRAVITIES, QualityCheck } from '../../shared/contract/quality.ts';
import type { CslItem } from '../../shared/model/csl.ts';

/** What a check found in one item. `fix` is the value that would mend the field; null takes the field away. */
export type QualityFinding = {
  readonly check: QualityCheck;
  readonly gravity: (typeof QUALITY_GRAVITIES)[number];
  readonly field: keyof CslItem & string;
  readonly message: string;
  readonly fix?: Fix;
  /** Ids of other references it has to do with. */
  readonly related?: readonly string[];
};

/** Fields with their new values; null takes one away. */
export type Fix = { readonly [field in keyof CslItem]?: CslItem[field] | null };

/** A check of one item; `year` is the present one. */
export type ItemCheck = (item: CslItem, year: number) => readonly QualityFinding[];

/** The fields that hold text. */
export type TextField = {
  [K in keyof CslItem]-?: NonNullable<CslItem[K]> extends string ? K : never;
}[keyof CslItem] &
  string;

/** The text of a field, or empty. */
export function textOf(item: CslItem, field: TextField): string {
  const value: unknown = item[field];
  return typeof value === 'string' ? value : '';
}
