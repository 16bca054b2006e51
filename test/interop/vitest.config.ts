import { defineConfig } from 'vitest/config';

/** The interchange suite runs apart from the tests: it needs programs that a checkout does not bring. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: { include: ['test/interop/*.interop.ts'], testTimeout: 240_000, hookTimeout: 240_000, maxWorkers: 1 },
});
