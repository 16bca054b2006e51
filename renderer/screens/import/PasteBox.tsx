import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { FaultNote } from '../../components/States.tsx';
import type { ParsedEntry } from '../../stores/import.ts';
import { FIELDS, fieldText } from '../../stores/reference-field.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

/** Milliseconds without a key after which the text is read. */
const PAUSE = 250;

/** A reference list pasted or typed as text: divided and read as one looks, and added once it has been looked at. */
export function PasteBox() {
  const { t } = useTranslation();
  const { parsed, parse, addParsed } = useFeature('import', (state) => state);
  const [text, setText] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const entries = known(parsed) ?? [];
  const chosen = entries.filter(({ raw }) => !left.has(raw));
  useEffect(() => {
    const timer = setTimeout(() => void parse(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text, parse]);
  const toggle = (raw: string) => {
    const next = new Set(left);
    if (!next.delete(raw)) next.add(raw);
    setLeft(next);
  };
  return (
    <div className="paste">
      <label className="labelled">
        {t('import.pasteLabel')}
        <textarea
          className="field quote"
          rows={7}
          value={text}
          placeholder={t('import.pastePlaceholder')}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <div className="paste-acts">
        {chosen.length > 0 && (
          <Button
            kind="main"
            onPress={() =>
              void addParsed(chosen).then((added) => {
                if (added) setText('');
              })
            }
          >
            {t('import.addParsed', { count: chosen.length })}
          </Button>
        )}
        <p className="muted" role="status">
          {entries.length > 0 && t('import.found', { count: entries.length })}
          {parsed.status === 'ready' && entries.length === 0 && t('import.nothingParsed')}
        </p>
      </div>
      {parsed.status === 'failed' && <FaultNote fault={parsed.fault} />}
      <ul className="parsed-list">
        {entries.map((entry, at) => (
          <Parsed
            // biome-ignore lint/suspicious/noArrayIndexKey: one may be there twice, and one that is typed at stays where it is.
            key={at}
            entry={entry}
            isChosen={!left.has(entry.raw)}
            onToggle={() => toggle(entry.raw)}
          />
        ))}
      </ul>
    </div>
  );
}

type ParsedProps = { readonly entry: ParsedEntry; readonly isChosen: boolean; readonly onToggle: () => void };

function Parsed({ entry, isChosen, onToggle }: ParsedProps) {
  const { t } = useTranslation();
  const lines = FIELDS.map((field) => ({ field, text: fieldText(entry.item, field) })).filter(
    ({ text }) => text !== '',
  );
  return (
    <li className="parsed" data-left={!isChosen || undefined}>
      <label className="tick">
        <input type="checkbox" checked={isChosen} onChange={onToggle} />
        <span className="quote">{entry.raw}</span>
        <span className="chip numeral" {...(entry.confidence < 0.8 ? { 'data-tone': 'warning' } : {})}>
          {t('reference.sure', { percent: Math.round(entry.confidence * 100) })}
        </span>
      </label>
      <dl>
        {lines.map(({ field, text }) => (
          <div key={field.name} {...((entry.fields[field.name] ?? 1) < 0.8 ? { 'data-doubtful': '' } : {})}>
            <dt>{t(`field.${field.name}`)}</dt>
            <dd>
              {field.kind === 'type'
                ? t(`type.${text}`, { defaultValue: text })
                : text.replaceAll('\n', '; ')}
            </dd>
          </div>
        ))}
      </dl>
      {entry.warnings.length > 0 && <p className="warnings">{entry.warnings.join(' ')}</p>}
    </li>
  );
}
