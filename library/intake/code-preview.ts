import type { CodesPreview } from '../../shared/contract/import.ts';
import type { Codebook } from '../../shared/model/codebook.ts';
import { codeOf, dimensionOf } from '../coding/codebook.ts';
import { type CodeChoice, joinCodebook } from '../coding/joined-codebook.ts';
import type { CodesFound } from '../formats/formats.ts';

/**
 * What the codes of a file would become in a codebook, by the rules that an import follows; `remembered` says that some of
 * the choices are those of an earlier file.
 */
export function previewCodes(
  codebook: Codebook,
  { title, references, dimensions, codings, unexplained }: CodesFound,
  choices: readonly CodeChoice[],
  remembered: boolean,
): CodesPreview {
  const { homes, places } = joinCodebook(codebook, dimensions, choices);
  return {
    title,
    references,
    remembered,
    dimensions: dimensions.map(({ id, label, codes }) => {
      const lines = codes.map((code) => {
        const from = `${id}:${code.id}`;
        return {
          id: code.id,
          label: code.label,
          codings: codings.get(from) ?? 0,
          group: code.group ?? false,
          becomes: becoming(codebook, places.get(from)),
        };
      });
      const home = homes.get(id);
      return {
        id,
        label,
        codings: lines.reduce((sum, line) => sum + line.codings, 0),
        becomes: home === undefined ? 'ignore' : dimensionOf(codebook, home) === undefined ? 'new' : home,
        codes: lines,
      };
    }),
    unexplained: [...unexplained].map(([number, count]) => ({
      number: Number.isFinite(number) ? number : null,
      codings: count,
    })),
  };
}

function becoming(
  codebook: Codebook,
  place: { readonly dimension: string; readonly code: string } | undefined,
): string {
  if (place === undefined) return 'ignore';
  const dimension = dimensionOf(codebook, place.dimension);
  const code = dimension && codeOf(dimension, place.code);
  return code === undefined ? 'new' : `${place.dimension}:${place.code}`;
}
