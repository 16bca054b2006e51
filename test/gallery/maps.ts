// npm run gallery:maps: draws the figures of docs/maps.md from the starter library, light and dark.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEngine } from '../../library/index.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';

const FOLDER = fileURLToPath(new URL('../../docs/maps/', import.meta.url));
/** Fine enough for a page of documentation, small enough for a repository. */
const DPI = 110;

type Spec = CallInput<'map.export'>['spec'];
const plain: Spec = {
  title: '',
  rows: 'factor',
  columns: 'study',
  segment: null,
  layout: 'direction',
  layer: 'agreed',
  filters: {},
  includeAsCited: true,
  includeQuotes: false,
  about: '',
  licence: 'CC BY 4.0',
};

/** The maps that are shown, by the name of their picture. */
const MAPS: Readonly<Record<string, Spec>> = {
  'factor-by-study': { ...plain, title: 'Help-seeking factors by study' },
  'factor-by-prevention-level': {
    ...plain,
    title: 'Help-seeking factors by prevention level',
    columns: 'prevention_level',
  },
  'study-type-by-population': {
    ...plain,
    title: 'Study types by population, a tile for each study',
    rows: 'study_type',
    columns: 'population',
    layout: 'mosaic',
    segment: 'prevention_level',
  },
};
const CHARTS: Readonly<Record<string, CallInput<'chart.export'>['spec']>> = {
  years: { kind: 'years' },
  percentages: { kind: 'percentages', factor: null },
};

const folder = mkdtempSync(join(tmpdir(), 'gleaner-maps-'));
mkdirSync(FOLDER, { recursive: true });
const opened = await openEngine(join(folder, 'starter.gleaner'), {
  mode: 'write',
  create: true,
  starter: true,
  holder: 'the gallery',
});
if (!opened.ok) throw new Error(opened.fault.message);
const engine = opened.output;
try {
  for (const theme of ['light', 'dark'] as const) {
    for (const [name, spec] of Object.entries(MAPS)) {
      await save(`${name}-${theme}.png`, 'map.export', { spec, format: 'png', theme, dpi: DPI });
    }
    for (const [name, spec] of Object.entries(CHARTS)) {
      await save(`${name}-${theme}.png`, 'chart.export', { spec, format: 'png', theme, dpi: DPI });
    }
  }
} finally {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
}

async function save<K extends CallName & ('map.export' | 'chart.export')>(
  name: string,
  call: K,
  input: CallInput<K>,
): Promise<void> {
  const reply = (await engine.answer(call, input)) as Reply<CallOutput<K>>;
  if (!reply.ok) throw new Error(reply.fault.message);
  const file = engine.files.get(reply.output.file);
  if (!file.ok) throw new Error(file.fault.message);
  writeFileSync(join(FOLDER, name), file.output.bytes);
  console.log(`docs/maps/${name}: ${Math.round(file.output.bytes.length / 1_000)} kB`);
}
