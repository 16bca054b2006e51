import type { Session } from 'electron';
import { isOwnPage } from './bundle.ts';

/** Addresses that never leave this computer. */
const LOCAL = /^(blob:app:\/\/gleaner\/|data:|devtools:)/;

/** Denies every permission (point 5) and every request that would leave the machine. */
export function denyOutside(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, decide) =>
    decide({ cancel: !isOwnPage(url) && !LOCAL.test(url) }),
  );
}
