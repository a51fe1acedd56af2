import { type Endpoint, type Gate, serveJson } from './endpoint.ts'
import { placeOf } from './places.ts'
import { monitorBytes, trafficOf } from './traffic.ts'
import type { World } from './world.ts'

interface Query {
  readonly Id: string
  readonly MetricStat: {
    readonly Metric: {
      readonly Namespace: string
      readonly MetricName: string
      readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[]
    }
    readonly Period: number
    readonly Stat: string
  }
}

const SLOT_SECONDS = 300
const QUERIES_PER_PAGE = 3

/** CloudWatch's GetMetricData: what a world's monitors, NAT gateways and functions counted. */
export function serveCloudWatch(gate: Gate, world: () => World): Promise<Endpoint> {
  return serveJson(gate, 'cloudwatch', (operation, params, request) => {
    const here = placeOf(world(), request)
    const { faults } = here
    if (faults?.deniedActions?.includes(`cloudwatch:${operation}`)) {
      return `AccessDeniedException: not authorized: cloudwatch:${operation}`
    }
    if (operation !== 'GetMetricData') return `InvalidAction: ${operation} is not served here`
    const queries = params.MetricDataQueries as readonly Query[]
    const [from, to] = [Number(params.StartTime), Number(params.EndTime)]
    const wrong = queries.find(
      ({ MetricStat: { Period, Stat } }) => ![SLOT_SECONDS, 3600].includes(Period) || Stat !== 'Sum',
    )
    if (wrong || !(from < to)) return 'InvalidParameterValue: only sums of five minutes or an hour are served here'
    const first = Number(params.NextToken ?? 0)
    const next = first + QUERIES_PER_PAGE
    return {
      MetricDataResults: queries.slice(first, next).map(({ Id, MetricStat }) => {
        const values = valuesOf(here, MetricStat, from, to)
        const told = { Id, Label: MetricStat.Metric.MetricName }
        return faults?.metricStatus
          ? { ...told, Values: [], StatusCode: faults.metricStatus, Messages: [{ Code: 'x', Value: 'made to fail' }] }
          : { ...told, ...values, StatusCode: 'Complete' }
      }),
      ...(next < queries.length ? { NextToken: String(next) } : {}),
    }
  })
}

function valuesOf(world: World, { Metric, Period }: Query['MetricStat'], from: number, to: number) {
  const { Namespace, MetricName, Dimensions } = Metric
  const [dimension] = Dimensions
  const bytes = bytesOf(world, `${Namespace} ${MetricName}`, dimension?.Value ?? '')
  if (!bytes || world.faults?.noMetrics) return { Timestamps: [], Values: [] }
  const starts = Array.from({ length: Math.ceil((to - from) / Period) }, (_, index) => from + index * Period)
  const slots = Array.from({ length: Period / SLOT_SECONDS }, (_, index) => index * SLOT_SECONDS)
  return {
    Timestamps: starts,
    Values: starts.map((start) => slots.reduce((sum, slot) => sum + bytes(start + slot), 0)),
  }
}

/** The sum of the five minutes from an instant in epoch seconds; undefined where there is no such metric. */
function bytesOf(world: World, metric: string, id: string): ((start: number) => number) | undefined {
  const slotOf = (start: number) => (start % 86_400) / SLOT_SECONDS
  switch (metric) {
    case 'AWS/NetworkFlowMonitor DataTransferred': {
      const monitor = world.monitors.find(({ name }) => id.endsWith(`:${world.accountId}:monitor/${name}`))
      return (
        monitor &&
        ((start) =>
          (world.faults?.monitorsCounted ?? 1) *
          monitorBytes(trafficOf(world), monitor.name, start * 1000, (start + SLOT_SECONDS) * 1000))
      )
    }
    case 'AWS/NATGateway BytesInFromSource':
    case 'AWS/NATGateway BytesInFromDestination': {
      const perSlot = world.natGatewayBytesPerSlot?.[id]
      // Most of what a gateway takes in are answers.
      const fromSource = (start: number) => Math.floor((perSlot?.(slotOf(start)) ?? 0) / 10)
      if (!perSlot) return undefined
      return metric.endsWith('Source') ? fromSource : (start) => perSlot(slotOf(start)) - fromSource(start)
    }
    case 'AWS/Lambda Invocations':
    case 'AWS/Lambda Duration': {
      const own = world.ownFunctions?.[id]
      return own && (() => (metric.endsWith('Duration') ? own.millisecondsPerSlot : own.invocationsPerSlot))
    }
    default:
      return undefined
  }
}
