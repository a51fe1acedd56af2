import { hostNames } from '../../domain/identities/host-name.ts'
import { atATime } from '../at-a-time.ts'
import { lookedUp } from './resolver.ts'

const AT_A_TIME = 8
const TIMEOUT_MILLISECONDS = 3000

/** Names that are looked up in a run. */
const MOST_NAMES = 400

/** AWS's own: no other is looked up, whoever wrote it into an answer. */
const OF_AWS = /\.(?:amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu)$/

/** The addresses of an account's own endpoints, IPv4 and IPv6, by their names; none for a name that has no answer. */
export async function addressesOf(names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const own = [...new Set(names)].filter((name) => hostNames([name]).some((host) => OF_AWS.test(host)))
  const patience = { timeoutMilliseconds: TIMEOUT_MILLISECONDS }
  const found = await atATime(
    AT_A_TIME,
    own.slice(0, MOST_NAMES).map((name) => async () => {
      const [four, six] = await Promise.all([
        lookedUp((resolver) => resolver.resolve4(name), patience),
        lookedUp((resolver) => resolver.resolve6(name), patience),
      ])
      const ips = [four, six].flatMap((answer) => ('found' in answer ? answer.found : []))
      return [name, ips] as const
    }),
  )
  return new Map(found)
}
