import { PricingClient, paginateGetProducts } from '@aws-sdk/client-pricing'
import * as z from 'zod'
import { latestPricesKey } from '../domain/archive-key.ts'
import { isoInstant } from '../domain/day.ts'
import { LISTED, LISTED_PARTS, type ListedPart, PART_WORDS, ratesFromList } from '../domain/money/price-list.ts'
import { fallbackRates, type Rates, type ReadRates } from '../domain/money/prices.ts'
import { askedAgain, fitting } from './answer.ts'
import { readJsonIfPresent, writeJson } from './archive.ts'
import { problemOf } from './faults.ts'
import { PROXIED } from './proxied.ts'

const DAY = 86_400_000

interface LatestPrices extends ReadRates {
  /** ISO 8601, UTC. */
  readonly readAt: string
}

/**
 * A region's list prices: the archive's copy where it is younger than a day, else the Price List API's. Where that
 * cannot be asked or does not tell, the dated table stands in, and `problem` says so.
 */
export async function listPrices(region: string): Promise<ReadRates> {
  const now = Date.now()
  const latest = await readJsonIfPresent<LatestPrices>(latestPricesKey(region))
  if (latest && latest.problem === null && now - Date.parse(latest.readAt) < DAY) {
    return { rates: latest.rates, problem: null }
  }
  const read = await askedPrices(region, isoInstant(now).slice(0, 10))
  if (read.problem === null)
    await writeJson(latestPricesKey(region), { readAt: isoInstant(now), ...read } satisfies LatestPrices)
  return read
}

/** What the Price List API tells of a region; `today` is a calendar day. Nothing is thrown, nor kept. */
export async function askedPrices(region: string, today: string): Promise<ReadRates> {
  const table = fallbackRates(region)
  try {
    const answers = {} as Record<ListedPart, string[]>
    const asked = new Map<string, string[]>()
    for (const part of LISTED_PARTS) {
      const { service, filters } = LISTED[part]
      const question = JSON.stringify([service, filters(region)])
      answers[part] = asked.get(question) ?? (await askedAgain(() => products(service, filters(region), region)))
      asked.set(question, answers[part])
    }
    const { rates, missing } = ratesFromList(region, answers, table, today)
    if (missing.length === 0) return { rates: rates ?? null, problem: null }
    const parts = missing.length === LISTED_PARTS.length ? 'prices' : `price for ${listed(missing)}`
    return { rates: rates ?? null, problem: `The Price List API has no ${parts} in ${region}${standIn(table)}.` }
  } catch (error) {
    return {
      rates: table ?? null,
      problem: `The Price List API could not be read (${problemOf(error, 'pricing:GetProducts')})${standIn(table)}.`,
    }
  }
}

const listed = (parts: readonly ListedPart[]) => parts.map((part) => PART_WORDS[part]).join(', ')

const standIn = (table: Rates | undefined) =>
  table ? `; flowtoll's own table of ${table.asOf} stands in` : ', and flowtoll carries no table for it'

let client: PricingClient | undefined

/** Products come as JSON in strings. */
const PAGE = z.object({
  PriceList: z.array(z.preprocess(String, z.string().refine(isProduct, 'a product of the price list'))),
})

function isProduct(text: string): boolean {
  try {
    return typeof (JSON.parse(text) as { product?: { attributes?: unknown } }).product?.attributes === 'object'
  } catch {
    return false
  }
}

async function products(service: string, filters: Readonly<Record<string, string>>, region: string): Promise<string[]> {
  client ??= new PricingClient({ ...PROXIED, region: endpointRegion(region) })
  const found: string[] = []
  for await (const page of paginateGetProducts(
    { client },
    {
      ServiceCode: service,
      FormatVersion: 'aws_v1',
      Filters: Object.entries(filters).map(([Field, Value]) => ({ Type: 'TERM_MATCH', Field, Value })),
    },
  )) {
    found.push(...fitting('GetProducts', PAGE, page).PriceList)
  }
  return found
}

/** The API stands in three regions. Source: https://docs.aws.amazon.com/general/latest/gr/billing.html */
function endpointRegion(region: string): string {
  return region.startsWith('ap-') ? 'ap-south-1' : region.startsWith('eu-') ? 'eu-central-1' : 'us-east-1'
}
