import { Logger } from '@aws-lambda-powertools/logger'
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware'
import { Metrics } from '@aws-lambda-powertools/metrics'
import middy from '@middy/core'
import type { Context } from 'aws-lambda'
import { namedFault } from '../aws/faults.ts'

export const logger = new Logger()
export const metrics = new Metrics()

/**
 * A task of the workflow: structured logs, metrics, and errors under the names that the workflow's Retry and Catch
 * know. The step returns exactly what the next state reads.
 */
export function task<Input, Output>(step: (input: Input) => Promise<Output>) {
  // Lambda's own time-out is one that the workflow knows, and ends what still runs; middy's own leaves it running.
  return middy<Input, Output, Error, Context>({ timeoutEarlyInMillis: 0 })
    .use(injectLambdaContext(logger, { flushBufferOnUncaughtError: true }))
    .handler(async (input: Input) => {
      try {
        return await step(input)
      } catch (error) {
        const named = namedFault(error)
        logger.error(named.message, named)
        throw named
      } finally {
        if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
      }
    })
}
