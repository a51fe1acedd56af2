import type { FindingKind } from './finding.ts'

/** What was measured of a finding's subject on a day, found or not. Dollars of the day. */
export interface SubjectDay {
  readonly kind: FindingKind
  /** Empty on a day on which there was nothing to say. */
  readonly title: string
  /** Of the subject's traffic, whatever way it went. */
  readonly bytes: number
  /** Those whose way or price nobody knew. */
  readonly unpricedBytes: number
  /** What that cost. */
  readonly usd: number
  /** What endpoints and gateways of the subject's own cost by the hour. */
  readonly hoursUsd: number
  /** What the finding is about, of `usd`, and no finding before it had taken. */
  readonly stakeUsd: number
  /** What the change would have saved that day; negative where it would have cost more. */
  readonly savingUsd: number
  /** Whether the day's report had it, open or accepted. */
  readonly reported: boolean
  /** The acceptance that held, and what the finding would have saved a month when that began; null where none did. */
  readonly accepted: { readonly usdPerMonth: number; readonly reason: string; readonly until: string } | null
}

/** An object of `memory/dt=…/`: the memory by which findings are told steady, fixed, or worse than accepted. */
export interface FindingsDay {
  readonly schema: 1
  readonly day: string
  /** Without gaps and cuts; others are no measure. */
  readonly complete: boolean
  /** Names, in order. */
  readonly monitors: readonly string[]
  /** By finding's id. */
  readonly subjects: Readonly<Record<string, SubjectDay>>
}

/** Days that are looked back on. */
export const MEMORY_DAYS = 60
