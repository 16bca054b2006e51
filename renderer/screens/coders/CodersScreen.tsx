import { ArrowLeft, Upload, Users } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { AGREED, type Coder } from '../../stores/coders.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, hashOf, type Place } from '../../values/place.ts';
import { AgreementTable } from './AgreementTable.tsx';
import { DifferenceList } from './DifferenceList.tsx';
import { LayerOfferSheet } from './LayerOfferSheet.tsx';

type CodersPlace = Extract<Place, { screen: 'coders' }>;

/** Everybody who codes: how far each is, how far they agree, and where they do not. */
export function CodersScreen({ place }: { readonly place: CodersPlace }) {
  const { t } = useTranslation();
  const stores = useStores();
  const coders = useFeature('coders', (state) => state.coders);
  const compared = useFeature('coders', (state) => state.compared);
  const report = useFeature('coders', (state) => state.report);
  useEffect(() => void stores.coders.getState().refresh(), [stores]);
  const count = known(report)?.disagreements ?? 0;
  return (
    <>
      <section className="screen" aria-label={t('coders.title')}>
        <header className="screen-head">
          <IconButton label={t('codebook.back')} onPress={() => stores.place.getState().go(HOME.code)}>
            <ArrowLeft />
          </IconButton>
          <h1>{t('coders.title')}</h1>
          <nav className="views" aria-label={t('coders.views')}>
            {(['agreement', 'differences'] as const).map((view) => (
              <a
                key={view}
                className="button"
                data-kind="quiet"
                href={hashOf({ screen: 'coders', view })}
                aria-current={place.view === view ? 'page' : undefined}
              >
                {t(`coders.view.${view}`, { count })}
              </a>
            ))}
          </nav>
          <span className="space" />
          <Acts />
        </header>
        <div className="screen-body coders" data-first-focus="">
          <Loaded of={coders} onRetry={() => void stores.coders.getState().refresh()}>
            {(list) => (
              <>
                <CoderTable coders={list} compared={compared} />
                {compared.length < 2 ? (
                  <Empty icon={<Users aria-hidden="true" />} title={t('coders.alone')}>
                    {t('coders.aloneHint')}
                  </Empty>
                ) : place.view === 'differences' ? (
                  <DifferenceList />
                ) : (
                  <Loaded of={report}>{(value) => <AgreementTable report={value} />}</Loaded>
                )}
              </>
            )}
          </Loaded>
        </div>
      </section>
      <LayerOfferSheet />
    </>
  );
}

function Acts() {
  const { t } = useTranslation();
  const { coders } = useStores();
  const box = useRef<HTMLInputElement>(null);
  const me = useFeature('coders', (state) => known(state.coders)?.find((one) => one.isMe));
  const { reveal, exportLayer, offerFile } = coders.getState();
  const isRevealed = (me?.revealedAt ?? null) !== null;
  return (
    <>
      <input
        ref={box}
        type="file"
        hidden
        accept=".json"
        aria-label={t('coders.add')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void offerFile(file.name, file);
          event.target.value = '';
        }}
      />
      <Button pressed={isRevealed} onPress={() => void reveal(!isRevealed)}>
        {t(isRevealed ? 'coders.hide' : 'coders.reveal')}
      </Button>
      <Button onPress={() => void exportLayer()}>{t('coders.export')}</Button>
      <Button onPress={() => box.current?.click()}>
        <Upload aria-hidden="true" /> {t('coders.add')}
      </Button>
    </>
  );
}

function CoderTable({
  coders,
  compared,
}: {
  readonly coders: readonly Coder[];
  readonly compared: readonly string[];
}) {
  const { t } = useTranslation();
  const stores = useStores();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const dimensions = (codebook?.dimensions ?? []).filter(({ id }) => coders.some((one) => id in one.left));
  return (
    <div className="table-scroll">
      <table className="plain-table stacking">
        <caption className="visually-hidden">{t('coders.progress')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('coders.coder')}</th>
            <th scope="col">{t('coders.codings')}</th>
            <th scope="col">{t('coders.complete')}</th>
            {dimensions.map(({ id, label }) => (
              <th scope="col" key={id}>
                {t('coders.left', { label })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {coders.map((one) => (
            <tr key={one.coder}>
              <th scope="row">
                <label className="tick">
                  <input
                    type="checkbox"
                    disabled={one.codings === 0 || one.coder === AGREED}
                    checked={compared.includes(one.coder)}
                    aria-label={t('coders.compare', { coder: one.coder })}
                    onChange={(event) =>
                      void stores.coders.getState().compare(one.coder, event.target.checked)
                    }
                  />
                  {one.coder === AGREED ? t('coders.agreed') : one.coder}
                  {one.isMe && <span className="chip">{t('coders.me')}</span>}
                  {one.revealedAt !== null && <span className="chip">{t('coders.sees')}</span>}
                </label>
              </th>
              <td data-label={t('coders.codings')}>{one.codings}</td>
              <td data-label={t('coders.complete')}>{one.complete}</td>
              {dimensions.map(({ id, label }) => (
                <td key={id} data-label={t('coders.left', { label })}>
                  {one.left[id]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
