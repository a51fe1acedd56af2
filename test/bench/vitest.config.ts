import { defineConfig } from 'vitest/config'

/** `npm run bench`: what is promised of time, on a machine that does nothing else. */
export default defineConfig({
  test: {
    include: ['test/bench/**/*.bench.ts'],
    maxWorkers: 1,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
})
