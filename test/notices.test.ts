import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');

test('the third-party notices name every package that ships, with its version', () => {
  const lock = JSON.parse(read('package-lock.json')) as {
    packages: Record<string, { version?: string; dev?: boolean; optional?: boolean; devOptional?: boolean }>;
  };
  const notices = read('THIRD-PARTY-NOTICES.md');
  const shipped = Object.entries(lock.packages).filter(
    ([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !entry.optional,
  );
  expect(shipped.length).toBeGreaterThan(50);
  const missing = shipped
    .map(([path, entry]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)} ${entry.version}`)
    .filter((name) => !notices.includes(name));
  expect(missing).toEqual([]);
});
