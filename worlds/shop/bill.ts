/**
 * The shop's day by hand. A connection carries its bytes of the night in each five minutes from 20:00 to 08:00 UTC (144
 * of them), and three times that from 08:00 to 20:00 (144): 144 + 3 × 144 = 576 times its bytes of the night.
 */
const NIGHTS = 576

/**
 * Pods stand in zones a, b, c in turn, so of the pairs of m and n pods those in one zone are free:
 *   3 with 3: 9 - 3 = 6    3 with 2: 6 - 2 = 4    3 with 1: 3 - 1 = 2    2 with 1: 2 - 1 = 1
 */
const crossing = [
  6 * 32_000_000, // storefront to catalog
  6 * 8_000_000, // storefront to cart
  6 * 12_000_000, // storefront to search
  6 * 10_000_000, // storefront to recommendations
  6 * 4_000_000, // storefront to users
  6 * 48_000_000, // storefront to images
  4 * 3_000_000, // storefront to sessions
  4 * 1_600_000, // storefront to promotions
  4 * 4_800_000, // storefront to reviews
  2 * 200_000, // storefront to feature-flags
  6 * 30_000_000, // cart to redis-cart
  6 * 900_000, // checkout to cart
  4 * 700_000, // checkout to payments
  6 * 1_100_000, // checkout to orders
  6 * 600_000, // checkout to pricing
  4 * 400_000, // checkout to shipping
  4 * 300_000, // checkout to fraud
  6 * 24_000_000, // catalog to opensearch
  6 * 6_000_000, // catalog to pricing
  6 * 5_000_000, // catalog to inventory
  6 * 45_000_000, // search to opensearch
  6 * 7_000_000, // recommendations to catalog
  6 * 18_000_000, // orders to kafka
  6 * 5_000_000, // inventory to kafka
  6 * 60_000_000, // analytics to kafka
  4 * 2_000_000, // notifications to kafka
  2 * 9_000_000, // kafka-connect, in zone a, to kafka
  2 * 20_000_000, // fluent-bit to loki in zone a
  1 * 1_200_000, // grafana, in zone b, to prometheus-k8s in a and b
  1 * 800_000, // grafana to loki
  4 * 4_000_000, // prometheus-k8s to otel-collector
  1 * 2_000_000, // prometheus-k8s to kube-state-metrics in zone b
  1 * 1_000_000, // argocd-application-controller, in zone c, to argocd-repo-server in zone b
  1 * 200_000, // argocd-server, in zone a, to argocd-repo-server
  6 * 40_000_000, // kafka from each of the two other brokers
  4 * 2_500_000, // prometheus-k8s to the nodes of the two other zones
  2 * 25_000_000, // orders in zones b and c to the database in zone a
  2 * 25_000_000, // users
  2 * 25_000_000, // inventory
  1 * 25_000_000, // payments, in a and b
  2 * 25_000_000, // catalog
]

// Forty pictures of 30,000 bytes in each of the twelve five minutes from 08:00 to 09:00 UTC, from zone a to zone b.
const thumbnails = 12 * 40 * 30_000

const crossingBytes = crossing.reduce((sum, bytes) => sum + bytes, 0) * NIGHTS + thumbnails

// Sessions in zone a to the cache in zone b: what crosses to ElastiCache is billed once.
const toCacheBytes = 3_000_000 * NIGHTS

/** Through the NAT gateway of its own zone: zones a and b. */
const nat = [
  2 * 50_000_000, // otel-collector
  2 * 22_000_000, // webhooks
  2 * 3_000_000, // payments
  2 * 6_000_000, // fraud
  4_000_000, // email
  1_000_000, // feature-flags
  8_000_000, // argocd-repo-server
  300_000, // external-dns
  50_000, // cert-manager
  2 * 12_000_000, // nodes
]

/** From zone c through the NAT gateway of zone a, which crosses a zone as well. S3 goes there too: no endpoint. */
const natFromC = [
  50_000_000, // otel-collector
  12_000_000, // node
  2 * 35_000_000, // images and analytics to S3
  70_000_000, // backup to S3
]

const natBytes = nat.reduce((sum, bytes) => sum + bytes, 0) * NIGHTS
const natFromCBytes = natFromC.reduce((sum, bytes) => sum + bytes, 0) * NIGHTS

// eu-west-1: $0.01 per GB out of a zone and $0.01 into the other, $0.048 per GB through a NAT gateway; a GB is 2^30
// bytes. S3 from zones a and b and DynamoDB pass gateway endpoints, the load balancer stays in its zone: both free.
const toCacheUsd = (toCacheBytes / 1_073_741_824) * 0.01
const interAz = ((crossingBytes + natFromCBytes) / 1_073_741_824) * (0.01 + 0.01) + toCacheUsd
const natUsd = ((natBytes + natFromCBytes) / 1_073_741_824) * 0.048

/** The pairs that stay in their zone, in the order of `crossing`. */
const withinZone = [
  3 * 32_000_000,
  3 * 8_000_000,
  3 * 12_000_000,
  3 * 10_000_000,
  3 * 4_000_000,
  3 * 48_000_000,
  2 * 3_000_000,
  2 * 1_600_000,
  2 * 4_800_000,
  1 * 200_000,
  3 * 30_000_000,
  3 * 900_000,
  2 * 700_000,
  3 * 1_100_000,
  3 * 600_000,
  2 * 400_000,
  2 * 300_000,
  3 * 24_000_000,
  3 * 6_000_000,
  3 * 5_000_000,
  3 * 45_000_000,
  3 * 7_000_000,
  3 * 18_000_000,
  3 * 5_000_000,
  3 * 60_000_000,
  2 * 2_000_000,
  1 * 9_000_000,
  1 * 20_000_000,
  1 * 1_200_000, // grafana to prometheus-k8s; to loki there is none
  2 * 4_000_000, // prometheus-k8s to otel-collector
  1 * 2_000_000, // prometheus-k8s to kube-state-metrics; argocd has none
  2 * 2_500_000, // prometheus-k8s to the nodes of its zone
  25_000_000, // orders in zone a to the database in zone a
  25_000_000, // users
  25_000_000, // inventory
  25_000_000, // payments
  25_000_000, // catalog
  3_000_000, // sessions in zone b to the cache in zone b
]

const free = [
  3 * 80_000_000, // load balancer to storefront
  4 * 35_000_000, // images and analytics of zones a and b to S3
  5 * 15_000_000, // sessions and cart to DynamoDB
]

// To another region only one direction is billed, and a flow does not tell how much of it went which way: no price.
const replica = 3 * 2_000_000

const freeBytes = [...withinZone, ...free].reduce((sum, bytes) => sum + bytes, 0) * NIGHTS

/** Bytes by what they pay for, each connection once; `nat` and `natAndCrossing` are apart. */
export const bytesBy = {
  crossing: crossingBytes + toCacheBytes,
  /** Of `crossing`. */
  toCache: toCacheBytes,
  nat: natBytes,
  natAndCrossing: natFromCBytes,
  free: freeBytes,
  unpriced: replica * NIGHTS,
}

// Who calls pays: search and recommendations cross zones to opensearch and catalog.
const searchUsd = ((6 * 45_000_000 + 6 * 7_000_000) * NIGHTS * 0.02) / 1_073_741_824

// Nobody's: fluent-bit, Argo CD, external-dns, cert-manager, and what the nodes pull, of which one crosses to its gateway.
const unownedCrossing = 2 * 20_000_000 + 1_000_000 + 200_000 + 12_000_000
const unownedNat = 8_000_000 + 300_000 + 50_000 + 3 * 12_000_000
const unownedUsd = ((unownedCrossing * 0.02 + unownedNat * 0.048) * NIGHTS) / 1_073_741_824

/** What two of the teams of the decisions pay. */
export const usdByTeam = { search: searchUsd, unowned: unownedUsd }

export const bill = {
  usd: interAz + natUsd,
  byCharge: { inter_az: interAz, nat: natUsd, endpoint: 0 },
  bytes: crossingBytes + toCacheBytes + natBytes + natFromCBytes + freeBytes + replica * NIGHTS,
  unpricedBytes: replica * NIGHTS,
}
