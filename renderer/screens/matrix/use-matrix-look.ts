import { useCallback, useMemo } from 'react';
import { keptLook, type Look, withLook } from '../../../shared/model/matrix-look.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

/** How the person looks at a crossing; kept with their settings until it is reset. */
export function useMatrixLook(rows: string, columns: string) {
  const { preferences } = useStores();
  const kept = useFeature('preferences', (state) => state.matrixLooks);
  const look = useMemo(() => keptLook(kept, rows, columns), [kept, rows, columns]);
  const keep = useCallback(
    (next: Look | null) => {
      const { matrixLooks, choose } = preferences.getState();
      choose({ matrixLooks: withLook(matrixLooks, rows, columns, next) });
    },
    [preferences, rows, columns],
  );
  const change = useCallback((part: Partial<Look>) => keep({ ...look, ...part }), [keep, look]);
  const reset = useCallback(() => keep(null), [keep]);
  return { look, change, reset };
}
