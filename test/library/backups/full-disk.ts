// Run inside a small disk: fills it while a library is open, and prints what is told.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine } from '../../../library/index.ts';
import { personAt } from '../../../library/person/person.ts';

const disk = process.argv[2] ?? '';
const home = { env: { XDG_DATA_HOME: disk }, platform: 'linux', home: disk } as const;
const logged: string[] = [];
const opened = await openEngine(join(disk, 'test.gleaner'), {
  mode: 'write',
  create: true,
  holder: 'a test',
  person: personAt(home, () => new Date().toISOString()),
  log: (error) => logged.push(String(Object.entries(error as object)) + String((error as Error).stack)),
});
if (!opened.ok) throw new Error(opened.fault.message);
const engine = opened.output;
const add = (title: string) => engine.answer('reference.add', { items: [{ id: '', type: 'book', title }] });
const first = await add('Acknowledged');
try {
  for (let n = 0; ; n++) writeFileSync(join(disk, `filler-${n}`), new Uint8Array(16_384));
} catch {
  // The disk is full now.
}
const backup = await engine.answer('backup.make', {});
const choice = await engine.answer('settings.choose', { person: { name: 'A'.repeat(200) } });
const second = await add('x'.repeat(200_000));
const listed = await engine.answer('reference.list', {});
const verified = await engine.answer('library.verify', {});
await engine.close();
process.stdout.write(JSON.stringify({ first, backup, choice, second, listed, verified, logged }));
