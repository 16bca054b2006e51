import { existsSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Handlers } from '../shared/contract/answer.ts';
import { done, fault, type Reply } from '../shared/contract/fault.ts';
import type { HostDescription } from '../shared/contract/host.ts';
import type { DeskFile, FileDesk } from './file-desk.ts';
import type { Person } from './person/person.ts';

/** What the program around the engine does for its person; each door gives what it can. */
export type Host = {
  readonly kind: HostDescription['kind'];
  /** Opens a library that the person chose here; the answer is a fault where this host cannot. */
  readonly openLibrary: (path: string) => Promise<Reply<undefined>>;
  /** Its dialogs, where it has any. Undefined answers: the person thought better of it. */
  readonly dialogs?: {
    readonly library: () => void;
    readonly newLibrary: () => void;
    readonly folder: () => Promise<string | undefined>;
  };
  readonly dragOut?: (file: DeskFile) => void;
  readonly menuWords?: (words: Readonly<Record<string, string>>) => void;
};

/** No program around the engine, as in a single command. */
export function noHost(): Host {
  return { kind: 'none', openLibrary: async () => onlyInWindow() };
}

type HostCall = Extract<keyof Handlers, `host.${string}`>;

/** The calls of shared/contract/host.ts over one host. */
export function hostHandlers(
  host: Host,
  person: Person,
  files: FileDesk,
  path: string,
  log: () => string,
): Pick<Handlers, HostCall> {
  const nothing = done({});
  return {
    'host.describe': async () =>
      done({
        kind: host.kind,
        recent: person.recent.list().map((recent) => ({
          id: recent.id,
          name: basename(recent.path),
          folder: dirname(recent.path),
          there: existsSync(recent.path),
          here: recent.path === path,
        })),
        dialogs: host.dialogs !== undefined,
        dragOut: host.dragOut !== undefined,
      }),
    'host.openRecent': async ({ id }) => {
      const recent = person.recent.list().find((one) => one.id === id);
      if (recent === undefined) return fault('not-found', 'This library is no longer among the recent ones.');
      if (!existsSync(recent.path)) {
        return fault('not-found', `“${recent.path}” is not there. If you moved it, open it where it is now.`);
      }
      const opened = await host.openLibrary(recent.path);
      return opened.ok ? nothing : opened;
    },
    'host.openLibrary': async () => {
      if (host.dialogs === undefined) return onlyInWindow();
      host.dialogs.library();
      return nothing;
    },
    'host.newLibrary': async () => {
      if (host.dialogs === undefined) return onlyInWindow();
      host.dialogs.newLibrary();
      return nothing;
    },
    'host.chooseBackupFolder': async ({ usual }) => {
      if (host.dialogs === undefined && !usual) return onlyInWindow();
      const folder = usual ? null : await host.dialogs?.folder();
      if (folder === undefined) return nothing;
      const kept = person.settings.change((found) => ({ ...found, backups: { ...found.backups, folder } }));
      return kept.ok ? nothing : kept;
    },
    'host.dragOut': async ({ file }) => {
      const found = files.get(file);
      if (!found.ok) return found;
      host.dragOut?.(found.output);
      return nothing;
    },
    'host.log': async () => {
      const name = 'gleaner-log.txt';
      const mediaType = 'text/plain';
      const file = files.put({ name, mediaType, bytes: new TextEncoder().encode(log()) });
      return done({ file, name, mediaType, notices: [] });
    },
    'host.menuWords': async ({ words }) => {
      host.menuWords?.(words);
      return nothing;
    },
  };
}

function onlyInWindow(): Reply<never> {
  return fault(
    'invalid-input',
    'Only the desktop window can show a dialog for this. Here, start “gleaner serve --library FILE” for another library, and “gleaner settings” for folders.',
  );
}
