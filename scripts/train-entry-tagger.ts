// Trains the tagger of reference strings and writes library/extraction/entry/model/.
//   node scripts/train-entry-tagger.ts [--epochs 4] [--drop 0] [--styles 2200] [--out DIR] [--pool FILE]
//   node scripts/train-entry-tagger.ts --generalisation [--without SOURCE]
// The second form writes nothing: it trains without every seventh CSL style, without the works of two languages and,
// with --without, without one source of the pool, and prints how many entries and tokens of those it labels rightly.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEntry } from '../library/extraction/entry/entry.ts';
import { LABELS } from '../library/extraction/entry/labels.ts';
import { readModel } from '../library/extraction/entry/model-file.ts';
import { fitCalibration } from './entry-tagger/calibration-fit.ts';
import { measureKept, measureSource } from './entry-tagger/generalisation.ts';
import { isHeldOut, type PoolEntry } from './entry-tagger/pool.ts';
import { printEntries, type Settings, seeded, train } from './entry-tagger/training.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const option = (name: string, fallback: string): string => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : process.argv[at + 1]!;
};
const flag = (name: string): boolean => process.argv.includes(`--${name}`);

const number = (name: string, fallback: number): number => Number(option(name, String(fallback)));
const settings: Settings = {
  epochs: number('epochs', 4),
  alpha: number('alpha', 0.1),
  beta: 1,
  l1: number('l1', 1),
  l2: number('l2', 1),
  drop: number('drop', 0),
  rendered: number('rendered', 11000),
  renderedWeight: number('rendered-weight', 0.5),
  disturbed: number('disturbed', 0.5),
  disturbedWeight: number('disturbed-weight', 0.4),
  csl: { styles: number('styles', 2200), perStyle: number('per-style', 8), keptStyles: 0, keptLanguages: [] },
  cslWeight: number('csl-weight', 0.5),
  leastFeature: number('least', 2),
  seed: 20210,
};

const poolFile = option('pool', `${root}../shared/data/reference-strings/training-pool.jsonl`);
const out = option('out', `${root}library/extraction/entry/model`);
const pool = readFileSync(poolFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as PoolEntry);
if (flag('generalisation')) {
  printGeneralisation();
  process.exit(0);
}
const keptBack = pool.filter(isHeldOut);
const seen = pool.filter((entry) => !isHeldOut(entry));
const printed = printEntries(seen, settings);
const first = train(seen, printed, settings, {}, true);
const trial = readModel(first.file);
const calibration = fitCalibration(keptBack, (entry) => parseEntry(entry.raw, { model: trial }));
const packed = train(pool, printed, settings, calibration, flag('quick'));
mkdirSync(out, { recursive: true });
writeFileSync(`${out}/entry-tagger.bin`, packed.file);
writeFileSync(
  `${out}/entry-tagger.json`,
  `${JSON.stringify(
    {
      model: 'linear-chain conditional random field over tokens of reference strings',
      labels: LABELS,
      features: packed.features,
      weights: packed.weights,
      bytes: packed.file.length,
      entries: { ...packed.entries, keptBackForCalibration: keptBack.length },
      settings,
      sources: [
        'AnyStyle training data (core and good sets), BSD-2-Clause',
        'GROBID citation training data, Apache-2.0',
        'references rendered by scripts/entry-tagger/rendered.ts from our own templates',
        'references rendered by citeproc-js in the styles and locales of the Citation Style Language project',
      ],
    },
    null,
    2,
  )}\n`,
);
console.error(`${packed.features} features, ${packed.weights} weights, ${packed.file.length} bytes`);

/** Trains without some styles, languages and perhaps a source, and prints what the model makes of them. */
function printGeneralisation(): void {
  const csl = { ...settings.csl, keptStyles: 7, keptLanguages: ['fi', 'pt'] };
  const without = option('without', '');
  const seen = pool.filter(({ source }) => source !== without);
  const plan = { ...settings, csl };
  const model = readModel(train(seen, printEntries(seen, plan), plan, {}, true).file);
  const rates = new Map(measureKept(model, pool, { ...csl, styles: 420 }, seeded(4711)));
  if (without)
    rates.set(
      without,
      measureSource(
        model,
        pool.filter(({ source }) => source === without),
      ),
    );
  for (const [group, { entries, whole, tokens, right }] of rates)
    console.log(
      `${group.padEnd(16)} ${String(entries).padStart(6)} entries, ${((100 * whole) / entries).toFixed(1)} % whole, ${((100 * right) / tokens).toFixed(2)} % of tokens`,
    );
}
