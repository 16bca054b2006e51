import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/** A Chromium to test with, and what it needs around it. */
export type BrowserProgram = {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where it comes from, for the test report. */
  readonly origin: string;
};

const INSTALLED: readonly string[] = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Finds a Chromium: CHROMIUM_PATH, an installed one, else the one inside the `@sparticuz/chromium` package (Linux). */
export function findBrowser(): BrowserProgram | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return { executablePath: named, env: {}, origin: 'CHROMIUM_PATH' };
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return { executablePath: installed, env: {}, origin: installed };
  return process.platform === 'linux' && process.arch === 'x64' ? packagedBrowser() : undefined;
}

/** Starts a headless Chromium, or says how to get one. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const program = findBrowser();
  if (program === undefined) {
    throw new Error('No Chromium was found. Install one, or name it in CHROMIUM_PATH.');
  }
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    executablePath: program.executablePath,
    env: { ...stringsOf(process.env), ...program.env },
    ...options,
    args: [...asRoot, '--disable-dev-shm-usage', ...(options.args ?? [])],
  });
}

/**
 * Unpacks the packaged Chromium once per installation into node_modules/.cache. It brings the shared libraries a bare
 * system lacks (NSS, NSPR, expat) and its fonts, so nothing has to be installed.
 */
function packagedBrowser(): BrowserProgram | undefined {
  const home = fileURLToPath(new URL('../node_modules/@sparticuz/chromium/', import.meta.url));
  if (!existsSync(join(home, 'package.json'))) return undefined;
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  const folder = join(home, '../../.cache', `chromium-${version}`);
  if (!existsSync(join(folder, 'chromium'))) unpack(folder);
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023/lib'),
      FONTCONFIG_FILE: fontSettings(folder),
      VK_ICD_FILENAMES: join(folder, 'vk_swiftshader_icd.json'),
    },
    origin: `@sparticuz/chromium ${version}`,
  };
}

/** The package unpacks into TMPDIR, and its libraries only where it believes to be on Amazon's runtime. */
function unpack(folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  const staging = mkdtempSync(`${folder}-`);
  const script = "import('@sparticuz/chromium').then((all) => all.default.executablePath())";
  const run = spawnSync(process.execPath, ['-e', script], {
    cwd: fileURLToPath(new URL('../', import.meta.url)),
    env: { ...process.env, TMPDIR: staging, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The packaged Chromium could not be unpacked: ${run.stderr}`);
  try {
    // Another process may have been quicker; its folder is as good.
    if (!existsSync(folder)) renameSync(staging, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'chromium'))) throw error;
  }
  rmSync(staging, { recursive: true, force: true });
}

/**
 * Writes where the packaged fonts are, and gives the file's path. The package's own settings look in folders of Amazon's
 * runtime, and Chromium ends where it finds no font at all, as on a system without any.
 */
function fontSettings(folder: string): string {
  const file = join(folder, 'fonts.conf');
  const path = (name: string) => join(folder, name).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const settings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${path('fonts')}</dir>
  <cachedir>${path('fonts-cache')}</cachedir>
</fontconfig>
`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== settings) writeFileSync(file, settings);
  return file;
}

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
