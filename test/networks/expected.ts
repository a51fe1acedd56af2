import { expect } from 'vitest'
import type { Finding, SavingIs } from '../../domain/findings/finding.ts'
import { pathInWords } from '../../domain/network/path.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { GIB } from '../domain/build.ts'
import { dayOf, type GivenDay } from './day.ts'

/** A network, rows in it, and what is right of them by the page that it rests on. */
export interface Case extends GivenDay {
  readonly page: string
  /** Of each flow, without its beginning; in any order. */
  readonly ways: readonly string[]
  /** Dollars of the day. */
  readonly usd: number
  /** Of bytes of which one direction is billed. */
  readonly atMost?: number
  /** Gigabytes without a price, by what its reason says. */
  readonly unknown?: readonly (readonly [RegExp, gigabytes: number])[]
  /** All that is advised, and nothing else: dollars a month. */
  readonly advised: Readonly<Record<string, number | readonly [number, Exclude<SavingIs, 'estimate'>]>>
  /** In what the first finding tells its reader, commands among it. */
  readonly says?: readonly RegExp[]
  readonly never?: readonly RegExp[]
  readonly doubtfulGigabytes?: number
}

/** A NAT gateway with its public address, and an interface endpoint in one zone: dollars a month of hours. */
export const NAT_HOURS = 0.05 * 730
export const ENDPOINT_HOURS = 0.01 * 730

export const DOCS = 'https://docs.aws.amazon.com'
export const EC2 = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
export const PRIVATELINK = 'https://aws.amazon.com/privatelink/pricing/'

/** Ways as a reader sees them: inside the VPC, and out by the NAT gateway of a zone. */
export const INSIDE = 'a private address in vpc-1'
export const outBy = (zone: number) =>
  `NAT gateway nat-${zone} (use1-az${zone}) → internet gateway igw-1 → a public address`

/** What a dollar a day is a month. */
export const aMonth = (usdPerDay: number) => (usdPerDay * 730) / 24

/** All that a reader sees of a finding. */
function textOf({ title, assumes, risks, check, change }: Finding): string {
  const { apply = '', verify = '', undo = '' } = change ? changeText(change) : {}
  return [title, ...assumes, ...risks, check, apply, verify, undo].join('\n')
}

const cents = (usd: number) => Number(usd.toFixed(4))

export async function expectRight(one: Case): Promise<void> {
  expect(one.page).toMatch(/^https:/)
  const { flows, report, doubtfulGigabytes } = await dayOf(one)
  const ways = flows.map(({ path }) => pathInWords(path).split(' → ').slice(1).join(' → '))
  expect([...new Set(ways)].toSorted()).toEqual([...one.ways].toSorted())
  expect(cents(flows.reduce((sum, { usd }) => sum + usd, 0))).toBe(cents(one.usd))
  expect(cents(flows.reduce((sum, { bound }) => sum + (bound?.usdAtMost ?? 0), 0))).toBe(cents(one.atMost ?? 0))
  const unknown = new Map<string, number>()
  for (const { unpriced, bytes, pricedShare } of flows) {
    if (unpriced === null) continue
    const gigabytes = (bytes * (pricedShare < 1 ? 1 - pricedShare : 1)) / GIB
    unknown.set(unpriced, (unknown.get(unpriced) ?? 0) + gigabytes)
  }
  const told = (one.unknown ?? []).map(([reason, gigabytes]) => {
    const found = [...unknown].find(([text]) => reason.test(text))
    return [found?.[0] ?? String(reason), gigabytes] as const
  })
  expect(rounded(unknown)).toEqual(rounded(told))
  const advised = [...report.open].map((finding) => [finding.id, savingOf(finding)] as const)
  expect(Object.fromEntries(advised)).toEqual(
    Object.fromEntries(
      Object.entries(one.advised).map(([id, saving]) => [
        id,
        typeof saving === 'number' ? [cents(saving), 'estimate'] : [cents(saving[0]), saving[1]],
      ]),
    ),
  )
  const text = [...report.open, ...report.unavoidable].map(textOf).join('\n')
  for (const says of one.says ?? []) expect(text).toMatch(says)
  for (const never of one.never ?? []) expect(text).not.toMatch(never)
  expect(cents(doubtfulGigabytes)).toBe(one.doubtfulGigabytes ?? 0)
}

const savingOf = ({ usdPerMonth, savingIs }: Finding) => [cents(usdPerMonth), savingIs] as const
const rounded = (sums: Iterable<readonly [string, number]>) =>
  Object.fromEntries([...sums].map(([reason, gigabytes]) => [reason, Number(gigabytes.toFixed(3))]))
