import { useState } from 'react';

type NumberFieldProps = {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
};

/** A field for a printed number; empty is null, and what is no number is not taken. */
export function NumberField({ label, value, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value === null ? '' : String(value));
  const number = numberOf(text);
  return (
    <input
      className="field numeral"
      inputMode="decimal"
      aria-label={label}
      aria-invalid={number === undefined}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const given = numberOf(event.target.value);
        if (given !== undefined) onChange(given);
      }}
    />
  );
}

function numberOf(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const value = Number(text.trim().replace(',', '.').replace('−', '-'));
  return Number.isFinite(value) ? value : undefined;
}
