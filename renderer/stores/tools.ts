import type { StoreApi } from 'zustand/vanilla';
import type { CallInput, CallName, CallOutput } from '../../shared/contract/calls.ts';
import type { Client } from '../client/client.ts';
import type { NoticeState } from './notice.ts';

/** What every feature's store is given. */
export type Tools = {
  readonly client: Client;
  readonly notices: StoreApi<NoticeState>;
  /** Hands a file to the person: a download in a browser, a dialog in the desktop window. */
  readonly save: (bytes: Blob, name: string) => void;
};

/** Milliseconds until what lacked something that is still being read is asked for again. */
export const CATCHING_UP = 1_500;

/** Does one act: says what was done with an undo beside it, or why not; answers the output, or null. */
export async function act<K extends CallName>(
  { client, notices }: Tools,
  name: K,
  input: CallInput<K>,
  did: ((output: CallOutput<K>) => string) | null,
): Promise<CallOutput<K> | null> {
  const reply = await client.call(name, input);
  if (!reply.ok) {
    notices.getState().fail(reply.fault);
    return null;
  }
  if (did !== null) notices.getState().did(did(reply.output));
  return reply.output;
}

/** The calls that answer with a file to save. */
export type ExportCall =
  | 'export.references'
  | 'bibliography.export'
  | 'export.matrix'
  | 'codebook.export'
  | 'layer.export'
  | 'history.export'
  | 'map.export'
  | 'gap.export'
  | 'chart.export'
  | 'report.export'
  | 'review.export'
  | 'library.backup'
  | 'library.copy'
  | 'backup.copy'
  | 'host.log'
  | 'document.original';

/** Asks for a file and hands it to the person; `saved` words what was saved and what was left out of it. */
export async function saveExport<K extends ExportCall>(
  tools: Tools,
  name: K,
  input: CallInput<K>,
  saved: (name: string) => string,
): Promise<void> {
  const reply = await tools.client.call(name, input);
  const { fail, tell } = tools.notices.getState();
  if (!reply.ok) return fail(reply.fault);
  const produced = reply.output as CallOutput<ExportCall>;
  const file = await tools.client.download(produced.file);
  if (!file.ok) return fail(file.fault);
  const bytes = new Blob([file.output.bytes], { type: produced.mediaType });
  tools.save(bytes, produced.name);
  tell([saved(produced.name), ...produced.notices].join(' '));
}
