import { TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import type { Conflict, ReferenceDetail } from '../../stores/reference.ts';
import { VERDICTS, type Verdict } from '../../stores/references.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { Pane } from '../parts/Pane.tsx';
import { LookupSheet } from './LookupSheet.tsx';
import { ReferenceTabs } from './ReferenceTabs.tsx';

/** One reference in the detail pane: its fields, where they came from, and where it is cited and studied. */
export function ReferencePane({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const detail = useFeature('reference', (state) => state.detail);
  const refresh = useFeature('reference', (state) => state.refresh);
  const value = known(detail);
  return (
    <Pane label={t('reference.pane')} head={value && <ReferenceHead detail={value} />} onClose={onClose}>
      <ConflictNote />
      <Loaded of={detail} onRetry={() => void refresh()} lines={9}>
        {(shown) => <ReferenceTabs detail={shown} />}
      </Loaded>
    </Pane>
  );
}

function ReferenceHead({ detail }: { readonly detail: ReferenceDetail }) {
  const { t } = useTranslation();
  const { reference, place } = useStores();
  const like = { screen: 'library', query: `like:${detail.citationKey}`, reference: detail.id } as const;
  return (
    <div className="reference-head">
      <h2>{detail.item.title || detail.citationKey}</h2>
      <p>{detail.formatted}</p>
      <div className="acts">
        <span style={{ width: 130 }}>
          <Choice
            label={t('library.decide')}
            small
            value={detail.decision?.verdict ?? 'undecided'}
            options={VERDICTS.map((value) => ({ value, label: t(`verdict.${value}`) }))}
            onChoose={(verdict) => void reference.getState().decide(verdict as Verdict, '')}
          />
        </span>
        <CodeLink detail={detail} />
        <LookupAct detail={detail} />
        <Button size="small" onPress={() => place.getState().go(like)}>
          {t('like.act')}
        </Button>
      </div>
      {detail.decision?.reason && (
        <p className="small">{t('reference.because', { reason: detail.decision.reason })}</p>
      )}
    </div>
  );
}

function CodeLink({ detail }: { readonly detail: ReferenceDetail }) {
  const { t } = useTranslation();
  const { place } = useStores();
  const study = detail.studies[0];
  if (study === undefined) return null;
  return (
    <Button size="small" onPress={() => place.getState().go({ screen: 'code', study: study.id })}>
      {t('reference.codeStudy')}
    </Button>
  );
}

/** Shown only to whom looking up online is allowed. */
function LookupAct({ detail }: { readonly detail: ReferenceDetail }) {
  const { t } = useTranslation();
  const { settings } = useStores();
  const allowed = useFeature('settings', (state) => known(state.reading)?.person.onlineLookUp ?? false);
  const status = useFeature('settings', (state) => state.reading.status);
  const [asked, setAsked] = useState<ReferenceDetail | null>(null);
  useEffect(() => {
    if (status === 'idle') void settings.getState().refresh();
  }, [settings, status]);
  if (!allowed) return null;
  return (
    <>
      <Button size="small" onPress={() => setAsked(detail)}>
        {t('lookup.open')}
      </Button>
      {asked !== null && <LookupSheet reference={asked} onClose={() => setAsked(null)} />}
    </>
  );
}

function ConflictNote() {
  const { t } = useTranslation();
  const conflict: Conflict | null = useFeature('reference', (state) => state.conflict);
  const resolve = useFeature('reference', (state) => state.resolve);
  if (conflict === null) return null;
  return (
    <div className="conflict" role="alert">
      <p>
        <TriangleAlert className="icon" aria-hidden="true" /> {conflict.message}{' '}
        {t('reference.conflict', { field: t(`field.${conflict.field}`, { defaultValue: conflict.field }) })}
      </p>
      <div className="acts">
        <Button size="small" onPress={() => void resolve(true)}>
          {t('reference.useMine')}
        </Button>
        <Button size="small" onPress={() => void resolve(false)}>
          {t('reference.keepTheirs')}
        </Button>
      </div>
    </div>
  );
}
