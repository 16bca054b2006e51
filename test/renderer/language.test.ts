import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../renderer/language/en.ts';

const FOLDER = join(import.meta.dirname, '../../renderer');
const sources = globSync('**/*.{ts,tsx}', { cwd: FOLDER, exclude: ['language/**'] });

/** Keys written out in the sources; those put together from parts are checked by the first of them. */
function keysIn(file: string): readonly string[] {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return [
    ...text.matchAll(/\bt\(\s*'([\w.-]+)'/g),
    ...text.matchAll(/\? '([\w-]+\.[\w.-]+)' : '([\w-]+\.[\w.-]+)'/g),
  ].flatMap(([, ...keys]) => keys);
}

function has(key: string): boolean {
  let here: unknown = en;
  const parts = key.split('.');
  for (const [index, part] of parts.entries()) {
    if (typeof here !== 'object' || here === null) return false;
    const last = index === parts.length - 1;
    const held: Record<string, unknown> = here as Record<string, unknown>;
    if (last && (part in held || `${part}_other` in held)) return true;
    here = held[part];
  }
  return false;
}

describe('the English texts', () => {
  it('have every key that a screen or store asks for', () => {
    const keys = sources.flatMap((file) => keysIn(file).map((key) => ({ file, key })));
    expect(keys.length).toBeGreaterThan(300);
    expect(keys.filter(({ key }) => !has(key))).toEqual([]);
  });

  it('say nothing with an exclamation mark', () => {
    expect(JSON.stringify(en)).not.toContain('!');
  });
});
