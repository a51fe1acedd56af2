import type { Pluggable } from '@smithy/types'
import type { GetQueryResultsMonitorTopContributorsOutput } from './models.ts'

/**
 * A row's value lies outside ±(2^53 - 1). The JSON parser has rounded it to the nearest double by then, so `value` is
 * close to what the service sent and not equal to it.
 */
export class UnsafeNumberError extends RangeError {
  override readonly name = 'UnsafeNumberError'
  readonly value: number
  constructor(path: string, value: number) {
    super(`${path} is about ${value}, which a JavaScript number cannot hold exactly (at most 2^53 - 1)`)
    this.value = value
  }
}

/** Refuses what the SDK's JSON parser would round without a word. */
export const unsafeNumberPlugin: Pluggable<any, any> = {
  applyToStack: (stack) =>
    stack.add(
      (next: any) => async (args: any) => {
        const result = await next(args)
        const { topContributors } = result.output as GetQueryResultsMonitorTopContributorsOutput
        // What is no list of rows goes on as it is, as it would without this plugin.
        for (const [index, row] of (Array.isArray(topContributors) ? topContributors : []).entries()) {
          const value = row?.value
          if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
            throw new UnsafeNumberError(`topContributors[${index}].value`, value)
          }
        }
        return result
      },
      { step: 'initialize', name: 'unsafeNumberMiddleware', override: true },
    ),
}
