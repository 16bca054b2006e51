import { ArrowLeft, CopyCheck } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { MergeGroup } from './MergeGroup.tsx';

/** Groups drawn at a time; the rest follow as these are settled. */
const SHOWN = 25;

/** References that are likely the same, side by side, merged field by field or kept apart. */
export function DuplicatesScreen() {
  const { t } = useTranslation();
  const { duplicates, place } = useStores();
  const groups = useFeature('duplicates', (state) => state.groups);
  const certain = (known(groups) ?? []).filter(({ tier }) => tier === 'certain').length;
  const body = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  useEffect(() => void duplicates.getState().find(), [duplicates]);
  const shown = (known(groups) ?? []).slice(0, SHOWN);
  const current = shown[Math.min(at, shown.length - 1)];
  const step = (by: 1 | -1) => {
    const next = Math.max(0, Math.min(shown.length - 1, at + by));
    setAt(next);
    const section = body.current?.querySelectorAll<HTMLElement>('.duplicate')[next];
    section?.focus({ preventScroll: true });
    section?.scrollIntoView({ block: 'nearest' });
  };
  useLetterKeys({
    j: () => step(1),
    k: () => step(-1),
    m: () => current && void duplicates.getState().mergeGroup(current),
    x: () => current && void duplicates.getState().dismiss(current.ids),
  });
  return (
    <section className="screen" aria-label={t('duplicates.title')}>
      <header className="screen-head">
        <IconButton label={t('duplicates.back')} onPress={() => place.getState().go(HOME.library)}>
          <ArrowLeft />
        </IconButton>
        <h1>{t('duplicates.title')}</h1>
        <span className="count">
          {known(groups) && t('duplicates.count', { count: known(groups)?.length ?? 0 })}
        </span>
        <span className="space" />
        {certain > 0 && (
          <Button kind="main" onPress={() => void duplicates.getState().mergeCertain()}>
            {t('duplicates.mergeCertain', { count: certain })}
          </Button>
        )}
      </header>
      <div className="screen-body" data-first-focus="" ref={body}>
        <Loaded of={groups} onRetry={() => void duplicates.getState().find()}>
          {(found) =>
            found.length === 0 ? (
              <Empty icon={<CopyCheck aria-hidden="true" />} title={t('duplicates.none')}>
                {t('duplicates.noneHint')}
              </Empty>
            ) : (
              <div className="duplicates">
                {found.slice(0, SHOWN).map((group, index) => (
                  <MergeGroup
                    key={group.ids.join()}
                    group={group}
                    number={index + 1}
                    current={group === current}
                    onCurrent={() => setAt(index)}
                  />
                ))}
                {found.length > SHOWN && (
                  <p className="muted">{t('duplicates.more', { count: found.length - SHOWN })}</p>
                )}
              </div>
            )
          }
        </Loaded>
      </div>
    </section>
  );
}
