import { ownAndFar } from '../flows/flow-ends.ts'
import type { NamedEnd } from '../identities/named-end.ts'
import { isPublic } from '../network/address.ts'
import type { Path } from '../network/path.ts'
import { numbered, numbersOf } from '../numbered.ts'
import { isServiceCall } from './answers.ts'
import type { Part } from './metered.ts'
import type { PricedFlow } from './priced-flow.ts'

/** What tells calls of a Service apart by their time: in which zones pods answered is known hour by hour. */
export type TimeOf = (flow: PricedFlow) => string | number

/** For a public address, or for whatever is behind a NAT gateway. */
export const leaves = (flow: PricedFlow) => flow.via === 'nat' || isPublic(ownAndFar(flow)[1].ip ?? '')

/** What tells edges apart, as texts that hold for all flows whose ids the same `edgeIds` make. What is long has a number in them. */
export function edgeIds() {
  const numberOf = numbered()
  const partsOf = numbersOf<readonly Part[]>((parts) => parts.join())
  const pathOf = numbersOf<Path>((path) => JSON.stringify(path))
  const nameOf = numbersOf<NamedEnd>((end) => namesOf(end).join('\n'))
  const placeOf = numbersOf<NamedEnd>(placeText)
  const ownPlaceOf = numbersOf<NamedEnd>((end) => `${placeText(end)},${end.ip ?? ''}`)

  /** All that decides the way, what it bills, and what a change would make of it. */
  function wayId(flow: PricedFlow, hasAddresses: boolean): string {
    const { category, reportedBy, mirrored, behindBalancer, via, gateway, crossesToGateway, pays, unpriced } = flow
    const { source, destination, pricePage, pricedShare, bound, endpoint, identity, seenBy, snatIp, dnatIp } = flow
    const far = leaves(flow) ? ownAndFar(flow)[1] : null
    // Pods of one subnet have one way; whatever else there is has one of its own, as has what leaves.
    const place = (end: NamedEnd) =>
      hasAddresses && (end.pod === null || end === far) ? `own ${ownPlaceOf(end)}` : placeOf(end)
    const dnat = dnatIp === null || destination.pod !== null ? dnatIp !== null : hasAddresses ? dnatIp : ''
    const price = `${partsOf(pays)}|${unpriced === null ? '' : numberOf(unpriced)}|${numberOf(pricePage)}|${pricedShare}`
    const way = `${pathOf(flow.path)}|${via}|${gateway}|${crossesToGateway}|${price}`
    const known = `${bound?.kind}|${endpoint?.id}|${identity?.region}|${identity?.rented}|${seenBy?.region}`
    const told = `${category}|${reportedBy}|${mirrored}|${behindBalancer}|${snatIp !== null}|${dnat}`
    return `${way}|${known}|${told}|${place(source)}|${place(destination)}`
  }

  /** What it is called by, whoever asks. */
  function nameId(flow: PricedFlow, hasPort: boolean, timeOf: TimeOf): string {
    const { monitor, team, source, destination, targetPort } = flow
    const time = isServiceCall(flow) ? timeOf(flow) : ''
    const isItself = source.pod === destination.pod
    return `${monitor}\n${team}\n${hasPort ? targetPort : ''}\n${time}\n${isItself}\n${nameOf(source)} ${nameOf(destination)}`
  }

  return { wayId, nameId }
}

const placeText = ({ subnetId, azId, vpcId, region, pod, instanceId, service, accountId }: NamedEnd) =>
  [subnetId, azId, vpcId, region, pod !== null, instanceId !== null, service !== null, accountId].join()

function namesOf({ namespace, workload, workloadKind, service, interfaceName, cluster, pod, instanceId }: NamedEnd) {
  return [namespace, workload, workloadKind, service, interfaceName, cluster, pod === null ? instanceId : '']
}
