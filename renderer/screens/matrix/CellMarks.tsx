import { useTranslation } from 'react-i18next';
import type { Code, Codebook } from '../../../shared/model/codebook.ts';
import type { Cell } from '../../../shared/model/matrix.ts';
import { HUES, segmentTexture, TEXTURE_TILE, TEXTURES } from '../../../shared/model/tokens.ts';
import { Direction } from '../../components/Direction.tsx';
import { codeLabel, signOf } from '../../values/codebook-reading.ts';

/** Dots drawn at most; the rest is printed as a number. */
const MOST_DOTS = 24;

/** Whether all that a cell holds is known only as another paper tells it. */
export function isHollow(cell: Cell): boolean {
  return cell.n > 0 && cell.byBasis['as cited'] >= cell.n;
}

/** The directions of a cell that any study has, with their shapes and names. */
export function directionsOf(cell: Cell, codebook: Codebook) {
  const dimension = codebook.dimensions.find(({ role }) => role === 'direction');
  return Object.entries(cell.directions)
    .filter(([, n]) => n > 0)
    .map(([id, n]) => ({
      id,
      n,
      sign: signOf(codebook, id),
      label: codeLabel(codebook, dimension?.id ?? 'direction', id),
    }));
}

/** The directions of a cell as shapes with their counts. */
export function DirectionMarks({ cell, codebook }: { readonly cell: Cell; readonly codebook: Codebook }) {
  const directions = directionsOf(cell, codebook);
  if (directions.length === 0) return null;
  return (
    <span className="cell-directions" aria-hidden="true">
      {directions.map(({ id, n, sign }) => (
        <span key={id}>
          <Direction sign={sign} hollow={isHollow(cell)} />
          {directions.length > 1 || n !== cell.n ? n : null}
        </span>
      ))}
    </span>
  );
}

/** One dot for each study: filled, or hollow where the study is known only as cited. */
export function StudyDots({ cell }: { readonly cell: Cell }) {
  const { t } = useTranslation();
  const hollow = Math.min(cell.n, cell.byBasis['as cited']);
  const drawn = Math.min(cell.n, MOST_DOTS);
  return (
    <span className="cell-dots" aria-hidden="true">
      {Array.from({ length: drawn }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one dot is like the other
        <i key={index} data-hollow={index >= cell.n - hollow || undefined} />
      ))}
      {cell.n > drawn && <span>{t('matrixWork.moreDots', { count: cell.n - drawn })}</span>}
    </span>
  );
}

const BAR_ROOM = { width: 76, height: 18 } as const;

export type SegmentBarsProps = {
  readonly cell: Cell;
  readonly segments: readonly Pick<Code, 'id'>[];
  /** The largest count of any segment in the matrix; its bar is as high as the cell. */
  readonly most: number;
};

/** A bar for each code of the segmenting dimension, always in the same place. */
export function SegmentBars({ cell, segments, most }: SegmentBarsProps) {
  const step = Math.min(14, BAR_ROOM.width / Math.max(1, segments.length));
  const width = step * segments.length;
  return (
    <svg
      className="cell-bars"
      aria-hidden="true"
      width={width}
      height={BAR_ROOM.height + 1}
      viewBox={`0 0 ${width} ${BAR_ROOM.height + 1}`}
    >
      <line x1={0} x2={width} y1={BAR_ROOM.height + 0.5} y2={BAR_ROOM.height + 0.5} />
      {segments.map(({ id }, index) => {
        const n = cell.segments[id] ?? 0;
        const height = n === 0 ? 0 : Math.max(1.5, (BAR_ROOM.height * n) / most);
        return (
          <SegmentBar
            key={id}
            index={index}
            x={index * step + step * 0.1}
            width={step * 0.8}
            y={BAR_ROOM.height - height}
            height={height}
          />
        );
      })}
    </svg>
  );
}

type SegmentBarProps = {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A bar in the hue of the nth segment, from 0, and in its texture where hues begin again. */
function SegmentBar({ index, ...box }: SegmentBarProps) {
  // A bar too narrow for a texture is told by its place, which is the same in every cell.
  const texture = box.width < TEXTURE_TILE.side + 1 ? 'plain' : segmentTexture(index);
  return (
    <>
      <rect data-hue={(index % HUES) + 1} {...box} />
      {texture !== 'plain' && <rect {...box} style={{ fill: `url(#segment-${texture})` }} />}
    </>
  );
}

/** What stands in a legend for the nth segment, from 0. */
export function SegmentKey({ index }: { readonly index: number }) {
  return (
    <svg className="segment-key" width={10} height={14} aria-hidden="true">
      <SegmentBar index={index} x={0} y={0} width={10} height={14} />
    </svg>
  );
}

/** The patterns that bars are filled with where there are more segments than hues; once in a page. */
export function SegmentTextures() {
  return (
    <svg width={0} height={0} aria-hidden="true" className="segment-textures">
      <defs>
        {TEXTURES.map((texture) => {
          if (texture === 'plain') return null;
          const { d, over } = TEXTURE_TILE[texture];
          const { side } = TEXTURE_TILE;
          return (
            <pattern
              key={texture}
              id={`segment-${texture}`}
              width={side}
              height={side}
              patternUnits="userSpaceOnUse"
            >
              <path d={d} strokeWidth={over} />
            </pattern>
          );
        })}
      </defs>
    </svg>
  );
}
