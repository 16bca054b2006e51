import { spawn } from 'node:child_process';
import type { Terminal } from './terminal.ts';

/** Whether this machine shows windows at all, so that opening a browser makes sense. */
export function hasDisplay({ env, platform }: Pick<Terminal, 'env' | 'platform'>): boolean {
  if (env.CI) return false;
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens an address of ours in the person's browser; says nothing where that does not work, the address was printed. */
export function openInBrowser(address: string, platform: NodeJS.Platform): void {
  const [program, ...parts] = opener(platform);
  const child = spawn(program, [...parts, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function opener(platform: NodeJS.Platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open'];
  // `start` would need a shell, in which & and ^ of an address mean something.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return ['xdg-open'];
}
