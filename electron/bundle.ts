import { policyHeaders } from '../library/screens/page-policy.ts';
import { staticFile } from '../library/screens/static-file.ts';
import type { Electron } from './electron.ts';

/** The one origin our pages have; nothing else is ever shown. */
export const ORIGIN = 'app://gleaner';

/** The page the window opens. */
export const PAGE = `${ORIGIN}/index.html`;

/** Whether an address is a page of ours. */
export function isOwnPage(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`);
}

/** Announces `app:` as a real origin (points 1 and 18 of Electron's security list); must run before `ready`. */
export function announceBundle({ protocol }: Electron): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers `app://gleaner/…` with the files of the built screens and with nothing outside their folder. */
export function serveBundle({ protocol }: Electron, screens: string): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url);
    const file = host === 'gleaner' ? await staticFile(screens, pathname) : undefined;
    if (file === undefined)
      return new Response('There is no such page.', { status: 404, headers: policyHeaders() });
    return new Response(new Uint8Array(file.bytes), {
      headers: { ...policyHeaders(), 'Content-Type': file.mediaType },
    });
  });
}
