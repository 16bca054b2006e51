/**
 * How well are foreign bibliography files read? Per format: files, records found, read, unread with reasons, fields
 * that agree with Zotero's own reading where one stands beside the file, fields kept anywhere in the item, and time.
 * `node test/bench/formats/formats.ts [format] [--unread] [--differences]`
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectFormat, readBibliography } from '../../../library/formats/formats.ts';
import { compareWithZotero, type FieldAgreement, type ZoteroItem } from './zotero-item.ts';

const DATA = join(import.meta.dirname, '../../../../shared/data/formats');

type Measured = {
  files: number;
  threw: number;
  undetected: string[];
  found: number;
  read: number;
  warnings: number;
  reasons: Map<string, number>;
  agreements: FieldAgreement[];
  differences: string[];
  milliseconds: number;
  slowest: { name: string; milliseconds: number };
};

async function measure(folder: string): Promise<Measured> {
  const measured: Measured = {
    files: 0,
    threw: 0,
    undetected: [],
    found: 0,
    read: 0,
    warnings: 0,
    reasons: new Map(),
    agreements: [],
    differences: [],
    milliseconds: 0,
    slowest: { name: '', milliseconds: 0 },
  };
  for (const name of readdirSync(join(DATA, folder)).sort()) {
    if (name.endsWith('.expected.json')) continue;
    await measureFile(join(DATA, folder), name, measured);
  }
  return measured;
}

async function measureFile(folder: string, name: string, measured: Measured): Promise<void> {
  const bytes = readFileSync(join(folder, name));
  measured.files++;
  if (detectFormat(bytes, name) === undefined) measured.undetected.push(name);
  const start = performance.now();
  try {
    const { records, unread } = await readBibliography(bytes, name);
    const milliseconds = performance.now() - start;
    measured.milliseconds += milliseconds;
    if (milliseconds > measured.slowest.milliseconds) measured.slowest = { name, milliseconds };
    measured.read += records.length;
    measured.found += records.length + unread.length;
    measured.warnings += records.filter(({ warnings }) => warnings.length > 0).length;
    for (const { reason, line } of unread) {
      measured.reasons.set(reason, (measured.reasons.get(reason) ?? 0) + 1);
      if (process.argv.includes('--unread')) console.log(`  unread ${name}:${line} ${reason}`);
    }
    const oracle = join(folder, `${name}.expected.json`);
    if (existsSync(oracle)) {
      const expected = JSON.parse(readFileSync(oracle, 'utf8')) as ZoteroItem[];
      for (const [at, item] of expected.entries()) {
        const record = records[at];
        if (!record) measured.differences.push(`${name} #${at + 1}: missing`);
        for (const each of record ? compareWithZotero(item, record.item) : []) {
          measured.agreements.push(each);
          if (!each.agrees)
            measured.differences.push(
              `${name} #${at + 1} ${each.field}${each.kept ? ' (kept elsewhere)' : ''}: ${each.expected.slice(0, 150)} | ${each.got.slice(0, 150)}`,
            );
        }
      }
    }
  } catch (error) {
    measured.threw++;
    console.log(`  THREW ${name}: ${String(error)}`);
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;
}

const wanted = process.argv.slice(2).filter((each) => !each.startsWith('--'));
if (!existsSync(DATA)) {
  console.log(`No files to measure: ${DATA} does not exist.`);
} else {
  console.log(
    '| format | files | threw | not recognised | found | read | unread | agrees with Zotero | kept | time ms | slowest file ms |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|---|---|');
  const byField = new Map<string, { agrees: number; kept: number; all: number }>();
  for (const folder of readdirSync(DATA).sort()) {
    if (wanted.length > 0 && !wanted.includes(folder)) continue;
    const measured = await measure(folder);
    const agrees = measured.agreements.filter((each) => each.agrees).length;
    const kept = measured.agreements.filter((each) => each.kept).length;
    const all = measured.agreements.length;
    for (const { field, agrees, kept } of measured.agreements) {
      const sum = byField.get(field) ?? { agrees: 0, kept: 0, all: 0 };
      byField.set(field, {
        agrees: sum.agrees + Number(agrees),
        kept: sum.kept + Number(kept),
        all: sum.all + 1,
      });
    }
    console.log(
      `| ${folder} | ${measured.files} | ${measured.threw} | ${measured.undetected.length} | ${measured.found} | ${measured.read} | ${measured.found - measured.read} | ${percent(agrees, all)} of ${all} | ${percent(kept, all)} | ${measured.milliseconds.toFixed(0)} | ${measured.slowest.milliseconds.toFixed(0)} |`,
    );
    for (const [reason, count] of measured.reasons) console.log(`  ${count} x ${reason.slice(0, 160)}`);
    if (measured.undetected.length > 0) console.log(`  not recognised: ${measured.undetected.join(', ')}`);
    if (process.argv.includes('--differences'))
      for (const each of measured.differences) console.log(`  ${each}`);
  }
  console.log('\n| field | agrees | kept | of |\n|---|---|---|---|');
  for (const [field, { agrees, kept, all }] of [...byField].sort()) {
    console.log(`| ${field} | ${percent(agrees, all)} | ${percent(kept, all)} | ${all} |`);
  }
}
