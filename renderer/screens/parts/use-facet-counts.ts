import { useEffect } from 'react';
import type { CodeFilters } from '../../../shared/model/matrix-look.ts';
import type { MatrixFacets } from '../../stores/matrix.ts';
import { useFeature } from '../../stores/use-stores.ts';
import type { Loadable } from '../../values/loadable.ts';

/** Which studies are counted. */
export type Counting = {
  readonly filters: CodeFilters;
  readonly layer: string;
  readonly includeAsCited: boolean;
};

/** How many of the studies have each code, counted while the calling component is shown, and how to count again. */
export function useFacetCounts({ filters, layer, includeAsCited }: Counting): {
  readonly facets: Loadable<MatrixFacets>;
  readonly count: () => void;
} {
  const { facets, countFacets } = useFeature('matrix', (state) => state);
  useEffect(
    () => void countFacets(filters, layer, includeAsCited),
    [countFacets, filters, layer, includeAsCited],
  );
  return { facets, count: () => void countFacets(filters, layer, includeAsCited) };
}
