import { homedir } from 'node:os';
import { join } from 'node:path';
import { dataFolder, type Home } from './data-folder.ts';
import { noRecentLibraries, type RecentLibraries, recentLibraries } from './recent-libraries.ts';
import { openSettingsFile, type SettingsFile, settingsInMemory } from './settings-file.ts';

/** What belongs to the person at this computer, outside any library. */
export type Person = {
  readonly settings: SettingsFile;
  readonly recent: RecentLibraries;
  /** Folder for backups unless the person chose another; null where none are made. */
  readonly backupFolder: string | null;
};

/** The person whose home this is: everything lies in the app's data folder. */
export function personAt(home: Home, now: () => string): Person {
  const folder = dataFolder(home);
  return {
    settings: openSettingsFile(join(folder, 'settings.json'), now),
    recent: recentLibraries(join(folder, 'recent.json'), now),
    backupFolder: join(folder, 'backups'),
  };
}

/** The person who runs this process. */
export function personHere(process: NodeJS.Process): Person {
  const { env, platform } = process;
  return personAt({ env, platform, home: homedir() }, () => new Date().toISOString());
}

/** Nobody in particular: nothing is kept and nothing is backed up. */
export function nobody(): Person {
  return { settings: settingsInMemory(), recent: noRecentLibraries(), backupFolder: null };
}
