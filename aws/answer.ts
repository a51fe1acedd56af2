import { setTimeout } from 'node:timers/promises'
import type * as z from 'zod'
import { namedFault, UnfitAnswer } from './faults.ts'

/** What a schema tells of an answer. Throws UnfitAnswer naming the action and the first field that does not fit. */
export function fitting<Value>(action: string, schema: z.ZodType<Value>, answer: unknown): Value {
  const { data, error } = schema.safeParse(answer)
  if (!error) return data
  const field = error.issues[0]?.path.join('.') || 'the whole of it'
  throw new UnfitAnswer(`the answer to ${action} is not what was asked for (${field})`)
}

const PAUSES_MILLISECONDS = [100, 300] as const

/** Asks, and twice more where the answer does not fit. Throws what it is then, by the name that the workflow knows. */
export async function askedAgain<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      const named = namedFault(error)
      const pause = PAUSES_MILLISECONDS[tries]
      if (!(named instanceof UnfitAnswer) || pause === undefined) throw named
      await setTimeout(pause)
    }
  }
}
