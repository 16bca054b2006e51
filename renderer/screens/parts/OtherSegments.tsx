import { Layers } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { toggled } from '../../../shared/model/matrix-look.ts';
import { beyondMostFrequent } from '../../../shared/model/other-segment.ts';
import { HUES } from '../../../shared/model/tokens.ts';
import { Button } from '../../components/Button.tsx';
import { dimensionOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { MatrixPopover } from './MatrixPopover.tsx';
import { type Counting, useFacetCounts } from './use-facet-counts.ts';

export type OtherSegmentsProps = {
  readonly codebook: Codebook;
  /** The dimension that marks are told apart by. */
  readonly dimension: string;
  /** Its codes that stand together. */
  readonly others: readonly string[];
  readonly counting: Counting;
  readonly onOthers: (others: readonly string[]) => void;
};

/** The button that opens which codes stand together as "other"; each tick acts at once. */
export function OtherSegments(props: OtherSegmentsProps) {
  const { t } = useTranslation();
  const count = props.others.length;
  return (
    <MatrixPopover
      name={t('otherSegments.title')}
      button={
        <>
          <Layers aria-hidden="true" />
          {count === 0 ? t('otherSegments.none') : t('otherSegments.open', { count })}
        </>
      }
    >
      <Picker {...props} />
    </MatrixPopover>
  );
}

function Picker({ codebook, dimension, others, counting, onOthers }: OtherSegmentsProps) {
  const { t } = useTranslation();
  const { facets } = useFacetCounts(counting);
  const codes = (dimensionOf(codebook, dimension)?.codes ?? []).filter(({ group }) => group !== true);
  const counted = known(facets)?.dimensions.find(({ id }) => id === dimension)?.codes;
  return (
    <>
      <p className="small muted">{t('otherSegments.hint')}</p>
      <div className="other-acts">
        {counted !== undefined && codes.length > HUES && (
          <Button size="small" onPress={() => onOthers(beyondMostFrequent(counted, HUES))}>
            {t('otherSegments.keep', { most: HUES })}
          </Button>
        )}
        {others.length > 0 && (
          <Button kind="quiet" size="small" onPress={() => onOthers([])}>
            {t('otherSegments.all')}
          </Button>
        )}
      </div>
      <fieldset className="facet matrix-facets">
        <legend className="visually-hidden">{t('otherSegments.title')}</legend>
        {codes.map(({ id, label }) => (
          <label key={id} className="tick">
            <input
              type="checkbox"
              checked={others.includes(id)}
              onChange={() => onOthers(toggled(others, id))}
            />
            <span>{label}</span>
            <span className="numeral muted">{counted?.find((one) => one.id === id)?.n}</span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
