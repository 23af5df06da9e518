import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
    // No test depends on what a module remembers, so files share those they import: else loading them takes a fifth of the time.
    isolate: false,
    coverage: { include: ['src/**'], exclude: ['src/cli/main.ts'] },
  },
})
