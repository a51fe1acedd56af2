import * as z from 'zod'
import { type OpenArchive, quoted } from '../../archive/archive-tables.ts'
import { partPrice } from '../../domain/money/charges.ts'
import { PARTS, type Part } from '../../domain/money/metered.ts'
import type { Report } from '../../domain/report/report.ts'
import { sourceOfMonitorId } from '../../domain/source.ts'
import { reportOn } from '../archive.ts'
import { askedDay, DAY_FORMS } from '../day-meant.ts'
import { nearest } from '../near.ts'
import { GIGABYTE, gigabytes, text, usd } from '../quantities.ts'
import { firstRows, rowsOf, SOURCE } from '../rows.ts'
import { type Row, tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

const input = z.strictObject({
  day: z.string().max(60).optional().describe(`Day of the report: ${DAY_FORMS}; the last one where absent`),
  monitor: z.string().optional(),
  source_namespace: z.string().optional(),
  source: z.string().optional().describe('Who called: workload, Service, node or address'),
  destination: z.string().optional().describe('Name of the far end, as a report or query_top_contributors has it'),
})

const row = z.strictObject({
  monitor: z.string(),
  source_namespace: text('Kubernetes namespace of who called'),
  source: text('Who called'),
  destination_namespace: text('Kubernetes namespace of who was called'),
  destination: text('Who was called'),
  category: z.string(),
  source_az_id: text('Zone of who called'),
  destination_az_id: text('Zone of who was called'),
  via: z.string(),
  path: text('The way, step by step'),
  gigabytes_per_day: gigabytes('Both directions'),
  usd_per_day: usd('As the report has it'),
  pays: text('What each gigabyte pays'),
  how: z.string().describe('Gigabytes times rate, part by part'),
  worked_usd_per_day: z
    .number()
    .nullable()
    .describe('The same dollars, worked out here from the rates in about; null where those are of another region'),
  price_page: text('Where that is written'),
  unpriced: text('Why a part has no price'),
  windows: z.int().describe('Rows of Network Flow Monitor behind it, by hour'),
  mirrored: z.boolean().describe('Both ends reported some of it'),
})

export const explainCharge = tool({
  name: 'explain_charge',
  title: 'How the dollars come about',
  description:
    'How the dollars of a pair of a day come about: by the way that its flows took, what each gigabyte pays, at which rate, on which page of AWS that stands, and why a part has no price. The sum of the rows is what the report says.',
  input,
  about: z.strictObject({
    day: z.string(),
    ...GIGABYTE,
    region: text('Of the rates'),
    rates_from: z.string().describe('price-list, or fallback for the dated table'),
    rates_as_of: text('Day of the rates'),
    price_factor: z.number().describe('What list prices were multiplied with'),
    value_is: z.string().describe('What a value of Network Flow Monitor was taken for'),
    total_usd_per_day: usd('Of all rows'),
    rows_left_out: z.int().optional(),
    problems: z.array(z.string()).describe('Files that could not be read'),
  }),
  row,
  asksOutside: false,
  run: async ({ day, monitor, source_namespace: namespace, source, destination }, facts) => {
    if (source === undefined && destination === undefined) {
      throw new Unanswerable('neither source nor destination is given; name at least one end of the flows to explain')
    }
    const report = await reportOn(facts.archive, await askedDay(day, 'day', facts))
    const wanted = [
      ...(monitor === undefined ? [] : [`monitor = ${quoted(monitor)}`]),
      ...(namespace === undefined ? [] : [`source_namespace = ${quoted(namespace)}`]),
      ...(source === undefined ? [] : [`${SOURCE} = ${quoted(source)}`]),
      ...(destination === undefined ? [] : [`destination_name = ${quoted(destination)}`]),
    ].join(' and ')
    const tables = await facts.archive.tables({ since: report.day, until: report.day }, ['flows'])
    try {
      const { rows, about, total } = await rowsAndSum(tables, wanted)
      if (rows.length === 0) {
        const near = await nearEnds(tables, { source, destination })
        const problems = tables.problems.map((problem) => `; ${problem}`).join('')
        throw new Unanswerable(`no flow of ${report.day} has these ends; ${near}${problems}`)
      }
      const { rates } = report
      return {
        about: {
          day: report.day,
          bytes_per_gigabyte: report.bytesPerGigabyte,
          ...{ region: rates.region, rates_from: rates.source, rates_as_of: rates.asOf || null },
          price_factor: rates.priceFactor,
          value_is: [...new Set(rows.map((one) => valueIsAt(String(one.monitor), report)))].join(' or '),
          total_usd_per_day: known(total),
          ...about,
          problems: [...tables.problems],
        },
        rows: rows.map((one) => explained(one, report)),
      }
    } finally {
      tables.close()
    }
  },
})

async function rowsAndSum(tables: OpenArchive, wanted: string) {
  const answer = await firstRows(
    tables,
    `select monitor, source_namespace, ${SOURCE} as source, destination_namespace, destination_name as destination,
       destination_category as category, source_az_id, destination_az_id, via, path, pays, price_page, unpriced,
       sum(bytes) as bytes, sum(usd) as usd, count(*) as windows, bool_or(mirrored) as mirrored
     from flows where ${wanted} group by all`,
    'usd desc, bytes desc, source_namespace, source, destination, via, source_az_id, destination_az_id',
  )
  const [total = {}] = await rowsOf(
    tables,
    `select coalesce(sum(usd), 0) as usd, max(unpriced) as unpriced from flows where ${wanted}`,
  )
  return { ...answer, total }
}

const known = ({ usd: dollars, unpriced }: Row) => (Number(dollars) === 0 && unpriced !== null ? null : Number(dollars))

/** Ends that are spelt much like those that were asked for. */
async function nearEnds(
  tables: OpenArchive,
  asked: { readonly source?: string | undefined; readonly destination?: string | undefined },
): Promise<string> {
  const near: string[] = []
  for (const [end, column] of [
    ['source', SOURCE],
    ['destination', 'destination_name'],
  ] as const) {
    const name = asked[end]
    if (name === undefined) continue
    const names = (await rowsOf(tables, `select distinct ${column} as name from flows`)).map((one) => String(one.name))
    if (names.includes(name)) continue
    const offered = nearest(name, names)
    if (offered.length > 0) near.push(`${end} is "${name}": did you mean ${offered.join(' or ')}?`)
  }
  return near.length > 0 ? near.join(' ') : 'query_top_contributors names those that there are'
}

/** What a value of a monitor was taken for. */
function valueIsAt(monitor: string, { coverage: { calibration, calibrationElsewhere = [] } }: Report) {
  const source = sourceOfMonitorId(monitor)
  return (calibrationElsewhere.find((one) => one.source === source) ?? calibration).valueIs
}

/** By the report's rates, which are of one region. */
export function explained(
  found: Row,
  { rates, monitors, bytesPerGigabyte }: Pick<Report, 'rates' | 'monitors' | 'bytesPerGigabyte'>,
): z.input<typeof row> {
  const { bytes, usd: dollars, ...rest } = found
  const size = Number(bytes) / bytesPerGigabyte
  const parts = String(found.pays ?? '')
    .split('; ')
    .filter((part): part is Part => PARTS.some((one) => one === part))
  const { interAzUsdPerGbEachDirection, natUsdPerGb, transitUsdPerGb, endpointUsdPerGb } = rates
  const region = monitors.find(({ name }) => name === found.monitor)?.region ?? rates.region
  const isElsewhere = region !== rates.region && parts.length > 0
  const lines =
    isElsewhere || interAzUsdPerGbEachDirection === null || natUsdPerGb === null || transitUsdPerGb === null
      ? []
      : parts.map((part) => ({
          part,
          ...partPrice(part, { interAzUsdPerGbEachDirection, natUsdPerGb, transitUsdPerGb }, endpointUsdPerGb ?? 0),
        }))
  const worked = lines.map(
    ({ part, usdPerGb }) => `${part}: ${size.toFixed(4)} GB x $${usdPerGb} = $${(size * usdPerGb).toFixed(6)}`,
  )
  return {
    ...(rest as Omit<z.input<typeof row>, 'gigabytes_per_day' | 'usd_per_day' | 'how' | 'worked_usd_per_day'>),
    gigabytes_per_day: size,
    usd_per_day: known({ usd: dollars, unpriced: found.unpriced }),
    how: isElsewhere
      ? `not worked out: about has the rates of ${rates.region}, and this was priced at those of ${region}`
      : worked.join('; ') || unpaid(found),
    worked_usd_per_day: isElsewhere ? null : lines.reduce((sum, { usdPerGb }) => sum + size * usdPerGb, 0),
  }
}

/** Why nothing is paid. */
function unpaid({ price_page: page, unpriced }: Row): string {
  if (page === null || page === undefined) return 'written by a version that did not tell; run the day again'
  return unpriced === null ? 'free' : 'not known'
}
