import {
  GetMonitorCommand,
  GetQueryStatusMonitorTopContributorsCommand,
  NetworkFlowMonitorClient,
  paginateGetQueryResultsMonitorTopContributors,
  paginateListMonitors,
  StartQueryMonitorTopContributorsCommand,
  StopQueryMonitorTopContributorsCommand,
} from '@aws-sdk/client-networkflowmonitor'
import { ROWS_PER_QUERY, type Window } from '../domain/collecting/window.ts'
import type { ContributorRow } from '../domain/flows/observation.ts'

let client: NetworkFlowMonitorClient | undefined
const networkFlowMonitor = () => {
  client ??= new NetworkFlowMonitorClient({ maxAttempts: 5 })
  return client
}

export interface ListedMonitor {
  readonly name: string
  readonly arn: string
  readonly status: string
}

/** All monitors of the account in this region, with their status. */
export async function listMonitors(): Promise<ListedMonitor[]> {
  const monitors: ListedMonitor[] = []
  for await (const page of paginateListMonitors({ client: networkFlowMonitor() }, {})) {
    for (const { monitorName, monitorArn, monitorStatus } of page.monitors ?? []) {
      if (monitorName === undefined) continue
      monitors.push({ name: monitorName, arn: monitorArn ?? '', status: monitorStatus ?? 'unknown' })
    }
  }
  return monitors
}

/** Name of the EKS cluster that a monitor watches; undefined where its local resources name none. */
export async function clusterOf(monitorName: string): Promise<string | undefined> {
  const { localResources } = await networkFlowMonitor().send(new GetMonitorCommand({ monitorName }))
  const arn = localResources?.find(({ type }) => type === 'AWS::EKS::Cluster')?.identifier
  return arn?.split('/').at(-1)
}

/** Starts the query of one window; returns its id. */
export async function startQuery(monitorName: string, { category, from, to }: Window): Promise<string> {
  const { queryId } = await networkFlowMonitor().send(
    new StartQueryMonitorTopContributorsCommand({
      monitorName,
      metricName: 'DATA_TRANSFERRED',
      destinationCategory: category,
      startTime: new Date(from),
      endTime: new Date(to),
      limit: ROWS_PER_QUERY,
    }),
  )
  if (queryId === undefined)
    throw new Error(`StartQueryMonitorTopContributors answered without a query id for ${category}`)
  return queryId
}

/** The service's own word for a query's status. */
export async function queryStatus(monitorName: string, queryId: string): Promise<string> {
  const { status } = await networkFlowMonitor().send(
    new GetQueryStatusMonitorTopContributorsCommand({ monitorName, queryId }),
  )
  return status ?? 'unknown'
}

export async function stopQuery(monitorName: string, queryId: string): Promise<void> {
  await networkFlowMonitor().send(new StopQueryMonitorTopContributorsCommand({ monitorName, queryId }))
}

/** Every row of a query that succeeded, with the unit that the service gives. */
export async function queryRows(
  monitorName: string,
  queryId: string,
): Promise<{ unit: string | null; rows: ContributorRow[] }> {
  const rows: ContributorRow[] = []
  let unit: string | null = null
  for await (const page of paginateGetQueryResultsMonitorTopContributors(
    { client: networkFlowMonitor() },
    { monitorName, queryId },
  )) {
    unit = page.unit ?? unit
    rows.push(...(page.topContributors ?? []))
  }
  return { unit, rows }
}
