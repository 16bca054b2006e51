/** One line of the list of keys: the keys that do the same, as a person reads them, and the act's name. */
export type KeyRow = readonly [keys: readonly string[], act: string];

/** Acts that have a key, by where they work; the list of keys and the desktop's menu are both made from this. */
export const KEY_GROUPS: readonly { readonly name: string; readonly rows: readonly KeyRow[] }[] = [
  {
    name: 'everywhere',
    rows: [
      [['Ctrl K', '⌘ K'], 'search'],
      [['/'], 'find'],
      [['u'], 'undo'],
      [['?'], 'keys'],
      [['F1'], 'help'],
      [['g l'], 'library'],
      [['g i'], 'import'],
      [['g r'], 'read'],
      [['g c'], 'code'],
      [['g b'], 'codebook'],
      [['g o'], 'coders'],
      [['g h'], 'history'],
      [['g m'], 'matrix'],
      [['g p'], 'map'],
      [['g s'], 'settings'],
    ],
  },
  {
    name: 'lists',
    rows: [
      [['j', '↓'], 'next'],
      [['k', '↑'], 'previous'],
      [['Enter'], 'open'],
      [['Space'], 'select'],
      [['s'], 'saveSearch'],
      [['p'], 'putIntoCollection'],
    ],
  },
  {
    name: 'coding',
    rows: [
      [['a'], 'accept'],
      [['x'], 'reject'],
      [['v', 'V'], 'selectSentence'],
      [['← →', 'Shift ← →'], 'selectWords'],
      [['c'], 'codePassage'],
      [['f'], 'findingPassage'],
      [['n'], 'na'],
      [['J', 'K'], 'study'],
      [['m'], 'markStudy'],
    ],
  },
  {
    name: 'comparing',
    rows: [
      [['j', 'k'], 'difference'],
      [['1', '2'], 'takeCoder'],
      [['b'], 'takeAll'],
    ],
  },
  {
    name: 'reading',
    rows: [
      [['j', 'k'], 'citation'],
      [['J', 'K'], 'sameReference'],
      [['[', ']'], 'heading'],
      [['o'], 'outline'],
      [['b'], 'beside'],
      [['p'], 'pages'],
      [['+', '-'], 'zoomPages'],
      [['0'], 'fitPages'],
      [['Ctrl F', '⌘ F'], 'findInDocument'],
      [['Enter', 'Shift Enter'], 'findNext'],
      [['v', 'V'], 'selectSentence'],
      [['← →', 'Shift ← →'], 'selectWords'],
      [['c'], 'codePassage'],
      [['f'], 'findingPassage'],
    ],
  },
  {
    name: 'reviewing',
    rows: [
      [['j', 'k'], 'entry'],
      [['Enter', 'e'], 'editDoubt'],
      [['c'], 'settleEntry'],
    ],
  },
  {
    name: 'merging',
    rows: [
      [['j', 'k'], 'duplicateGroup'],
      [['m'], 'mergeGroup'],
      [['x'], 'notDuplicates'],
    ],
  },
  {
    name: 'tidying',
    rows: [
      [['j', 'k'], 'finding'],
      [['f'], 'fixFinding'],
      [['x'], 'noProblem'],
      [['e'], 'openReference'],
    ],
  },
  {
    name: 'numbers',
    rows: [
      [['j', 'k'], 'tableOrCheck'],
      [['a'], 'takeFindings'],
      [['c'], 'lookedAt'],
    ],
  },
  {
    name: 'matrixKeys',
    rows: [
      [['← ↑ → ↓'], 'cell'],
      [['Enter'], 'openCell'],
      [['Home', 'End'], 'edge'],
      [['Alt ← ↑ → ↓'], 'moveLine'],
    ],
  },
];

/** A key as the browser names it, with what is held down; a chord is two of them. */
export type KeyPress = { readonly key: string; readonly control: boolean; readonly shift: boolean };

const NAMED: Readonly<Record<string, string>> = {
  Space: ' ',
  '←': 'ArrowLeft',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
};

/** The presses that a line of the list stands for: its first way of writing, taken apart. */
export function pressesOf([[keys = '']]: KeyRow): readonly KeyPress[] {
  const parts = keys.split(' ');
  const [held = '', ...rest] = parts;
  if (rest.length > 0 && (held === 'Ctrl' || held === 'Shift'))
    return [{ key: named(rest[0] ?? ''), control: held === 'Ctrl', shift: held === 'Shift' }];
  if (keys.includes('←')) return [];
  return parts.map((key) => ({ key: named(key), control: false, shift: /^[A-Z]$/.test(key) }));
}

function named(key: string): string {
  return NAMED[key] ?? key;
}
