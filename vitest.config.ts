import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// Many tests start the command line, a host or an engine in a process of its own. What Node made of their TypeScript the
// first time it keeps here, which saves a second of work at each start.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node-compile');

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A slow machine is no fault of what is tested.
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
  },
});
