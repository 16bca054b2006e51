import type { CallInput, CallName, CallOutput, EngineEvent, Progress } from '../../shared/contract/calls.ts';
import type { Reply } from '../../shared/contract/fault.ts';

/**
 * Whether the engine can be reached: `lost` means it was reached before and is being tried again, `shutOut` that what
 * answers there now was started anew and lets this page in only after its new link was opened, `restarting` that it
 * stopped and the desktop starts another.
 */
export type Connection = 'connecting' | 'connected' | 'lost' | 'shutOut' | 'restarting';

/** What a caller may hand along with a call. */
export type CallOptions = {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
};

/** The screens' only way to the engine; never rejects, whatever goes wrong is a fault in the reply. */
export type Client = {
  readonly call: <K extends CallName>(
    name: K,
    input: CallInput<K>,
    options?: CallOptions,
  ) => Promise<Reply<CallOutput<K>>>;
  /** Hands the engine a file and gets the handle that calls take. */
  readonly upload: (
    name: string,
    bytes: Blob,
    options?: Pick<CallOptions, 'signal'>,
  ) => Promise<Reply<{ readonly file: string }>>;
  readonly download: (file: string) => Promise<Reply<{ readonly bytes: Blob; readonly name: string }>>;
  /** Tells the listener what the engine says unasked; the answer stops it. */
  readonly listen: (listener: (event: EngineEvent) => void) => () => void;
  /** Tells the listener the connection now and whenever it changes; the answer stops it. */
  readonly watch: (listener: (connection: Connection) => void) => () => void;
  readonly close: () => void;
};
