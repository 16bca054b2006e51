import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Key } from './Key.tsx';

export type SearchBoxProps = {
  readonly label: string;
  readonly value: string;
  readonly onAsk: (text: string) => void;
  readonly placeholder?: string;
  /** Marks the box that the `/` key goes to. */
  readonly isMain?: boolean;
  /** Milliseconds after the last key before it asks; with 0 it asks at each key. */
  readonly pause?: number;
};

/** Characters a question may have; the contract takes no more. */
const LONGEST = 10_000;

/** A box to search in; asks while typing, at once on Enter, and empties on Escape. */
export function SearchBox({ label, value, onAsk, placeholder, isMain = false, pause = 150 }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  // What is asked from elsewhere takes the place of what is typed in the same drawing: a box that followed a moment later
  // would, on a busy machine, ask for its own old words again.
  if (shown !== value) {
    setShown(value);
    setText(value);
  }
  useEffect(() => {
    if (pause === 0 || text === value) return;
    const timer = setTimeout(() => onAsk(text), pause);
    return () => clearTimeout(timer);
  }, [text, value, onAsk, pause]);
  const type = (typed: string) => {
    setText(typed);
    if (pause === 0) onAsk(typed);
  };
  return (
    <div className="search-field">
      <Search aria-hidden="true" />
      <input
        type="search"
        className="field"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={text}
        maxLength={LONGEST}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onAsk(text);
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation();
            setText('');
            onAsk('');
          }
        }}
        {...(isMain ? { 'data-main-search': '', 'aria-keyshortcuts': '/' } : {})}
      />
      {isMain && <Key>/</Key>}
    </div>
  );
}
