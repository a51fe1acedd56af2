import { ownAndFar } from '../flows/flow-ends.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { Place } from './network.ts'

/** Where the far end of a flow is. What crosses a zone, or stays in one, stays in its VPC. */
export function farPlace(flow: Flow): Place {
  const [own, far] = ownAndFar(flow)
  const sameVpc = flow.category === 'INTER_AZ' || flow.category === 'INTRA_AZ'
  return { ip: far.ip, vpcId: far.vpcId ?? (sameVpc ? own.vpcId : null), seenFrom: own.vpcId }
}
