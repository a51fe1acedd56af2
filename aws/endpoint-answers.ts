import * as z from 'zod'
import { defined } from '../domain/defined.ts'
import { clusterOfTags } from '../domain/network/interface-tags.ts'
import { type DescribedInterface, describedInterface, interfaceOfType } from '../domain/network/network-interface.ts'
import type { Endpoint, EndpointService, NetworkInterface } from '../domain/network/topology.ts'

/** What EC2's answers on interfaces, endpoints and their services must hold, and what is made of them. */

const id = z.string().min(1)
const text = z.string().optional()
const texts = z.array(z.string()).optional()
const flag = z.boolean().optional()

const TAGS = z.array(z.object({ Key: text, Value: text })).optional()

const ENDPOINT = z.object({
  VpcEndpointId: id,
  VpcId: id,
  VpcEndpointType: text,
  State: text,
  ServiceName: text,
  ServiceRegion: text,
  OwnerId: text,
  NetworkInterfaceIds: texts,
  SubnetIds: texts,
  RouteTableIds: texts,
  PrivateDnsEnabled: flag,
  DnsOptions: z.object({ PrivateDnsOnlyForInboundResolverEndpoint: flag }).optional(),
  DnsEntries: z.array(z.object({ DnsName: text })).optional(),
  Tags: TAGS,
})

export type DescribedEndpoint = z.output<typeof ENDPOINT>

export const ENDPOINTS = z.object({ VpcEndpoints: z.array(ENDPOINT) })

/** As the API words them. */
export const ENDPOINT_TYPES: Readonly<Record<string, Endpoint['type']>> = {
  Gateway: 'gateway',
  Interface: 'interface',
  GatewayLoadBalancer: 'gateway_load_balancer',
  Resource: 'resource',
  ServiceNetwork: 'service_network',
}

/** It carries nothing any more, or never did. EC2 writes them in either case. */
const GONE = /^(?:deleting|deleted|rejected|failed|expired)$/i

/** `ipsOf` tells the addresses of an interface, `region` is where EC2 was asked. */
export function endpointOf(
  one: DescribedEndpoint,
  ipsOf: ReadonlyMap<string, readonly string[]>,
  region: string | undefined,
): Endpoint[] {
  const type = ENDPOINT_TYPES[one.VpcEndpointType ?? '']
  if (type === undefined || GONE.test(one.State ?? '')) return []
  const dnsNames = one.DnsEntries?.flatMap(({ DnsName }) => (DnsName === undefined ? [] : [DnsName]))
  // Network Firewall's own tag: https://docs.aws.amazon.com/network-firewall/latest/developerguide/using-service-linked-roles.html
  const isManaged = one.Tags?.some(({ Key, Value }) => Key === 'AWSNetworkFirewallManaged' && Value === 'true')
  return [
    defined({
      id: one.VpcEndpointId,
      vpcId: one.VpcId,
      type,
      serviceName: one.ServiceName ?? '',
      ips: (one.NetworkInterfaceIds ?? []).flatMap((interfaceId) => ipsOf.get(interfaceId) ?? []),
      subnetIds: one.SubnetIds ?? [],
      ownerId: one.OwnerId,
      privateDns: one.PrivateDnsEnabled,
      isForInboundAlone: one.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint,
      dnsNames: dnsNames?.length === 0 ? undefined : dnsNames,
      serviceRegion: one.ServiceRegion === region ? undefined : one.ServiceRegion,
      routeTableIds: type === 'gateway' ? (one.RouteTableIds ?? []) : undefined,
      isNetworkFirewall: type === 'gateway_load_balancer' && isManaged ? true : undefined,
    }),
  ]
}

const ASSOCIATION = z.object({ PublicIp: text }).optional()

const INTERFACE = z.object({
  NetworkInterfaceId: id,
  OwnerId: text,
  VpcId: id,
  SubnetId: text,
  InterfaceType: text,
  RequesterId: text,
  RequesterManaged: flag,
  SourceDestCheck: flag,
  Attachment: z.object({ InstanceId: text, InstanceOwnerId: text }).optional(),
  Description: text,
  Association: ASSOCIATION,
  PrivateIpAddresses: z.array(z.object({ PrivateIpAddress: text, Association: ASSOCIATION })).optional(),
  Ipv6Addresses: z.array(z.object({ Ipv6Address: text })).optional(),
  TagSet: TAGS,
})

type DescribedByEc2 = z.output<typeof INTERFACE>

export const INTERFACES = z.object({ NetworkInterfaces: z.array(INTERFACE) })

/** Its private addresses, of both families. */
export function privateIps({ PrivateIpAddresses = [], Ipv6Addresses = [] }: DescribedByEc2): string[] {
  return [
    ...PrivateIpAddresses.map(({ PrivateIpAddress }) => PrivateIpAddress),
    ...Ipv6Addresses.map(({ Ipv6Address }) => Ipv6Address),
  ].filter((ip) => ip !== undefined)
}

/** Of machines and of pods. Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html */
const OF_MACHINES: ReadonlySet<string> = new Set(['efa', 'efa-only', 'branch', 'trunk'])

/**
 * Who made it: a service, where EC2 says so, its type is none that users make, or it is attached to a machine of a service's; maybe one, where
 * it is attached to another account's, as users may do too; null for a user, who describes it as he likes.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
 */
function makerOf(one: DescribedByEc2): 'service' | 'maybe a service' | null {
  const { OwnerId, InterfaceType = 'interface', RequesterManaged, Attachment } = one
  const { InstanceId, InstanceOwnerId = OwnerId } = Attachment ?? {}
  if (InstanceId !== undefined || OF_MACHINES.has(InterfaceType)) return null
  if (RequesterManaged === true || InterfaceType !== 'interface') return 'service'
  if (InstanceOwnerId?.startsWith('amazon-') === true) return 'service'
  return OwnerId !== undefined && InstanceOwnerId !== OwnerId ? 'maybe a service' : null
}

function describedBy(one: DescribedByEc2): DescribedInterface | undefined {
  const maker = makerOf(one)
  if (maker === null) return undefined
  return describedInterface(one.Description ?? '', maker === 'service') ?? interfaceOfType(one.InterfaceType ?? '')
}

/**
 * Pods' and nodes' are not kept, as a cluster has thousands: but those that are public, that `leadTo` names, or whose tags name a cluster.
 * `accountId` is whom EC2 tells.
 */
export function interfaceOf(
  one: DescribedByEc2,
  leadTo: ReadonlySet<string>,
  accountId = one.OwnerId,
): NetworkInterface[] {
  const instanceId = one.Attachment?.InstanceId
  const described = describedBy(one)
  const isManaged = described !== undefined || makerOf(one) === 'service'
  const tags = one.TagSet?.map(({ Key = '', Value = '' }) => ({ key: Key, value: Value })) ?? []
  // What a service made is that service's, whatever it is tagged with.
  const cluster = isManaged ? undefined : clusterOfTags(tags)
  const { name = null, owner = null, ...more } = described ?? {}
  const addresses = [
    one.Association?.PublicIp,
    ...(one.PrivateIpAddresses ?? []).map(({ Association }) => Association?.PublicIp),
  ]
  const publicIps = [...new Set(addresses.filter((ip) => ip !== undefined))]
  const isKept = isManaged || publicIps.length > 0 || leadTo.has(one.NetworkInterfaceId) || cluster !== undefined
  if (!isKept) return []
  return [
    defined({
      id: one.NetworkInterfaceId,
      vpcId: one.VpcId,
      ips: privateIps(one),
      publicIps,
      name,
      owner,
      ...more,
      isManaged: isManaged ? true : undefined,
      subnetId: one.SubnetId,
      type: one.InterfaceType,
      requesterId: one.RequesterId,
      instanceId,
      checksAddresses: one.SourceDestCheck,
      cluster,
      ownerId: one.OwnerId === accountId ? undefined : one.OwnerId,
    }),
  ]
}

export const ENDPOINT_SERVICES = z.object({
  ServiceDetails: z.array(
    z.object({
      ServiceName: id,
      ServiceType: z.array(z.object({ ServiceType: text })),
      AvailabilityZones: z.array(z.string()).optional(),
      AvailabilityZoneIds: z.array(z.string()).optional(),
      PrivateDnsNames: z.array(z.object({ PrivateDnsName: text })).optional(),
      PrivateDnsNameVerificationState: text,
    }),
  ),
  NextToken: text,
})

/** AWS's own services, those of two kinds of endpoint as one; `idOfZone` tells the id of a zone that EC2 names. */
export function endpointServicesOf(
  details: z.output<typeof ENDPOINT_SERVICES>['ServiceDetails'],
  idOfZone: ReadonlyMap<string, string>,
): EndpointService[] {
  const own = details.filter(({ ServiceName }) => !ServiceName.startsWith('com.amazonaws.vpce.'))
  const byName = [...Map.groupBy(own, ({ ServiceName }) => ServiceName)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return byName.map(([serviceName, all]) => {
    const types = all.flatMap((one) => one.ServiceType.map(({ ServiceType = '' }) => ENDPOINT_TYPES[ServiceType]))
    const zoneIds = all.flatMap(({ AvailabilityZoneIds, AvailabilityZones = [] }) =>
      AvailabilityZoneIds && AvailabilityZoneIds.length > 0
        ? AvailabilityZoneIds
        : AvailabilityZones.flatMap((name) => idOfZone.get(name) ?? []),
    )
    return {
      serviceName,
      types: [...new Set(types.filter((type) => type !== undefined))].toSorted(),
      zoneIds: [...new Set(zoneIds)].toSorted(),
      privateDns: all.some(({ PrivateDnsNames = [] }) => PrivateDnsNames.length > 0),
    }
  })
}

/** Names of other companies' services that these have shown to be theirs, by service. */
export const verifiedNamesOf = (details: z.output<typeof ENDPOINT_SERVICES>['ServiceDetails']): Map<string, string[]> =>
  new Map(
    details.flatMap(({ ServiceName, PrivateDnsNames = [], PrivateDnsNameVerificationState }) => {
      const names = PrivateDnsNames.flatMap(({ PrivateDnsName }) => PrivateDnsName ?? [])
      return PrivateDnsNameVerificationState === 'verified' && names.length > 0 ? [[ServiceName, names] as const] : []
    }),
  )
