export type NameFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** What Enter does. */
  readonly onEnter: () => void;
};

/** The one box of a dialog that asks for a name; it has the focus, and Enter is enough. */
export function NameField({ label, value, onChange, onEnter }: NameFieldProps) {
  return (
    <label className="labelled">
      {label}
      <input
        className="field"
        // biome-ignore lint/a11y/noAutofocus: the one box of a dialog that was asked for
        autoFocus
        value={value}
        maxLength={200}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === 'Enter' && onEnter()}
      />
    </label>
  );
}
