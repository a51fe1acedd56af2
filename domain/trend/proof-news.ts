import type { Proof } from '../findings/finding.ts'
import type { AlertLimits } from './shift.ts'
import type { Telling } from './telling.ts'

/** Each weekday is among so many days: what a change saves is known by them, and by the first alone it may be half. */
const FINAL_DAYS = 7

const DAYS_PER_MONTH = 30

const PROVEN = ['fixed', 'returned', 'gone'] as const satisfies readonly Proof['status'][]
const proofKey = (id: string, status: Proof['status']) => `proof/${id}/${status}`

/** Proofs that no report has told; and once more those that save another figure by a week of days than was told. */
export function toldProofs(proofs: readonly Proof[], limits: AlertLimits, telling: Telling): Proof[] {
  const news = proofs.filter((proof) => isNews(proof, limits, telling))
  telling.forget(
    proofs.flatMap(({ id, status }) => PROVEN.filter((other) => other !== status).map((other) => proofKey(id, other))),
  )
  return news
}

function isNews(proof: Proof, limits: AlertLimits, { before, tell }: Telling): boolean {
  const { id, status, usdPerMonth, afterDays } = proof
  const key = proofKey(id, status)
  const was = before[key]
  const toldUsd = was === undefined ? usdPerMonth : was.usd
  const isFinal = status !== 'fixed' || afterDays >= FINAL_DAYS
  // Once it is final, what was told first is known no more, and nothing is held against it again.
  tell([key], isFinal ? undefined : toldUsd)
  if (was === undefined || !isFinal || toldUsd === undefined) return was === undefined
  const least = Math.max(limits.usd * DAYS_PER_MONTH, (toldUsd * limits.percent) / 100)
  return Math.abs(usdPerMonth - toldUsd) >= least
}
