import { ChevronDown, ChevronUp, Sigma, Tags } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../components/Button.tsx';
import { selectedRange, type TextSelection } from '../../components/selected-range.ts';
import { VerdictChip } from '../../components/VerdictChip.tsx';
import type { Coding, StudyDetail, StudyText, Suggestion } from '../../stores/study.ts';
import { cutStudyText } from '../../stores/study-marks.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { hueOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { CodePalette } from '../parts/CodePalette.tsx';
import { FindingForm, type SelectedWords } from '../parts/FindingForm.tsx';
import { useKeySelection } from '../parts/use-key-selection.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { FindingTable } from './FindingTable.tsx';
import { StudyChoice } from './StudyChoice.tsx';

export type StudyTextsProps = { readonly study: StudyDetail; readonly onStep: (step: 1 | -1) => void };

/** The words about a study, each with whose words they are; what is selected in them can be coded. */
export function StudyTexts({ study, onStep }: StudyTextsProps) {
  const { t } = useTranslation();
  const { study: studies } = useStores();
  const standing = useFeature('study', (state) => state.suggestion);
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [open, setOpen] = useState<'codes' | 'finding' | null>(null);
  const suggestion = study.suggestions.find(({ id }) => id === standing) ?? null;
  useEffect(() => {
    const onChange = () => {
      if (open === null) setSelection(selectedRange(document.querySelector('.study-texts')));
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [open]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of a suggestion are brought into view with it
  useEffect(() => {
    document.querySelector('.study-texts [data-suggested]')?.scrollIntoView({ block: 'nearest' });
  }, [standing]);
  const text = selection === null ? undefined : study.texts.find(({ key }) => key === selection.key);
  const quote =
    selection === null || text === undefined
      ? ''
      : text.text.slice(selection.start - text.start, selection.end - text.start);
  const words = selection === null || text === undefined ? null : wordsOf(text, selection, quote);
  const startFinding = () => {
    if (words !== null) setOpen('finding');
  };
  useLetterKeys({ c: () => setOpen('codes'), f: startFinding });
  useKeySelection('.study-texts', selection !== null);
  return (
    <>
      <StudyHead study={study} onStep={onStep} onCode={() => setOpen('codes')} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long texts are scrolled by keyboard */}
      <section className="study-texts" data-first-focus="" tabIndex={0} aria-label={t('code.texts')}>
        {study.texts.map((entry) => (
          <TextBlock key={entry.key} text={entry} codings={study.codings} suggestion={suggestion} />
        ))}
        {study.texts.length === 0 && <p className="muted">{t('code.noTexts')}</p>}
        <FindingTable study={study.id} findings={study.findings} />
      </section>
      {selection !== null && text !== undefined && open === null && (
        <div className="selection-act" style={{ left: selection.x, top: selection.y }}>
          <span className="visually-hidden" role="status">
            {quote}
          </span>
          <Button kind="main" size="small" letter="c" onPress={() => setOpen('codes')}>
            <Tags aria-hidden="true" /> {t('read.codeSelection')}
          </Button>
          {words !== null && (
            <Button size="small" letter="f" onPress={startFinding}>
              <Sigma aria-hidden="true" /> {t('findings.ofSelection')}
            </Button>
          )}
        </div>
      )}
      {open === 'finding' && words !== null && (
        <FindingForm
          finding={null}
          study={study.id}
          selected={words}
          others={study.findings}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'codes' && (
        <CodePalette
          quote={quote}
          onClose={() => setOpen(null)}
          onApply={async (wish, label) => {
            setOpen(null);
            const passages = selection === null || text === undefined ? [] : [passageOf(text, selection)];
            if (await studies.getState().apply({ ...wish, passages }, label))
              document.getSelection()?.empty();
          }}
        />
      )}
    </>
  );
}

function passageOf(text: StudyText, { start, end }: TextSelection) {
  return { document: text.document, reference: text.reference, start, end, basis: text.basis };
}

/** Words that a finding can rest on: those of a document, not those of a reference's title or abstract. */
function wordsOf(
  { document }: StudyText,
  { start, end }: TextSelection,
  quote: string,
): SelectedWords | null {
  return document === null ? null : { document, start, end, quote };
}

type StudyHeadProps = StudyTextsProps & { readonly onCode: () => void };

function StudyHead({ study, onStep, onCode }: StudyHeadProps) {
  const { t } = useTranslation();
  const { study: studies } = useStores();
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft !== null && draft.trim() !== '' && draft !== study.label)
      void studies.getState().rename(draft.trim());
    setDraft(null);
  };
  return (
    <header className="study-head">
      <div className="study-choice">
        <StudyChoice open={study.id} />
      </div>
      <div className="study-title">
        {draft === null ? (
          <h2>
            <button
              type="button"
              className="plain-button"
              title={t('code.rename')}
              onClick={() => setDraft(study.label)}
            >
              {study.label}
            </button>
          </h2>
        ) : (
          <input
            className="field"
            // biome-ignore lint/a11y/noAutofocus: the box replaces the words that were pressed
            autoFocus
            aria-label={t('code.rename')}
            value={draft}
            onChange={(event) => setDraft(event.target.value)}
            onBlur={save}
            onKeyDown={(event) => {
              if (event.key === 'Enter') save();
              if (event.key === 'Escape') setDraft(null);
            }}
          />
        )}
        <ul className="study-references">
          <li>
            <a href={hashOf({ screen: 'history', study: study.id })}>{t('history.ofStudy')}</a>
          </li>
          {study.references.map(({ id, formatted, verdict }) => (
            <li key={id}>
              <a href={hashOf({ screen: 'library', query: '', reference: id })}>{formatted}</a>{' '}
              <VerdictChip verdict={verdict} />
            </li>
          ))}
        </ul>
      </div>
      <Button letter="c" onPress={onCode}>
        <Tags aria-hidden="true" /> {t('code.code')}
      </Button>
      <span className="study-steps">
        <IconButton label={t('code.previousStudy')} onPress={() => onStep(-1)}>
          <ChevronUp />
        </IconButton>
        <IconButton label={t('code.nextStudy')} onPress={() => onStep(1)}>
          <ChevronDown />
        </IconButton>
      </span>
    </header>
  );
}

type TextBlockProps = {
  readonly text: StudyText;
  readonly codings: readonly Coding[];
  readonly suggestion: Suggestion | null;
};

const TextBlock = memo(function TextBlock({ text, codings, suggestion }: TextBlockProps) {
  const { t } = useTranslation();
  const { context } = text;
  return (
    <article
      className="study-text"
      data-text-key={text.key}
      aria-label={`${t(`code.kind.${text.kind}`)}: ${text.source}`}
    >
      <h3>
        {t(`code.kind.${text.kind}`)}
        {text.basis === 'as cited' && <span className="chip">{t('basis.as cited')}</span>}
        {text.document === null ? (
          <span className="study-source">{text.source}</span>
        ) : (
          <a className="study-source" href={hashOf({ screen: 'read', document: text.document, at: text })}>
            {text.source}
          </a>
        )}
      </h3>
      <p className="quote" data-kind={text.kind}>
        {context !== null && <span className="muted">{context.text.slice(0, context.start)}</span>}
        <Marked text={text} codings={codings} suggestion={suggestion} />
        {context !== null && <span className="muted">{context.text.slice(context.end)}</span>}
      </p>
    </article>
  );
});

function Marked({ text, codings, suggestion }: TextBlockProps) {
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  return cutStudyText(text, codings, suggestion).map((segment) => {
    const first = segment.codings[0];
    return (
      <span
        key={segment.start}
        data-start={segment.start}
        {...(segment.isSuggested ? { 'data-suggested': '' } : {})}
        {...(segment.isBecause ? { 'data-because': '' } : {})}
        {...(first === undefined
          ? {}
          : {
              'data-coded': text.basis === 'as cited' ? 'as cited' : 'read',
              style: { '--hue': `var(--hue-${hueOf(codebook, first.dimension)})` } as React.CSSProperties,
            })}
      >
        {text.text.slice(segment.start - text.start, segment.end - text.start)}
      </span>
    );
  });
}
