// Bytes of five minutes, and how many of these a day has.
const SLOTS = 288
export const CROSSING = 40_000_000
export const OUT_OF_ZONE_A = 90_000_000
export const OUT_OF_ZONE_B = 30_000_000
export const BETWEEN_ACCOUNTS = 20_000_000
export const UNREAD = 25_000_000

const gb = (bytesPerSlot: number) => (bytesPerSlot * SLOTS) / 1_073_741_824

// $0.01 out of a zone and $0.01 into the other, in every region. A NAT gateway: $0.045 a GB in us-east-1, $0.048 in eu-west-1,
// $0.050 in ca-central-1. A transit gateway: $0.02 a GB.
const CROSSES = 0.02
const out = OUT_OF_ZONE_A + OUT_OF_ZONE_B

/** A cluster whose one NAT gateway stands in zone a: what leaves zone b crosses to it. */
const oneGateway = (natUsd: number) => ({
  inter_az: gb(CROSSING) * CROSSES + gb(OUT_OF_ZONE_B) * CROSSES,
  nat: gb(out) * natUsd,
  transit: 0,
})

/** By whose pods they are. */
export const byPods = {
  home: oneGateway(0.045),
  ownOtherRegion: oneGateway(0.05),
  sharedSubnets: oneGateway(0.045),
  // The egress VPC has a NAT gateway in each zone, and a transit gateway keeps to the zone that it was entered in.
  centralEgress: { inter_az: gb(CROSSING) * CROSSES, nat: gb(out) * 0.045, transit: gb(out + BETWEEN_ACCOUNTS) * 0.02 },
  abroad: oneGateway(0.048),
} as const

/**
 * By who is billed: each side of a crossing its instance's account, and at a NAT gateway that gateway's. Of a transit gateway each
 * attachment pays what it sends, and rows have both directions in one.
 */
export const byAccount = {
  '111122223333 us-east-1': byPods.home.inter_az + byPods.home.nat,
  '111122223333 ca-central-1': byPods.ownOtherRegion.inter_az + byPods.ownOtherRegion.nat,
  '222222222222 us-east-1': byPods.sharedSubnets.nat + byPods.centralEgress.nat + gb(OUT_OF_ZONE_B) * 0.01,
  '333333333333 us-east-1': gb(CROSSING) * CROSSES + gb(OUT_OF_ZONE_B) * 0.01,
  '444444444444 us-east-1': byPods.centralEgress.inter_az,
  '555555555555 eu-west-1': byPods.abroad.inter_az + byPods.abroad.nat,
  'null us-east-1': byPods.centralEgress.transit,
} as const

const sum = (charge: 'inter_az' | 'nat' | 'transit') =>
  Object.values(byPods).reduce((total, one) => total + one[charge], 0)

const byCharge = { inter_az: sum('inter_az'), nat: sum('nat'), endpoint: 0, transit: sum('transit') }
const known = (CROSSING + out) * Object.keys(byPods).length + BETWEEN_ACCOUNTS

export const bill = {
  usd: byCharge.inter_az + byCharge.nat + byCharge.transit,
  byCharge,
  bytes: (known + UNREAD) * SLOTS,
  unpricedBytes: UNREAD * SLOTS,
  unpriced: { 'in account 666666666666 (us-east-1), whose network could not be read': UNREAD * SLOTS },
}
