import { useTranslation } from 'react-i18next';
import { Choice } from '../../components/Choice.tsx';

/** A choice whose answers are named under `settings.<id>.values`. */
export function ChosenFrom<V extends string>(props: {
  readonly id: string;
  readonly label: string;
  readonly values: readonly V[];
  readonly value: V;
  readonly onChoose: (value: V) => void;
}) {
  const { t } = useTranslation();
  const { id, label, values, value, onChoose } = props;
  return (
    <Choice
      label={label}
      value={value}
      options={values.map((one) => ({ value: one, label: t(`settings.${id}.values.${one as string}`) }))}
      onChoose={(chosen) => onChoose(chosen as V)}
    />
  );
}

/** A setting that is on or off. */
export function OnOff(props: {
  readonly label: string;
  readonly on: boolean;
  readonly onTurn: (on: boolean) => void;
}) {
  const { t } = useTranslation();
  return (
    <label className="tick">
      <input
        type="checkbox"
        aria-label={props.label}
        checked={props.on}
        onChange={(event) => props.onTurn(event.target.checked)}
      />
      {t(props.on ? 'settings.on' : 'settings.off')}
    </label>
  );
}
