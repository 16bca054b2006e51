import { useFeature } from '../../stores/use-stores.ts';
import { COLUMN_LOOKS, HIDDEN_AT_FIRST } from './columns.tsx';

/** Bounds of a column's width in CSS pixels. */
export const COLUMN_WIDTH = { least: 40, most: 900 } as const;

/** The columns as the person arranged them. */
export type ChosenColumns = {
  /** All names, in order. */
  readonly order: readonly string[];
  readonly shown: ReadonlySet<string>;
  /** Widths the person gave, in CSS pixels. */
  readonly widths: Readonly<Record<string, number>>;
  readonly show: (name: string, isShown: boolean) => void;
  /** Puts a column at a place among all. */
  readonly place: (name: string, at: number) => void;
  /** Gives a column a width, or with null lets it follow the table again. */
  readonly widen: (name: string, pixels: number | null) => void;
  readonly reset: () => void;
};

/** The columns that are shown, their order and widths, which are remembered. */
export function useChosenColumns(): ChosenColumns {
  const turned = useFeature('preferences', (state) => state.hiddenColumns);
  const kept = useFeature('preferences', (state) => state.columnOrder);
  const given = useFeature('preferences', (state) => state.columnWidths);
  const choose = useFeature('preferences', (state) => state.choose);
  const order = arranged(kept);
  // What is kept is what the person turned over, so that a column added later starts as it is meant to.
  const shown = new Set(order.filter((name) => HIDDEN_AT_FIRST.includes(name) === turned.includes(name)));
  return {
    order,
    shown,
    widths: widthsIn(given),
    show: (name, isShown) => {
      const others = turned.filter((other) => other !== name);
      choose({ hiddenColumns: HIDDEN_AT_FIRST.includes(name) === isShown ? [...others, name] : others });
    },
    place: (name, at) => {
      const others = order.filter((other) => other !== name);
      const place = Math.max(0, Math.min(others.length, at));
      choose({ columnOrder: [...others.slice(0, place), name, ...others.slice(place)] });
    },
    widen: (name, pixels) => {
      const others = given.filter((entry) => !entry.startsWith(`${name}:`));
      choose({ columnWidths: pixels === null ? others : [...others, `${name}:${within(pixels)}`] });
    },
    reset: () => choose({ hiddenColumns: [], columnOrder: [], columnWidths: [] }),
  };
}

/** All columns: those the person arranged first, a column added since behind the one it usually follows. */
export function arranged(kept: readonly string[]): readonly string[] {
  const usual = Object.keys(COLUMN_LOOKS);
  const order = [...new Set(kept)].filter((name) => usual.includes(name));
  for (const [at, name] of usual.entries()) {
    if (order.includes(name)) continue;
    const before = usual[at - 1];
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, name);
  }
  return order;
}

/** Reads widths kept as `name:pixels`; what cannot be read is left aside. */
export function widthsIn(given: readonly string[]): Readonly<Record<string, number>> {
  const widths: Record<string, number> = {};
  for (const entry of given) {
    const [, name, pixels] = /^([a-z]+):(\d{1,4})$/.exec(entry) ?? [];
    if (name !== undefined && name in COLUMN_LOOKS) widths[name] = within(Number(pixels));
  }
  return widths;
}

function within(pixels: number): number {
  return Math.round(Math.max(COLUMN_WIDTH.least, Math.min(COLUMN_WIDTH.most, pixels)));
}
