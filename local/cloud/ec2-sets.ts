import { AWS_SERVICES } from '../../domain/identities/owner-list.ts'
import type { World } from './world.ts'

export type Xml = string | number | boolean | undefined | readonly Xml[] | { readonly [name: string]: Xml }
export type Item = { readonly [name: string]: Xml }

/** The name of the set that an action of EC2 answers with, and all that it has of a world before filters and pages. */
export const SETS: Readonly<Record<string, (world: World, params: URLSearchParams) => [string, readonly Item[]]>> = {
  DescribeAvailabilityZones: ({ network, region }) => [
    'availabilityZoneInfo',
    network.availabilityZones.map(({ zoneType = 'availability-zone', ...zone }) => ({
      ...{ ...zone, zoneType, regionName: region, zoneState: 'available' },
    })),
  ],
  DescribeVpcs: ({ network, accountId }) => [
    'vpcSet',
    network.vpcs.map(({ vpcId, cidrBlocks, ipv6CidrBlocks = [], ownerId = accountId }) => ({
      ...{ vpcId, ownerId, cidrBlock: cidrBlocks[0], state: 'available' },
      cidrBlockAssociationSet: cidrBlocks.map((cidrBlock) => ({ cidrBlock, cidrBlockState: { state: 'associated' } })),
      ipv6CidrBlockAssociationSet: ipv6CidrBlocks.map((ipv6CidrBlock) => ({
        ...{ ipv6CidrBlock, ipv6CidrBlockState: { state: 'associated' } },
      })),
    })),
  ],
  DescribeSubnets: ({ network, accountId }) => [
    'subnetSet',
    network.subnets.map(({ ipv6CidrBlocks = [], ownerId = accountId, ...subnet }) => ({
      ...{ ...subnet, ownerId },
      ipv6CidrBlockAssociationSet: ipv6CidrBlocks.map((ipv6CidrBlock) => ({ ipv6CidrBlock })),
    })),
  ],
  DescribeRouteTables: ({ network, accountId }) => [
    'routeTableSet',
    network.routeTables.map(({ routeTableId, vpcId, ownerId = accountId, associations, routes }) => ({
      ...{ routeTableId, vpcId, ownerId },
      associationSet: associations.map(({ main = false, ...to }) => ({ routeTableId, ...to, main })),
      routeSet: routes.map((route) => ({ state: 'active', origin: originOf(route), ...route })),
    })),
  ],
  DescribeNatGateways: ({ network }) => [
    'natGatewaySet',
    network.natGateways.map(({ privateIp, publicIp, regional, connectivityType = 'public', ...gateway }) => ({
      ...{ ...gateway, connectivityType, state: 'available', availabilityMode: regional ? 'regional' : 'zonal' },
      natGatewayAddressSet: regional
        ? regional.zoneIds.map((availabilityZoneId) => ({ availabilityZoneId, publicIp }))
        : [{ privateIp, publicIp }],
      autoProvisionZones: regional && (regional.growsByItself ? 'enabled' : 'disabled'),
      routeTableId: regional?.routeTableId,
    })),
  ],
  DescribeVpcEndpoints: ({ network, accountId, region }) => [
    'vpcEndpointSet',
    network.vpcEndpoints.map(({ type, ownerId = accountId, serviceRegion = region, ...endpoint }) => ({
      ...{ vpcEndpointId: endpoint.vpcEndpointId, vpcId: endpoint.vpcId, vpcEndpointType: type, state: 'available' },
      ...{ serviceName: endpoint.serviceName, serviceRegion, ownerId },
      routeTableIdSet: endpoint.routeTableIds ?? [],
      networkInterfaceIdSet: endpoint.networkInterfaceIds ?? [],
      subnetIdSet: endpoint.subnetIds ?? [],
      privateDnsEnabled: endpoint.privateDnsEnabled ?? false,
      dnsEntrySet: (endpoint.dnsNames ?? []).map((dnsName) => ({ dnsName })),
      tagSet: Object.entries(endpoint.tags ?? {}).map(([key, value]) => ({ key, value })),
    })),
  ],
  DescribeNetworkInterfaces: (world) => [
    'networkInterfaceSet',
    [...world.network.networkInterfaces, ...nodeInterfaces(world)].map(
      ({ privateIps, ipv6s = [], publicIp, instanceId, sourceDestCheck = true, tags = {}, ...networkInterface }) => {
        const association = publicIp === undefined ? undefined : { publicIp }
        return {
          ...networkInterface,
          ...{ association, sourceDestCheck, attachment: attachmentOf(instanceId, networkInterface, world) },
          ...{
            ownerId: networkInterface.ownerId ?? world.accountId,
            requesterManaged: networkInterface.requesterId !== undefined,
          },
          privateIpAddress: privateIps[0],
          privateIpAddressesSet: privateIps.map((privateIpAddress, index) => ({
            privateIpAddress,
            association: index === 0 ? association : undefined,
          })),
          ipv6AddressesSet: ipv6s.map((ipv6Address) => ({ ipv6Address })),
          tagSet: Object.entries(tags).map(([key, value]) => ({ key, value })),
        }
      },
    ),
  ],
  GetManagedPrefixListEntries: ({ network }, params) => [
    'entrySet',
    (
      network.managedPrefixLists.find(({ prefixListId }) => prefixListId === params.get('PrefixListId'))?.cidrs ?? []
    ).map((cidr) => ({ cidr })),
  ],
  DescribeVpcPeeringConnections: (world) => [
    'vpcPeeringConnectionSet',
    peeringsOf(world).map(({ vpcPeeringConnectionId, sides: [requester, accepter] }) => ({
      ...{ vpcPeeringConnectionId, status: { code: 'active' } },
      requesterVpcInfo: peeringSide(requester, vpcPeeringConnectionId, world),
      accepterVpcInfo: peeringSide(accepter, vpcPeeringConnectionId, world),
    })),
  ],
  DescribeTransitGatewayAttachments: (world) => [
    'transitGatewayAttachments',
    attachmentsOf(world).map(({ gateway, ownerId, resourceType, resourceId, routeTableId, ...attachment }) => ({
      transitGatewayAttachmentId: attachment.transitGatewayAttachmentId,
      ...{ transitGatewayId: gateway.transitGatewayId, transitGatewayOwnerId: gateway.ownerId },
      ...{ resourceType, resourceId, resourceOwnerId: ownerId, state: 'available' },
      association:
        routeTableId === undefined ? undefined : { transitGatewayRouteTableId: routeTableId, state: 'associated' },
    })),
  ],
  DescribeTransitGatewayVpcAttachments: (world) => [
    'transitGatewayVpcAttachments',
    attachmentsOf(world)
      .filter(({ resourceType }) => resourceType === 'vpc')
      .map(({ gateway, ownerId, resourceId, subnetIds = [], transitGatewayAttachmentId, applianceMode = false }) => ({
        ...{ transitGatewayAttachmentId, transitGatewayId: gateway.transitGatewayId, state: 'available' },
        ...{ vpcId: resourceId, vpcOwnerId: ownerId, subnetIds },
        options: { applianceModeSupport: applianceMode ? 'enable' : 'disable' },
      })),
  ],
  SearchTransitGatewayRoutes: ({ network }, params) => [
    'routeSet',
    (network.transitGateways ?? [])
      .flatMap(({ routeTables }) => routeTables)
      .filter(({ routeTableId }) => routeTableId === params.get('TransitGatewayRouteTableId'))
      .flatMap(({ routes }) => routes)
      .map(({ destinationCidrBlock, attachmentId }) =>
        attachmentId === 'blackhole'
          ? { destinationCidrBlock, state: 'blackhole', type: 'static' }
          : {
              ...{ destinationCidrBlock, state: 'active', type: 'static' },
              transitGatewayAttachments: [{ transitGatewayAttachmentId: attachmentId }],
            },
      ),
  ],
  DescribeVpcEndpointServices: (world, params) => [
    'serviceDetailSet',
    askedServices(world, params).map(({ serviceName, type, zoneIds, privateDnsNames, verification }) => ({
      ...{ serviceName, serviceType: [{ serviceType: type }], owner: 'amazon', availabilityZoneIdSet: zoneIds },
      availabilityZoneSet: world.network.availabilityZones
        .filter(({ zoneId }) => zoneIds.includes(zoneId))
        .map(({ zoneName }) => zoneName),
      privateDnsNameSet: privateDnsNames.map((privateDnsName) => ({ privateDnsName })),
      privateDnsNameVerificationState: verification,
    })),
  ],
}

/** Those that are asked for by name; without one, those of AWS. */
function askedServices(world: World, params: URLSearchParams) {
  const asked = [...params].flatMap(([key, value]) => (key.startsWith('ServiceName') ? [value] : []))
  const isAsked = ({ serviceName }: { readonly serviceName: string }) =>
    asked.length === 0 ? !serviceName.includes('.vpce-svc-') : asked.includes(serviceName)
  return servicesOf(world).filter(isAsked)
}

/** To an instance of the account, or to what a service runs. */
function attachmentOf(
  instanceId: string | undefined,
  { requesterId }: { readonly requesterId?: string },
  { accountId }: World,
): Item | undefined {
  if (instanceId !== undefined) return { instanceId, instanceOwnerId: accountId }
  return requesterId === undefined ? undefined : { instanceOwnerId: 'amazon-aws' }
}

const originOf = ({ gatewayId }: World['network']['routeTables'][number]['routes'][number]) =>
  gatewayId === 'local' ? 'CreateRouteTable' : 'CreateRoute'

/** One of a node for each subnet that agents stand in; what they are for is not told by their addresses. */
function nodeInterfaces({ connections }: World): World['network']['networkInterfaces'] {
  const ends = connections.flatMap(({ client, server }) => [client, server])
  const nodes = new Map(ends.flatMap((end) => (end.monitor === undefined ? [] : [[end.subnetId ?? '', end] as const])))
  return [...nodes].map(([subnetId, { vpcId = '', azId = '' }], index) => ({
    networkInterfaceId: `eni-0node${index}`,
    ...{ subnetId, vpcId, availabilityZone: azId },
    interfaceType: 'interface',
    description: 'aws-K8S-i-0123456789abcdef0',
    privateIps: [],
  }))
}

/** With the VPC's blocks; those that routes lead to, where a world does not have it. */
function peeringSide(
  side: NonNullable<World['network']['peerings']>[number]['sides'][number],
  id: string,
  { network: { vpcs, routeTables }, accountId, region }: World,
): Item {
  const known = vpcs.find(({ vpcId }) => vpcId === side.vpcId)
  const routes = routeTables.filter(({ vpcId }) => vpcId !== side.vpcId).flatMap((table) => table.routes)
  const blocks = known?.cidrBlocks ?? [
    ...new Set(
      routes.flatMap(({ vpcPeeringConnectionId, destinationCidrBlock }) =>
        vpcPeeringConnectionId === id && destinationCidrBlock !== undefined ? [destinationCidrBlock] : [],
      ),
    ),
  ]
  return {
    ...{ ownerId: accountId, region, ...side },
    cidrBlockSet: blocks.map((cidrBlock) => ({ cidrBlock })),
    ipv6CidrBlockSet: (known?.ipv6CidrBlocks ?? []).map((ipv6CidrBlock) => ({ ipv6CidrBlock })),
  }
}

/** Where a world tells none, those that its routes name: to a VPC of another account. */
function peeringsOf({ network: { peerings, routeTables } }: World): NonNullable<World['network']['peerings']> {
  if (peerings) return peerings
  const named = new Map(
    routeTables.flatMap(({ vpcId, routes }) =>
      routes.flatMap(({ vpcPeeringConnectionId: id }) => (id === undefined ? [] : [[id, vpcId] as const])),
    ),
  )
  return [...named].map(([vpcPeeringConnectionId, vpcId]) => ({
    vpcPeeringConnectionId,
    sides: [{ vpcId }, { vpcId: 'vpc-0ffffffffffffffff', ownerId: '999999999999' }],
  }))
}

/**
 * Of the account's own transit gateways all, of another's those of its own VPCs. Where a world tells no transit gateway that a
 * route leads to, it is another account's, to which the route's VPC is attached.
 */
function attachmentsOf({ network: { transitGateways = [], routeTables }, accountId }: World) {
  const told = transitGateways.flatMap(({ transitGatewayId, ownerId: owner = accountId, attachments }) =>
    attachments
      .map(({ ownerId = accountId, ...one }) => ({ ...one, ownerId, gateway: { transitGatewayId, ownerId: owner } }))
      .filter(({ ownerId }) => owner === accountId || ownerId === accountId),
  )
  const named = new Map(
    routeTables.flatMap(({ vpcId, routes }) =>
      routes.flatMap(({ transitGatewayId: id }) =>
        id === undefined || transitGateways.some((one) => one.transitGatewayId === id)
          ? []
          : [[`${id}/${vpcId}`, { id, vpcId }] as const],
      ),
    ),
  )
  return [
    ...told,
    ...[...named.values()].map(({ id, vpcId }) => ({
      transitGatewayAttachmentId: `tgw-attach-of-${vpcId}`,
      ...{ resourceType: 'vpc' as const, resourceId: vpcId, ownerId: accountId, subnetIds: [] },
      applianceMode: undefined,
      ...{ gateway: { transitGatewayId: id, ownerId: '999999999999' }, routeTableId: undefined },
    })),
  ]
}

/** Services whose endpoints are routes. */
const BY_GATEWAY = ['s3', 'dynamodb', 's3express']

function servicesOf({ network, region }: World): NonNullable<World['network']['endpointServices']> {
  if (network.endpointServices) return network.endpointServices
  const zoneIds = network.availabilityZones.map(({ zoneId }) => zoneId)
  const names = [...new Set(AWS_SERVICES.map(([, service]) => service))].filter((service) => service !== '')
  const full = (service: string) =>
    /\{region\}|^(?:com|aws)\./.test(service)
      ? service.replace('{region}', region)
      : `com.amazonaws.${region}.${service}`
  return [
    ...BY_GATEWAY.map((service) => ({
      ...{ serviceName: full(service), type: 'Gateway' as const, zoneIds, privateDnsNames: [] },
    })),
    ...names.map((service) => ({
      ...{ serviceName: full(service), type: 'Interface' as const, zoneIds },
      privateDnsNames: [`${service}.${region}.amazonaws.com`],
    })),
  ]
}
