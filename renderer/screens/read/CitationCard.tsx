import { ArrowDown, ArrowUp, Library, Link2Off } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { RawEntry } from '../../components/RawEntry.tsx';
import { type Citation, citationBeside, type Reading } from '../../stores/reading.ts';
import { useStores } from '../../stores/use-stores.ts';
import { goToCitation } from './go-to-citation.ts';
import { useReferenceNames } from './use-reference-names.ts';

export type CitationCardProps = {
  readonly citation: Citation;
  readonly anchor: HTMLElement;
  readonly reading: Reading;
  readonly onHold: () => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
};

const WIDTH = 380;

/** The card beside a citation: the reference it points to, or the candidates to choose among. */
export function CitationCard({ citation, anchor, reading, onHold, onLeave, onClose }: CitationCardProps) {
  const { t } = useTranslation();
  const card = useRef<HTMLElement>(null);
  const [place, setPlace] = useState({ left: -9999, top: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card's height follows what the citation shows
  useLayoutEffect(() => {
    const rect = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const height = card.current?.offsetHeight ?? 160;
    const below = rect.bottom + 6 + height < window.innerHeight - 36;
    setPlace({
      left: Math.max(8, Math.min(rect.left, window.innerWidth - WIDTH - 12)),
      top: below ? rect.bottom + 6 : Math.max(8, rect.top - height - 6),
    });
  }, [anchor, citation]);
  return (
    <section
      ref={card}
      className="citation-card"
      aria-label={t('citation.card', { surface: citation.surface })}
      style={{ ...place, width: WIDTH }}
      onMouseEnter={onHold}
      onMouseLeave={onLeave}
      onFocus={onHold}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave();
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <p className="citation-state" data-status={citation.status}>
        {t(`citation.${citation.status}`)}
        {citation.reason !== '' && <span className="muted"> {citation.reason}</span>}
      </p>
      <PointsTo citation={citation} reading={reading} />
      <Candidates citation={citation} reading={reading} />
    </section>
  );
}

type PointsToProps = { readonly citation: Citation; readonly reading: Reading };

function PointsTo({ citation, reading }: PointsToProps) {
  const { t } = useTranslation();
  const stores = useStores();
  const { place, reading: readings } = stores;
  const { reference } = citation;
  const names = useReferenceNames(reading, reference === null ? [] : [reference]);
  if (reference === null) return null;
  const others = reading.citations.filter((other) => other.reference === reference);
  const step = (by: 1 | -1) => {
    const next = citationBeside(reading, citation.id, by, true);
    if (next !== null) goToCitation(next, stores);
  };
  return (
    <>
      <p className="quote">
        <RawEntry raw={names.get(reference) ?? t('shell.loading')} />
      </p>
      <div className="citation-acts">
        <Button size="small" onPress={() => place.getState().go({ screen: 'library', query: '', reference })}>
          <Library aria-hidden="true" /> {t('citation.openReference')}
        </Button>
        <Button size="small" kind="quiet" onPress={() => void readings.getState().link(citation.id, null)}>
          <Link2Off aria-hidden="true" /> {t('citation.unlink')}
        </Button>
        <span style={{ flex: 1 }} />
        <span className="small muted numeral">
          {t('citation.place', {
            n: others.findIndex(({ id }) => id === citation.id) + 1,
            of: others.length,
          })}
        </span>
        <IconButton small label={t('citation.previousOfReference')} onPress={() => step(-1)}>
          <ArrowUp />
        </IconButton>
        <IconButton small label={t('citation.nextOfReference')} onPress={() => step(1)}>
          <ArrowDown />
        </IconButton>
      </div>
    </>
  );
}

function Candidates({ citation, reading }: PointsToProps) {
  const { t } = useTranslation();
  const { reading: readings } = useStores();
  const others = citation.candidates.filter((id) => id !== citation.reference);
  const names = useReferenceNames(reading, others);
  if (citation.status === 'linked' || others.length === 0) return null;
  return (
    <div className="candidates">
      <h3>{t('citation.candidates')}</h3>
      <ul>
        {others.map((id) => (
          <li key={id}>
            <span className="quote">
              <RawEntry raw={names.get(id) ?? id} />
            </span>
            <Button
              size="small"
              aria-label={t('citation.linkNamed', { name: names.get(id) ?? id })}
              onPress={() => void readings.getState().link(citation.id, id)}
            >
              {t('citation.link')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
