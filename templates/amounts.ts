/** Whole number with thousands separators. */
export function count(value: number): string {
  return grouped(value.toFixed(0))
}

/** US dollars to the cent; an amount below one cent never reads as nothing. */
export function dollars(usd: number): string {
  // The tolerance keeps a cent that floating-point sums made from parts a cent.
  return usd > 0 && usd + 1e-9 < 0.01 ? '<$0.01' : `$${grouped(usd.toFixed(2))}`
}

/** A rate in US dollars, with all its decimals and at least two. */
export function rate(usdPerGb: number): string {
  const [whole = '0', decimals = ''] = String(Number(usdPerGb.toFixed(6))).split('.')
  return `$${whole}.${decimals.padEnd(2, '0')}`
}

/** Gigabytes to three digits, in megabytes below one; `bytesPerGigabyte` says which megabyte that is. */
export function gigabytes(value: number, bytesPerGigabyte: number): string {
  if (value === 0) return '0 GB'
  if (value >= 0.9995) return `${threeDigits(value)} GB`
  const megabytes = value * Math.round(Math.cbrt(bytesPerGigabyte))
  return megabytes < 1 ? '<1 MB' : `${threeDigits(megabytes)} MB`
}

/** Share of a whole in whole percent; only nothing reads 0 % and only everything 100 %. */
export function percent(part: number, whole: number): string {
  if (part <= 0 || whole <= 0) return '0%'
  const share = (part / whole) * 100
  if (share < 1) return '<1%'
  if (share >= 99.5 && part < whole) return '>99%'
  return `${Math.min(100, Math.round(share))}%`
}

/** The same of what may be passed: `123%`. */
export const percentOf = (part: number, whole: number) =>
  whole > 0 && part > whole ? `${Math.round((100 * part) / whole)}%` : percent(part, whole)

/** Width of a bar in whole percent of its space: visible as soon as there is something; none for what nobody knows. */
export function barWidth(part: number | null, whole: number): number {
  if (part === null || part <= 0 || whole <= 0) return 0
  return Math.min(100, Math.max(1, Math.round((part / whole) * 100)))
}

const threeDigits = (value: number) => (value >= 99.95 ? count(value) : value.toPrecision(3))

const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')
