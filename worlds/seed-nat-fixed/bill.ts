// The messages are those of seed-nat, and they go to the interface endpoint's address in each pod's own zone.
const bytes = 43_200 * 10 * (1_048_576 + 6_700 + 5_200)

// us-east-1: $0.01 per GB that an interface endpoint handles (first 1,048,576 GB of the month); a GB is 2^30 bytes.
// Beside it stand $0.01 an hour in each of two zones, $0.48 a day, which no flow carries and which is not in here.
const endpoint = (bytes / 1_073_741_824) * 0.01

export const bill = { usd: endpoint, byCharge: { inter_az: 0, nat: 0, endpoint }, bytes }
