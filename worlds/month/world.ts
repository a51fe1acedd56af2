import type { Connection, World, WorldEnd } from '../../local/cloud/world.ts'
import { CLUSTER, pod, REGION, VPC, ZONES } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

/**
 * A cluster over thirty days. On the first day everything costs; a Service is routed on the 8th, S3 gets its gateway
 * endpoint on the 15th, SQS an interface endpoint on the 20th, which goes again on the 26th. What Datadog costs is
 * accepted. Every sixth and seventh day has half of the traffic.
 */
const LAST_DAY = 30
const ROUTED_ON = 8
const GATEWAY_ENDPOINT_ON = 15
const INTERFACE_ENDPOINT_ON = 20
const INTERFACE_ENDPOINT_UNTIL = 25

/** 20 MiB in each of 288 slots are 5.625 GiB a day. */
const MEBIBYTE = 1_048_576

const [A, B] = ZONES
const S3 = '52.216.8.5'
const SQS = '52.94.232.206'
const DATADOG = '3.233.144.10'
const ENDPOINT = 'vpce-0d000000000000001'
const GATEWAY = 'vpce-0500000000000001'
const S3_LIST = 'pl-63a5400a'

const INTERFACES = [
  { zone: A, id: 'eni-0d000000000000001', ip: '10.5.7.200' },
  { zone: B, id: 'eni-0d000000000000002', ip: '10.5.39.200' },
] as const

const web = [pod(A, '10.5.4.10', 'web-7b948db86c-b2kfz'), pod(B, '10.5.36.11', 'web-7b948db86c-c7mxq')]
const api = [pod(A, '10.5.4.30', 'api-6d5f9c4b8d-d4hwp', 'api'), pod(B, '10.5.36.31', 'api-6d5f9c4b8d-g9ntr', 'api')]
const images = [pod(A, '10.5.4.50', 'images-5f6d7c8b9d-j6rvs'), pod(B, '10.5.36.51', 'images-5f6d7c8b9d-l5zqt')]
const senders = [
  pod(A, '10.5.4.70', 'sqs-sender-788bf7448d-2bkfz'),
  pod(B, '10.5.36.71', 'sqs-sender-788bf7448d-4c7mq'),
]
const agents = [pod(A, '10.5.4.90', 'datadog-agent-5dhwp'), pod(B, '10.5.36.91', 'datadog-agent-6gntr')]

/** The world as it was so many days before its last one. */
function onDay(number: number): World {
  const isQuiet = number % 7 === 6 || number % 7 === 0
  const flow = (
    client: WorldEnd,
    server: WorldEnd,
    category: Connection['category'],
    mebibytes: number,
  ): Connection => ({
    client,
    server,
    port: 443,
    category,
    bytesPerSlot: () => (mebibytes * MEBIBYTE) / (isQuiet ? 2 : 1),
  })
  const isRouted = number >= ROUTED_ON
  const hasGateway = number >= GATEWAY_ENDPOINT_ON
  const hasEndpoint = number >= INTERFACE_ENDPOINT_ON && number <= INTERFACE_ENDPOINT_UNTIL
  const calls = web.flatMap((client) =>
    api
      .filter((server) => !isRouted || server.azId === client.azId)
      .map((server) =>
        flow(client, server, server.azId === client.azId ? 'INTRA_AZ' : 'INTER_AZ', isRouted ? 160 : 80),
      ),
  )
  const queue = senders.flatMap((client) => {
    if (!hasEndpoint) return [flow(client, { ip: SQS, region: REGION }, 'UNCLASSIFIED', 120)]
    return INTERFACES.filter(({ zone }) => zone.zoneId === client.azId).map(({ zone, ip }) =>
      flow(client, { ip, azId: zone.zoneId, subnetId: zone.subnetId, vpcId: VPC, region: REGION }, 'INTRA_AZ', 120),
    )
  })
  const { network } = CLUSTER
  return {
    ...CLUSTER,
    name: 'month',
    summary: 'thirty days in which three changes land, one of them goes again, and one finding is accepted: --days 30',
    budgets: [{ usdPerMonth: 150 }, { namespace: 'default', usdPerMonth: 70 }],
    accepted: [{ match: 'private-connectivity/*/Datadog', reason: 'the contract ends in spring', until: '2099-12-31' }],
    ipRanges: {
      ...CLUSTER.ipRanges,
      prefixes: [
        ...CLUSTER.ipRanges.prefixes,
        { ip_prefix: '52.216.0.0/15', region: REGION, service: 'S3', network_border_group: REGION },
      ],
    },
    internet: [
      { ip: SQS, certificate: { names: ['sqs.us-east-1.amazonaws.com'], kind: 'valid' } },
      { ip: DATADOG, certificate: { names: ['*.datadoghq.com'], kind: 'valid' } },
    ],
    network: {
      ...network,
      routeTables: network.routeTables.map((table) => ({
        ...table,
        routes: [
          ...table.routes,
          ...(hasGateway && 'natGatewayId' in (table.routes.at(-1) ?? {})
            ? [{ destinationPrefixListId: S3_LIST, gatewayId: GATEWAY }]
            : []),
        ],
      })),
      managedPrefixLists: hasGateway
        ? [{ prefixListId: S3_LIST, prefixListName: `com.amazonaws.${REGION}.s3`, cidrs: ['52.216.0.0/15'] }]
        : [],
      vpcEndpoints: [
        ...(hasGateway
          ? [
              {
                vpcEndpointId: GATEWAY,
                vpcId: VPC,
                type: 'Gateway' as const,
                serviceName: `com.amazonaws.${REGION}.s3`,
              },
            ]
          : []),
        ...(hasEndpoint
          ? [
              {
                vpcEndpointId: ENDPOINT,
                vpcId: VPC,
                type: 'Interface' as const,
                serviceName: `com.amazonaws.${REGION}.sqs`,
                networkInterfaceIds: INTERFACES.map(({ id }) => id),
                subnetIds: ZONES.map(({ subnetId }) => subnetId),
              },
            ]
          : []),
      ],
      networkInterfaces: hasEndpoint
        ? INTERFACES.map(({ zone, id, ip }) => ({
            networkInterfaceId: id,
            subnetId: zone.subnetId,
            vpcId: VPC,
            availabilityZone: zone.zoneName,
            interfaceType: 'vpc_endpoint',
            description: `VPC Endpoint Interface ${ENDPOINT}`,
            privateIps: [ip],
          }))
        : [],
    },
    connections: [
      ...calls,
      ...images.map((client) => flow(client, { ip: S3, region: REGION }, 'AMAZON_S3', 40)),
      ...queue,
      ...agents.map((client) => flow(client, { ip: DATADOG }, 'UNCLASSIFIED', 60)),
    ],
    on: (daysAgo) => onDay(Math.max(1, LAST_DAY - daysAgo)),
    bill,
  }
}

export const world = onDay(LAST_DAY)
