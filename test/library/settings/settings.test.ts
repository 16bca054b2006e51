import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openEngine } from '../../../library/index.ts';
import { personAt } from '../../../library/person/person.ts';
import type { SettingsReading } from '../../../shared/contract/settings.ts';
import { countingClock, faultOf, output, temporaryFolder } from '../test-library.ts';

async function engineOf(path: string, folder: string, mode: 'read' | 'write' = 'write') {
  const home = { env: { XDG_DATA_HOME: folder }, platform: 'linux', home: folder } as const;
  const person = personAt(home, () => '2026-01-02T12:00:00.000Z');
  const engine = output(
    await openEngine(path, { mode, create: mode === 'write', holder: 'a test', person, ...countingClock() }),
  );
  onTestFinished(() => engine.close());
  return engine;
}

describe('settings', () => {
  it('go with the library or stay with the person, each where it belongs', async () => {
    const folder = temporaryFolder();
    const first = await engineOf(join(folder, 'one.gleaner'), folder);
    const second = await engineOf(join(folder, 'two.gleaner'), folder);
    output(
      await first.answer('settings.choose', {
        person: { name: 'Ada', screen: { theme: 'dark' }, backups: { keep: 3 } },
        library: { bibliography: 'biblatex' },
      }),
    );
    const other = output(await second.answer('settings.read', {})) as SettingsReading;
    expect(other.person).toMatchObject({ name: 'Ada', screen: { theme: 'dark' } });
    expect(other.person.backups).toMatchObject({ keep: 3, everyHours: 4, folder: null });
    expect(other.library.bibliography).toBe('bibtex');
    const own = output(await first.answer('settings.read', {})) as SettingsReading;
    expect(own.library.bibliography).toBe('biblatex');
    expect(own.file).toBe(join(folder, 'gleaner', 'settings.json'));
  });

  it('give a new library the name of the person', async () => {
    const folder = temporaryFolder();
    const first = await engineOf(join(folder, 'one.gleaner'), folder);
    output(await first.answer('settings.choose', { person: { name: 'Ada' } }));
    const second = await engineOf(join(folder, 'two.gleaner'), folder);
    expect(second.library.coder()).toBe('Ada');
  });

  it('never take a backup folder from a screen', async () => {
    const folder = temporaryFolder();
    const engine = await engineOf(join(folder, 'one.gleaner'), folder);
    await engine.answer('settings.choose', { person: { backups: { folder: '/somewhere', keep: 2 } } });
    const { person } = output(await engine.answer('settings.read', {})) as SettingsReading;
    expect(person.backups).toMatchObject({ folder: null, keep: 2 });
  });

  it('of a damaged file are told once for all windows and leave the library alone', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'one.gleaner');
    const before = await engineOf(path, folder);
    output(await before.answer('settings.choose', { person: { name: 'Ada' } }));
    await before.close();
    writeFileSync(join(folder, 'gleaner', 'settings.json'), '{"name":');
    const engine = await engineOf(path, folder);
    const { notices, person } = output(await engine.answer('settings.read', {})) as SettingsReading;
    expect(notices.join()).toContain('set aside');
    expect(person.name).toBe('');
  });

  it('of a library open for reading cannot be changed, the person’s can', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'one.gleaner');
    await (await engineOf(path, folder)).close();
    const engine = await engineOf(path, folder, 'read');
    const refused = await engine.answer('settings.choose', { library: { bibliography: 'biblatex' } });
    expect(faultOf(refused).kind).toBe('read-only');
    output(await engine.answer('settings.choose', { person: { name: 'Ada' } }));
  });
});
