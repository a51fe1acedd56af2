import { mayAsk } from '../aws/dry-run.ts'
import { problemOf } from '../aws/faults.ts'
import { type Caller, refusedActions, roleNamed } from '../aws/iam.ts'
import { AccessDenied } from '../domain/errors.ts'
import type { Home } from '../domain/network/neighbours.ts'
import { NETWORK_ACTIONS, type ReadPermission, readPermissions } from '../domain/permissions.ts'
import type { Settings } from '../domain/settings.ts'
import type { Patience } from './data.ts'
import { type Line, notKnown, ok, toDo } from './line.ts'
import { arnOf, type Place } from './place.ts'

type Read = Pick<Settings, 'monitors' | 'costExplorer' | 'readServices'>

/**
 * Whether the caller may read all that a report reads: by IAM's simulation of its policies, else of EC2's actions alone, of which
 * EC2 tells whether it would answer.
 */
export async function callerPermissions(
  caller: Caller,
  region: string,
  settings: Read,
  patience: Pick<Patience, 'waitMilliseconds'>,
): Promise<Line[]> {
  const about = 'Your permissions'
  const permissions = readPermissions(settings)
  try {
    const place = { account: caller.account, region }
    const refused = await refusedOf(await policySource(caller), permissions, place, patience)
    return linesOf(about, refused, `all ${countOf(permissions)} actions are allowed, by IAM's simulation`)
  } catch (error) {
    const untested = countOf(permissions) - NETWORK_ACTIONS.length
    const why = problemOf(error, 'iam:SimulatePrincipalPolicy')
    return [
      ...(await triedOf(about, { accountId: caller.account, region })),
      notKnown(about, `${untested} other actions were not tested: ${why}`),
    ]
  }
}

/** Whether a function's role may read its part. */
export async function rolePermissions(
  about: string,
  role: { readonly arn: string; readonly by: ReadPermission['by'] },
  place: Place,
  settings: Read,
  patience: Pick<Patience, 'waitMilliseconds'>,
): Promise<Line[]> {
  const permissions = readPermissions(settings).filter(({ by }) => by === role.by)
  return linesOf(
    about,
    await refusedOf(role.arn, permissions, place, patience),
    `${countOf(permissions)} actions are allowed`,
  )
}

const countOf = (permissions: readonly ReadPermission[]) => permissions.flatMap(({ actions }) => actions).length

const linesOf = (about: string, refused: readonly Line[], good: string) =>
  refused.length > 0 ? refused.map((line) => ({ ...line, about })) : [ok(about, good)]

/** Each action that is refused, with what a report lacks without it. IAM is asked once for all actions on a resource, and one at a time. */
async function refusedOf(
  principalArn: string,
  permissions: readonly ReadPermission[],
  place: Place,
  { waitMilliseconds }: Pick<Patience, 'waitMilliseconds'>,
): Promise<Line[]> {
  const asked = Map.groupBy(
    permissions.flatMap(({ actions, resources }) =>
      resources.flatMap((resource) => actions.map((action) => ({ action, resource }))),
    ),
    ({ resource }) => resource,
  )
  const refused = new Set<string>()
  for (const [resource, pairs] of asked) {
    const actions = pairs.map(({ action }) => action)
    for (const action of await refusedActions(principalArn, actions, arnOf(resource, place), waitMilliseconds))
      refused.add(action)
  }
  return permissions.flatMap(({ actions, tells }) =>
    actions.filter((action) => refused.has(action)).map((action) => toDo('', `allow ${action}: it tells ${tells}`)),
  )
}

async function triedOf(about: string, place: Home): Promise<Line[]> {
  const tried = await Promise.all(
    NETWORK_ACTIONS.map(async (action): Promise<Line | undefined> => {
      try {
        return (await mayAsk(action, { place, source: undefined }))
          ? undefined
          : toDo(about, `allow ${action}: it tells the way of a flow, and so its price`)
      } catch (error) {
        return notKnown(about, problemOf(error, action))
      }
    }),
  )
  const lines = tried.filter((line) => line !== undefined)
  return lines.length > 0
    ? lines
    : [ok(about, `EC2's ${NETWORK_ACTIONS.length} actions are allowed, as EC2 says of a dry run`)]
}

/** Whose policies are simulated: those of a session are its role's. The role's path is known to IAM alone. */
async function policySource({ arn }: Caller): Promise<string> {
  const [, account, role] = /^arn:aws:sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? []
  if (role === undefined) return arn
  const known = await roleNamed(role).catch((error: unknown) => {
    if (error instanceof AccessDenied) return undefined
    throw error
  })
  return known?.arn ?? `arn:aws:iam::${account}:role/${role}`
}
