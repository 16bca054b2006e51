import { join } from 'node:path';

/** Where this process runs and for whom. */
export type Home = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
};

/** The per-user data folder: XDG_DATA_HOME (XDG Base Directory 0.8), Application Support, or %APPDATA%. */
export function dataFolder({ env, platform, home }: Home): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Gleaner');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Gleaner');
  // The specification says to ignore a relative XDG_DATA_HOME.
  const xdg = env.XDG_DATA_HOME;
  return join(xdg?.startsWith('/') ? xdg : join(home, '.local', 'share'), 'gleaner');
}
