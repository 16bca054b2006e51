/** One answer of a choice. */
export type Option = { readonly value: string; readonly label: string };

export type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChoose: (value: string) => void;
  /** Whether the label stands above it; otherwise it is only spoken. */
  readonly labelShown?: boolean;
  readonly small?: boolean;
  readonly disabled?: boolean;
};

/** A choice of one among a few, by the platform's own list. */
export function Choice({
  label,
  value,
  options,
  onChoose,
  labelShown = false,
  small = false,
  disabled = false,
}: ChoiceProps) {
  const select = (
    <select
      className="field select"
      value={value}
      disabled={disabled}
      onChange={(event) => onChoose(event.target.value)}
      {...(labelShown ? {} : { 'aria-label': label })}
      {...(small ? { 'data-size': 'small' } : {})}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
  if (!labelShown) return select;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the select stands inside
    <label className="labelled">
      {label}
      {select}
    </label>
  );
}
