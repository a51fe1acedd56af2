import type { Identities } from './identity.ts'

/** A day's names with those that another stack had learned that day, but for what its own logs told. What is known stays. */
export function adoptedIdentities(known: Identities | undefined, theirs: Identities): Identities {
  const byIp = { ...theirs.byIp, ...known?.byIp }
  const named = Object.entries(byIp).filter(
    ([ip, one]) => known?.byIp[ip] !== undefined || one.source !== 'resolver-log',
  )
  return {
    ...(known ?? { schema: 1, problems: [] }),
    rangesOf: known?.rangesOf ?? theirs.rangesOf,
    byIp: Object.fromEntries(named.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
