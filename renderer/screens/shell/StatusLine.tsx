import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { Job } from '../../stores/activity.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import type { Sheet } from './use-shell-keys.ts';

/** Milliseconds a call may take before the line speaks of it, and before it offers to stop it. */
const SHOW_AFTER = 300;
const CANCEL_AFTER = 1_500;

/** The line at the bottom: what is running, what the library holds, and whether the engine is there. */
export function StatusLine({ onOpen }: { readonly onOpen: (sheet: Sheet) => void }) {
  const { t } = useTranslation();
  const connection = useFeature('activity', (state) => state.connection);
  const description = useFeature('library', (state) => known(state.description));
  const { library } = useStores();
  return (
    <footer className="status">
      <OldestJob />
      <span className="space" />
      {description !== undefined && (
        <>
          {description.readOnly && (
            <span className="chip" data-tone="warning">
              {t('status.readOnly')}
            </span>
          )}
          {description.undo.undo !== null && (
            <Button kind="quiet" size="small" onPress={() => void library.getState().undo()}>
              {t('status.undo', { summary: shortened(inOwnWords(description.undo.undo)) })}
            </Button>
          )}
          <button type="button" className="plain-button numeral" onClick={() => onOpen('history')}>
            {t('status.counts', description.counts)}
          </button>
          <span className="status-coder">{t('status.coder', { coder: description.coder })}</span>
        </>
      )}
      <span className="status-connection" data-state={connection} role="status">
        {t(`status.${connection}`)}
      </span>
    </footer>
  );
}

function shortened(summary: string): string {
  return summary.length <= 48 ? summary : `${summary.slice(0, 47).trimEnd()}…`;
}

/** By itself, because calls come and go with each key in a search. */
function OldestJob() {
  const job = useFeature('activity', (state) => state.jobs[0]);
  return job === undefined ? null : <RunningJob key={job.id} job={job} />;
}

function RunningJob({ job }: { readonly job: Job }) {
  const { t } = useTranslation();
  const [age, setAge] = useState(0);
  useEffect(() => {
    const timers = [SHOW_AFTER, CANCEL_AFTER].map((wait) => setTimeout(() => setAge(wait), wait));
    return () => timers.forEach(clearTimeout);
  }, []);
  if (age < SHOW_AFTER) return null;
  const { progress } = job;
  const share = progress?.total ? Math.min(1, progress.done / progress.total) : null;
  return (
    <div className="status-job" role="status">
      <span
        className="bar"
        role="progressbar"
        aria-label={t('status.progress')}
        {...(share === null ? { 'data-endless': '' } : { 'aria-valuenow': Math.round(share * 100) })}
      >
        <span style={share === null ? {} : { width: `${share * 100}%` }} />
      </span>
      <span className="doing">
        {progress?.doing ?? t(`doing/${job.call}`, { defaultValue: t('doing.usual'), keySeparator: '/' })}
      </span>
      {progress?.total ? (
        <span className="numeral muted">
          {progress.done} / {progress.total}
        </span>
      ) : null}
      {age >= CANCEL_AFTER && (
        <Button kind="quiet" size="small" onPress={job.cancel}>
          {t('status.cancel')}
        </Button>
      )}
    </div>
  );
}
