import { done, fault, type Reply } from '../shared/contract/fault.ts';

/** A file behind a handle. */
export type DeskFile = { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array };

/** Where files wait between a door and the engine; the contract carries only their handles. */
export type FileDesk = {
  /** Puts a file down and gives its handle ("file-…", unguessable). */
  readonly put: (file: DeskFile) => string;
  /** Puts a file down that can be had again at any time, such as a stored original; only the newest few of these stay. */
  readonly lend: (file: DeskFile) => string;
  /** Looks at a file without taking it away. */
  readonly get: (handle: string) => Reply<DeskFile>;
  /** Looks at a file whose bytes a thread will read: from now on they lie where it can without a copy of its own. */
  readonly share: (handle: string) => Reply<DeskFile>;
  readonly drop: (handle: string) => void;
};

/** The largest file a door may hand in, in bytes. */
export const LARGEST_FILE = 256 * 1024 * 1024;

const KEPT = 200;
/** Originals are large, and each look at one would leave another copy in memory. */
const LENT = 3;

/** A desk that keeps the newest files and forgets the oldest; `newHandle` gives random letters and digits. */
export function createFileDesk(newHandle: () => string): FileDesk {
  const files = new Map<string, DeskFile>();
  let lent: readonly string[] = [];
  const put = (file: DeskFile) => {
    const handle = `file-${newHandle()}`;
    files.set(handle, file);
    const oldest = files.keys().next();
    if (files.size > KEPT && !oldest.done) files.delete(oldest.value);
    return handle;
  };
  const get = (handle: string): Reply<DeskFile> => {
    const file = files.get(handle);
    if (file === undefined) return fault('not-found', 'The file is no longer at hand. Choose it again.');
    return done(file);
  };
  return {
    put,
    lend: (file) => {
      lent = [...lent, put(file)];
      for (const old of lent.slice(0, -LENT)) files.delete(old);
      lent = lent.slice(-LENT);
      return lent.at(-1)!;
    },
    get,
    share: (handle) => {
      const file = get(handle);
      if (!file.ok || file.output.bytes.buffer instanceof SharedArrayBuffer) return file;
      const bytes = new Uint8Array(new SharedArrayBuffer(file.output.bytes.length));
      bytes.set(file.output.bytes);
      const shared = { ...file.output, bytes };
      files.set(handle, shared);
      return done(shared);
    },
    drop: (handle) => {
      files.delete(handle);
    },
  };
}
