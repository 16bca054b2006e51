/** Tells work in the background when nobody is being answered, so that whoever asks goes first. */
export type Quiet = {
  /** Somebody asked for something, or was answered. */
  readonly heard: () => void;
  /** Waits until nobody has been heard for a moment; not for ever, so that such work goes on beside a long one. */
  readonly moment: () => Promise<void>;
};

/** Milliseconds without anybody: what a person does in one go, as coding and seeing it, has gone by. */
const MOMENT = 150;
/** Most milliseconds that work waits between two pieces of it. */
const MOST = 1_000;

/** Makes one; `now` gives milliseconds, `wait` waits for so many. */
export function createQuiet(now: () => number, wait: (milliseconds: number) => Promise<void>): Quiet {
  let last = Number.NEGATIVE_INFINITY;
  return {
    heard: () => {
      last = now();
    },
    moment: async () => {
      const end = now() + MOST;
      for (let left = last + MOMENT - now(); left > 0 && now() < end; left = last + MOMENT - now())
        await wait(Math.ceil(left));
    },
  };
}
