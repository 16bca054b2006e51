import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { formatMoment } from '../../language/formats.ts';
import type { Difference } from '../../stores/codebook-editor.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** The stored versions, what is different between one of them and the one in force, and the way back to it. */
export function VersionSheet({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { codebookEditor } = useStores();
  const versions = useFeature('codebookEditor', (state) => state.versions);
  const difference = useFeature('codebookEditor', (state) => state.difference);
  const { openVersions, compare, restore } = codebookEditor.getState();
  useEffect(() => {
    if (open) void openVersions();
  }, [open, openVersions]);
  const current = known(versions)?.find((one) => one.current);
  return (
    <Overlay title={t('codebook.versions')} open={open} onClose={onClose} wide>
      <Loaded of={versions} onRetry={() => void openVersions()}>
        {(list) => (
          <ol className="versions">
            {list.map((one) => (
              <li key={`${one.id} ${one.version}`}>
                <span>
                  <strong>{one.version}</strong> {one.title}{' '}
                  {one.current && (
                    <span className="chip" data-tone="include">
                      {t('codebook.current')}
                    </span>
                  )}{' '}
                  {one.draft && <span className="chip">{t('codebook.draft')}</span>}
                  <br />
                  <span className="small muted numeral">
                    {one.madeAt !== '' &&
                      `${t('codebook.madeBy', { at: formatMoment(one.madeAt), by: one.madeBy })} · `}
                    {t('codebook.codings', { count: one.codings })}
                  </span>
                </span>
                {current !== undefined && !one.current && (
                  <span className="form-acts">
                    <Button size="small" onPress={() => void compare(one, current)}>
                      {t('codebook.compare')}
                    </Button>
                    <Button size="small" onPress={() => void restore(one)}>
                      {t('codebook.restoreVersion')}
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ol>
        )}
      </Loaded>
      {difference.status !== 'idle' && (
        <Loaded of={difference}>{(list) => <Differences list={list} />}</Loaded>
      )}
    </Overlay>
  );
}

function Differences({ list }: { readonly list: readonly Difference[] }) {
  const { t } = useTranslation();
  if (list.length === 0) return <p className="muted">{t('codebook.same')}</p>;
  return (
    <ul className="differences">
      {list.map((one) => (
        <li key={`${one.kind} ${one.dimension} ${one.code} ${one.field}`}>
          <span className="chip">{t(`codebook.differences.${one.kind}`)}</span> <strong>{one.label}</strong>{' '}
          <span className="small muted">
            {[one.dimension, one.code].filter(Boolean).join(':')} {one.field}
          </span>
          {one.before !== '' && <del>{one.before}</del>}
          {one.after !== '' && <ins>{one.after}</ins>}
        </li>
      ))}
    </ul>
  );
}
