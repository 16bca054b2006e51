import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Many tests start the command line, a host or an engine in a process of its own. What Node made of their TypeScript the
// first time it keeps here, which saves a second of work at each start.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node-compile');

/** Tests that share nothing with each other but what they import: a worker that has imported it goes on to the next file. */
const SHARING = ['test/library/**/*.test.ts', 'test/renderer/**/*.test.{ts,tsx}', 'test/seeds/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A slow machine is no fault of what is tested.
    expect: { poll: { timeout: 60_000 } },
    // One more than most machines that test have cores: a journey waits for its browser most of the time.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'engine', include: SHARING, isolate: false } },
      {
        extends: true,
        test: {
          name: 'app',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: SHARING,
          // A journey through a browser is tried once more; `npm test` says by name which one needed it, for it is a fault.
          retry: 1,
        },
      },
    ],
  },
});
