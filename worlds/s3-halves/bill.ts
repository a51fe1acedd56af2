// Four pods read 30,000,000 bytes of S3 each in every five minutes of the day: 288 of them.
const bytes = 4 * 30_000_000 * 288

// Zone a's route table has the gateway endpoint, which is free. Zone b's was forgotten: its two pods pay $0.045 per GB
// (2^30 bytes) to the NAT gateway of their zone, and nothing else: transfer within the region to S3 is free.
const nat = (bytes / 2 / 1_073_741_824) * 0.045

export const bill = { usd: nat, byCharge: { inter_az: 0, nat, endpoint: 0 }, bytes, unpricedBytes: 0 }
