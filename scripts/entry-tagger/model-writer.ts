import { brotliCompressSync, constants } from 'node:zlib';
import type { ModelHeader } from '../../library/extraction/entry/model-file.ts';
import type { Weights } from './crf.ts';

/** Packs trained weights into the file that `readModel` reads; weights that round to zero are left out. */
export function packModel(
  weights: Weights,
  hashes: Int32Array,
  header: Omit<ModelHeader, 'format' | 'features' | 'weights' | 'scale' | 'transitionScale'>,
  quick = false,
): { file: Buffer; features: number; weights: number } {
  const L = weights.labels;
  let top = 0;
  for (const w of weights.emissions) top = Math.max(top, Math.abs(w));
  const scale = Math.min(top, 4) / 127;
  const links = [...weights.transitions, ...weights.first];
  const transitionScale = links.reduce((most, w) => Math.max(most, Math.abs(w)), 0) / 127;
  const rows: { key: number; entries: [number, number][] }[] = [];
  for (let f = 0; f < hashes.length; f++) {
    const entries: [number, number][] = [];
    for (let y = 0; y < L; y++) {
      const stored = Math.max(-127, Math.min(127, Math.round(weights.emissions[f * L + y]! / scale)));
      if (stored !== 0) entries.push([y, stored]);
    }
    if (entries.length > 0) rows.push({ key: hashes[f]!, entries });
  }
  rows.sort((a, b) => a.key - b.key);
  const total = rows.reduce((sum, row) => sum + row.entries.length, 0);
  const json = Buffer.from(
    JSON.stringify({
      format: 'gleaner-entry-tagger-2',
      features: rows.length,
      weights: total,
      scale,
      transitionScale,
      ...header,
    } satisfies ModelHeader),
  );
  const out = Buffer.alloc(4 + json.length + links.length + 5 * rows.length + 2 * total);
  out.writeUInt32LE(json.length, 0);
  json.copy(out, 4);
  let at = 4 + json.length;
  for (const w of links) at = out.writeInt8(Math.round(w / transitionScale), at);
  for (const row of rows) at = out.writeInt32LE(row.key, at);
  for (const row of rows) at = out.writeUInt8(row.entries.length, at);
  for (const row of rows) for (const [label] of row.entries) at = out.writeUInt8(label, at);
  for (const row of rows) for (const [, weight] of row.entries) at = out.writeInt8(weight, at);
  const file = brotliCompressSync(out, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quick ? 5 : 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  return { file, features: rows.length, weights: total };
}
