import { FAILURES } from '../../domain/failure-names.ts'
import { table } from './table.ts'

const TRIES = {
  transient: 'yes',
  quota: 'yes',
  busy: 'yes',
  ended: 'twice',
  never: 'no',
  uncaught: 'no',
} as const

/** Every name of an error, with what it means and what to do. */
export function failureTable(): string {
  const groups = Map.groupBy(FAILURES, ([, { means, whatNext }]) => means + whatNext)
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const [, { means, whatNext, handling }] = first
    return [[group.map(([name]) => `\`${name}\``).join(', '), sentence(means), whatNext, TRIES[handling]]]
  })
  return table(['error', 'what it means', 'what to do', 'retried'], rows)
}

const sentence = (clause: string) => `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`
