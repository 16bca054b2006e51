import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../components/Button.tsx';
import { inOwnWords } from '../../language/engine-sentences.ts';
import type { Reading } from '../../stores/reading.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';
import { placeInView } from './place-in-view.ts';
import { useMatchMarks } from './use-match-marks.ts';

const PAUSE = 80;

/** Opens on Ctrl or Cmd F and finds in the document that is read, as the search over everything does. */
export function FindBar({ reading }: { readonly reading: Reading }) {
  const { documentFind } = useStores();
  const open = useFeature('documentFind', (state) => state.open);
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase();
      const { open: isOpen, show, step } = documentFind.getState();
      if (wanted === 'f' && !event.shiftKey) show();
      else if (isOpen && (wanted === 'g' || event.key === 'F3')) step(event.shiftKey ? -1 : 1);
      else return;
      event.preventDefault();
      document.querySelector<HTMLInputElement>('[data-find]')?.select();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [documentFind]);
  // Another document is another question.
  useEffect(() => () => documentFind.getState().close(), [documentFind]);
  return open ? <Bar reading={reading} /> : null;
}

function Bar({ reading }: { readonly reading: Reading }) {
  const { t } = useTranslation();
  const stores = useStores();
  const { documentFind } = stores;
  const { found, at, step, close } = useFeature('documentFind', (state) => state);
  const answer = known(found);
  const [text, setText] = useState(() => selectedWords() || documentFind.getState().query);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.select(), []);
  useEffect(() => {
    const ask = () => void documentFind.getState().ask(reading.id, text, placeInView(stores));
    const timer = setTimeout(ask, PAUSE);
    return () => clearTimeout(timer);
  }, [reading.id, text, documentFind, stores]);
  useMatchMarks(answer?.matches ?? [], at);
  const leave = () => {
    close();
    document.querySelector<HTMLElement>('.reading')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = answer === undefined || answer.matches.length === 0;
  return (
    <search className="find-bar" aria-label={t('find.label')}>
      <input
        ref={box}
        data-find=""
        className="field"
        type="text"
        // biome-ignore lint/a11y/noAutofocus: a bar that was opened to type in
        autoFocus
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className="numeral small muted find-told" role="status">
        {text.trim() !== '' && <Told />}
      </span>
      <IconButton label={t('find.previous')} small isDisabled={none} onPress={() => step(-1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label={t('find.next')} small isDisabled={none} onPress={() => step(1)}>
        <ChevronDown />
      </IconButton>
      <IconButton label={t('find.close')} small onPress={leave}>
        <X />
      </IconButton>
    </search>
  );
}

function Told() {
  const { t } = useTranslation();
  const { found, at } = useFeature('documentFind', (state) => state);
  if (found.status === 'failed') return inOwnWords(found.fault.message);
  const answer = known(found);
  if (answer === undefined) return null;
  const match = answer.matches[at];
  if (match === undefined) return [t('find.none'), answer.notice].filter(Boolean).join('. ');
  const words = { at: at + 1, count: answer.total, page: match.page };
  return match.page === null ? t('find.at', words) : t('find.on', words);
}

/** What is selected, where that is short enough to be looked for. */
function selectedWords(): string {
  const words = window.getSelection()?.toString().trim() ?? '';
  return words.length <= 100 && !words.includes('\n') ? words : '';
}
