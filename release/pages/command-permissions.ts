import { COMMAND_ACTIONS, IMPLIED_ACTIONS } from '../../domain/permissions.ts'
import { table } from './table.ts'

/** What each command asks for with the caller's own credentials. */
export function commandPermissions(): string {
  const commands = Object.keys(COMMAND_ACTIONS) as (keyof typeof COMMAND_ACTIONS)[]
  const coded = (actions: readonly string[]) => actions.map((action) => `\`${action}\``).join(', ')
  return table(
    ['command', 'actions'],
    commands.map((name) => [`\`${name}\``, coded([...COMMAND_ACTIONS[name], ...(IMPLIED_ACTIONS[name] ?? [])])]),
  )
}
