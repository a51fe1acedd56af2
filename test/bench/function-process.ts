import type { Context } from 'aws-lambda'
import { peakMegabytes } from './peak-memory.ts'

/** A function in a process of its own, as Lambda has it: loads the bundle that it is told, and answers one input after another. */

const begun = process.cpuUsage()
const { handler } = await import(process.argv[2] ?? '')

/** Milliseconds of a processor since then, of all threads. */
const since = (then: NodeJS.CpuUsage) => {
  const { user, system } = process.cpuUsage(then)
  return (user + system) / 1000
}

process.on('message', async ({ input, context }: { input: unknown; context: Context }) => {
  const before = process.cpuUsage()
  const answer = await handler(input, { ...context, getRemainingTimeInMillis: () => 600_000 }).then(
    (output: unknown) => ({ output }),
    ({ name, message }: Error) => ({ error: { name, message } }),
  )
  process.send?.({ ...answer, milliseconds: since(before), peakMegabytes: peakMegabytes() })
})
process.on('disconnect', () => process.exit())
process.send?.({ ready: since(begun) })
