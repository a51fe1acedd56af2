import type { PricedFlow } from '../money/priced-flow.ts'

/** What passes a firewall is meant to: no cheaper way around it is advised. */
export const isInspected = ({ path }: PricedFlow) => path.steps.some(({ element }) => element === 'firewall')

/** Instances that forward may be firewalls, and nothing tells: a change that flows may leave them by says so. */
export function inspectionRisks(flows: readonly PricedFlow[]): string[] {
  const ids = flows.flatMap(({ path }) => path.steps.flatMap(({ element, id }) => (element === 'instance' ? [id] : [])))
  const instances = [...new Set(ids)].toSorted().join(', ')
  return instances === ''
    ? []
    : [
        `If ${instances} inspects traffic, this change may go around it: EC2 does not tell a firewall from a NAT instance.`,
      ]
}
