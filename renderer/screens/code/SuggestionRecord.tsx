import { Compass } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import type { SuggestionRecord as Record } from '../../stores/suggestion-record.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';

/** Where coding tells most next, and how suggestions fared against the person's own decisions so far. */
export function SuggestionRecord() {
  const { t } = useTranslation();
  const stores = useStores();
  const [open, setOpen] = useState(false);
  const next = async () => {
    const study = await stores.suggestionRecord.getState().nextStudy(stores.study.getState().id);
    if (study === null) stores.notice.getState().tell(t('learning.noneLeft'));
    else stores.place.getState().go({ screen: 'code', study });
  };
  useLetterKeys({ i: () => void next() });
  return (
    <div className="learning-acts">
      <Button size="small" kind="quiet" letter="i" onPress={() => void next()}>
        <Compass aria-hidden="true" /> {t('learning.next')}
      </Button>
      <Button
        size="small"
        kind="quiet"
        onPress={() => {
          setOpen(true);
          void stores.suggestionRecord.getState().refresh();
        }}
      >
        {t('learning.open')}
      </Button>
      <Overlay title={t('learning.title')} open={open} onClose={() => setOpen(false)} wide>
        <RecordTable />
      </Overlay>
    </div>
  );
}

function RecordTable() {
  const { suggestionRecord } = useStores();
  const record = useFeature('suggestionRecord', (state) => state.record);
  return (
    <Loaded of={record} onRetry={() => void suggestionRecord.getState().refresh()} lines={6}>
      {(known) => <Figures record={known} />}
    </Loaded>
  );
}

function Figures({ record }: { readonly record: Record }) {
  const { t } = useTranslation();
  const { accepted, rejected, studies, dimensions, reliability } = record;
  if (dimensions.length === 0) return <p>{t('learning.tooFew')}</p>;
  return (
    <div className="learning">
      <p className="muted">{t('learning.told', { count: studies, accepted, rejected })}</p>
      <table className="numeral">
        <thead>
          <tr>
            <th scope="col">{t('learning.dimension')}</th>
            <th scope="col">{t('learning.precision')}</th>
            <th scope="col">{t('learning.recall')}</th>
            <th scope="col">{t('learning.phrases')}</th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((one) => (
            <tr key={one.dimension}>
              <th scope="row">
                {one.label}{' '}
                <span className="small muted">{t('learning.studies', { count: one.studies })}</span>
              </th>
              <td>{shareText(one.precision)}</td>
              <td>{shareText(one.recall)}</td>
              <td className="muted">
                {percent(one.byPhrases.precision)} / {percent(one.byPhrases.recall)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small muted">{t('learning.interval')}</p>
      <h3 className="small">{t('learning.reliability')}</h3>
      <ul className="learning-bands numeral small">
        {reliability.map(({ from, given, right, n }) => (
          <li key={from}>
            {t('learning.band', { given: Math.round(given * 100), right: Math.round(right * 100), count: n })}
          </li>
        ))}
      </ul>
    </div>
  );
}

type Share = Record['dimensions'][number]['precision'];

function percent(share: Share): string {
  return share === null ? '–' : `${Math.round(share.value * 100)} %`;
}

function shareText(share: Share): string {
  if (share === null) return '–';
  return `${percent(share)} (${Math.round(share.low * 100)}–${Math.round(share.high * 100)})`;
}
