import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { done, fault, type Reply } from '../../shared/contract/fault.ts';
import { takeWriterLock } from '../database/lock.ts';
import { openBackup } from './opened-backup.ts';

/**
 * Puts a backup in the place of a library that cannot be opened, or where there is none. What lay there is renamed, never
 * overwritten; gives its new name, or null where nothing lay there.
 */
export function replaceLibrary(path: string, backup: string, now: string): Reply<string | null> {
  if (!existsSync(backup)) return fault('not-found', `There is no backup at “${backup}”.`);
  const sound = openBackup(backup, basename(backup));
  if (!sound.ok) return sound;
  sound.output.close();
  const lock = existsSync(path) ? takeWriterLock(path) : undefined;
  if (existsSync(path) && lock === undefined)
    return fault(
      'held',
      `“${basename(path)}” is open in another program. Close it there first; nothing was changed.`,
    );
  const aside = `${path}.replaced-${now.slice(0, 19).replaceAll(':', '-')}`;
  const part = `${path}.part`;
  try {
    copyFileSync(backup, part);
    const existed = existsSync(path);
    if (existed) renameSync(path, aside);
    // What stands in these belongs to the file that was there.
    for (const ending of ['-wal', '-shm', '-journal'])
      if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
    renameSync(part, path);
    return done(existed ? aside : null);
  } catch (error) {
    rmSync(part, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const why = code === 'ENOSPC' ? 'the disk is full' : `it cannot be written (${code})`;
    return fault('read-only', `“${basename(path)}” was not replaced: ${why}.`);
  } finally {
    lock?.release();
  }
}
