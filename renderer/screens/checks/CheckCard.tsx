import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import type { Check } from '../../stores/checks.ts';
import { useStores } from '../../stores/use-stores.ts';
import { hashOf } from '../../values/place.ts';

export type CheckCardProps = {
  readonly check: Check;
  readonly document: string;
  readonly isStanding: boolean;
};

const SHOWN_CELLS = 12;

/** One check: the question, what is printed, what was recomputed, from which cells, and what a person made of it. */
export function CheckCard({ check, document, isStanding }: CheckCardProps) {
  const { t } = useTranslation();
  const { checks } = useStores();
  const { stand, note } = checks.getState();
  const { verdict, kind, question, printed, recomputed, lookedAt, coder } = check;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: j and k stand on it, what it holds has its own keys
    <article
      className="check-card"
      data-verdict={verdict}
      aria-current={isStanding}
      aria-label={t(`checks.kind.${kind}`)}
      onClick={() => stand(check.fingerprint)}
      onFocus={() => stand(check.fingerprint)}
    >
      <p className="check-head small">
        <span className="chip" {...(verdict === 'differs' ? { 'data-tone': 'warning' } : {})}>
          {t(`checks.verdict.${verdict}`)}
        </span>
        <span className="muted">
          {[t(`checks.kind.${kind}`), ...check.tables].join(' · ')}
          {coder !== '' && ` · ${t('checks.by', { coder })}`}
        </span>
      </p>
      <p>{question}</p>
      {(printed !== '' || recomputed !== '') && (
        <dl className="check-numbers numeral">
          {printed !== '' && (
            <div>
              <dt>{t('checks.printed')}</dt>
              <dd>{printed}</dd>
            </div>
          )}
          {recomputed !== '' && (
            <div>
              <dt>{t('checks.recomputed')}</dt>
              <dd>{recomputed}</dd>
            </div>
          )}
        </dl>
      )}
      <Cells check={check} document={document} />
      <div className="check-foot">
        <label className="check">
          <input
            type="checkbox"
            checked={lookedAt}
            onChange={(event) => void note(check, { lookedAt: event.target.checked })}
          />
          {t('checks.lookedAt')}
        </label>
        <NoteField key={check.note} check={check} />
      </div>
    </article>
  );
}

function Cells({ check, document }: Omit<CheckCardProps, 'isStanding'>) {
  const { t } = useTranslation();
  const shown = check.cells.slice(0, SHOWN_CELLS);
  const more = check.cells.length - shown.length;
  if (shown.length === 0) return null;
  return (
    <p className="check-cells small">
      <span className="muted">{t('checks.from')}</span>
      {shown.map((cell, i) => (
        <a
          key={`${cell.start}-${cell.end}`}
          href={hashOf({ screen: 'read', document, at: cell })}
          aria-label={t('checks.cell', { words: check.words[i] ?? '' })}
        >
          {check.words[i]}
        </a>
      ))}
      {more > 0 && <span className="muted">{t('checks.more', { count: more })}</span>}
    </p>
  );
}

function NoteField({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  const { checks } = useStores();
  const [draft, setDraft] = useState(check.note);
  const save = () => void checks.getState().note(check, { note: draft.trim() });
  return (
    <>
      <input
        className="field check-note"
        aria-label={t('checks.note')}
        placeholder={t('checks.note')}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && draft.trim() !== check.note && save()}
      />
      {draft.trim() !== check.note && (
        <Button size="small" onPress={save}>
          {t('checks.noteSave')}
        </Button>
      )}
    </>
  );
}
