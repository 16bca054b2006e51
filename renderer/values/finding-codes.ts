import type { Code, Codebook, Dimension } from '../../shared/model/codebook.ts';
import { dimensionOf } from './codebook-reading.ts';

/** The dimensions that findings are told in. */
export type FindingDimensions = {
  readonly factors: Dimension | undefined;
  readonly directions: Dimension | undefined;
  readonly outcomes: Dimension | undefined;
};

/** The first dimension with qualifiers, and those; as the engine finds them. */
export function findingDimensions(codebook: Codebook | undefined): FindingDimensions {
  const qualified = codebook?.dimensions.filter(({ qualifiers }) => (qualifiers?.length ?? 0) > 0) ?? [];
  const of = (dimension: Dimension | undefined, role: 'direction' | 'outcome') =>
    dimension?.qualifiers?.map((id) => dimensionOf(codebook, id)).find((one) => one?.role === role);
  const factors = qualified.find((one) => of(one, 'outcome') !== undefined) ?? qualified[0];
  return { factors, directions: of(factors, 'direction'), outcomes: of(factors, 'outcome') };
}

/** The codes of a dimension as options, those under a heading set in; exclusive codes say that there is nothing to find. */
export function codeOptions(
  dimension: Dimension | undefined,
  none: string,
  only?: readonly string[],
): readonly { readonly value: string; readonly label: string }[] {
  const codes = (dimension?.codes ?? []).filter(
    (code) => code.exclusive !== true && (only === undefined || only.includes(code.id)),
  );
  return [
    { value: '', label: none },
    ...codes.map((code) => ({ value: code.id, label: `${indent(code)}${code.label}` })),
  ];
}

function indent({ parent }: Code): string {
  return parent === undefined ? '' : '\u2003';
}
