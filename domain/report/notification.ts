import type { Change, Finding, Proof, ReportFindings } from '../findings/finding.ts'
import type { PairName, PartKind } from '../trend/part.ts'
import type { PeriodSums } from '../trend/period-sums.ts'
import type { BudgetPace, ReportStatus, Undone } from './report.ts'
import type { TopRow } from './report-rows.ts'
import type { WorkItem } from './work.ts'

/**
 * What a channel is told: the one model that every channel's message is made from, and the body of a webhook. Money is US dollars at list
 * price.
 */
export interface Notification {
  readonly schemaVersion: 1
  /** The same in every try at telling it: a receiver that has it need not take it again. */
  readonly id: string
  /**
   * `daily`: a report. `news`: what is new in one. `weekly` and `monthly`: a week or a month that is over. `alert`: a rise within the hour.
   * `test`: a try of the channel.
   */
  readonly kind: 'daily' | 'news' | 'weekly' | 'monthly' | 'alert' | 'test'
  /** Day of the report, of the hour, or the last one of `period`, `YYYY-MM-DD`, in `timeZone`. */
  readonly day: string
  readonly timeZone: string
  readonly clusters: readonly string[]
  /** Whose part it is; null where it is of all. */
  readonly team: string | null
  /** Null of an alert and of a week or a month, which are of no one report. */
  readonly totals: NotifiedTotals | null
  /** Of a week or a month alone. */
  readonly period?: Period
  /** What no message of this channel has told; the most urgent first, at most 40. */
  readonly news: readonly NewsItem[]
  /** How many more there are. */
  readonly moreNews: number
  /** The dearest pairs, at most five. */
  readonly top: readonly Pick<TopRow, 'cluster' | 'source' | 'destination' | 'via' | 'usd'>[]
  /** Changes that save most, at most three, under the number that they have in the digest and in `changes.md`. */
  readonly savings: readonly NotifiedSaving[]
  /** How many more there are. */
  readonly moreSavings: number
  /** A team's own, and of a week or a month all. */
  readonly budgets?: readonly BudgetPace[]
  /** Savings as work, with the report of the day that is due: at most 100. What is not among them says nothing. */
  readonly work?: readonly WorkItem[]
  readonly links: readonly { readonly label: string; readonly url: string }[]
}

export interface Period extends PeriodSums {
  /** Changes that took effect or were undone in it, as its last report measured them. */
  readonly proofs: readonly NotifiedProof[]
  /** What open savings would save, by its last report. */
  readonly open: Pick<ReportFindings['totals'], 'savingUsdPerMonth' | 'atMostUsdPerMonth'>
}

export interface NotifiedTotals {
  readonly status: ReportStatus
  readonly usd: number
  readonly bytes: number
  readonly unpricedBytes: number
  /** What was to be expected; null where that is not known yet. */
  readonly usualUsd: number | null
}

export interface NotifiedSaving extends Pick<Finding, 'id' | 'title' | 'usdPerMonth' | 'savingIs'> {
  readonly number: number
  /** A team's part of the whole saving, from 0 to 1, of which `usdPerMonth` is; absent where all of it is. */
  readonly share?: number
  /** What can be applied as it stands; absent where nothing can. */
  readonly change?: Change
  readonly risks?: readonly string[]
}

interface Keyed {
  /** By which a channel is not told it twice. */
  readonly key: string
}

interface Shared {
  /** A team's part of the whole, from 0 to 1, of which the dollars are; absent where all of it is. Others may have made the change. */
  readonly share?: number
}

export interface NotifiedProof extends Proof, Shared {}

/** A rise or fall of a part of the bill, dollars a day. */
export interface Rise extends Keyed {
  readonly kind: 'rise' | 'over' | 'fall'
  readonly of: PartKind
  /** Of the cluster, the figure, the namespace or the team; empty for the total and a pair. */
  readonly name: string
  readonly cluster: string
  readonly pair: PairName | null
  readonly usd: number
  readonly usualUsd: number
  /** First day, or start of the first hour. */
  readonly since: string
  readonly state: 'raised' | 'worse' | 'standing' | 'over'
  /** What could be done first about a rise within the hour; null where nothing is known. */
  readonly first?: Pick<Finding, 'title' | 'usdPerMonth' | 'savingIs'> | null
}

export type NewsItem =
  | Rise
  /** A saving that is undone. */
  | (Keyed & Shared & { readonly kind: 'undone' } & Undone)
  /** What became of a change, as measured. */
  | (Keyed & { readonly kind: 'proof'; readonly proof: NotifiedProof })
  | (Keyed & { readonly kind: 'budget'; readonly budget: BudgetPace })
  | (Keyed & { readonly kind: 'finding' } & NotifiedSaving)
  /** The report lacks something. */
  | (Keyed & {
      readonly kind: 'coverage'
      readonly status: Exclude<ReportStatus, 'ok'>
      readonly gaps: number
      readonly cuts: number
      /** Part of what CloudWatch counted that the report lacks; null where nobody knows. */
      readonly unseenShare: number | null
      /** Part of the bytes that has no price. */
      readonly unknownShare: number
    })
