import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Reply } from '../../../shared/contract/fault.ts';
import { faultOf, output, temporaryFolder } from '../test-library.ts';

const program = fileURLToPath(new URL('./full-disk.ts', import.meta.url));

/** A disk of three megabytes in a namespace of its own, where the system allows one. */
function onSmallDisk(folder: string) {
  const script = `mount -t tmpfs -o size=3m tmpfs "$1" && exec "$2" "$3" "$1"`;
  return spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', folder, process.execPath, program], {
    encoding: 'utf8',
  });
}

const can =
  spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt'], { stdio: 'ignore' }).status === 0;
if (!can) console.warn('SKIPPED: the full disk, because this system gives no disk of its own (unshare -rm).');

test.skipIf(!can)(
  'a disk that fills up is told in sentences, and the library stays whole and readable',
  () => {
    const run = onSmallDisk(temporaryFolder());
    expect(run.stderr.replaceAll(/.*ExperimentalWarning.*\n.*\n/g, '')).toBe('');
    const told = JSON.parse(run.stdout) as Record<string, Reply<never>>;
    expect(told.first?.ok).toBe(true);
    expect(faultOf(told.backup as Reply<never>).message).toContain('is full');
    expect(faultOf(told.choice as Reply<never>).message).toContain('the disk is full');
    expect(faultOf(told.second as Reply<never>).message).toMatch(/disk with .* is full/);
    expect(output(told.listed as Reply<{ total: number }>).total).toBe(1);
    expect(output(told.verified as Reply<{ ok: boolean }>).ok).toBe(true);
  },
);
