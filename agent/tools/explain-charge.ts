import * as z from 'zod'
import { type OpenArchive, quoted } from '../../archive/archive-tables.ts'
import { DAY } from '../../domain/collecting/input.ts'
import { partPrice } from '../../domain/money/charges.ts'
import { PARTS, type Part } from '../../domain/money/meters.ts'
import type { Report } from '../../domain/report/report.ts'
import { reportOn } from '../archive.ts'
import { firstRows, rowsOf, SOURCE } from '../rows.ts'
import type { Row, Tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

const input = z.strictObject({
  day: DAY.optional().describe('YYYY-MM-DD; the last report where absent'),
  monitor: z.string().optional(),
  source_namespace: z.string().optional(),
  source: z.string().optional().describe('Workload, Service or address that called'),
  destination: z.string().optional().describe('Name of the far end, as a report or query_top_contributors has it'),
})

export const explainCharge = {
  name: 'explain_charge',
  title: 'How the dollars come about',
  description:
    'How the dollars of a pair of a day come about: by the way that its flows took, what each gigabyte pays, at which rate, on which page of AWS that stands, and why a part has no price. The sum of the rows is what the report says.',
  input,
  asksOutside: false,
  run: async ({ day, monitor, source_namespace: namespace, source, destination }, { archive }) => {
    if (source === undefined && destination === undefined) {
      throw new Unanswerable('neither source nor destination is given; name at least one end of the flows to explain')
    }
    const report = await reportOn(archive, day)
    const wanted = [
      ...(monitor === undefined ? [] : [`monitor = ${quoted(monitor)}`]),
      ...(namespace === undefined ? [] : [`source_namespace = ${quoted(namespace)}`]),
      ...(source === undefined ? [] : [`${SOURCE} = ${quoted(source)}`]),
      ...(destination === undefined ? [] : [`destination_name = ${quoted(destination)}`]),
    ].join(' and ')
    const tables = await archive.tables({ since: report.day, until: report.day }, ['flows'])
    const { rows, about, usd } = await rowsAndSum(tables, wanted).finally(() => tables.close())
    if (rows.length === 0) {
      throw new Unanswerable(
        `no flow of ${report.day} has these ends; query_top_contributors names those that there are${tables.problems.map((problem) => `; ${problem}`).join('')}`,
      )
    }
    return {
      about: {
        day: report.day,
        bytes_per_gigabyte: report.bytesPerGigabyte,
        rates: report.rates,
        value_is: report.coverage.calibration.valueIs,
        total_usd: usd,
        ...about,
        problems: tables.problems,
      },
      rows: rows.map((row) => explained(row, report)),
    }
  },
} satisfies Tool<typeof input>

async function rowsAndSum(tables: OpenArchive, wanted: string) {
  const answer = await firstRows(
    tables,
    `select monitor, source_namespace, ${SOURCE} as source, destination_namespace, destination_name as destination,
       destination_category as category, source_az_id, destination_az_id, via, path, pays, price_page, unpriced,
       sum(bytes) as bytes, sum(usd) as usd, count(*) as windows, bool_or(mirrored) as mirrored
     from flows where ${wanted} group by all`,
    'usd desc, bytes desc, source_namespace, source, destination, via, source_az_id, destination_az_id',
  )
  const [sums] = await rowsOf(tables, `select coalesce(sum(usd), 0) as usd from flows where ${wanted}`)
  return { ...answer, usd: Number(sums?.usd) }
}

/** All monitors of a report are of one region, so its rates are theirs. */
function explained(row: Row, { rates, bytesPerGigabyte }: Report): Row {
  const gigabytes = Number(row.bytes) / bytesPerGigabyte
  const parts = String(row.pays ?? '')
    .split('; ')
    .filter((part): part is Part => PARTS.some((one) => one === part))
  const lines = parts.map((part) => ({ part, ...partPrice(part, rates, rates.endpointUsdPerGb) }))
  const worked = lines.map(
    ({ part, usdPerGb }) =>
      `${part}: ${gigabytes.toFixed(4)} GB x $${usdPerGb} = $${(gigabytes * usdPerGb).toFixed(6)}`,
  )
  return {
    ...row,
    gigabytes,
    how: worked.join('; ') || unpaid(row),
    worked_usd: lines.reduce((sum, { usdPerGb }) => sum + gigabytes * usdPerGb, 0),
  }
}

/** Why nothing is paid. */
function unpaid({ price_page: page, unpriced }: Row): string {
  if (page === null || page === undefined) return 'written by a version that did not tell; run the day again'
  return unpriced === null ? 'free' : 'not priced'
}
