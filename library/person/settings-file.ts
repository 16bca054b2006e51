import type { z } from 'zod';
import type { Reply } from '../../shared/contract/fault.ts';
import { BackupSettings, PersonSettings, USUAL_PERSON } from '../../shared/contract/settings.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

/** A person's settings as they were found; `notices` say in sentences what could not be read. */
export type SettingsFound = { readonly settings: PersonSettings; readonly notices: readonly string[] };

/** The person's settings on this computer, shared by every window and command. */
export type SettingsFile = {
  /** Full path, or null where nothing is kept. */
  readonly path: string | null;
  readonly read: () => SettingsFound;
  /** Changes what is named and leaves the rest, names of a newer Gleaner included. */
  readonly change: (turn: (settings: PersonSettings) => PersonSettings) => Reply<undefined>;
};

/** Opens the settings at a path. It is read anew each time, because another window may have changed it. */
export function openSettingsFile(path: string, now: () => string): SettingsFile {
  const told: string[] = [];
  // Kept where the disk refuses them, so that a choice lasts at least as long as the window.
  let unsaved: PersonSettings | undefined;

  const look = (): { raw: Record<string, unknown>; settings: PersonSettings; wrong: readonly string[] } => {
    const { value, setAside } = readJsonFile(path, now);
    if (setAside !== null) {
      told.push(
        `Your settings file was damaged and has been set aside as “${setAside}”. The usual settings are used; your libraries are untouched.`,
      );
    }
    const raw = (value ?? {}) as Record<string, unknown>;
    const { settings, wrong } = soundSettings(raw);
    return { raw, settings: unsaved ?? settings, wrong };
  };

  return {
    path,
    read: () => {
      const { settings, wrong } = look();
      const notices =
        wrong.length === 0
          ? told
          : [
              ...told,
              `In your settings file ${wrong.join(', ')} could not be used; the usual value stands in.`,
            ];
      return { settings, notices: [...notices] };
    },
    change: (turn) => {
      const { raw, settings } = look();
      const next = turn(settings);
      const written = writeJsonFile(path, { ...raw, ...next });
      unsaved = written.ok ? undefined : next;
      return written;
    },
  };
}

/** Settings that last as long as the process; for commands and tests that keep nothing. */
export function settingsInMemory(): SettingsFile {
  let settings = USUAL_PERSON;
  return {
    path: null,
    read: () => ({ settings, notices: [] }),
    change: (turn) => {
      settings = turn(settings);
      return { ok: true, output: undefined };
    },
  };
}

/** Takes each setting that can be used from what a file holds, and names those that cannot. */
export function soundSettings(raw: Readonly<Record<string, unknown>>): {
  readonly settings: PersonSettings;
  readonly wrong: readonly string[];
} {
  const wrong: string[] = [];
  const { backups: _backups, ...flat } = PersonSettings.shape;
  const top = soundFields(flat, USUAL_PERSON, raw, '', wrong);
  const nested =
    typeof raw.backups === 'object' && raw.backups !== null ? (raw.backups as Record<string, unknown>) : {};
  if ('backups' in raw && nested !== raw.backups) wrong.push('“backups”');
  const backups = soundFields(BackupSettings.shape, USUAL_PERSON.backups, nested, 'backups.', wrong);
  return { settings: { ...USUAL_PERSON, ...top, backups: { ...USUAL_PERSON.backups, ...backups } }, wrong };
}

function soundFields(
  shape: Readonly<Record<string, z.ZodType>>,
  usual: object,
  raw: Readonly<Record<string, unknown>>,
  prefix: string,
  wrong: string[],
): Record<string, unknown> {
  const sound: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(shape)) {
    if (!(name in raw) || !(name in usual)) continue;
    const parsed = schema.safeParse(raw[name]);
    if (parsed.success) sound[name] = parsed.data;
    else wrong.push(`“${prefix}${name}”`);
  }
  return sound;
}
