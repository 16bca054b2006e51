import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { Key } from './Key.tsx';

export type PaletteBoxProps = {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** The list below: its element's id, with rows called `<id>-0` and on; how many there are, and which is chosen. */
  readonly list: { readonly id: string; readonly length: number; readonly at: number };
  readonly onStep: (at: number) => void;
  readonly onEnter: (event: KeyboardEvent) => void;
};

/** The box a palette is typed into; its arrow keys walk the list below while the words stay where they are. */
export function PaletteBox({ label, placeholder, value, onChange, list, onStep, onEnter }: PaletteBoxProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = Math.max(0, Math.min(list.length - 1, list.at + step));
      onStep(next);
      document.getElementById(`${list.id}-${next}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') onEnter(event);
  };
  return (
    <div className="palette-head">
      <Search className="icon" aria-hidden="true" />
      <input
        // biome-ignore lint/a11y/noAutofocus: a palette is opened to type in
        autoFocus
        className="palette-input"
        role="combobox"
        aria-expanded={list.length > 0}
        aria-controls={list.id}
        aria-activedescendant={list.length > list.at ? `${list.id}-${list.at}` : undefined}
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          onStep(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Key>Esc</Key>
    </div>
  );
}
