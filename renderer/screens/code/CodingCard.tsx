import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { CodingName } from '../../components/CodeName.tsx';
import { PassageQuotes } from '../../components/PassageQuotes.tsx';
import { type Qualified, Qualifiers } from '../../components/Qualifiers.tsx';
import type { Coding } from '../../stores/study.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { codeLabel } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { CodingPast, DecideAgain } from './CodingPast.tsx';

type Draft = Qualified & { readonly note: string };

/** A coding with the quotes behind it; its direction, outcome and note can be changed. */
export function CodingCard({ coding }: { readonly coding: Coding }) {
  const { t } = useTranslation();
  const { study } = useStores();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const [draft, setDraft] = useState<Draft | null>(null);
  const me = useFeature('library', (state) => known(state.description)?.coder);
  const label = codeLabel(codebook, coding.dimension, coding.code);
  // What others coded is there to be looked at.
  const isMine = coding.coder === me || coding.origin === 'starter';
  const save = () => {
    if (draft !== null) void study.getState().change(changeOf(coding, draft), label);
    setDraft(null);
  };
  return (
    <article className="coding" aria-label={label}>
      <div className="suggestion-head">
        <CodingName codebook={codebook} coding={coding} />
        {isMine && (
          <span className="coding-acts">
            <IconButton
              small
              label={t('code.changeNamed', { label })}
              pressed={draft !== null}
              onPress={() => setDraft(draft === null ? draftOf(coding) : null)}
            >
              <Pencil />
            </IconButton>
            <IconButton
              small
              label={t('code.removeNamed', { label })}
              onPress={() => void study.getState().remove(coding.id, label)}
            >
              <Trash2 />
            </IconButton>
          </span>
        )}
      </div>
      <p className="small muted">
        {[
          t(`code.origin.${coding.origin}`),
          coding.coder,
          coding.asReported && t('code.told', { as: t(`code.${coding.asReported}`) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {coding.note !== '' && <p className="small">{coding.note}</p>}
      <PassageQuotes passages={coding.passages} />
      <CodingPast coding={coding} />
      {isMine && <DecideAgain coding={coding} />}
      {draft !== null && codebook !== undefined && (
        <div className="coding-draft">
          <Qualifiers
            codebook={codebook}
            dimension={coding.dimension}
            value={draft}
            onChange={(qualified) => setDraft({ ...draft, ...qualified })}
            name={coding.id}
          />
          <label className="labelled">
            {t('code.note')}
            <textarea
              className="field"
              rows={2}
              value={draft.note}
              onChange={(event) => setDraft({ ...draft, note: event.target.value })}
            />
          </label>
          <div className="suggestion-acts">
            <Button kind="main" size="small" onPress={save}>
              {t('code.save')}
            </Button>
            <Button kind="quiet" size="small" onPress={() => setDraft(null)}>
              {t('reference.cancel')}
            </Button>
          </div>
        </div>
      )}
    </article>
  );
}

function draftOf({ direction, outcome, asReported, note }: Coding): Draft {
  return { direction, outcome, asReported, note };
}

function changeOf({ id, rev }: Coding, draft: Draft) {
  return { id, rev, ...draft };
}
