import { createStore, type StoreApi } from 'zustand/vanilla';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];
export const DENSITIES = ['compact', 'standard', 'comfortable'] as const;
export type Density = (typeof DENSITIES)[number];
/** How a document is read that has pages as they were printed. */
export const READ_AS = ['text', 'pages'] as const;
export type ReadAs = (typeof READ_AS)[number];
/** The quiet pointers of the first minutes; each goes away for good. */
export const POINTERS = ['drop', 'code', 'matrix'] as const;
export type Pointer = (typeof POINTERS)[number];

/** What the person chose about the screens themselves; kept in the browser, not in the library. */
export type Preferences = {
  readonly theme: Theme;
  readonly density: Density;
  /** Width of the detail pane in CSS pixels. */
  readonly detailWidth: number;
  readonly facetsShown: boolean;
  /** Whether single letters work as keys (WCAG 2.1.4 asks for a way to turn them off). */
  readonly letterKeys: boolean;
  readonly hiddenColumns: readonly string[];
  /** Names of columns in the order the person gave them; empty for the usual order. */
  readonly columnOrder: readonly string[];
  /** Widths the person gave to columns, each as `name:pixels`. */
  readonly columnWidths: readonly string[];
  /** The part of a reference shown in the detail pane. */
  readonly referenceTab: string;
  /** Whether the headings stand beside a document that is read, and whether its reference list does. */
  readonly outlineShown: boolean;
  readonly besideShown: boolean;
  readonly readAs: ReadAs;
  /** How large pages are shown, 1 being as printed; 0 fits them to the width. */
  readonly pageZoom: number;
  /** A BCP 47 tag, or 'system' for the computer's own. */
  readonly language: string;
  readonly pointersSeen: readonly Pointer[];
  /** How each matrix is looked at; see `matrix-look.ts`. */
  readonly matrixLooks: readonly string[];
};

export type PreferencesState = Preferences & {
  readonly choose: (chosen: Partial<Preferences>) => void;
  readonly dismissPointer: (pointer: Pointer) => void;
};

/** The part of Storage that is used. */
export type Kept = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'gleaner.preferences';
export const DETAIL_WIDTH = { least: 280, usual: 380, most: 720 } as const;

const USUAL: Preferences = {
  theme: 'system',
  density: 'standard',
  detailWidth: DETAIL_WIDTH.usual,
  facetsShown: true,
  letterKeys: true,
  hiddenColumns: [],
  columnOrder: [],
  columnWidths: [],
  referenceTab: 'fields',
  outlineShown: true,
  besideShown: true,
  readAs: 'text',
  pageZoom: 0,
  language: 'system',
  pointersSeen: [],
  matrixLooks: [],
};

/** Makes the preferences store; what is kept but cannot be read is left aside, never an error. */
export function createPreferencesStore(kept: Kept): StoreApi<PreferencesState> {
  return createStore<PreferencesState>((set, get) => {
    const choose = (chosen: Partial<Preferences>) => {
      set(chosen);
      keep(kept, get());
    };
    return {
      ...USUAL,
      ...readKept(kept),
      choose,
      dismissPointer: (pointer) => choose({ pointersSeen: [...new Set([...get().pointersSeen, pointer])] }),
    };
  });
}

function readKept(kept: Kept): Partial<Preferences> {
  try {
    return preferencesIn(JSON.parse(kept.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

/** The preferences that something kept holds, each only where it is sound. */
export function preferencesIn(kept: unknown): Partial<Preferences> {
  if (typeof kept !== 'object' || kept === null) return {};
  const sound = Object.entries(kept).filter(([name, value]) => isSound(name, value));
  return Object.fromEntries(sound) as Partial<Preferences>;
}

/** The preferences alone, without what changes them. */
export function preferencesOf(state: PreferencesState): Preferences {
  const names = Object.keys(USUAL) as (keyof Preferences)[];
  return Object.fromEntries(names.map((name) => [name, state[name]])) as Preferences;
}

function isSound(name: string, value: unknown): boolean {
  if (name === 'theme') return THEMES.includes(value as Theme);
  if (name === 'density') return DENSITIES.includes(value as Density);
  if (name === 'readAs') return READ_AS.includes(value as ReadAs);
  if (name === 'pageZoom') return value === 0 || (typeof value === 'number' && value >= 0.25 && value <= 4);
  if (name === 'detailWidth')
    return typeof value === 'number' && value >= DETAIL_WIDTH.least && value <= DETAIL_WIDTH.most;
  const usual = USUAL[name as keyof Preferences];
  return Array.isArray(usual) ? isTexts(value) : usual !== undefined && typeof value === typeof usual;
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

function keep(kept: Kept, state: PreferencesState): void {
  try {
    kept.setItem(KEY, JSON.stringify(preferencesOf(state)));
  } catch {
    // Private windows refuse storage; the choice then lasts as long as the window.
  }
}
