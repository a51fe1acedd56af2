// The posts are those of seed-inter-az. A row has only what its own end sent: the client's the post, the server's the
// answer. Together they are the connection, and half of the posts cross a zone.
const bytesPerPost = 1_416_501 + 176 + 160
const postsPerDay = 17_280 * 6
const interAz = (((postsPerDay / 2) * bytesPerPost) / 1_073_741_824) * (0.01 + 0.01)

export const bill = {
  usd: interAz,
  byCharge: { inter_az: interAz, nat: 0, endpoint: 0 },
  bytes: postsPerDay * bytesPerPost,
  unpricedBytes: 0,
}
