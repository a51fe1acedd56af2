import { DESTINATION_CATEGORIES, type DestinationCategory, mayBeRefused } from '../../domain/flows/category.ts'
import {
  type Answer,
  type Endpoint,
  type Gate,
  restJson as json,
  type Request,
  restJsonError as refuse,
  serve,
} from './endpoint.ts'
import { placeOf } from './places.ts'
import { type SetUp, scopeAnswer } from './set-up.ts'
import { topContributors, trafficOf } from './traffic.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000
const ROWS_PER_PAGE = 200

/** Every seventh query still runs when it is looked at first. */
const SLOW_QUERIES = 7
const PATH = /^\/monitors(?:\/([^/]+)(?:\/topContributorsQueries(?:\/([^/]+)(?:\/(status|results))?)?)?)?$/

const SCOPE_OPERATIONS: Readonly<Record<string, string>> = {
  GET: 'ListScopes',
  POST: 'CreateScope',
  'GET one': 'GetScope',
  'DELETE one': 'DeleteScope',
}

interface RunningQuery {
  readonly monitor: string
  readonly place: string
  readonly category: string
  readonly from: number
  readonly to: number
  readonly limit: number
  readonly slow: boolean
  polls: number
  stopped: boolean
}

/** Categories that a world's service takes. */
export const categoriesOf = ({ offersAllCategories }: World): readonly DestinationCategory[] =>
  DESTINATION_CATEGORIES.filter((category) => offersAllCategories || !mayBeRefused(category))

/** Network Flow Monitor over REST-JSON: windows, cuts, mirrors, throttles and failures as the real one has them. */
export function serveFlowMonitor(gate: Gate, world: () => World, setUp: () => SetUp): Promise<Endpoint> {
  const queries = new Map<string, RunningQuery>()
  let calls = 0

  function answer(request: Request, operation: string, params: Readonly<Record<string, unknown>>): Answer {
    const here = placeOf(world(), request)
    const { faults } = here
    const monitors = [...here.monitors, ...setUp().monitors]
    calls += 1
    if (faults?.throttleEvery && calls % faults.throttleEvery === 0)
      return refuse(429, 'ThrottlingException: Rate exceeded')
    if (faults?.deniedMonitorOperations?.includes(operation)) {
      return refuse(403, `AccessDeniedException: not authorized to perform: networkflowmonitor:${operation}`)
    }
    const ofScope = scopeAnswer(operation, params, request.body, here, setUp())
    if (ofScope) return ofScope
    if (operation === 'ListMonitors')
      return json({ monitors: monitors.map((one) => summary(one, here)), nextToken: null })
    if (operation === 'GetMonitorScopeSuggestions') {
      const accounts = here.unscopedAccounts ?? []
      return json({ status: accounts.length > 0 ? 'INCOMPLETE' : 'COMPLETE', accountsToAdd: accounts, nextToken: null })
    }
    const monitor = monitors.find(({ name }) => name === params.monitorName)
    if (!monitor) return refuse(404, `ResourceNotFoundException: Monitor ${params.monitorName} does not exist`)
    if (operation === 'GetMonitor') {
      const { tags = {}, otherClusterArns = [] } = monitor as {
        readonly tags?: object
        readonly otherClusterArns?: readonly string[]
      }
      const local = monitor.clusterArn
        ? [monitor.clusterArn, ...otherClusterArns].map((identifier) => ({ type: 'AWS::EKS::Cluster', identifier }))
        : [{ type: 'AWS::EC2::VPC', identifier: 'arn:aws:ec2:::vpc/vpc-of-all' }]
      return json({
        ...summary(monitor, here),
        localResources: local,
        remoteResources: [],
        createdAt: 0,
        modifiedAt: 0,
        tags,
      })
    }
    if (operation === 'StartQueryMonitorTopContributors' && faults?.noQueryStarts !== undefined)
      return refuse(402, faults.noQueryStarts)
    if (operation === 'StartQueryMonitorTopContributors')
      return start(monitor.name, JSON.parse(request.body.toString()), here)
    const query = queries.get(String(params.queryId))
    if (!query || query.monitor !== monitor.name || query.place !== idOf(here))
      return refuse(404, `ResourceNotFoundException: no query ${params.queryId}`)
    switch (operation) {
      case 'GetQueryStatusMonitorTopContributors':
        return json({ status: statusOf(query, here) })
      case 'GetQueryResultsMonitorTopContributors':
        return results(query, request.url.searchParams.get('nextToken'), here)
      case 'StopQueryMonitorTopContributors':
        query.stopped = true
        return json({})
      default:
        return refuse(400, `ValidationException: unknown operation ${operation}`)
    }
  }

  const idOf = ({ accountId, region }: World) => `${accountId} ${region}`

  const summary = ({ name, status }: World['monitors'][number], { region, accountId }: World) => ({
    monitorArn: `arn:aws:networkflowmonitor:${region}:${accountId}:monitor/${name}`,
    monitorName: name,
    monitorStatus: status,
  })

  function start(monitor: string, body: Record<string, unknown>, here: World): Answer {
    const from = Date.parse(String(body.startTime))
    const to = Date.parse(String(body.endTime))
    const limit = Number(body.limit ?? 100)
    const category = String(body.destinationCategory)
    const offered = categoriesOf(here)
    const problem =
      body.metricName !== 'DATA_TRANSFERRED'
        ? 'metricName is not DATA_TRANSFERRED'
        : !offered.some((name) => name === category)
          ? `destinationCategory must be one of ${offered.join(', ')}`
          : !(from < to)
            ? 'startTime must be before endTime'
            : to - from > HOUR
              ? 'Time range can not exceed 1 hour'
              : limit < 1 || limit > 500
                ? 'limit must be from 1 to 500'
                : undefined
    if (problem) return refuse(400, `ValidationException: ${problem}`)
    const queryId = `query-${queries.size + 1}`
    queries.set(queryId, {
      monitor,
      place: idOf(here),
      category,
      from,
      to,
      limit,
      slow: queries.size % SLOW_QUERIES === 0,
      polls: 0,
      stopped: false,
    })
    return json({ queryId })
  }

  function statusOf(query: RunningQuery, { faults }: World): string {
    if (query.stopped) return 'CANCELED'
    query.polls += 1
    if (query.slow && query.polls === 1) return 'RUNNING'
    const fate = faults?.failingQueries?.find(
      ({ category, utcHour }) =>
        category === query.category && (utcHour === undefined || utcHour === new Date(query.from).getUTCHours()),
    )
    return fate === undefined ? 'SUCCEEDED' : fate.status === 'NEVER_ENDS' ? 'RUNNING' : fate.status
  }

  function results(query: RunningQuery, token: string | null, here: World): Answer {
    const { faults } = here
    const isForgotten = query.from < Date.parse(faults?.forgottenBefore ?? '1970-01-01')
    const rows = isForgotten
      ? []
      : topContributors(trafficOf(here), query.monitor, query.category, query.from, query.to, query.limit)
    const from = Number(token ?? 0)
    const next = from + ROWS_PER_PAGE < rows.length ? String(from + ROWS_PER_PAGE) : null
    return json({ unit: null, topContributors: rows.slice(from, from + ROWS_PER_PAGE), nextToken: next })
  }

  return serve(
    gate,
    (request) => ({ service: 'networkflowmonitor', ...named(request) }),
    (request, { operation, params }) => answer(request, operation, params),
    refuse,
  )
}

function named({ method, url, body }: Request): { operation: string; params: Record<string, unknown> } {
  const [, monitorName, queryId, view] = PATH.exec(url.pathname)?.map((step) => step && decodeURIComponent(step)) ?? []
  const params = { ...(monitorName ? { monitorName } : {}), ...(queryId ? { queryId } : {}) }
  if (url.pathname === '/monitors') return { operation: method === 'GET' ? 'ListMonitors' : 'CreateMonitor', params }
  const [, scopes, scopeId] = /^\/(scopes)(?:\/([^/]+))?$/.exec(url.pathname) ?? []
  if (scopes) {
    const operation = SCOPE_OPERATIONS[`${method}${scopeId ? ' one' : ''}`] ?? 'unknown'
    return { operation, params: { ...(scopeId ? { scopeId: decodeURIComponent(scopeId) } : {}) } }
  }
  if (url.pathname === '/monitor-scope-suggestions') return { operation: 'GetMonitorScopeSuggestions', params }
  if (method === 'POST') {
    return {
      operation: 'StartQueryMonitorTopContributors',
      params: { ...params, ...JSON.parse(body.toString() || '{}') },
    }
  }
  if (method === 'DELETE') return { operation: queryId ? 'StopQueryMonitorTopContributors' : 'DeleteMonitor', params }
  if (view === 'status') return { operation: 'GetQueryStatusMonitorTopContributors', params }
  if (view === 'results') return { operation: 'GetQueryResultsMonitorTopContributors', params }
  return { operation: 'GetMonitor', params }
}
