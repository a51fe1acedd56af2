// The posts of seed-inter-az and the messages of seed-nat. That half of the posts cross a zone, the service says itself; by which way
// they do, and so what that bills, only EC2's route tables tell: a firewall or another VPC may lie between.
const bytesPerPost = 1_416_501 + 176 + 160
const postsPerDay = 17_280 * 6

// The messages pass a NAT gateway, which only EC2 can tell.
const messageBytes = 43_200 * 10 * (1_048_576 + 6_700 + 5_200)
const bytes = postsPerDay * bytesPerPost + messageBytes

/** All is counted, and no price is made up. */
export const bill = {
  usd: 0,
  byCharge: { inter_az: 0, nat: 0, endpoint: 0 },
  bytes,
  unpricedBytes: bytes,
}
