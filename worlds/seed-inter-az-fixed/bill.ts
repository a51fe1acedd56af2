// The posts are those of seed-inter-az, and none leaves its zone: the same zone is free.
const bytesPerPost = 1_416_501 + 176 + 160
const postsPerDay = 17_280 * 6

export const bill = {
  usd: 0,
  byCharge: { inter_az: 0, nat: 0, endpoint: 0 },
  bytes: postsPerDay * bytesPerPost,
}
