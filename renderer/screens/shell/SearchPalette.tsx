import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../components/Key.tsx';
import { Overlay } from '../../components/Overlay.tsx';
import { PaletteBox } from '../../components/PaletteBox.tsx';
import { Snippet } from '../../components/Snippet.tsx';
import { FaultNote } from '../../components/States.tsx';
import type { SearchAnswer, SearchHit, SearchMatch } from '../../stores/search.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { HOME, type Place } from '../../values/place.ts';
import { GO_KEYS } from './use-shell-keys.ts';

type Row =
  | { readonly kind: 'hit'; readonly hit: SearchHit; readonly match: SearchMatch | undefined }
  | { readonly kind: 'all'; readonly query: string; readonly total: number }
  | { readonly kind: 'screen'; readonly letter: string; readonly screen: (typeof GO_KEYS)[string] };

/** Milliseconds after a key: keys that come together are one question. */
const PAUSE = 15;

const EXAMPLES = ['field', 'must', 'wild', 'phrase', 'fuzzy', 'years'] as const;

/** Search over everything: titles, authors, abstracts, notes, citing clauses and document text. */
export function SearchPalette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Overlay title={t('search.title')} open={open} onClose={onClose} bare wide>
      <Palette onClose={onClose} />
    </Overlay>
  );
}

function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { search, place } = useStores();
  const { query, answer, ask } = useFeature('search', (state) => state);
  const [text, setText] = useState(query);
  const [at, setAt] = useState(0);
  const listId = useId();
  useEffect(() => {
    const timer = setTimeout(() => void search.getState().ask(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, search]);
  const rows =
    text.trim() === '' ? screenRows() : [...hitRows(known(answer)), ...allRow(query, known(answer))];
  const open = (row: Row | undefined) => {
    if (row === undefined) return;
    place.getState().go(placeOf(row));
    onClose();
  };
  return (
    <>
      <PaletteBox
        label={t('search.title')}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={setText}
        list={{ id: listId, length: rows.length, at }}
        onStep={setAt}
        onEnter={() => open(rows[at])}
      />
      <Told text={text} answer={known(answer)} />
      {answer.status === 'failed' && <FaultNote fault={answer.fault} onRetry={() => void ask(text)} />}
      {rows.length > 0 && (
        <div className="palette-list" id={listId} role="listbox" aria-label={t('search.results')}>
          {rows.map((row, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box above has the keys
            <div
              key={row.kind === 'hit' ? `${row.hit.id}-${index}` : row.kind === 'all' ? 'all' : row.screen}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              className="palette-row"
              onClick={() => open(row)}
              onMouseMove={() => setAt(index)}
            >
              <RowBody row={row} first={index === 0 || isOther(rows[index - 1], row)} />
            </div>
          ))}
        </div>
      )}
      {text.trim() === '' && (
        <div className="palette-examples">
          <span className="muted small">{t('search.examples')}</span>
          {EXAMPLES.map((name) => {
            const example = t(`help.query.${name}`);
            return (
              <button type="button" key={name} className="chip" onClick={() => setText(example)}>
                {example}
              </button>
            );
          })}
        </div>
      )}
    </>
  );
}

function Told({ text, answer }: { readonly text: string; readonly answer: SearchAnswer | undefined }) {
  const { t } = useTranslation();
  if (text.trim() === '') return null;
  return (
    <p className="palette-told small muted" role="status">
      {answer === undefined ? t('search.looking') : t('search.found', { count: answer.total })}
      {answer?.notice ? ` ${answer.notice}` : ''}
      {answer?.partial ? ` ${t('search.partial')}` : ''}
    </p>
  );
}

function RowBody({ row, first }: { readonly row: Row; readonly first: boolean }) {
  const { t } = useTranslation();
  if (row.kind === 'screen')
    return (
      <span className="palette-screen">
        {t('search.goTo', { screen: t(`shell.screen.${row.screen}`) })}
        <Key>{`g ${row.letter}`}</Key>
      </span>
    );
  if (row.kind === 'all')
    return <span className="palette-screen">{t('search.all', { count: row.total })}</span>;
  return (
    <>
      {first && (
        <span className="palette-title">
          {row.hit.title || row.hit.citationKey}
          <span className="muted small">{row.hit.citationKey}</span>
        </span>
      )}
      {row.match !== undefined && row.match.field !== 'title' && (
        <span className="palette-match">
          <span className="muted small">
            {t(`search.field.${row.match.field}`, { defaultValue: row.match.field })}
            {row.match.page !== null && ` · ${t('search.page', { page: row.match.page })}`}
          </span>
          <Snippet snippet={row.match.snippet} ranges={row.match.ranges} />
        </span>
      )}
    </>
  );
}

const isOther = (before: Row | undefined, row: Row) =>
  before?.kind !== 'hit' || row.kind !== 'hit' || before.hit.id !== row.hit.id;

function screenRows(): readonly Row[] {
  return Object.entries(GO_KEYS).map(([letter, screen]) => ({ kind: 'screen', letter, screen }));
}

function hitRows(answer: SearchAnswer | undefined): readonly Row[] {
  return (answer?.hits ?? []).flatMap((hit): Row[] => {
    const matches = hit.matches.slice(0, 3);
    const shown = matches.filter(({ field }) => field !== 'title');
    return shown.length === 0
      ? [{ kind: 'hit', hit, match: matches[0] }]
      : shown.map((match) => ({ kind: 'hit', hit, match }));
  });
}

/** Everything found, to be narrowed, ordered and acted on. */
function allRow(query: string, answer: SearchAnswer | undefined): readonly Row[] {
  return answer === undefined || answer.total === 0 ? [] : [{ kind: 'all', query, total: answer.total }];
}

function placeOf(row: Row): Place {
  if (row.kind === 'screen') return HOME[row.screen];
  if (row.kind === 'all') return { ...HOME.library, query: row.query };
  const { hit, match } = row;
  if (match === undefined || match.document === null)
    return { screen: 'library', query: '', reference: hit.id };
  const length = match.ranges[0] ? match.ranges[0][1] - match.ranges[0][0] : 1;
  const at = match.start === null ? null : { start: match.start, end: match.start + length };
  return { screen: 'read', document: match.document, at };
}
