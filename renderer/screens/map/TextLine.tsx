import { useEffect, useState } from 'react';

export type TextLineProps = {
  readonly label: string;
  readonly text: string;
  readonly long?: boolean;
  readonly onSave: (text: string) => void;
};

/** A box whose text counts once the person leaves it, so that the map is not drawn at each letter. */
export function TextLine({ label, text, long = false, onSave }: TextLineProps) {
  const [draft, setDraft] = useState(text);
  useEffect(() => setDraft(text), [text]);
  const given = {
    className: 'field',
    value: draft,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: () => {
      if (draft !== text) onSave(draft);
    },
  };
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the box stands inside
    <label className="labelled">
      {label}
      {long ? <textarea rows={4} {...given} /> : <input {...given} />}
    </label>
  );
}
