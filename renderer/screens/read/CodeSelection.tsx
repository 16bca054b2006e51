import { Sigma, Tags } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { selectedRange, type TextSelection } from '../../components/selected-range.ts';
import type { Reading } from '../../stores/reading.ts';
import type { StudyRow } from '../../stores/studies.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { CodePalette } from '../parts/CodePalette.tsx';
import { FindingForm } from '../parts/FindingForm.tsx';
import { useKeySelection } from '../parts/use-key-selection.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';
import { selectedOnPages } from './selected-on-pages.ts';

/** Who the selected words are about: the document's own study, or one that they cite. */
type Target = {
  readonly study: StudyRow;
  readonly reference: string;
  readonly basis: 'full text' | 'as cited';
};

/** Offers to code the words selected in the text. */
export function CodeSelection({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const { study: studyStore, findings: findingStore } = useStores();
  const findings =
    useFeature('findings', ({ document, findings: list }) =>
      document === reading.id ? known(list) : undefined,
    ) ?? [];
  const studies = useFeature('studies', (state) => known(state.studies)) ?? [];
  const [selection, setSelection] = useState<TextSelection | null>(null);
  const [scattered, setScattered] = useState(false);
  const [open, setOpen] = useState<'codes' | 'finding' | null>(null);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    const onChange = () => {
      // The palette takes the selection away from the page; what was selected is kept while it is open.
      if (open !== null) return;
      const pages = document.querySelector<HTMLElement>('article.pages');
      const found =
        pages === null
          ? selectedRange(document.querySelector('article.text'))
          : selectedOnPages(pages, reading.text);
      setSelection(found === 'scattered' ? null : found);
      setScattered(found === 'scattered');
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [open, reading.text]);
  const targets = selection === null ? [] : targetsOf(reading, studies, selection);
  const start = () => {
    if (targets.length === 0) return;
    setChosen(0);
    setOpen('codes');
  };
  const startFinding = () => {
    if (targets.length === 0) return;
    void findingStore.getState().open(reading.id);
    setOpen('finding');
  };
  useLetterKeys({ c: start, f: startFinding });
  useKeySelection('article.text', selection !== null);
  if (scattered) {
    return (
      <p className="selection-told" role="status">
        {t('pages.scattered')}
      </p>
    );
  }
  if (selection === null) return null;
  const target = targets[chosen];
  // Figures stand more often in the report of a study than where another cites it.
  const reporting = targets.find(({ basis }) => basis === 'full text') ?? targets[0];
  const labelOf = ({ study, basis }: Target) => `${study.label} (${t(`basis.${basis}`)})`;
  return (
    <>
      <div className="selection-act" style={{ left: selection.x, top: selection.y }}>
        <span className="visually-hidden" role="status">
          {reading.text.slice(selection.start, selection.end)}
        </span>
        <Button kind="main" size="small" letter="c" isDisabled={targets.length === 0} onPress={start}>
          <Tags aria-hidden="true" /> {t(targets.length === 0 ? 'read.noStudyHere' : 'read.codeSelection')}
        </Button>
        {targets.length > 0 && (
          <Button size="small" letter="f" onPress={startFinding}>
            <Sigma aria-hidden="true" /> {t('findings.ofSelection')}
          </Button>
        )}
      </div>
      {open === 'finding' && reporting !== undefined && (
        <FindingForm
          finding={null}
          study={reporting.study.id}
          studies={[...new Map(targets.map((one) => [one.study.id, labelOf(one)]))].map(([id, label]) => ({
            id,
            label,
          }))}
          selected={{
            document: reading.id,
            start: selection.start,
            end: selection.end,
            quote: reading.text.slice(selection.start, selection.end),
          }}
          others={findings}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'codes' && target !== undefined && (
        <CodePalette
          quote={reading.text.slice(selection.start, selection.end)}
          target={{
            value: String(chosen),
            options: targets.map((one, index) => ({ value: String(index), label: labelOf(one) })),
            onChoose: (value) => setChosen(Number(value)),
          }}
          onClose={() => setOpen(null)}
          onApply={async (wish, label) => {
            await studyStore.getState().open(target.study.id);
            const { start, end } = selection;
            const { reference, basis } = target;
            const passages = [{ document: reading.id, reference, start, end, basis }];
            setOpen(null);
            await studyStore.getState().apply({ ...wish, passages }, label);
          }}
        />
      )}
    </>
  );
}

/** The studies the words can be about: those cited by them first, then the document's own. */
function targetsOf(
  reading: Reading,
  studies: readonly StudyRow[],
  range: { start: number; end: number },
): readonly Target[] {
  const cited = reading.citations
    .filter(
      (citation) =>
        citation.clauseStart < range.end && range.start < citation.clauseStart + citation.clause.length,
    )
    .map(({ reference }) => reference)
    .filter((reference) => reference !== null);
  const of = (reference: string, basis: Target['basis']): Target[] =>
    studies
      .filter((study) => study.references.some(({ id }) => id === reference))
      .map((study) => ({ study, reference, basis }));
  const own = reading.reference === null ? [] : of(reading.reference, 'full text');
  return [...[...new Set(cited)].flatMap((reference) => of(reference, 'as cited')), ...own];
}
