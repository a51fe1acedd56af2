import { CloudWatchClient, type MetricDataQuery, paginateGetMetricData } from '@aws-sdk/client-cloudwatch'
import * as z from 'zod'
import { askedMonitors } from '../domain/collecting/failed-sources.ts'
import type { Run } from '../domain/collecting/run.ts'
import type { OwnFunction, Totals } from '../domain/collecting/totals.ts'
import { type Interval, isoInstant } from '../domain/day.ts'
import { ServiceFault } from '../domain/errors.ts'
import type { Home, PlacedGateway } from '../domain/network/neighbours.ts'
import { isOf, type Source, sourceId } from '../domain/source.ts'
import { askedAgain, fitting } from './answer.ts'
import { problemOf, UnfitAnswer } from './faults.ts'
import { deployedSettings } from './settings.ts'
import { clientsOf, sourceOfMonitor } from './sources.ts'

export const cloudWatch = clientsOf((options) => new CloudWatchClient(options))

interface Asked {
  /** A monitor's name, a gateway's id, or what stands for a function's metric. */
  readonly name: string
  readonly namespace: string
  readonly metric: string
  readonly dimension: string
  readonly value: string
  /** Where it is asked for; undefined in the stack's own account and region. */
  readonly source?: Source | undefined
}

/** Most metrics that one GetMetricData call takes. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html */
const METRICS_PER_CALL = 500

/**
 * What CloudWatch counted from the start of a run's day to an instant, by monitor, by NAT gateway and by own function. It is a check and
 * no part of the report's sums, so a refusal or a fault is told in `problem`, of a source in `problems`, and never thrown.
 */
export async function readTotals(
  run: Pick<Run, 'monitors' | 'from' | 'home' | 'failedSources'>,
  gateways: readonly PlacedGateway[],
  ownFunctions: readonly OwnFunction[],
  until: string,
  now = Date.now(),
): Promise<Totals> {
  const { from } = run
  const monitors = askedMonitors(run)
  const names = [...monitors.map(({ name }) => name), ...gateways.map(({ id }) => id)]
  const asked: Asked[] = [
    ...monitors.map(({ name, arn }) => ({
      name,
      source: sourceOfMonitor(name),
      namespace: 'AWS/NetworkFlowMonitor',
      metric: 'DataTransferred',
      dimension: 'MonitorId',
      value: arn,
    })),
    ...gateways.flatMap(({ id, place }) =>
      ['BytesInFromSource', 'BytesInFromDestination'].map((metric) => ({
        name: id,
        source: place && sourceAt(place, run),
        namespace: 'AWS/NATGateway',
        metric,
        dimension: 'NatGatewayId',
        value: id,
      })),
    ),
    ...ownFunctions.flatMap(({ name }) =>
      (['Invocations', 'Duration'] as const).map((metric) => ({
        name: ownName(name, metric),
        namespace: 'AWS/Lambda',
        metric,
        dimension: 'FunctionName',
        value: name,
      })),
    ),
  ]
  const sums: Sums = new Map()
  const told = { schema: 1, until, asked: names } as const
  if (until <= from) return { ...told, monitors: {}, natGateways: {}, problem: null }
  const period = periodOf(from, now)
  if ([from, until].some((instant) => Date.parse(instant) % (period * 1000) !== 0)) {
    const problem = `CloudWatch was not queried: for a day this long ago it keeps whole hours only, and this day begins or ends within an hour.`
    return { ...told, monitors: {}, natGateways: {}, problem }
  }
  const unanswered = new Set<string>()
  const problems: string[] = []
  for (const [source, own] of Map.groupBy(asked, (one) => one.source)) {
    try {
      for (let first = 0; first < own.length; first += METRICS_PER_CALL) {
        const part = own.slice(first, first + METRICS_PER_CALL)
        const points = await askedAgain(() => pointsOf(cloudWatch(source), part, { from, to: until }, period))
        addSums(part, points, from, sums)
      }
    } catch (error) {
      const where = source ? ` in ${sourceId(source)}` : ''
      const problem = `CloudWatch could not be queried${where} (${problemOf(error, 'cloudwatch:GetMetricData')}), so it is not known whether rows are missing${source ? ' there' : ''}.`
      if (!source) return { ...told, monitors: {}, natGateways: {}, problem }
      problems.push(problem)
      for (const { name } of own) unanswered.add(name)
    }
  }
  const sumOf = (name: string) => [...(sums.get(name)?.values() ?? [])].reduce((sum, bytes) => sum + bytes, 0)
  const of = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (sums.has(name) ? [[name, sumOf(name)] as const] : [])))
  return {
    ...told,
    asked: names.filter((name) => !unanswered.has(name)),
    ...(problems.length === 0 ? {} : { problems }),
    monitors: of(monitors.map(({ name }) => name)),
    hours: Object.fromEntries(monitors.map(({ name }) => [name, Object.fromEntries(sums.get(name) ?? [])])),
    natGateways: of(gateways.map(({ id }) => id)),
    own: ownFunctions.map(({ task, name, megabytes }) => ({
      task,
      megabytes,
      invocations: sumOf(ownName(name, 'Invocations')),
      milliseconds: sumOf(ownName(name, 'Duration')),
    })),
    problem: null,
  }
}

const sourceAt = (place: Home, { home }: Pick<Run, 'home'>): Source | undefined =>
  home && deployedSettings().sources.find((one) => isOf(one, place, home))

/** No monitor and no gateway has a colon in its name. */
const ownName = (name: string, metric: 'Invocations' | 'Duration') => `${metric}:${name}`

/** By name and hour of the day, by its start. */
type Sums = Map<string, Map<string, number>>

const HOUR = 3_600_000

/**
 * Days of half-hour zones begin at the half hour, so hours would not fit; but points of five minutes are kept for 63 days, and
 * whoever asks for them later gets none. Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html
 */
const periodOf = (from: string, now: number) => (now - Date.parse(from) > 62 * 24 * HOUR ? 3600 : 300)

const RESULTS = z.object({
  MetricDataResults: z.array(
    z
      .object({
        Id: z.string(),
        StatusCode: z.string().optional(),
        Messages: z.array(z.object({ Value: z.string().optional() })).optional(),
        Timestamps: z.array(z.date()).default([]),
        Values: z.array(z.number().nonnegative()).default([]),
      })
      .refine(({ Timestamps, Values }) => Timestamps.length === Values.length, 'as many instants as values'),
  ),
})

/** Values of each metric that is asked for, by the instant in epoch milliseconds; a point that comes twice is one. */
async function pointsOf(
  client: CloudWatchClient,
  asked: readonly Asked[],
  { from, to }: Interval,
  period: number,
): Promise<readonly ReadonlyMap<number, number>[]> {
  const queries = asked.map(
    ({ namespace, metric, dimension, value }, index): MetricDataQuery => ({
      Id: `m${index}`,
      MetricStat: {
        Metric: { Namespace: namespace, MetricName: metric, Dimensions: [{ Name: dimension, Value: value }] },
        Period: period,
        Stat: 'Sum',
      },
    }),
  )
  const points = new Map<string, Map<number, number>>()
  for await (const page of paginateGetMetricData(
    { client },
    { MetricDataQueries: queries, StartTime: new Date(from), EndTime: new Date(to) },
  )) {
    for (const { Id, Timestamps, Values, StatusCode, Messages = [] } of fitting('GetMetricData', RESULTS, page)
      .MetricDataResults) {
      if (StatusCode === 'InternalError' || StatusCode === 'Forbidden') {
        throw new ServiceFault(
          `${StatusCode}: ${Messages.map(({ Value }) => Value).join('; ') || 'a metric was not answered'}`,
        )
      }
      const known = points.get(Id) ?? new Map<number, number>()
      points.set(Id, known)
      for (const [index, instant] of Timestamps.entries()) known.set(instant.getTime(), Values[index] ?? 0)
    }
  }
  return queries.map(({ Id = '' }) => {
    const found = points.get(Id)
    if (!found) throw new UnfitAnswer('the answer to GetMetricData lacks a metric that was asked for')
    return found
  })
}

function addSums(
  asked: readonly Asked[],
  points: readonly ReadonlyMap<number, number>[],
  from: string,
  sums: Sums,
): void {
  for (const [index, { name }] of asked.entries()) {
    const own = points[index]
    if (!own || own.size === 0) continue
    const hours = sums.get(name) ?? new Map<string, number>()
    sums.set(name, hours)
    for (const [instant, value] of own) {
      const hour = hourOf(instant, from)
      hours.set(hour, (hours.get(hour) ?? 0) + value)
    }
  }
}

/** Start of the hour of the day that an instant lies in. */
function hourOf(instant: number, from: string): string {
  const start = Date.parse(from)
  return isoInstant(start + Math.floor((instant - start) / HOUR) * HOUR)
}
