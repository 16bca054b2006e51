import { useEffect } from 'react';
import type { CodebookEdit } from '../../stores/codebook-editor.ts';
import { useStores } from '../../stores/use-stores.ts';

const PAUSE = 250;

/** Has the pane at the right show what an edit would do, a moment after it was last changed. */
export function useConsidered(edit: CodebookEdit | null): void {
  const { codebookEditor } = useStores();
  const written = JSON.stringify(edit);
  useEffect(() => {
    const wanted = JSON.parse(written) as CodebookEdit | null;
    const timer = setTimeout(
      () => void codebookEditor.getState().consider(wanted),
      wanted === null ? 0 : PAUSE,
    );
    return () => clearTimeout(timer);
  }, [written, codebookEditor]);
}
