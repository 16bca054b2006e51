import { describe, expect, test } from 'vitest';
import { libraryPlace } from '../../../library/doors/library-place.ts';

const around = (platform: NodeJS.Platform, env: Record<string, string> = {}) => ({
  env,
  platform,
  home: '/home/ada',
  folder: '/work',
});

describe('the library a command works on', () => {
  test.each([
    ['linux', {}, '/home/ada/.local/share/gleaner/library.gleaner'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/gleaner/library.gleaner'],
    ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ada/.local/share/gleaner/library.gleaner'],
    ['darwin', {}, '/home/ada/Library/Application Support/Gleaner/library.gleaner'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Gleaner/library.gleaner'],
    ['win32', {}, '/home/ada/AppData/Roaming/Gleaner/library.gleaner'],
  ] as const)('is the app’s own on %s with %o', (platform, env, path) => {
    expect(libraryPlace(undefined, around(platform, env))).toEqual({ path, own: true });
  });

  test('is the one named with --library before anything else', () => {
    const place = libraryPlace('mine.gleaner', around('linux', { GLEANER_LIBRARY: '/other.gleaner' }));
    expect(place).toEqual({ path: '/work/mine.gleaner', own: false });
  });

  test('is the one of GLEANER_LIBRARY, made on first use like the app’s own', () => {
    const place = libraryPlace(undefined, around('linux', { GLEANER_LIBRARY: 'other.gleaner' }));
    expect(place).toEqual({ path: '/work/other.gleaner', own: true });
  });
});
