import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';

type TextProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly rows?: number;
};

/** A line of text with its label and, below, what it is for. */
export function ShortText({ label, value, onChange, hint }: TextProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(named) => (
        <input
          {...named}
          className="field"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** Several lines of text. */
export function LongText({ label, value, onChange, hint, rows = 3 }: TextProps) {
  return (
    <Labelled label={label} hint={hint}>
      {(named) => (
        <textarea
          {...named}
          className="field"
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  );
}

/** The new id of a code or a dimension that is renamed. */
export function NewId({ value, onChange }: Pick<TextProps, 'value' | 'onChange'>) {
  const { t } = useTranslation();
  return <ShortText label={t('codebook.newId')} value={value} onChange={(to) => onChange(to.trim())} />;
}

type Named = { readonly id: string; readonly 'aria-describedby'?: string };

type LabelledProps = {
  readonly label: string;
  readonly hint: string | undefined;
  readonly children: (named: Named) => ReactNode;
};

function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children(hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` })}
      {hint !== undefined && (
        <span id={`${id}-hint`} className="small muted">
          {hint}
        </span>
      )}
    </div>
  );
}
