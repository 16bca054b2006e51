import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { Choice } from '../../components/Choice.tsx';
import { compareTexts } from '../../language/formats.ts';
import { bestLanguage, LANGUAGES } from '../../language/languages.ts';
import { DENSITIES, THEMES } from '../../stores/preferences.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { ChosenFrom, OnOff } from './ChosenFrom.tsx';
import type { Setting } from './setting.ts';

type Props = { readonly label: string };

function LanguageControl({ label }: Props) {
  const { t } = useTranslation();
  const chosen = useFeature('preferences', (state) => state.language);
  const choose = useFeature('preferences', (state) => state.choose);
  const own = bestLanguage(navigator.languages).name;
  const named = LANGUAGES.filter(({ hidden, tag }) => hidden !== true || tag === chosen).toSorted((a, b) =>
    compareTexts(a.name, b.name),
  );
  return (
    <Choice
      label={label}
      value={named.some(({ tag }) => tag === chosen) ? chosen : 'system'}
      options={[
        { value: 'system', label: t('settings.language.system', { name: own }) },
        ...named.map(({ tag, name }) => ({ value: tag, label: name })),
      ]}
      onChoose={(language) => choose({ language })}
    />
  );
}

function ThemeControl({ label }: Props) {
  const value = useFeature('preferences', (state) => state.theme);
  const choose = useFeature('preferences', (state) => state.choose);
  return (
    <ChosenFrom id="theme" {...{ label, value }} values={THEMES} onChoose={(theme) => choose({ theme })} />
  );
}

function DensityControl({ label }: Props) {
  const value = useFeature('preferences', (state) => state.density);
  const choose = useFeature('preferences', (state) => state.choose);
  return (
    <ChosenFrom
      id="density"
      {...{ label, value }}
      values={DENSITIES}
      onChoose={(density) => choose({ density })}
    />
  );
}

function LetterKeysControl({ label }: Props) {
  const on = useFeature('preferences', (state) => state.letterKeys);
  const choose = useFeature('preferences', (state) => state.choose);
  return <OnOff {...{ label, on }} onTurn={(letterKeys) => choose({ letterKeys })} />;
}

function PointersControl() {
  const { t } = useTranslation();
  const choose = useFeature('preferences', (state) => state.choose);
  const seen = useFeature('preferences', (state) => state.pointersSeen.length);
  return (
    <Button isDisabled={seen === 0} onPress={() => choose({ pointersSeen: [] })}>
      {t('settings.pointers.again')}
    </Button>
  );
}

function LogControl() {
  const { t } = useTranslation();
  const save = useFeature('host', (state) => state.saveLog);
  return <Button onPress={() => void save()}>{t('settings.log.save')}</Button>;
}

/** How the window looks and speaks. */
export const LOOK_SETTINGS: readonly Setting[] = [
  { id: 'language', section: 'you', keeper: 'person', Control: LanguageControl },
  { id: 'theme', section: 'look', keeper: 'person', Control: ThemeControl },
  { id: 'density', section: 'look', keeper: 'person', Control: DensityControl },
  { id: 'letterKeys', section: 'look', keeper: 'person', Control: LetterKeysControl },
  { id: 'pointers', section: 'help', keeper: 'person', Control: PointersControl },
  { id: 'log', section: 'help', keeper: 'person', Control: LogControl },
];
