import { Handlebars } from './handlebars.ts'
import type { ChargeName, Report, ReportMonitor, ReportRates } from '../lambdas/domain/report.ts'

/** How the model's values are worded. Nothing here adds or subtracts: the model holds every figure. */

const CHARGES: Readonly<Record<ChargeName, string>> = {
  inter_az: 'Across zones',
  nat: 'NAT gateway',
  endpoint: 'Interface endpoint',
  transit: 'Transit gateway',
  inter_region: 'Between regions',
}

const VIAS: Readonly<Record<string, string>> = {
  direct: 'direct',
  nat: 'through a NAT gateway',
  gateway_endpoint: 'through a gateway endpoint',
  interface_endpoint: 'through an interface endpoint',
  internet_gateway: 'through an internet gateway',
  egress_only_gateway: 'through an egress-only gateway',
  transit_gateway: 'through a transit gateway',
  peering: 'through VPC peering',
  unknown: 'route unknown',
}

/** Two decimals; what is above nothing and below a cent never reads as nothing. */
function usd(dollars: number): string {
  if (dollars > 0 && dollars < 0.01) return '<$0.01'
  const [whole = '0', cents] = dollars.toFixed(2).split('.')
  return `$${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
}

/** Three significant digits in the unit that fits; a unit is 1024 or 1000 of the one below, as the gigabyte is. */
function gigabytes(bytes: number, bytesPerGigabyte: number): string {
  const step = bytesPerGigabyte === 1e9 ? 1000 : 1024
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']
  let size = bytes
  let unit = 0
  while (size >= step && unit < units.length - 1) {
    size /= step
    unit += 1
  }
  const digits = unit === 0 || size >= 100 ? 0 : size >= 10 ? 1 : 2
  return `${size.toFixed(digits)} ${units[unit]}`
}

const dayFormat = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' })
  return (day: string) => format.format(new Date(`${day}T00:00:00Z`))
}

const longDay = dayFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
const shortDay = dayFormat({ weekday: 'short', day: 'numeric', month: 'short' })

/** Two instants as clock times of a zone, with the day where they fall on different ones. */
function span(from: string, to: string, timeZone: string): string {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return `${clock.format(new Date(from))}–${clock.format(new Date(to))}`
}

function missing({ coverage: { gaps, cuts } }: Report): string {
  const count = (number: number, one: string, more: string) => (number === 0 ? [] : [`${number} ${number === 1 ? one : more}`])
  return [...count(gaps.length, 'gap', 'gaps'), ...count(cuts.length, 'cut window', 'cut windows')].join(', ')
}

function clusters(monitors: readonly ReportMonitor[]): string {
  const names = [...new Set(monitors.map(({ cluster }) => cluster))]
  return names.length === 1 ? (names[0] ?? '') : `${names.length} clusters`
}

/** The dearest row of all tables, in a few words; nothing where no row has a price. */
function dearest({ interAz, external, awsServices }: Report): string | null {
  const rows = [
    ...interAz.rows.map((row) => ({ usd: row.usd, says: `${row.source.name} to ${row.destination.name} across zones` })),
    ...external.rows.map((row) => ({ usd: row.usd, says: `${row.workload} to ${row.belongsTo === 'unknown' ? row.remoteIp : row.belongsTo}` })),
    ...awsServices.rows.map((row) => ({ usd: row.usd, says: `${row.workload} to ${row.service}` })),
  ]
  const [first] = rows.toSorted((a, b) => b.usd - a.usd)
  return first && first.usd > 0 ? `${first.says} ${usd(first.usd)}` : null
}

function rates({ source, asOf, region, interAzUsdPerGbEachDirection, natUsdPerGb, endpointUsdPerGb }: ReportRates): string {
  if (asOf === '') return `No list price is known for ${region}.`
  const from = source === 'price-list' ? 'AWS Price List API' : 'built-in price table'
  return `Rates of ${region} from the ${from} of ${asOf}: $${interAzUsdPerGbEachDirection} per GB out of a zone and as much into the other, $${natUsdPerGb} per GB through a NAT gateway, $${endpointUsdPerGb} per GB through an interface endpoint.`
}

/** A share of the total as two table cells; the figure beside it says the same in digits. */
function bar(charge: ChargeName, part: number, total: number) {
  const share = total > 0 ? Math.max(1, Math.round((100 * part) / total)) : 1
  const rest = share < 100 ? `<td class="bar track" width="${100 - share}%">&nbsp;</td>` : ''
  return new Handlebars.SafeString(`<td class="bar ${charge in CHARGES ? charge : ''}" width="${share}%">&nbsp;</td>${rest}`)
}

const inNamespace = (namespace: string) => (namespace === '' ? '' : ` (${namespace})`)

export const helpers = {
  usd,
  gigabytes,
  longDay,
  shortDay,
  span,
  missing,
  clusters,
  dearest,
  rates,
  bar,
  inNamespace,
  charge: (name: ChargeName) => CHARGES[name] ?? name,
  via: (name: string) => VIAS[name] ?? name,
  complete: (status: string) => status === 'complete',
  ofCluster: (cluster: string, monitors: readonly ReportMonitor[]) => (monitors.length > 1 ? `, ${cluster}` : ''),
  gigabyteMeaning: (bytes: number) => (bytes === 1e9 ? '10^9 bytes' : '2^30 bytes'),
  join: (first: string | number, second: string) => `${first}${second}`,
  arrow: (source: string, sourceNamespace: string, destination: string, destinationNamespace: string) =>
    `${source}${inNamespace(sourceNamespace)} -> ${destination}${inNamespace(destinationNamespace)}`,
  /** Text of a column; what is longer keeps its words and takes a line of its own. */
  left: (value: string, width: number) => (value.length < width ? value.padEnd(width) : `${value}\n${' '.repeat(width)}`),
  right: (value: string, width: number) => value.padStart(width),
} as const
