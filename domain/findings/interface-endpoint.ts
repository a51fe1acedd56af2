import type { PricedFlow } from '../money/priced-flow.ts'
import { isIpv4 } from '../network/address.ts'
import { vpcBlocks } from '../network/blocks.ts'
import { type InterfaceRecord, serviceRecord } from '../network/service-records.ts'
import { sum } from '../sums.ts'
import { type Day, gigabytesOf, HOURS_PER_MONTH, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, interfaceService, isSpared, subnetOfEachZone, WAY_OUT, withoutRegion } from './nat-flows.ts'
import { takenServices } from './private-dns.ts'

const endpointsFor = (vpcId: string | null, serviceName: string | null, { topology }: Day) =>
  topology.endpoints.filter(
    (endpoint) => endpoint.type === 'interface' && endpoint.vpcId === vpcId && endpoint.serviceName === serviceName,
  )

/** What the interface endpoints of a VPC for a service cost by the hour, dollars a day. */
export function endpointHoursUsd([flow]: readonly PricedFlow[], day: Day): number {
  if (!flow) return 0
  const perZoneHour = day.ratesOf(flow.monitor)?.endpointUsdPerZoneHour ?? 0
  const standing = endpointsFor(flow.source.vpcId, interfaceService(flow, day), day)
  return sum(standing.map(({ subnetIds = [] }) => subnetIds.length)) * perZoneHour * day.hours
}

/** Subject of both rules about interface endpoints: a VPC and a service. */
export function endpointSubject(flow: PricedFlow, day: Day): string | null {
  const service = interfaceService(flow, day)
  return service && `${flow.source.vpcId}/${service}`
}

/** Rules of one family that a security group takes. Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_RULES = 60

/** What is known of a service here, by its record and, where it could be asked, by EC2. */
function offerOf(vpcId: string, serviceName: string, day: Day) {
  const record = interfaceRecord(serviceName)
  const { endpointServices } = day.topology
  const lost = takenServices(serviceName).filter(
    (taken) => !endpointsFor(vpcId, taken, day).some(({ privateDns }) => privateDns === true),
  )
  const told = endpointServices?.find((one) => one.serviceName === serviceName)
  return {
    record,
    isOffered: record?.onlyPrivate !== true && (!endpointServices || told?.types.includes('interface') === true),
    leads: record?.privateDns === 'leads' && told?.privateDns !== false && lost.length === 0,
    /** Services whose names its private DNS would take with it, and nobody would answer. */
    lost: lost.map((taken) => taken.split('.').slice(3).join('.')),
    /** Null where nobody could be asked. */
    zoneIds: told?.zoneIds ?? null,
  }
}

function interfaceRecord(serviceName: string | null): InterfaceRecord | undefined {
  const record = serviceName === null ? undefined : serviceRecord(serviceName)
  return record?.endpoint === 'interface' ? record : undefined
}

/** Whether the service answers a flow at all: on another port something else was called. */
function answers(serviceName: string | null, { targetPort }: PricedFlow): boolean {
  const record = interfaceRecord(serviceName)
  return !record || targetPort === null || record.ports.includes(targetPort)
}

/**
 * A subnet of each zone that an endpoint stands in: those that call and have the service, else one that has it. To cross
 * to it costs nothing. Source: https://aws.amazon.com/about-aws/whats-new/2022/04/aws-data-transfer-price-reduction-privatelink-transit-gateway-client-vpn-services/
 */
function endpointPlaces(vpcId: string, flows: readonly PricedFlow[], zoneIds: readonly string[] | null, day: Day) {
  const calling = subnetOfEachZone(flows)
  if (zoneIds === null) return calling
  const offered = new Map([...calling].filter(([zone]) => zoneIds.includes(zone)))
  if (offered.size > 0) return offered
  const [other] = day.topology.subnets
    .filter((subnet) => subnet.vpcId === vpcId && zoneIds.includes(subnet.zoneId))
    .toSorted((a, b) => (a.zoneId === b.zoneId ? (a.id < b.id ? -1 : 1) : a.zoneId < b.zoneId ? -1 : 1))
  return new Map(other ? [[other.zoneId, other.id]] : [])
}

/** All places, where they pay for themselves together; else the one of the zone that calls most, as to cross to it costs nothing. */
function payingPlaces(
  places: ReadonlyMap<string, string>,
  most: number,
  flows: readonly PricedFlow[],
): ReadonlyMap<string, string> {
  if (places.size < most) return places
  const bytesOf = (zone: string) => sum(flows.map(({ source, bytes }) => (source.azId === zone ? bytes : 0)))
  const byBytes = [...places].toSorted(([a], [b]) => bytesOf(b) - bytesOf(a) || (a < b ? -1 : 1))
  return new Map(byBytes.slice(0, 1))
}

/** Why an endpoint that stands is not called. */
const whyNot = ({ privateDns }: { readonly privateDns?: boolean }) =>
  privateDns === false
    ? 'Its private DNS is off.'
    : privateDns
      ? 'Its private DNS is on: they resolve names elsewhere, or still use addresses from before.'
      : 'Whether its private DNS is on is not known.'

const capturedToo = ({ lost }: ReturnType<typeof offerOf>) =>
  lost.map(
    (name) =>
      `Private DNS would also capture the names of ${name}, which this endpoint does not answer. Create an endpoint for ${name} with private DNS first, then turn it on for this one.`,
  )

/** What stands in the way of making one, in sentences. */
function obstaclesTo(
  { record, leads }: ReturnType<typeof offerOf>,
  at: { serviceName: string; vpcId: string; blocks: number; strangers: readonly PricedFlow[] },
): string[] {
  if (!record) {
    return [
      `Which calls its private DNS would also capture is not known here: read the interface endpoint page of ${at.serviceName} before you create one.`,
    ]
  }
  const { ports } = record
  const rules = at.blocks * ports.length
  const others = portsInWords(at.strangers.flatMap(({ targetPort }) => targetPort ?? []))
  return [
    ...(leads && at.strangers.length > 0
      ? [
          `It answers only on port ${portsInWords(ports)}: calls of ${callersInWords(at.strangers)} on port ${others} would fail. Change those first.`,
        ]
      : []),
    ...(rules > MOST_RULES
      ? [
          `Its security group would need ${rules} rules for the CIDR blocks of ${at.vpcId}, and EC2 allows ${MOST_RULES}: create it by hand.`,
        ]
      : []),
  ]
}

function crossing(flows: readonly PricedFlow[], places: ReadonlyMap<string, string>): string[] {
  const others = [...subnetOfEachZone(flows).keys()].filter((zone) => !places.has(zone))
  return others.length === 0
    ? []
    : [`The service is not offered in ${others.join(', ')}: calls from there cross to it for free.`]
}

const portsInWords = (ports: readonly number[]) => [...new Set(ports)].toSorted((a, b) => a - b).join(', ')

const round = (gigabytes: number) =>
  gigabytes >= 100 ? Math.round(gigabytes).toLocaleString('en-US') : gigabytes.toFixed(1)

/** An AWS service through a NAT gateway, where an interface endpoint costs less, its own price counted. */
export const interfaceEndpoint: Kind = {
  kind: 'interface-endpoint',
  lever: 'way',
  parts: ['inter_az', 'nat', 'endpoint', 'transit'],
  restsOn: [...WAY_OUT, 'endpoints', 'zones'],
  subjectOf: endpointSubject,
  // Its addresses are IPv4: who calls through NAT64 would reach it through NAT64 too.
  // Source: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
  claims: ({ flow }, day) =>
    isSpared(flow) && isIpv4(flow.destination.ip) && answers(interfaceService(flow, day), flow),
  hoursUsd: endpointHoursUsd,
  draft: (one, day) => {
    const flows = stakedFlows(one)
    const [first] = flows
    const vpcId = first?.source.vpcId ?? null
    const serviceName = first ? interfaceService(first, day) : null
    const rates = first && day.ratesOf(first.monitor)
    if (!first || vpcId === null || serviceName === null || !rates || rates.endpointUsdPerZoneHour === null) return null
    const offer = offerOf(vpcId, serviceName, day)
    const callable = endpointPlaces(vpcId, flows, offer.zoneIds, day)
    if (callable.size === 0 || !offer.isOffered) return null
    const endpointUsdPerGb = day.endpointUsdPerGbOf(first.monitor)
    const gigabytes = gigabytesOf(sum(flows.map(({ bytes }) => bytes)), day)
    const grossUsd = one.usd - gigabytes * endpointUsdPerGb
    const zoneUsd = rates.endpointUsdPerZoneHour * day.hours
    const places = payingPlaces(callable, grossUsd / zoneUsd, flows)
    const [existing] = endpointsFor(vpcId, serviceName, day)
    const name = withoutRegion(flows.find(({ identity }) => identity)?.identity?.name ?? serviceName)
    // A zone's hours over what a gigabyte saves, whatever it passes now.
    const breakEven = (rates.endpointUsdPerZoneHour * HOURS_PER_MONTH * gigabytes) / grossUsd
    const month = (gigabytes * HOURS_PER_MONTH) / day.hours
    const { record } = offer
    const cidrs = vpcBlocks(vpcId, day.topology)
    const strangers = one.flows.filter((flow) => isSpared(flow) && !answers(serviceName, flow))
    const obstacles = existing ? [] : obstaclesTo(offer, { serviceName, vpcId, blocks: cidrs.length, strangers })
    const isWritten = !existing && record !== undefined && obstacles.length === 0
    return {
      title: existing
        ? `Send ${name} traffic through ${existing.id}, which already exists`
        : `Create an interface endpoint for ${name} in ${vpcId}`,
      grossUsd,
      fixedUsd: existing ? 0 : places.size * zoneUsd,
      savingIs: obstacles.length === 0 && offer.leads && existing?.privateDns !== true ? 'estimate' : 'at_most',
      assumes: existing
        ? [
            `${callersInWords(flows)} still call public addresses. ${whyNot(existing)}`,
            ...(existing.privateDns === true ? [] : capturedToo(offer)),
          ]
        : [
            `For ${callersInWords(flows)}: ${round(month)} GB a month in ${[...places.keys()].join(', ')}; it breaks even at ${round(breakEven)} GB a month in each zone.`,
            ...(offer.zoneIds === null ? [] : crossing(flows, places)),
            ...(record && offer.leads
              ? [`Its private DNS sends all calls in the VPC to it, so clients need no change (${record.page}).`]
              : record
                ? [
                    `It is created without private DNS and carries only what clients send to its own name (${record.page}).`,
                  ]
                : []),
            ...capturedToo(offer),
            ...(record?.mind === undefined ? [] : [record.mind]),
          ],
      risks: [
        ...obstacles,
        ...(existing || places.size === callable.size
          ? []
          : [
              `In all ${callable.size} zones with callers it would cost more than it saves. In ${[...places.keys()].join(', ')} only, callers in other zones cross to it for free, and lose it if that zone fails.`,
            ]),
        ...(flows.some(({ via }) => via === 'transit_gateway')
          ? ['Inspection behind the transit gateway no longer sees this traffic.']
          : []),
        `Its security group allows ${record ? `port ${portsInWords(record.ports)}` : 'calls'} from this VPC only. Add any other network that calls the service through it. Policies that allow the NAT gateway address (aws:SourceIp) deny calls through the endpoint.`,
        'Open connections keep their current path until they close.',
      ],
      check: 'The next report shows these bytes under interface endpoints.',
      change: isWritten
        ? {
            kind: 'create-interface-endpoint',
            region: day.regionOf(first.monitor),
            vpcId,
            serviceName,
            subnetIds: [...places.values()],
            zoneNames: [...places.keys()].flatMap(
              (zone) => day.topology.zones.find(({ id }) => id === zone)?.name ?? [],
            ),
            cidrs,
            ports: record.ports,
            privateDns: offer.leads,
          }
        : null,
    }
  },
}
