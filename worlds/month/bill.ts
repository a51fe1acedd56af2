/**
 * The 30th day, which has all of its traffic: 30 % 7 is 2. A connection of 20 MiB in each of 288 five minutes carries
 * 20 × 288 / 1,024 = 5.625 GiB a day.
 */
const gibibytes = (mebibytes: number) => (mebibytes * 288) / 1024

const calls = 2 * gibibytes(160) // routed: each of two callers to the pod of its zone
const images = 2 * gibibytes(40) // S3, over the gateway endpoint
const queue = 2 * gibibytes(120) // SQS, through the NAT gateway again
const agents = 2 * gibibytes(60) // Datadog, through the NAT gateway

const nat = (queue + agents) * 0.045

export const bill = {
  usd: nat,
  byCharge: { inter_az: 0, nat, endpoint: 0 },
  bytes: (calls + images + queue + agents) * 2 ** 30,
}
