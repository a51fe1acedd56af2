import type { ExecutionOptions } from '../../local/workflow.ts'

/** Events of an execution, and bytes of a state: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const MOST_EVENTS = 25_000
export const MOST_BYTES = 256 * 1024

/** Events beside a state's own two: what a task and a map of hours or slices leave in Step Functions. */
const MORE: Readonly<Record<string, number>> = { Task: 3, Map: 2 }

type OnEvent = NonNullable<ExecutionOptions['onEvent']>

/** Counts what Step Functions would have of an execution: its history's events, and the bytes of its largest state. */
export function eventCount(): { readonly onEvent: OnEvent; readonly counted: { events: number; largest: number } } {
  const counted = { events: 0, largest: 0 }
  const onEvent: OnEvent = (event) => {
    if (event.type.startsWith('State') || event.type.startsWith('MapIteration') || event.type.startsWith('Exec'))
      counted.events += 1
    if (event.type !== 'StateEntered') return
    counted.events += MORE[event.state.type] ?? 0
    counted.largest = Math.max(counted.largest, Buffer.byteLength(JSON.stringify(event.state.input)))
  }
  return { onEvent, counted }
}
