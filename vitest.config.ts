import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

// Workers, and the processes that tests start, load the same files: compiled once, they take half the time.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'flowtoll-compiled')

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    isolate: false,
    // A guard against what hangs, and no judge of speed: npm run bench is that.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    sequence: { shuffle: true },
    // Some of the time is spent waiting for a retry, so one file more runs at once than there are cores.
    maxWorkers: 3,
    // Days of rows live shortly: with room for them, a twentieth of the time is not spent on moving them.
    execArgv: ['--max-semi-space-size=64'],
    env: {
      // What npm run synth has validated; loading the validator takes ten times what making a template does. Of where each
      // construct was made nobody reads.
      CDK_VALIDATION: 'false',
      CDK_DISABLE_STACK_TRACE: 'true',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
      POWERTOOLS_METRICS_NAMESPACE: 'flowtoll',
      POWERTOOLS_SERVICE_NAME: 'flowtoll',
      POWERTOOLS_TRACE_ENABLED: 'false',
    },
  },
})
