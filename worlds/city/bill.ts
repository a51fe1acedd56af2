/** Bytes of each stream in five minutes. */
export const BYTES = {
  sameZone: 400_000_000,
  crossing: 900_000_000,
  centralEgress: 700_000_000,
  centralS3: 1_100_000_000,
  spokeToSpoke: 300_000_000,
  onPremises: 250_000_000,
  peered: 500_000_000,
  natInstance: 1_500_000_000,
  networkBalancer: 350_000_000,
  applicationBalancer: 450_000_000,
  sidecar: 800_000_000,
  translatedService: 60_000_000,
  service: 120_000_000,
  lattice: 200_000_000,
  sixCrossing: 280_000_000,
  nat64: 160_000_000,
  sixInternet: 90_000_000,
  regionalNat: 240_000_000,
  leasedCrossing: 130_000_000,
  leasedNat: 170_000_000,
} as const
export type Stream = keyof typeof BYTES

/** In a day, which has traffic for three hours: 36 times five minutes. */
const day = (stream: Stream) => BYTES[stream] * 36
const gb = (stream: Stream) => day(stream) / 1_073_741_824

// eu-west-1: $0.01 out of a zone and $0.01 into the other, $0.048 a NAT gateway, $0.02 a transit gateway.

const interAz =
  0.02 * gb('crossing') +
  // Nodes of zone b reach the private NAT gateway of zone a, and the night's jobs the NAT instance there.
  0.02 * gb('onPremises') +
  0.02 * gb('natInstance') +
  // A peered VPC of another account pays for its own side.
  0.01 * gb('peered') +
  // From zone a to the balancer in zone b, and back to the target in zone a. By an ALB both are free.
  (0.02 + 0.02) * gb('networkBalancer') +
  // The pod that answered for the Service stands in the other zone.
  0.02 * gb('translatedService') +
  0.02 * gb('sixCrossing') +
  // NAT64 for zone b stands in zone a. A regional NAT gateway stands in both.
  0.02 * gb('nat64') +
  0.02 * gb('leasedCrossing')

// Behind the firewall no NAT gateway bills. That of the leased VPC is its owner's, who pays for it.
const nat = 0.048 * (gb('onPremises') + gb('nat64') + gb('regionalNat'))

const transit = 0.02 * (gb('centralEgress') + gb('centralS3') + gb('spokeToSpoke') + gb('onPremises'))

/** What nobody can tell from rows and EC2, in bytes, by the reason as the report words it. */
const unpriced = {
  'through a firewall: what it bills is not read': day('centralEgress') + day('centralS3'),
  'through VPC Lattice: billed to the owner of the service': day('lattice'),
  // What the line to on premises bills beside the transit gateway.
  'over a Cloud WAN, a VPN, Direct Connect, a local or a carrier gateway: its price is not read': day('onPremises'),
  'over a gateway of the account that shares the VPC, which pays for it': day('leasedNat'),
  'to a Kubernetes Service address: the row does not tell which pod answered': day('service'),
  'to the internet: one direction bills, and the source does not tell which': day('sixInternet'),
}

export const bill = {
  usd: interAz + nat + transit,
  byCharge: { inter_az: interAz, nat, endpoint: 0, transit },
  bytes:
    Object.values(BYTES).reduce((sum, bytes) => sum + bytes * 36, 0) +
    // What a load balancer passes on is a second connection.
    day('networkBalancer') +
    day('applicationBalancer'),
  unpriced,
  unpricedBytes: Object.values(unpriced).reduce((sum, bytes) => sum + bytes, 0),
}
