import { ArrowLeft, CopyCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import type { DuplicateGroup } from '../../stores/duplicates.ts';
import { FIELDS, fieldText } from '../../stores/reference-field.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME } from '../../values/place.ts';

/** Groups drawn at a time; the rest follow as these are settled. */
const SHOWN = 25;

/** References that are likely the same, side by side with what differs marked. */
export function DuplicatesScreen() {
  const { t } = useTranslation();
  const { duplicates, place } = useStores();
  const groups = useFeature('duplicates', (state) => state.groups);
  const certain = (known(groups) ?? []).filter(({ tier }) => tier === 'certain').length;
  useEffect(() => void duplicates.getState().find(), [duplicates]);
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
      <div className="screen-body">
        <Loaded of={groups} onRetry={() => void duplicates.getState().find()}>
          {(found) =>
            found.length === 0 ? (
              <Empty icon={<CopyCheck aria-hidden="true" />} title={t('duplicates.none')}>
                {t('duplicates.noneHint')}
              </Empty>
            ) : (
              <div className="duplicates">
                {found.slice(0, SHOWN).map((group) => (
                  <Group key={group.ids.join()} group={group} />
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

function Group({ group }: { readonly group: DuplicateGroup }) {
  const { t } = useTranslation();
  const { duplicates } = useStores();
  const details = useFeature('duplicates', (state) => state.details);
  const [into, setInto] = useState(group.ids[0] ?? '');
  useEffect(() => void duplicates.getState().need(group.ids), [duplicates, group]);
  const references = group.ids.flatMap((id) => details.get(id) ?? []);
  const lines = FIELDS.filter(({ kind }) => kind !== 'long')
    .map((field) => ({ field, texts: references.map(({ item }) => fieldText(item, field)) }))
    .filter(({ texts }) => texts.some((text) => text !== ''));
  return (
    <section className="duplicate" aria-label={references[0]?.item.title ?? t('duplicates.group')}>
      <div className="duplicate-head">
        <span className="chip" data-tone={group.tier === 'certain' ? 'include' : 'warning'}>
          {t(`duplicates.${group.tier}`)}
        </span>
        <span className="muted">{group.because.join(' · ')}</span>
        <span style={{ flex: 1 }} />
        <Button size="small" onPress={() => void duplicates.getState().dismiss(group.ids)}>
          {t('duplicates.dismiss')}
        </Button>
        <Button size="small" kind="main" onPress={() => void duplicates.getState().merge(into, group.ids)}>
          {t('duplicates.merge', { count: group.ids.length })}
        </Button>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="row">{t('duplicates.keep')}</th>
            {references.map(({ id, citationKey }) => (
              <th key={id} scope="col">
                <label className="tick">
                  <input
                    type="radio"
                    name={`into-${group.ids.join()}`}
                    checked={into === id}
                    onChange={() => setInto(id)}
                  />
                  {citationKey}
                </label>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ field, texts }) => (
            <tr key={field.name}>
              <th scope="row">{t(`field.${field.name}`)}</th>
              {texts.map((text, index) => (
                <td
                  key={references[index]?.id}
                  {...(text !== texts[0] && text !== '' ? { 'data-differs': '' } : {})}
                >
                  {text || <span className="muted">—</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
