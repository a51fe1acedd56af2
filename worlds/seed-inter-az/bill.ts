/**
 * What one post is, in TCP payload bytes:
 *   1 MB from /dev/urandom                     1,048,576
 *   base64: 4 letters for every 3 bytes        ceil(1,048,576 / 3) = 349,526; × 4 = 1,398,104
 *   base64 breaks lines after 76 letters       ceil(1,398,104 / 76) = 18,397 line ends
 *   file                                       1,398,104 + 18,397 = 1,416,501
 *   curl's request line and headers            176 (assumed)
 *   nginx's 100-continue and answer "ok"       160 (assumed)
 */
const bytesPerPost = 1_416_501 + 176 + 160

// A post every five seconds: 24 × 60 × 60 / 5 = 17,280 a day, by each of six senders.
const postsPerDay = 17_280 * 6

// Three of the six receivers stand in the other zone, and the service takes them in turn: half of the posts cross.
const crossingBytes = (postsPerDay / 2) * bytesPerPost

// Each byte pays $0.01 per GB going out of its zone and $0.01 coming into the other; a GB is 2^30 bytes.
const interAz = (crossingBytes / 1_073_741_824) * (0.01 + 0.01)

export const bill = {
  usd: interAz,
  byCharge: { inter_az: interAz, nat: 0, endpoint: 0 },
  bytes: postsPerDay * bytesPerPost,
}
