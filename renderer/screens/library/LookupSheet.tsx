import { Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { fieldKey, type LookupProposal, type LookupSource } from '../../stores/lookup.ts';
import type { ReferenceDetail } from '../../stores/reference.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';

const SOURCES: readonly LookupSource[] = ['crossref', 'openalex', 'pubmed'];

/** Asks a service about one reference: the request is seen, sent by hand, and its answer taken field by field. */
export function LookupSheet(props: { readonly reference: ReferenceDetail; readonly onClose: () => void }) {
  const { reference, onClose } = props;
  const { t } = useTranslation();
  const { lookup } = useStores();
  const { source, mail, request, answer, ask, send } = useFeature('lookup', (state) => state);
  const [typed, setTyped] = useState(mail);
  useEffect(() => void lookup.getState().open(reference), [lookup, reference]);
  return (
    <Overlay title={t('lookup.title')} open onClose={onClose} wide>
      <div className="lookup-ask">
        <Choice
          label={t('lookup.source')}
          labelShown
          value={source}
          options={SOURCES.map((value) => ({ value, label: t(`lookup.sources.${value}`) }))}
          onChoose={(value) => void ask(value as LookupSource, mail)}
        />
        <label className="labelled">
          {t('lookup.mail')}
          <input
            className="field"
            type="email"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={() => typed.trim() !== mail && void ask(source, typed.trim())}
          />
        </label>
      </div>
      <Loaded of={request} onRetry={() => void ask(source, mail)} lines={3}>
        {({ method, url, headers }) => (
          <div className="lookup-request">
            <p className="small muted">{t('lookup.willSend')}</p>
            <pre>
              {[
                `${method} ${url}`,
                ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
              ].join('\n')}
            </pre>
            <Button kind="main" onPress={() => void send()} isDisabled={answer.status === 'loading'}>
              <Send aria-hidden="true" /> {t('lookup.send')}
            </Button>
          </div>
        )}
      </Loaded>
      {answer.status !== 'idle' && (
        <Loaded of={answer} onRetry={() => void send()} lines={6}>
          {({ proposals }) =>
            proposals.length === 0 ? (
              <p>{t('lookup.nothingNew')}</p>
            ) : (
              proposals.map((proposal, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the proposals of one answer keep their order
                <Proposal key={at} proposal={proposal} at={at} onDone={onClose} />
              ))
            )
          }
        </Loaded>
      )}
    </Overlay>
  );
}

type ProposalProps = {
  readonly proposal: LookupProposal;
  readonly at: number;
  readonly onDone: () => void;
};

function Proposal({ proposal, at, onDone }: ProposalProps) {
  const { t } = useTranslation();
  const { taken, toggle, take } = useFeature('lookup', (state) => state);
  const { item, sameTitle, fields } = proposal;
  const count = fields.filter(({ field }) => taken.has(fieldKey(at, field))).length;
  return (
    <section className="lookup-proposal" aria-label={item.title ?? t('lookup.found')}>
      <h3 dir="auto">{item.title}</h3>
      {!sameTitle && <p className="small warnings">{t('lookup.otherTitle')}</p>}
      <ul>
        {fields.map(({ field, mine, theirs }) => (
          <li key={field}>
            <label className="tick">
              <input
                type="checkbox"
                checked={taken.has(fieldKey(at, field))}
                onChange={() => toggle(fieldKey(at, field))}
              />
              <span>
                <span className="small muted">{t(`field.${field}`, { defaultValue: field })}</span>{' '}
                {mine !== '' && <del dir="auto">{mine}</del>} <span dir="auto">{theirs}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Button
        kind="main"
        isDisabled={count === 0}
        onPress={() => void take(proposal, at).then((done) => done && onDone())}
      >
        {t('lookup.take', { count })}
      </Button>
    </section>
  );
}
