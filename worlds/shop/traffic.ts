import type { Connection, WorldEnd } from '../../local/cloud/world.ts'
import { balancerIp, CACHE_IP, DATABASE_IP, REGION, seen, unseen, ZONES, zoneAt } from './cluster.ts'
import { lonePod, podsOf, suffixOf, type WorkloadName } from './workloads.ts'

/** From 08:00 to 20:00 UTC the shop is open, and each connection carries three times its bytes of the night. */
const OPEN_FROM = 8 * 12
const OPEN_UNTIL = 20 * 12

export const shopHours = (bytesAtNight: number) => (slot: number) =>
  slot >= OPEN_FROM && slot < OPEN_UNTIL ? 3 * bytesAtNight : bytesAtNight

/** A relation of two workloads: each pod of the one talks to each of the other. */
export type Relation = readonly [from: WorkloadName, to: WorkloadName, port: number, bytesAtNightPerFiveMinutes: number]

const RELATIONS: readonly Relation[] = [
  ['storefront', 'catalog', 8080, 32_000_000],
  ['storefront', 'cart', 8080, 8_000_000],
  ['storefront', 'search', 8080, 12_000_000],
  ['storefront', 'recommendations', 8080, 10_000_000],
  ['storefront', 'users', 8080, 4_000_000],
  ['storefront', 'images', 8080, 48_000_000],
  ['storefront', 'sessions', 8080, 3_000_000],
  ['storefront', 'promotions', 8080, 1_600_000],
  ['storefront', 'reviews', 8080, 4_800_000],
  ['storefront', 'feature-flags', 8080, 200_000],
  ['cart', 'redis-cart', 6379, 30_000_000],
  ['checkout', 'cart', 8080, 900_000],
  ['checkout', 'payments', 8080, 700_000],
  ['checkout', 'orders', 8080, 1_100_000],
  ['checkout', 'pricing', 8080, 600_000],
  ['checkout', 'shipping', 8080, 400_000],
  ['checkout', 'fraud', 8080, 300_000],
  ['catalog', 'opensearch', 9200, 24_000_000],
  ['catalog', 'pricing', 8080, 6_000_000],
  ['catalog', 'inventory', 8080, 5_000_000],
  ['search', 'opensearch', 9200, 45_000_000],
  ['recommendations', 'catalog', 8080, 7_000_000],
  ['orders', 'kafka', 9092, 18_000_000],
  ['inventory', 'kafka', 9092, 5_000_000],
  ['analytics', 'kafka', 9092, 60_000_000],
  ['notifications', 'kafka', 9092, 2_000_000],
  ['kafka-connect', 'kafka', 9092, 9_000_000],
  ['fluent-bit', 'loki', 3100, 20_000_000],
  ['grafana', 'prometheus-k8s', 9090, 1_200_000],
  ['grafana', 'loki', 3100, 800_000],
  ['prometheus-k8s', 'otel-collector', 8889, 4_000_000],
  ['prometheus-k8s', 'kube-state-metrics', 8080, 2_000_000],
  ['argocd-application-controller', 'argocd-repo-server', 8081, 1_000_000],
  ['argocd-server', 'argocd-repo-server', 8081, 200_000],
]

function between(client: WorldEnd, server: WorldEnd, port: number, bytesAtNight: number): Connection {
  const category = client.azId === server.azId ? 'INTRA_AZ' : 'INTER_AZ'
  return { client, server, port, category, bytesPerSlot: shopHours(bytesAtNight) }
}

const relations = RELATIONS.flatMap(([from, to, port, bytes]) =>
  podsOf(from).flatMap((client) => podsOf(to).map((server) => between(client, server, port, bytes))),
)

/** Each broker copies from the two others. */
const replication = podsOf('kafka').flatMap((client) =>
  podsOf('kafka')
    .filter((server) => server !== client)
    .map((server) => between(client, server, 9093, 40_000_000)),
)

/** Prometheus reads the exporter of each node, which has the node's address and so no pod's name. */
const nodes = ZONES.map((zone) => seen(zone, zone.nodeIp))
const scrapes = podsOf('prometheus-k8s').flatMap((client) =>
  nodes.map((node) => between(client, node, 9100, 2_500_000)),
)

/** The load balancer calls only pods of its own zone (cross-zone balancing is off). It runs no agent. */
const balanced = podsOf('storefront').map((pod): Connection => {
  const zone = ZONES.find(({ zoneId }) => zoneId === pod.azId) ?? zoneAt(0)
  const node = unseen(zone, balancerIp(zone), zone.publicSubnetId)
  return between(node, pod, 8080, 80_000_000)
})

/** The database is managed, stands in zone a and runs no agent. */
const database = unseen(zoneAt(0), DATABASE_IP)
const queries = (['orders', 'users', 'inventory', 'payments', 'catalog'] as const).flatMap((name) =>
  podsOf(name).map((client) => between(client, database, 5432, 25_000_000)),
)

/** So is the cache of sessions, in zone b. */
const cache = unseen(zoneAt(1), CACHE_IP)
const cached = podsOf('sessions').map((client) => between(client, cache, 6379, 3_000_000))

function outward(
  client: WorldEnd,
  ip: string,
  category: 'UNCLASSIFIED' | 'AMAZON_S3' | 'AMAZON_DYNAMODB',
  bytesAtNight: number,
): Connection {
  const region = category === 'UNCLASSIFIED' ? {} : { region: REGION }
  return { client, server: { ip, ...region }, port: 443, category, bytesPerSlot: shopHours(bytesAtNight) }
}

const s3 = (['images', 'analytics'] as const).flatMap((name) =>
  podsOf(name).map((client) => outward(client, '52.218.30.10', 'AMAZON_S3', 35_000_000)),
)
const backups = podsOf('backup').map((client) => outward(client, '52.218.31.17', 'AMAZON_S3', 70_000_000))
const dynamodb = (['sessions', 'cart'] as const).flatMap((name) =>
  podsOf(name).map((client) => outward(client, '52.94.5.8', 'AMAZON_DYNAMODB', 15_000_000)),
)

/** What leaves through the NAT gateways. */
const external = [
  ...podsOf('otel-collector').map((client) => outward(client, '3.233.144.10', 'UNCLASSIFIED', 50_000_000)),
  ...podsOf('webhooks').map((client) => outward(client, '52.94.218.10', 'UNCLASSIFIED', 22_000_000)),
  ...podsOf('payments').map((client) => outward(client, '54.187.216.72', 'UNCLASSIFIED', 3_000_000)),
  ...podsOf('fraud').map((client) => outward(client, '151.101.2.132', 'UNCLASSIFIED', 6_000_000)),
  ...podsOf('email').map((client) => outward(client, '54.239.36.10', 'UNCLASSIFIED', 4_000_000)),
  ...podsOf('feature-flags').map((client) => outward(client, '151.101.66.132', 'UNCLASSIFIED', 1_000_000)),
  ...podsOf('argocd-repo-server').map((client) => outward(client, '140.82.121.4', 'UNCLASSIFIED', 8_000_000)),
  ...podsOf('external-dns').map((client) => outward(client, '52.95.110.1', 'UNCLASSIFIED', 300_000)),
  ...podsOf('cert-manager').map((client) => outward(client, '172.65.32.248', 'UNCLASSIFIED', 50_000)),
  // The nodes themselves pull images; no pod's name stands in the row.
  ...nodes.map((node) => outward(node, '54.239.33.40', 'UNCLASSIFIED', 12_000_000)),
]

/** A copy of the orders in another region, over VPC peering. */
const replica = podsOf('orders').map(
  (client): Connection => ({
    client,
    server: { ip: '10.99.4.20', region: 'us-east-1', vpcId: 'vpc-0123456789abcdef0' },
    port: 5432,
    category: 'INTER_REGION',
    bytesPerSlot: shopHours(2_000_000),
  }),
)

/** From 08:00 to 09:00 UTC forty pods of a job start every five minutes; each fetches one picture from another zone. */
export const THUMBNAIL_PODS_PER_SLOT = 40
export const BYTES_PER_THUMBNAIL = 30_000

const thumbnails = Array.from({ length: 12 }, (_, index) => OPEN_FROM + index).flatMap((slot) =>
  Array.from({ length: THUMBNAIL_PODS_PER_SLOT }, (_, index): Connection => {
    const pod = lonePod(zoneAt(1), 'shop', `thumbnails-${suffixOf(`thumbnails ${slot} ${index}`)}`)
    const [server] = podsOf('images')
    if (!server) throw new Error('images has no pod')
    return {
      client: pod,
      server,
      port: 8080,
      category: 'INTER_AZ',
      bytesPerSlot: (at) => (at === slot ? BYTES_PER_THUMBNAIL : 0),
    }
  }),
)

/** All connections of the day, by what the bill calls them. */
export const CONNECTIONS: Readonly<Record<string, readonly Connection[]>> = {
  relations,
  replication,
  scrapes,
  balanced,
  queries,
  cached,
  s3,
  backups,
  dynamodb,
  external,
  replica,
  thumbnails,
}
