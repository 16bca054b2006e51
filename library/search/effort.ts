/** How long a search has left: `spent` turns true when its time is over or it was cancelled, and stays so. */
export type Effort = { readonly spent: () => boolean; readonly wasCancelled: () => boolean };

/** Starts counting. Without a clock there is no time limit. */
export function createEffort(
  milliseconds: number,
  now: (() => number) | undefined,
  cancelled: (() => boolean) | undefined,
): Effort {
  const end = now && Number.isFinite(milliseconds) ? now() + milliseconds : Infinity;
  let over = false;
  let stopped = false;
  return {
    spent: () => {
      if (over) return true;
      if (cancelled?.()) {
        stopped = true;
        over = true;
      } else if (now && end !== Infinity && now() > end) {
        over = true;
      }
      return over;
    },
    wasCancelled: () => stopped,
  };
}
