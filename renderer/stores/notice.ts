import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Fault } from '../../shared/contract/fault.ts';
import { inOwnWords } from '../language/engine-sentences.ts';

/** A sentence about what just happened; `undo` says whether it can be taken back from where it is shown. */
export type Notice = {
  readonly id: number;
  readonly tone: 'done' | 'failed';
  readonly text: string;
  readonly undo: boolean;
};

export type NoticeState = {
  readonly notice: Notice | null;
  /** Tells what was done, with an undo beside it. */
  readonly did: (text: string) => void;
  /** Tells something that there is nothing to take back of. */
  readonly tell: (text: string) => void;
  readonly fail: (fault: Fault) => void;
  readonly dismiss: () => void;
};

/** Makes the store of the one notice shown at a time. */
export function createNoticeStore(): StoreApi<NoticeState> {
  let last = 0;
  return createStore<NoticeState>((set) => {
    const show = (tone: Notice['tone'], text: string, undo: boolean) => {
      last += 1;
      set({ notice: { id: last, tone, text, undo } });
    };
    return {
      notice: null,
      did: (text) => show('done', text, true),
      tell: (text) => show('done', text, false),
      fail: (fault) => {
        if (fault.kind !== 'cancelled') show('failed', inOwnWords(fault.message), false);
      },
      dismiss: () => set({ notice: null }),
    };
  });
}
