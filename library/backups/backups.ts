import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupList, BackupPreview, BackupRow } from '../../shared/contract/backup.ts';
import type { CallArguments, CallOutput } from '../../shared/contract/calls.ts';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import type { FileDesk } from '../file-desk.ts';
import { type Library, metaValue } from '../library.ts';
import type { Person } from '../person/person.ts';
import { folderOf, holdingsOf, nameOf, namesIn, rotate, rowOf } from './backup-folder.ts';
import { compareLibraries, describeDifferences } from './backup-rows.ts';
import { copyInWorker } from './copy-in-worker.ts';
import { type OpenedBackup, openBackup } from './opened-backup.ts';
import { restoreRows } from './restore.ts';
import { startSchedule } from './schedule.ts';

type Which = CallArguments<'backup.preview'>;
type Later = (act: () => void, milliseconds: number) => () => void;

export type BackupsOptions = {
  readonly library: Library;
  readonly person: Person;
  readonly files: FileDesk;
  /** Whether backups are made unasked: by the hosts of windows, not by single commands. */
  readonly scheduled: boolean;
  readonly later?: Later;
  /** Hears why a backup nobody asked for could not be made. */
  readonly onFailed?: (sentence: string) => void;
};

/** The backups of one open library. */
export type Backups = {
  readonly list: () => Promise<Reply<BackupList>>;
  readonly make: () => Promise<Reply<BackupRow>>;
  readonly preview: (which: Which) => Promise<Reply<BackupPreview>>;
  readonly restore: (which: Which) => Promise<Reply<CallOutput<'backup.restore'>>>;
  readonly copy: (input: CallArguments<'backup.copy'>) => Promise<Reply<CallOutput<'backup.copy'>>>;
  /** Makes the last backup where something is not in one yet; call before the library is closed. */
  readonly close: () => Promise<void>;
};

/** Opens the backups of a library; settings are looked at anew each time. */
export function openBackups(options: BackupsOptions): Backups {
  const { library, person, files, scheduled, later = laterByTimer, onFailed } = options;
  let lastFault: string | null = null;
  let covered: number | undefined;
  let running: Promise<unknown> = Promise.resolve();

  const place = (): string | undefined => {
    const parent = person.settings.read().settings.backups.folder ?? person.backupFolder;
    return parent === null ? undefined : folderOf(parent, library);
  };
  // Nothing is lost with a library that holds what it was made with.
  const floor = Number(metaValue(library.file, 'starterRevision') ?? 0);
  const isUncovered = () => library.journal.revision() > Math.max(covered ?? 0, floor);

  const write = async (why: NonNullable<BackupRow['why']>): Promise<Reply<BackupRow>> => {
    const folder = place();
    if (folder === undefined)
      return fault('invalid-input', 'No backups are made here: there is no folder for them.');
    const revision = library.journal.revision();
    const at = unusedTime(folder, library.now());
    const target = join(folder, nameOf(at));
    const outcome = await copyInWorker({ source: library.file.path, target, at, why });
    if (!outcome.ok) {
      lastFault = `The backup was not made, because ${outcome.reason}. The library itself is whole; choose another folder in the settings, or make room, and try again.`;
      return fault('read-only', lastFault);
    }
    lastFault = null;
    covered = revision;
    rotate(folder, person.settings.read().settings.backups.keep);
    return done(rowOf(folder, nameOf(at)));
  };
  /** One at a time: a second copy beside the first would only be slower. */
  const inTurn = (why: NonNullable<BackupRow['why']>): Promise<Reply<BackupRow>> => {
    const turn = running.then(() => write(why));
    running = turn.catch(() => undefined);
    return turn;
  };
  const unasked = async (why: 'scheduled' | 'closing') => {
    if (!person.settings.read().settings.backups.on || !isUncovered() || place() === undefined) return;
    const made = await inTurn(why);
    if (!made.ok) onFailed?.(made.fault.message);
  };

  const schedule = startSchedule({
    now: () => Date.parse(library.now()),
    later,
    newest: () => {
      const folder = place();
      const [name] = folder === undefined ? [] : namesIn(folder);
      return name === undefined || folder === undefined ? 0 : Date.parse(rowOf(folder, name).at);
    },
    everyHours: () => {
      const { on, everyHours } = person.settings.read().settings.backups;
      return on ? everyHours : undefined;
    },
    make: () => unasked('scheduled'),
  });
  const stopListening =
    scheduled && !library.file.readOnly && person.backupFolder !== null
      ? library.journal.listen(() => schedule.changed())
      : () => undefined;

  const open = (which: Which): Reply<OpenedBackup & { readonly row: BackupRow }> => {
    const found = sourceOf(which, place(), files);
    if (!found.ok) return found;
    const opened = openBackup(found.output.from, found.output.name);
    return opened.ok ? done({ ...opened.output, row: found.output.row }) : opened;
  };

  return {
    list: async () => {
      const folder = place();
      const backups = folder === undefined ? [] : namesIn(folder).map((name) => rowOf(folder, name));
      return done({ folder: folder ?? null, backups, fault: lastFault });
    },
    make: () => inTurn('asked'),
    preview: async (which) => {
      const opened = open(which);
      if (!opened.ok) return opened;
      try {
        return done(await previewOf(library, opened.output));
      } finally {
        opened.output.close();
      }
    },
    restore: async (which) => {
      if (library.file.readOnly)
        return fault(
          'read-only',
          `“${library.file.name}” is open for reading only, so nothing can be restored in it.`,
        );
      const opened = open(which);
      if (!opened.ok) return opened;
      try {
        const { database, row, id } = opened.output;
        if (id !== library.id) {
          return fault(
            'conflict',
            'This is a backup of another library. Open it as a library of its own instead; nothing was changed.',
          );
        }
        const before = place() === undefined ? undefined : await inTurn('restoring');
        if (before !== undefined && !before.ok) return before;
        const moment = row.at.slice(0, 16).replace('T', ' ');
        const restored = await restoreRows(library, database, `Restored the backup of ${moment} (UTC)`);
        if (!restored.ok) return restored;
        return done({
          differences: describeDifferences(restored.output),
          before: before?.ok ? before.output.name : null,
        });
      } finally {
        opened.output.close();
      }
    },
    copy: async ({ name }) => {
      const found = sourceOf({ name }, place(), files);
      if (!found.ok || typeof found.output.from !== 'string') return found.ok ? gone() : found;
      const bytes = new Uint8Array(readFileSync(found.output.from));
      const shown = `${library.file.name.replace(/\.gleaner$/i, '')} ${name}`;
      const mediaType = 'application/vnd.gleaner.library';
      return done({
        file: files.put({ name: shown, mediaType, bytes }),
        name: shown,
        mediaType,
        notices: [],
      });
    },
    close: async () => {
      stopListening();
      schedule.stop();
      if (scheduled && !library.file.readOnly) await unasked('closing');
      await running;
    },
  };
}

type Source = { readonly from: string | Uint8Array; readonly name: string; readonly row: BackupRow };

function sourceOf(which: Which, folder: string | undefined, files: FileDesk): Reply<Source> {
  if ('file' in which) {
    const file = files.get(which.file);
    if (!file.ok) return file;
    const { bytes, name } = file.output;
    const at = new Date(0).toISOString();
    const row = { name: nameOf(at), at, why: null, bytes: bytes.length, holds: null, fault: null };
    return done({ from: bytes, name, row });
  }
  const path = folder === undefined ? '' : join(folder, which.name);
  if (folder === undefined || !existsSync(path)) return gone();
  return done({ from: path, name: which.name, row: rowOf(folder, which.name) });
}

function gone(): Reply<never> {
  return fault('not-found', 'This backup is no longer there. Look at the list again.');
}

const MOST_LATER = 50;

async function previewOf(
  library: Library,
  { database, row }: OpenedBackup & { readonly row: BackupRow },
): Promise<BackupPreview> {
  const differences = describeDifferences(compareLibraries(library.file.sqlite, database));
  const newest = database.prepare('SELECT MAX(sequence) AS n FROM change').get() as { n: number | null };
  const entries = await library.journal.entries(10_000);
  const later = entries.filter(({ sequence }) => sequence > (newest.n ?? 0));
  return {
    backup: { ...row, holds: holdingsOf(database) },
    now: holdingsOf(library.file.sqlite),
    differences,
    later: later.slice(0, MOST_LATER),
    laterCount: later.length,
  };
}

/** Two backups within one second would share a name; the later one is dated a second on. */
function unusedTime(folder: string, at: string): string {
  let time = Date.parse(at);
  while (existsSync(join(folder, nameOf(new Date(time).toISOString())))) time += 1_000;
  return new Date(time).toISOString();
}

const laterByTimer: Later = (act, milliseconds) => {
  const timer = setTimeout(act, Math.min(milliseconds, 2 ** 31 - 1));
  // A command must be able to end while a backup is only planned.
  timer.unref();
  return () => clearTimeout(timer);
};
