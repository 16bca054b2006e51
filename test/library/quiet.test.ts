import { expect, it } from 'vitest';
import { createQuiet } from '../../library/quiet.ts';

/** Milliseconds until work in the background goes on, where somebody is heard `times` times, every so many of them. */
async function waited(every: number, times: number): Promise<number> {
  let now = 0;
  const quiet = createQuiet(
    () => now,
    async (milliseconds) => {
      for (let passed = 0; passed < milliseconds; passed += 1) {
        now += 1;
        if (now % every === 0 && now <= every * times) quiet.heard();
      }
    },
  );
  if (times > 0) quiet.heard();
  await quiet.moment();
  return now;
}

it('does not wait where nobody was heard', async () => {
  expect(await waited(1, 0)).toBe(0);
});

it('waits until nobody has been heard for a moment', async () => {
  const once = await waited(1_000_000, 1);
  expect(once).toBeGreaterThan(0);
  expect(await waited(50, 3)).toBe(150 + once);
});

it('goes on in the end beside somebody who never rests', async () => {
  expect(await waited(10, 1_000_000)).toBeLessThan(5_000);
});
