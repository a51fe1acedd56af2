import type { Connection, World } from '../../local/cloud/world.ts'
import { API, oneGateway, type Place, pod } from '../../worlds/organisation/places.ts'

const REGIONS = [
  { region: 'us-east-1', zones: 'use1', natUsd: 0.045 },
  { region: 'eu-west-1', zones: 'euw1', natUsd: 0.048 },
  { region: 'ca-central-1', zones: 'cac1', natUsd: 0.05 },
] as const

const ACCOUNTS = 30
const MONITORS = 300
const PLACES = REGIONS.length * ACCOUNTS

type Region = (typeof REGIONS)[number]

const placeOf = (index: number): Place & Region => ({
  ...(REGIONS[index % REGIONS.length] as Region),
  accountId: String(111122223333 + Math.floor(index / REGIONS.length)),
  n: index,
})

/** As people give them: a cluster's name with what it is for. */
const clusterOf = (index: number) => `payments-production-${index}`
const monitorOf = (index: number) => `${clusterOf(index)}-monitor`

/** Bytes of five minutes. */
const CROSSING = 40_000_000
const OUT_OF_ZONE_A = 90_000_000
const OUT_OF_ZONE_B = 30_000_000

/** Pods that call each other across zones, and a host on the internet from both. */
function traffic(place: Place, index: number): Connection[] {
  const monitor = monitorOf(index)
  const host = 10 + 4 * Math.floor(index / PLACES)
  const out = (zone: 'a' | 'b', name: string, own: number, bytes: number): Connection => ({
    ...{ client: pod(place, zone, name, host + own, monitor), server: API, port: 443 },
    ...{ category: 'UNCLASSIFIED', bytesPerSlot: () => bytes },
  })
  return [
    {
      client: pod(place, 'a', 'web-5c9fd8d7b5-x2x4z', host, monitor),
      server: pod(place, 'b', 'store-7d4b9c6f5d-k8k2p', host + 1, monitor),
      ...{ port: 8080, category: 'INTER_AZ', bytesPerSlot: () => CROSSING },
    },
    out('a', 'mailer-6f7c8d9b4c-q9q7w', 2, OUT_OF_ZONE_A),
    out('b', 'mailer-6f7c8d9b4c-m4m5n', 3, OUT_OF_ZONE_B),
  ]
}

/** Its monitors are every ninetieth one. */
function atPlace(index: number) {
  const place = placeOf(index)
  const { region, accountId } = place
  const own = Array.from({ length: MONITORS }, (_, one) => one).filter((one) => one % PLACES === index)
  return {
    ...{ region, accountId, network: oneGateway(place) },
    monitors: own.map((one) => ({
      ...{ name: monitorOf(one), status: 'ACTIVE' as const },
      clusterArn: `arn:aws:eks:${region}:${accountId}:cluster/${clusterOf(one)}`,
    })),
    connections: own.flatMap((one) => traffic(place, one)),
  }
}

const gb = (bytes: number) => bytes / 2 ** 30

/**
 * What an hour costs: of a cluster, what crosses, and what leaves zone b for the NAT gateway in zone a, at $0.02 a gigabyte, and all that
 * leaves by it.
 */
const usdOfHour = Array.from({ length: MONITORS }, (_, index) => placeOf(index % PLACES)).reduce(
  (sum, { natUsd }) => sum + 12 * (gb(CROSSING + OUT_OF_ZONE_B) * 0.02 + gb(OUT_OF_ZONE_A + OUT_OF_ZONE_B) * natUsd),
  0,
)

const role = { name: 'flowtoll-read', externalId: 'acme-flowtoll-7f3a' }
const [home, ...elsewhere] = Array.from({ length: PLACES }, (_, index) => atPlace(index))

/** 300 monitors of 30 accounts in three regions each, with small flows that are alike in every hour. */
export const MANY = {
  usdOfHour,
  accounts: ACCOUNTS,
  monitors: MONITORS,
  world: {
    ...(home as ReturnType<typeof atPlace>),
    ...{ name: 'many', summary: '300 monitors of 30 accounts in three regions', timeZone: 'UTC' },
    offersAllCategories: true,
    elsewhere: elsewhere.map((one) => (one.accountId === home?.accountId ? one : { ...one, role })),
    ipRanges: { syncToken: '1787411825', createDate: '2026-08-22-15-17-05', prefixes: [], ipv6_prefixes: [] },
    // Of no whole day.
    bill: { usd: 0, bytes: 0, byCharge: { inter_az: 0, nat: 0, endpoint: 0 } },
  } satisfies World,
}
