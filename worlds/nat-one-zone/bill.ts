// The messages are those of seed-nat. Zone b leaves through the gateway of zone a, so its five pods' bytes cross a zone too.
const bytes = 43_200 * 10 * (1_048_576 + 6_700 + 5_200)

// us-east-1: $0.045 per GB through the gateway; $0.01 per GB out of a zone and $0.01 into the other. A GB is 2^30 bytes.
const nat = (bytes / 1_073_741_824) * 0.045
const interAz = (bytes / 2 / 1_073_741_824) * (0.01 + 0.01)

export const bill = { usd: nat + interAz, byCharge: { inter_az: interAz, nat, endpoint: 0 }, bytes, unpricedBytes: 0 }
