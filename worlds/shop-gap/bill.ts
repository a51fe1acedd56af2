import { bytesBy, bill as shop } from '../shop/bill.ts'

// The hour from 13:00 UTC is one of the twelve in which three times the night's bytes flow: 12 × 3 of the day's 576
// nights. Its thumbnails are long done. What crosses a zone in that hour is seen by nobody; what NAT pays is.
const thumbnails = 12 * 40 * 30_000
const unseenBytes = ((bytesBy.crossing - thumbnails) * 36) / 576
// What crosses to the cache pays one side alone.
const unseenToCache = (bytesBy.toCache * 36) / 576
const unseenUsd = (unseenBytes / 1_073_741_824) * (0.01 + 0.01) - (unseenToCache / 1_073_741_824) * 0.01

export const bill = {
  usd: shop.usd - unseenUsd,
  byCharge: { ...shop.byCharge, inter_az: shop.byCharge.inter_az - unseenUsd },
  bytes: shop.bytes - unseenBytes,
  unpricedBytes: shop.unpricedBytes,
}
