// Every connection carries its bytes in each five minutes of the day: 288 of them.
const SLOTS = 288
const GB = 1_073_741_824

const sameZone = 2 * 40_000_000 * SLOTS // web to the api of its own zone
const crossing = 2 * 25_000_000 * SLOTS // web to the api of the other zone
const nat64 = 2 * 8_000_000 * SLOTS // web to an IPv4 host, written 64:ff9b::/96
const s3 = 2 * 60_000_000 * SLOTS // web to S3 over IPv6: within the region, free
const internet = 2 * 5_000_000 * SLOTS // web to the internet over IPv6: no NAT, only what goes out is billed

// us-east-1: $0.01 per GB out of a zone and $0.01 into the other, IPv6 or not; NAT64 passes the NAT gateway at $0.045.
const interAz = (crossing / GB) * (0.01 + 0.01)
const nat = (nat64 / GB) * 0.045

export const bill = {
  usd: interAz + nat,
  byCharge: { inter_az: interAz, nat, endpoint: 0 },
  bytes: sameZone + crossing + nat64 + s3 + internet,
  unpricedBytes: internet,
}
