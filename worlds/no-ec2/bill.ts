// The posts of seed-inter-az and the messages of seed-nat. That half of the posts cross a zone, the service says itself.
const bytesPerPost = 1_416_501 + 176 + 160
const postsPerDay = 17_280 * 6
const interAz = (((postsPerDay / 2) * bytesPerPost) / 1_073_741_824) * (0.01 + 0.01)

// The messages pass a NAT gateway, which only EC2 can tell: they are counted, and no price is made up.
const messageBytes = 43_200 * 10 * (1_048_576 + 6_700 + 5_200)

export const bill = {
  usd: interAz,
  byCharge: { inter_az: interAz, nat: 0, endpoint: 0 },
  bytes: postsPerDay * bytesPerPost + messageBytes,
  unpricedBytes: messageBytes,
}
