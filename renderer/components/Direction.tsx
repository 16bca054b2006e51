import type { DirectionSign } from '../../shared/model/codebook.ts';

const SHAPES: Readonly<Record<DirectionSign, string>> = {
  positive: 'M6 1.6 11 10.4H1z',
  negative: 'M6 10.4 1 1.6h10z',
  mixed: 'M6 .8 11.2 6 6 11.2.8 6z',
  none: 'M6 1.5a4.5 4.5 0 1 0 0 9a4.5 4.5 0 1 0 0-9z',
  unstated: 'M6 4.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z',
};

export type DirectionProps = {
  readonly sign: DirectionSign;
  /** Drawn hollow: known only as another paper tells it. */
  readonly hollow?: boolean;
  /** Its name, where no words stand beside it. */
  readonly label?: string;
};

/** The shape of a direction: more of the factor goes with more, less, both, nothing clear, or is not said. */
export function Direction({ sign, hollow = false, label }: DirectionProps) {
  const outlined = hollow || sign === 'none';
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden beside the words that name it
    <svg
      className="direction"
      data-sign={sign}
      viewBox="0 0 12 12"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path
        d={SHAPES[sign]}
        fill={outlined ? 'none' : 'currentColor'}
        stroke="currentColor"
        strokeWidth={1.5}
        strokeLinejoin="round"
        {...(hollow && sign === 'none' ? { strokeDasharray: '2 1.6' } : {})}
      />
    </svg>
  );
}
