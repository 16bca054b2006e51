import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AGREED_LAYER } from '../../../shared/model/matrix-look.ts';
import { Choice } from '../../components/Choice.tsx';
import { type Coder, layerOptions } from '../../stores/coders.ts';
import { useFeature } from '../../stores/use-stores.ts';
import { known } from '../../values/loadable.ts';

export type LayerChoiceProps = {
  readonly layer: string;
  readonly onLayer: (layer: string) => void;
  readonly labelShown?: boolean;
  readonly small?: boolean;
};

/**
 * Whose codings are counted: the agreed ones, one's own, or those of a coder whom one may see. It is not there while
 * there is nothing to choose.
 */
export function LayerChoice({ layer, onLayer, labelShown = false, small = false }: LayerChoiceProps) {
  const { t } = useTranslation();
  const { coders, readCoders } = useFeature('coders', (state) => state);
  useEffect(() => void readCoders(), [readCoders]);
  const options = layerOptions(known(coders) ?? [], layer).map((value) => ({
    value,
    label: nameOf(value, known(coders) ?? [], t('coders.agreed'), t('coders.me')),
  }));
  // A name by itself would not say what it chooses.
  const told = labelShown
    ? options
    : options.map(({ value, label }) => ({ value, label: t('coders.layerOf', { layer: label }) }));
  if (options.length < 2) return null;
  return (
    <Choice
      label={t('coders.layer')}
      labelShown={labelShown}
      small={small}
      value={layer}
      options={told}
      onChoose={onLayer}
    />
  );
}

function nameOf(layer: string, coders: readonly Coder[], agreed: string, me: string): string {
  if (layer === AGREED_LAYER) return agreed;
  return coders.some(({ coder, isMe }) => isMe && coder === layer) ? `${layer} (${me})` : layer;
}
