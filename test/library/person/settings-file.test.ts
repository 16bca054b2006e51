import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettingsFile } from '../../../library/person/settings-file.ts';
import { USUAL_PERSON } from '../../../shared/contract/settings.ts';
import { faultOf, temporaryFolder } from '../test-library.ts';

const NOON = () => '2026-01-02T12:00:00.000Z';

function fileOf(text?: string) {
  const folder = temporaryFolder();
  const path = join(folder, 'gleaner', 'settings.json');
  mkdirSync(join(folder, 'gleaner'));
  if (text !== undefined) writeFileSync(path, text);
  return { folder: join(folder, 'gleaner'), path, file: openSettingsFile(path, NOON) };
}

describe('the settings of a person', () => {
  it('are the usual ones where there is no file, and none is made by looking', () => {
    const { path, file } = fileOf();
    expect(file.read()).toEqual({ settings: USUAL_PERSON, notices: [] });
    expect(existsSync(path)).toBe(false);
  });

  it('are found again, whole, by the next window', () => {
    const { path, file } = fileOf();
    file.change((settings) => ({ ...settings, name: 'Ada', screen: { theme: 'dark' } }));
    expect(openSettingsFile(path, NOON).read().settings).toMatchObject({
      name: 'Ada',
      screen: { theme: 'dark' },
    });
  });

  it.each(['', '{"name": "A', '[1, 2]', '7', 'null', '\u0000\u0001', '{"name":"A"}}'])(
    'that are damaged (%j) are set aside with a sentence, and the usual ones are used',
    (text) => {
      const { folder, path, file } = fileOf(text);
      const { settings, notices } = file.read();
      expect(settings).toEqual(USUAL_PERSON);
      expect(notices).toHaveLength(1);
      expect(notices[0]).toContain('settings.json.damaged-2026-01-02T12-00-00');
      expect(readFileSync(join(folder, 'settings.json.damaged-2026-01-02T12-00-00'), 'utf8')).toBe(text);
      expect(existsSync(path)).toBe(false);
      // The window still says so when it asks again, and what is chosen is kept from then on.
      file.change((found) => ({ ...found, name: 'Ada' }));
      expect(file.read().settings.name).toBe('Ada');
      expect(file.read().notices).toHaveLength(1);
      expect(readdirSync(folder).toSorted()).toEqual([
        'settings.json',
        'settings.json.damaged-2026-01-02T12-00-00',
      ]);
    },
  );

  it('of which one cannot be used keep all the others, and say which', () => {
    const { file } = fileOf('{"name":"Ada","onlineLookUp":"perhaps","backups":{"keep":0,"everyHours":2}}');
    const { settings, notices } = file.read();
    expect(settings).toMatchObject({ name: 'Ada', onlineLookUp: false });
    expect(settings.backups).toEqual({ ...USUAL_PERSON.backups, everyHours: 2 });
    expect(notices[0]).toContain('“onlineLookUp”');
    expect(notices[0]).toContain('“backups.keep”');
  });

  it('keep what a newer Gleaner wrote beside them', () => {
    const { path, file } = fileOf('{"name":"Ada","voice":"low"}');
    file.change((settings) => ({ ...settings, name: 'Grace' }));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ name: 'Grace', voice: 'low' });
  });

  it.skipIf(process.getuid?.() === 0)(
    'that cannot be written are told, and last as long as the window',
    () => {
      const { folder, file } = fileOf();
      chmodSync(folder, 0o500);
      const kept = file.change((settings) => ({ ...settings, name: 'Ada' }));
      expect(faultOf(kept).message).toContain('lasts until Gleaner is closed');
      expect(file.read().settings.name).toBe('Ada');
      chmodSync(folder, 0o700);
    },
  );

  it('whose folder is a file are told, and last as long as the window', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'gleaner'), '');
    const file = openSettingsFile(join(folder, 'gleaner', 'settings.json'), NOON);
    expect(faultOf(file.change((settings) => ({ ...settings, name: 'Ada' }))).kind).toBe('read-only');
    expect(file.read().settings.name).toBe('Ada');
  });
});
