import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import all from '../../vitest.config.ts'

/** `npm run test:exhaustive`: every case of the files that `npm test` tries some cases of. */
export default defineConfig({
  ...all,
  test: {
    ...all.test,
    include: globSync('test/**/*.test.ts').filter((path) => readFileSync(path, 'utf8').includes('exhaustive/cases.ts')),
    env: { ...all.test?.env, EXHAUSTIVE: 'true' },
  },
})
