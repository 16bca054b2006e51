import { Combine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Empty } from '../../components/States.tsx';
import { useFeature } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';

/** Studies that look like one, with the reason; a person joins them or keeps them apart. */
export function ProposalList() {
  const { t } = useTranslation();
  const { proposals, answer, refresh } = useFeature('studies', (state) => state);
  return (
    <Loaded of={proposals} onRetry={() => void refresh()}>
      {(all) => {
        const open = all.filter(({ status }) => status === 'open');
        if (open.length === 0)
          return (
            <Empty icon={<Combine aria-hidden="true" />} title={t('import.noProposals')}>
              {t('import.noProposalsHint')}
            </Empty>
          );
        return (
          <ul className="proposals">
            {open.map((proposal) => (
              <li key={proposal.id} className="proposal">
                <ul>
                  {proposal.studies.map(({ id, label }) => (
                    <li key={id}>
                      <a href={hashOf({ screen: 'code', study: id })}>{label}</a>
                    </li>
                  ))}
                </ul>
                <p className="muted">{proposal.reason}</p>
                <div className="paste-acts">
                  <Button kind="main" onPress={() => void answer(proposal.id, true)}>
                    {t('import.join', { count: proposal.studies.length })}
                  </Button>
                  <Button onPress={() => void answer(proposal.id, false)}>{t('import.keepApart')}</Button>
                </div>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}
