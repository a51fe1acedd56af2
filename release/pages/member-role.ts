import { SOURCE_PERMISSIONS } from '../../domain/permissions.ts'
import { table } from './table.ts'

const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

/** What the role of another account allows, by what it is on and what it tells. */
export function memberRole(): string {
  const groups = Map.groupBy(SOURCE_PERMISSIONS, ({ resources, tells }) => `${resources} ${tells}`)
  const rows = [...groups.values()].map((alike) => [
    listed(alike.flatMap(({ actions }) => actions)),
    listed([...new Set(alike.flatMap(({ resources }) => resources.map((one) => one.split(':').at(-1) ?? '')))]),
    alike[0]?.tells ?? '',
  ])
  return table(['actions', 'on', 'what for'], rows)
}
