import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import { breakEvenGbPerZoneMonth } from './endpoint-price.ts'
import { type Day, firstOf, gigabytesOf, HOURS_PER_MONTH, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, interfaceService, subnetOfEachZone, WAY_OUT, withoutRegion } from './nat-flows.ts'

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

const round = (gigabytes: number) =>
  gigabytes >= 100 ? Math.round(gigabytes).toLocaleString('en-US') : gigabytes.toFixed(1)

/** An AWS service through a NAT gateway, where an interface endpoint costs less, its own price counted. */
export const interfaceEndpoint: Kind = {
  kind: 'interface-endpoint',
  lever: 'way',
  parts: ['inter_az', 'nat', 'endpoint', 'transit'],
  restsOn: [...WAY_OUT, 'endpoints', 'zones'],
  subjectOf: endpointSubject,
  claims: ({ flow }) => flow.via === 'nat',
  hoursUsd: endpointHoursUsd,
  draft: (one, day) => {
    const first = firstOf(one)
    const { vpcId } = first.source
    const serviceName = interfaceService(first, day)
    const rates = day.ratesOf(first.monitor)
    if (vpcId === null || serviceName === null || !rates || rates.endpointUsdPerZoneHour === null) return null
    const flows = stakedFlows(one)
    const subnets = subnetOfEachZone(flows)
    if (subnets.size === 0) return null
    const endpointUsdPerGb = day.endpointUsdPerGbOf(first.monitor)
    const gigabytes = gigabytesOf(sum(flows.map(({ bytes }) => bytes)), day)
    const [existing] = endpointsFor(vpcId, serviceName, day)
    const region = day.regionOf(first.monitor)
    // Its private DNS leads the whole VPC to it, those who did not call on this day too.
    const cidrs = day.topology.subnets.filter((subnet) => subnet.vpcId === vpcId).flatMap((subnet) => subnet.cidrs)
    const name = withoutRegion(flows.find(({ identity }) => identity)?.identity?.name ?? serviceName)
    const breakEven = breakEvenGbPerZoneMonth(rates, endpointUsdPerGb) ?? 0
    const month = (gigabytes * HOURS_PER_MONTH) / day.hours
    return {
      title: existing
        ? `Send ${name} through ${existing.id}, which is there already`
        : `Give ${vpcId} an interface endpoint for ${name}`,
      grossUsd: one.usd - gigabytes * endpointUsdPerGb,
      fixedUsd: existing ? 0 : subnets.size * rates.endpointUsdPerZoneHour * day.hours,
      savingIs: 'estimate',
      assumes: existing
        ? [
            `Private DNS of the endpoint is off, or its policy or security group turns ${callersInWords(flows)} away: their calls still go to public addresses.`,
          ]
        : [
            `It stands in ${[...subnets.keys()].join(', ')}, where ${callersInWords(flows)} run, and pays from ${round(breakEven)} GB a month in each: this is ${round(month)} GB in ${subnets.size === 1 ? 'one zone' : `${subnets.size} zones`}.`,
            'Its private DNS leads all calls of the VPC to it, so clients need no change.',
            ...(/\.ecr\.(?:api|dkr)$/.test(serviceName)
              ? [
                  'Image pulls need the endpoints ecr.api and ecr.dkr, and fetch layers from S3: a gateway endpoint carries those.',
                ]
              : []),
          ],
      risks: [
        'Calls that are open go on by the NAT gateway until they end.',
        'Its security group lets in HTTPS from the subnets of this VPC: whoever else calls the service through it must be added. Policies that name the NAT gateway address (aws:SourceIp) refuse what comes by it.',
      ],
      check: 'The next report has these bytes under interface endpoints, and the NAT line falls by as many.',
      change: existing
        ? null
        : {
            kind: 'create-interface-endpoint',
            region,
            vpcId,
            serviceName,
            subnetIds: [...subnets.values()],
            cidrs: [...new Set(cidrs)].toSorted(),
          },
    }
  },
}
