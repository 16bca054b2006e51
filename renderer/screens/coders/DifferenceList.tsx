import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { CodingName } from '../../components/CodeName.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PassageQuotes } from '../../components/PassageQuotes.tsx';
import type { Difference } from '../../stores/coders.ts';
import { useFeature, useStores } from '../../stores/use-stores.ts';
import { dimensionOf } from '../../values/codebook-reading.ts';
import { known } from '../../values/loadable.ts';
import { hashOf } from '../../values/place.ts';
import { useLetterKeys } from '../parts/use-letter-keys.ts';

/** Where coders differ, side by side with their quotes; a digit takes what one of them said into the agreed layer. */
export function DifferenceList() {
  const { t } = useTranslation();
  const { coders } = useStores();
  const differences = useFeature('coders', (state) => state.differences);
  const openOnly = useFeature('coders', (state) => state.openOnly);
  const at = useFeature('coders', (state) => state.at);
  const list = useRef<HTMLOListElement>(null);
  const { step, showOpen, settle } = coders.getState();
  const take = (n: number) => {
    const { differences: all, at: place } = coders.getState();
    const layer = known(all)?.list[place]?.layers[n];
    if (layer?.decided)
      void settle(
        layer.codings.map(({ id }) => id),
        layer.coder,
      );
  };
  const takeAll = () => {
    const { differences: all, at: place } = coders.getState();
    const here = known(all)?.list[place];
    if (here !== undefined)
      void settle(
        here.layers.flatMap((layer) => layer.codings.map(({ id }) => id)),
        t('coders.all'),
      );
  };
  useLetterKeys({
    j: () => step(1),
    k: () => step(-1),
    b: takeAll,
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), () => take(n - 1)])),
  });
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <section aria-label={t('coders.view.differences', { count: known(differences)?.total ?? 0 })}>
      <label className="tick">
        <input type="checkbox" checked={openOnly} onChange={(event) => void showOpen(event.target.checked)} />
        {t('coders.openOnly')}
      </label>
      <Loaded of={differences}>
        {(value) =>
          value.list.length === 0 ? (
            <p className="muted padded">{t('coders.noDifferences')}</p>
          ) : (
            <ol className="difference-list" ref={list}>
              {value.list.map((one, index) => (
                <DifferenceCard
                  key={`${one.study} ${one.dimension}`}
                  difference={one}
                  isHere={index === at}
                  onStand={() => coders.getState().stand(index)}
                  onTake={take}
                  onTakeAll={takeAll}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}

type CardProps = {
  readonly difference: Difference;
  readonly isHere: boolean;
  readonly onStand: () => void;
  readonly onTake: (n: number) => void;
  readonly onTakeAll: () => void;
};

function DifferenceCard({ difference, isHere, onStand, onTake, onTakeAll }: CardProps) {
  const { t } = useTranslation();
  const codebook = useFeature('codebook', (state) => known(state.codebook));
  const { study, label, dimension, layers, agreed } = difference;
  const named = dimensionOf(codebook, dimension)?.label ?? dimension;
  return (
    <li>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: j and k stand on it, its buttons have keys of their own */}
      <article
        className="difference"
        aria-current={isHere}
        aria-label={t('coders.differenceOf', { label, dimension: named })}
        onClick={onStand}
        onFocus={onStand}
      >
        <h2>
          <a href={hashOf({ screen: 'code', study })}>{label}</a> <span className="muted">{named}</span>
          {agreed.length > 0 && (
            <span className="chip" data-tone="include">
              {t('coders.isSettled')}
            </span>
          )}
        </h2>
        <div className="difference-sides">
          {layers.map((layer, n) => (
            <div key={layer.coder} className="difference-side">
              <h3>{layer.coder}</h3>
              {!layer.decided && <p className="small muted">{t('coders.undecided')}</p>}
              {layer.codings.map((coding) => (
                <div key={coding.id} data-differs={difference.codes.includes(coding.code) || undefined}>
                  <CodingName codebook={codebook} coding={coding} />
                  {coding.note !== '' && <p className="small">{coding.note}</p>}
                  <PassageQuotes passages={coding.passages} />
                </div>
              ))}
              {layer.decided && (
                <Button
                  size="small"
                  {...(isHere && n < 9 ? { letter: String(n + 1) } : {})}
                  onPress={() => onTake(n)}
                >
                  {t('coders.take', { coder: layer.coder })}
                </Button>
              )}
            </div>
          ))}
        </div>
        <Button kind="quiet" size="small" {...(isHere ? { letter: 'b' } : {})} onPress={onTakeAll}>
          {t('coders.takeAll')}
        </Button>
      </article>
    </li>
  );
}
