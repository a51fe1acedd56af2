import {
  GetMonitorCommand,
  GetQueryStatusMonitorTopContributorsCommand,
  NetworkFlowMonitorClient,
  paginateGetMonitorScopeSuggestions,
  paginateGetQueryResultsMonitorTopContributors,
  paginateListMonitors,
  StartQueryMonitorTopContributorsCommand,
  StopQueryMonitorTopContributorsCommand,
} from '@aws-sdk/client-networkflowmonitor'
import * as z from 'zod'
import type { UnscopedAccount } from '../domain/collecting/run.ts'
import { ROWS_PER_QUERY, type Window } from '../domain/collecting/window.ts'
import { clusterAt } from '../domain/network/cluster-place.ts'
import type { Home } from '../domain/network/neighbours.ts'
import { monitorId, monitorOfId, type Source } from '../domain/source.ts'
import { fitting } from './answer.ts'
import { UnfitAnswer } from './faults.ts'
import { clientsOf, sourceOfMonitor } from './sources.ts'

export const networkFlowMonitor = clientsOf((options) => new NetworkFlowMonitorClient({ ...options, maxAttempts: 5 }))

/** Who is asked about a monitor, and what it is called there. */
const askedAbout = (monitorId: string) => ({
  client: networkFlowMonitor(sourceOfMonitor(monitorId)),
  monitorName: monitorOfId(monitorId).name,
})

export interface ListedMonitor {
  /** With its source, where that is not the stack's own account and region. */
  readonly name: string
  readonly arn: string
  readonly status: string
}

const MONITORS = z.object({
  monitors: z.array(z.object({ monitorName: z.string(), monitorArn: z.string(), monitorStatus: z.string() })),
})

const MONITOR = z.object({ localResources: z.array(z.object({ type: z.string(), identifier: z.string() })) })

const STARTED = z.object({ queryId: z.string().min(1) })

/** All monitors of a source, or of the stack's own account and region, with their status. */
export async function listMonitors(source?: Source): Promise<ListedMonitor[]> {
  const monitors = new Map<string, ListedMonitor>()
  for await (const page of paginateListMonitors({ client: networkFlowMonitor(source) }, {})) {
    for (const { monitorName, monitorArn: arn, monitorStatus: status } of fitting('ListMonitors', MONITORS, page)
      .monitors) {
      const name = monitorId(monitorName, source)
      monitors.set(name, { name, arn, status })
    }
  }
  return [...monitors.values()]
}

/**
 * The EKS cluster that a monitor watches, the first of several, as `clusterName` has it for the stack's own account and region: the
 * monitor's where they are not told. Undefined where its local resources name none.
 */
export async function clusterOf(
  { name, arn }: Pick<ListedMonitor, 'name' | 'arn'>,
  own: Home = homeOfArn(arn),
): Promise<string | undefined> {
  const [cluster] = await clusterArnsOf(name)
  return cluster === undefined ? undefined : clusterName(cluster, { region: own.region, account: own.accountId })
}

/** The account and region of a monitor's or a cluster's ARN; empty where it tells none. */
export function homeOfArn(arn: string): Home {
  const [, , , region = '', accountId = ''] = arn.split(':')
  return { accountId, region }
}

/** ARNs of all EKS clusters that a monitor watches. */
export async function clusterArnsOf(monitor: string): Promise<string[]> {
  const { client, monitorName } = askedAbout(monitor)
  const answer = await client.send(new GetMonitorCommand({ monitorName }))
  const { localResources } = fitting('GetMonitor', MONITOR, answer)
  return localResources.flatMap(({ type, identifier }) => (type === 'AWS::EKS::Cluster' ? identifier : []))
}

/** A cluster's name, with its account or region where that is another one: two may have one name. */
export const clusterName = (
  clusterArn: string,
  { region, account }: { readonly region: string; readonly account: string },
) => clusterAt(clusterArn.split('/').at(-1) ?? '', homeOfArn(clusterArn), { region, accountId: account })

const SUGGESTIONS = z.object({
  accountsToAdd: z.array(z.object({ accountId: z.string(), region: z.string(), membership: z.string() })),
})

/** Accounts of the model's most that a scope has: no more are told. */
const MOST_ACCOUNTS = 100

/** Accounts that talk with a monitor's resources and are not in its scope. */
export async function unscopedAccounts({ name, arn }: Pick<ListedMonitor, 'name' | 'arn'>): Promise<UnscopedAccount[]> {
  const accounts: UnscopedAccount[] = []
  const { client } = askedAbout(name)
  for await (const page of paginateGetMonitorScopeSuggestions({ client }, { monitorArn: arn })) {
    accounts.push(...fitting('GetMonitorScopeSuggestions', SUGGESTIONS, page).accountsToAdd)
    if (accounts.length >= MOST_ACCOUNTS) break
  }
  return accounts
}

/** Starts the query of one window; returns its id. */
export async function startQuery(monitor: string, { category, from, to }: Window): Promise<string> {
  const { client, monitorName } = askedAbout(monitor)
  const answer = await client.send(
    new StartQueryMonitorTopContributorsCommand({
      monitorName,
      metricName: 'DATA_TRANSFERRED',
      destinationCategory: category,
      startTime: new Date(from),
      endTime: new Date(to),
      limit: ROWS_PER_QUERY,
    }),
  )
  return fitting('StartQueryMonitorTopContributors', STARTED, answer).queryId
}

/** The service's own word for a query's status. */
export async function queryStatus(monitor: string, queryId: string): Promise<string> {
  const { client, monitorName } = askedAbout(monitor)
  const { status } = await client.send(new GetQueryStatusMonitorTopContributorsCommand({ monitorName, queryId }))
  return status ?? 'unknown'
}

export async function stopQuery(monitor: string, queryId: string): Promise<void> {
  const { client, monitorName } = askedAbout(monitor)
  await client.send(new StopQueryMonitorTopContributorsCommand({ monitorName, queryId }))
}

/** Pages that one query's rows may have, which are 500 at most. */
const MOST_PAGES = ROWS_PER_QUERY

/**
 * All that a query which succeeded answers for rows, as it came, with the unit that the service gives. Throws UnfitAnswer
 * where a page has no list of them, or pages do not end.
 */
export async function queryRows(
  monitor: string,
  queryId: string,
): Promise<{ unit: string | null; rows: readonly unknown[] }> {
  const { client, monitorName } = askedAbout(monitor)
  const rows: unknown[] = []
  let unit: string | null = null
  let pages = 0
  for await (const page of paginateGetQueryResultsMonitorTopContributors({ client }, { monitorName, queryId })) {
    // No schema: a day has millions of rows, and each is looked at where it is told from what is none.
    const answered: unknown = page.topContributors
    if (!Array.isArray(answered)) throw new UnfitAnswer('the service answered the query without a list of rows')
    if (++pages > MOST_PAGES) throw new UnfitAnswer('the pages of the query do not end')
    unit = page.unit ?? unit
    for (const row of answered) rows.push(row)
  }
  return { unit, rows }
}
