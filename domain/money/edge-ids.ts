import { ownAndFar } from '../flows/flow-ends.ts'
import type { NamedEnd } from '../identities/named-end.ts'
import { isPublic } from '../network/address.ts'
import type { Path } from '../network/path.ts'
import { isServiceCall } from './answers.ts'
import type { PricedFlow } from './priced-flow.ts'

/** What tells calls of a Service apart by their time: in which zones pods answered is known hour by hour. */
export type TimeOf = (flow: PricedFlow) => string | number

/** For a public address, or for whatever is behind a NAT gateway. */
export const leaves = (flow: PricedFlow) => flow.via === 'nat' || isPublic(ownAndFar(flow)[1].ip ?? '')

/** Numbers in place of texts, the same for the same one. */
export function numbered(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
}

/** Objects whose number is kept: more than an hour's edges have, and of a day no more than memory bears. */
const MOST_KNOWN = 100_000

/** A number of each object by its text, which is made once. */
function numbersOf<Value extends object>(textOf: (value: Value) => string): (value: Value) => number {
  const numberOf = numbered()
  // A WeakMap of so many has the collector of garbage go through it again and again.
  const known = new Map<Value, number>()
  return (value) => {
    const found = known.get(value)
    if (found !== undefined) return found
    const number = numberOf(textOf(value))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(value, number)
    return number
  }
}

/** What tells edges apart, as texts that hold for all flows whose ids the same `edgeIds` make. */
export function edgeIds() {
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
    return [
      ...[category, reportedBy, mirrored, behindBalancer, via, gateway, crossesToGateway, pays, unpriced],
      ...[pricePage, pricedShare, bound?.kind, endpoint?.id, identity?.region, identity?.rented, seenBy?.region],
      ...[snatIp !== null, dnat, place(source), place(destination), pathOf(flow.path)],
    ].join('\n')
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

const placeText = ({ subnetId, azId, vpcId, region, pod, instanceId, service }: NamedEnd) =>
  [subnetId, azId, vpcId, region, pod !== null, instanceId !== null, service !== null].join()

function namesOf({ namespace, workload, workloadKind, service, interfaceName, pod, instanceId }: NamedEnd) {
  return [namespace, workload, workloadKind, service, interfaceName, pod === null ? instanceId : '']
}
