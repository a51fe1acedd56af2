import { deployedStack } from '../aws/deployed-stack.ts'
import { refusedActions } from '../aws/iam.ts'
import { MONITOR_ACTIONS, ROLE_ACTIONS } from '../domain/permissions.ts'
import type { Settings } from '../domain/settings.ts'
import { roleOf, sourceId } from '../domain/source.ts'
import { FLOWTOLL } from '../domain/version.ts'
import type { Patience } from './data.ts'
import { functionRole } from './deployed.ts'
import { found, type Line, ok, toDo } from './line.ts'
import { arnOf, type Place } from './place.ts'

const ABOUT = 'Deployed functions'

/** All that are to assume a role have the same policy for it. */
const ASKED = 'PlanCollection'

/** Whether the deployed functions may read the sources of settings.json: those that were added since their deployment they may not. */
export function deployedSourceLines(
  { sources }: Pick<Settings, 'sources'>,
  home: Place,
  stacks: readonly string[],
  { waitMilliseconds }: Pick<Patience, 'waitMilliseconds'>,
): Promise<Line[]> {
  return found(ABOUT, 'iam:SimulatePrincipalPolicy', async () => {
    const stack = sources.length === 0 ? undefined : await deployedStack(stacks)
    const principal = stack && functionRole(ASKED, stack.resources, home)
    // What a stack lacks, its own lines tell.
    if (principal === undefined) return []
    const refused: string[] = []
    // One at a time, as IAM answers few simulations a second.
    for (const [role, [source]] of Map.groupBy(sources, (one) => roleOf(one) ?? one.region)) {
      if (!source) continue
      const isRole = roleOf(source) !== undefined
      const [action, resource] = isRole
        ? [ROLE_ACTIONS[0], role]
        : [MONITOR_ACTIONS.describe[0], arnOf('networkflowmonitor:monitor/*', { ...home, region: source.region })]
      if ((await refusedActions(principal, [action], resource, waitMilliseconds)).length > 0)
        refused.push(isRole ? `assume ${role}` : `read ${sourceId(source)}`)
    }
    return refused.length === 0
      ? ok(ABOUT, `they may read each of the ${sources.length} sources, by IAM's simulation`)
      : refused.map((what) => toDo(ABOUT, `they may not ${what}: deploy again, with ${FLOWTOLL} deploy`))
  })
}
