import { dayReportKey, memoryKey, reportKey, trendKey } from '../domain/archive-key.ts'
import { isOfHalfDay } from '../domain/collecting/fullness.ts'
import type { Run } from '../domain/collecting/run.ts'
import type { Totals } from '../domain/collecting/totals.ts'
import { type FindingsDay, MEMORY_DAYS } from '../domain/findings/memory.ts'
import type { StoredTerms } from '../domain/hours/terms.ts'
import type { Identities } from '../domain/identities/identity.ts'
import { type BilledUsage, billComparison } from '../domain/money/billed-usage.ts'
import type { DayPrices } from '../domain/money/prices.ts'
import type { Topology } from '../domain/network/topology.ts'
import type { ArchivedDay } from '../domain/report/archived-day.ts'
import { consoleLinks } from '../domain/report/console-links.ts'
import type { Report } from '../domain/report/report.ts'
import { TREND_DAYS, type TrendDay } from '../domain/trend/trend-day.ts'
import { bucketName, readJson, readJsonIfPresent } from './archive.ts'
import { daysBefore, historyBefore, lostDays } from './earlier-days.ts'
import { consoleUrl, requiredVariable } from './environment.ts'
import { readDecisions } from './kept-decisions.ts'
import { latestReadClusters } from './kubernetes/kept-clusters.ts'
import { refusalKeys } from './raw-hour.ts'
import { type StoredHour, storedHours } from './settled-hour.ts'

/** What the tasks before left for the day, by key. */
export interface DayKeys {
  readonly decisionsKey: string
  readonly totalsKey: string
  readonly topologyKey: string
  readonly pricesKey: string
  readonly termsKey: string
  readonly identitiesKey: string
  /** Null where the bill is not asked for. */
  readonly billKey: string | null
}

/** Reads all that a day's report is made of. Throws ArchiveCorrupt naming the key of an object that is not what it should be. */
export async function readArchivedDay(
  run: Run,
  keys: DayKeys,
): Promise<Omit<ArchivedDay, 'hours'> & { readonly hours: readonly StoredHour[] }> {
  return {
    run,
    ...(await storedHours(run)),
    refusals: await refusalKeys(run),
    terms: await readJson<StoredTerms>(keys.termsKey),
    decisions: await readDecisions(keys.decisionsKey),
    totals: await readJson<Totals>(keys.totalsKey),
    topology: await readJson<Topology>(keys.topologyKey),
    readClusters: await latestReadClusters(run),
    prices: await readJson<DayPrices>(keys.pricesKey),
    identities: await readJson<Identities>(keys.identitiesKey),
    bill: await billBeside(run, keys.billKey),
    stored: await readJsonIfPresent<Report>(reportKey(run, 'json')),
    whole: run.isPart ? await readJsonIfPresent<Report>(dayReportKey(run.day)) : undefined,
    storedTrend: await readJsonIfPresent<TrendDay>(trendKey(run.day)),
    pastFindings: await daysBefore<FindingsDay>(run, 'memory/', memoryKey, MEMORY_DAYS),
    pastTrends: await daysBefore<TrendDay>(run, 'trends/', trendKey, TREND_DAYS),
    ...(await historyBefore(run)),
    lostDays: await lostDays(run),
    lateDays: await Promise.all(
      run.earlierDays.map(async (day) => {
        const report = await readJsonIfPresent<Report>(dayReportKey(day))
        return { day, report: report && isOfHalfDay(report) ? undefined : report }
      }),
    ),
    bucket: bucketName(),
    links: consoleLinks(run, { url: consoleUrl(), region: requiredVariable('AWS_REGION'), bucket: bucketName() }),
  }
}

/** The bill of an earlier day beside what that day's report estimated; null where it is not asked for. */
async function billBeside(run: Run, key: string | null): Promise<Report['bill']> {
  if (key === null) return null
  const bill = await readJson<BilledUsage>(key)
  const report = await readJsonIfPresent<Report>(dayReportKey(bill.day))
  return billComparison(bill, report, run)
}
