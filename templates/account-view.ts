import type { AccountSum } from '../domain/report/report.ts'
import { dollars, gigabytes } from './amounts.ts'
import { inSentence } from './price-words.ts'
import { clip, SENTENCE_LIMIT } from './safe-text.ts'
import { capital, chargeWords } from './words.ts'

/** An account in a region as a reader sees it. */
export interface AccountView extends AccountSum {
  readonly name: string
  readonly price: string
  /** What it paid for; empty where it paid nothing. */
  readonly paidFor: string
  /** What of it is missing or not known, in sentences; empty where nothing is. */
  readonly lacks: string
}

/** Nothing here is a new figure. */
export function accountView(sum: AccountSum, bytesPerGigabyte: number): AccountView {
  const { accountId, region, usd, byCharge } = sum
  const lacks = [...missingOf(sum, bytesPerGigabyte), ...(accountId === null ? whyNotKnown(sum) : [])]
  return {
    ...sum,
    name: `${accountId ?? 'Account not known'}, ${region}`,
    price: usd > 0 ? dollars(usd) : lacks.length > 0 ? 'not known' : 'nothing',
    paidFor: paidForWords(byCharge),
    lacks: lacks.join(' '),
  }
}

/** So many accounts, dearest first, and always what is billed to accounts that are not known. */
export function accountsShown(sums: readonly AccountSum[], limit: number, bytesPerGigabyte: number) {
  const known = sums.filter(({ accountId }) => accountId !== null)
  const lines = [...known.slice(0, limit), ...sums.filter(({ accountId }) => accountId === null)]
  return {
    items: lines.map((one) => accountView(one, bytesPerGigabyte)),
    leftOut: Math.max(0, known.length - limit),
  }
}

/** `NAT gateway $17.24, across zones $4.10`; what is all of it without its dollars. */
function paidForWords(byCharge: AccountSum['byCharge']): string {
  const [only, ...others] = byCharge
  if (only && others.length === 0) return chargeWords(only.charge)
  return capital(byCharge.map(({ charge, usd }) => `${inSentence(chargeWords(charge))} ${dollars(usd)}`).join(', '))
}

function missingOf({ hours, hoursComplete, unreadGigabytes, problem }: AccountSum, bytesPerGigabyte: number): string[] {
  const missing = hours - hoursComplete
  return [
    ...(problem === undefined ? [] : [`Could not be read: ${clip(problem, SENTENCE_LIMIT)}.`]),
    ...(missing > 0 ? [`${missing} of ${hours} hours of its monitors are missing.`] : []),
    ...(unreadGigabytes > 0
      ? [`${gigabytes(unreadGigabytes, bytesPerGigabyte)} of its traffic has no price: its network could not be read.`]
      : []),
  ]
}

function whyNotKnown({ byCharge, usd }: AccountSum): string[] {
  const transit = byCharge.find(({ charge }) => charge === 'transit')?.usd ?? 0
  return [
    ...(transit > 0
      ? ['A transit gateway bills the account that sends, and rows do not tell how much each account sent.']
      : []),
    ...(usd > transit ? ['The owner of some ends or gateways is not known.'] : []),
  ]
}
