import { SOURCE_PERMISSIONS } from '../../domain/permissions.ts'
import { OPTIONS } from '../member-role.ts'
import { table } from './table.ts'

const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')

const nameIn = (resource: string) => (resource === '*' ? resource : resource.split(':').slice(1).join(':'))

/** What the role of another account allows, by what it is on and what it tells. */
export function memberRole(): string {
  // What an option allows is one line, whatever it is on.
  const groups = Map.groupBy(SOURCE_PERMISSIONS, ({ setting, resources, tells }) => setting ?? `${resources} ${tells}`)
  const rows = [...groups.values()].map((alike) => {
    const by = OPTIONS.find(({ setting }) => setting === alike[0]?.setting)
    return [
      listed(alike.flatMap(({ actions }) => actions)),
      listed([...new Set(alike.flatMap(({ resources }) => resources.map(nameIn)))]),
      `${alike[0]?.tells ?? ''}${by ? `, with \`${by.parameter}\`` : ''}`,
    ]
  })
  return table(['actions', 'on', 'what for'], rows)
}
