import type { CallArguments } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { PersonSettings, SettingsReading } from '../../shared/contract/settings.ts';
import type { Library } from '../library.ts';
import type { Person } from '../person/person.ts';
import { changeLibrarySettings, readLibrarySettings } from './library-settings.ts';

export { readLibrarySettings } from './library-settings.ts';

/** All settings: the person's from their file, the library's from the library. */
export async function readSettings(library: Library, person: Person): Promise<Reply<SettingsReading>> {
  const { settings, notices } = person.settings.read();
  return done({
    person: settings,
    library: readLibrarySettings(library.file),
    notices: [...notices],
    file: person.settings.path,
    backupFolder: settings.backups.folder ?? person.backupFolder,
  });
}

/** Changes what is named and gives all settings back. Settings are no part of the history. */
export async function chooseSettings(
  library: Library,
  person: Person,
  { person: own, library: shared }: CallArguments<'settings.choose'>,
): Promise<Reply<SettingsReading>> {
  if (shared !== undefined && library.file.readOnly) {
    return fault(
      'read-only',
      `“${library.file.name}” is open for reading only, so its settings stay as they are.`,
    );
  }
  if (own !== undefined) {
    const kept = person.settings.change((settings) => changed(settings, own));
    if (!kept.ok) return kept;
  }
  if (shared !== undefined) changeLibrarySettings(library.file, shared);
  return readSettings(library, person);
}

function changed(
  settings: PersonSettings,
  { backups, screen, ...rest }: NonNullable<CallArguments<'settings.choose'>['person']>,
): PersonSettings {
  return {
    ...settings,
    ...rest,
    backups: { ...settings.backups, ...backups },
    screen: { ...settings.screen, ...screen },
  };
}
