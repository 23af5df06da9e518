import { defineConfig } from 'vitest/config'

/** Those that take long are run by `npm run test:long`, and by CI: `npm test` is for every change. */
const LONG = 'test/**/*.long.test.ts'
const isLong = process.env.TESTS === 'long'

export default defineConfig({
  test: {
    include: [isLong ? LONG : 'test/**/*.test.ts'],
    exclude: ['node_modules', ...(isLong ? [] : [LONG])],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'threads',
    maxWorkers: 2,
    // No test depends on what a module remembers, so files share those they import: else loading them takes a fifth of the time.
    isolate: false,
    coverage: { include: ['src/**'], exclude: ['src/cli/main.ts'] },
  },
})
