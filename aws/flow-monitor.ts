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
import { fitting } from './answer.ts'
import { UnfitAnswer } from './faults.ts'
import { PROXIED } from './proxied.ts'

let client: NetworkFlowMonitorClient | undefined
export const networkFlowMonitor = () => {
  client ??= new NetworkFlowMonitorClient({ ...PROXIED, maxAttempts: 5 })
  return client
}

export interface ListedMonitor {
  readonly name: string
  readonly arn: string
  readonly status: string
}

const MONITORS = z.object({
  monitors: z.array(z.object({ monitorName: z.string(), monitorArn: z.string(), monitorStatus: z.string() })),
})

const MONITOR = z.object({ localResources: z.array(z.object({ type: z.string(), identifier: z.string() })) })

const STARTED = z.object({ queryId: z.string().min(1) })

/** All monitors of the account in this region, with their status. */
export async function listMonitors(): Promise<ListedMonitor[]> {
  const monitors = new Map<string, ListedMonitor>()
  for await (const page of paginateListMonitors({ client: networkFlowMonitor() }, {})) {
    for (const { monitorName: name, monitorArn: arn, monitorStatus: status } of fitting('ListMonitors', MONITORS, page)
      .monitors) {
      monitors.set(name, { name, arn, status })
    }
  }
  return [...monitors.values()]
}

/**
 * The EKS cluster that a monitor watches, the first of several, as `clusterName` has it for the monitor's account and region.
 * Undefined where its local resources name none.
 */
export async function clusterOf({ name, arn }: Pick<ListedMonitor, 'name' | 'arn'>): Promise<string | undefined> {
  const [cluster] = await clusterArnsOf(name)
  const [, , , region = '', account = ''] = arn.split(':')
  return cluster === undefined ? undefined : clusterName(cluster, { region, account })
}

/** ARNs of all EKS clusters that a monitor watches. */
export async function clusterArnsOf(monitorName: string): Promise<string[]> {
  const answer = await networkFlowMonitor().send(new GetMonitorCommand({ monitorName }))
  const { localResources } = fitting('GetMonitor', MONITOR, answer)
  return localResources.flatMap(({ type, identifier }) => (type === 'AWS::EKS::Cluster' ? identifier : []))
}

/** A cluster's name, with its account or region where that is another one: two may have one name. */
export function clusterName(clusterArn: string, own: { readonly region: string; readonly account: string }): string {
  const [, , , region, account] = clusterArn.split(':')
  const elsewhere = [account !== own.account && account, region !== own.region && region].filter((one) => one)
  return `${clusterArn.split('/').at(-1)}${elsewhere.length === 0 ? '' : ` (${elsewhere.join(', ')})`}`
}

const SUGGESTIONS = z.object({
  accountsToAdd: z.array(z.object({ accountId: z.string(), region: z.string(), membership: z.string() })),
})

/** Accounts of the model's most that a scope has: no more are told. */
const MOST_ACCOUNTS = 100

/** Accounts that talk with a monitor's resources and are not in its scope. */
export async function unscopedAccounts(monitorArn: string): Promise<UnscopedAccount[]> {
  const accounts: UnscopedAccount[] = []
  for await (const page of paginateGetMonitorScopeSuggestions({ client: networkFlowMonitor() }, { monitorArn })) {
    accounts.push(...fitting('GetMonitorScopeSuggestions', SUGGESTIONS, page).accountsToAdd)
    if (accounts.length >= MOST_ACCOUNTS) break
  }
  return accounts
}

/** Starts the query of one window; returns its id. */
export async function startQuery(monitorName: string, { category, from, to }: Window): Promise<string> {
  const answer = await networkFlowMonitor().send(
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
export async function queryStatus(monitorName: string, queryId: string): Promise<string> {
  const { status } = await networkFlowMonitor().send(
    new GetQueryStatusMonitorTopContributorsCommand({ monitorName, queryId }),
  )
  return status ?? 'unknown'
}

export async function stopQuery(monitorName: string, queryId: string): Promise<void> {
  await networkFlowMonitor().send(new StopQueryMonitorTopContributorsCommand({ monitorName, queryId }))
}

/** Pages that one query's rows may have, which are 500 at most. */
const MOST_PAGES = ROWS_PER_QUERY

/**
 * All that a query which succeeded answers for rows, as it came, with the unit that the service gives. Throws UnfitAnswer
 * where a page has no list of them, or pages do not end.
 */
export async function queryRows(
  monitorName: string,
  queryId: string,
): Promise<{ unit: string | null; rows: readonly unknown[] }> {
  const rows: unknown[] = []
  let unit: string | null = null
  let pages = 0
  for await (const page of paginateGetQueryResultsMonitorTopContributors(
    { client: networkFlowMonitor() },
    { monitorName, queryId },
  )) {
    // No schema: a day has millions of rows, and each is looked at where it is told from what is none.
    const answered: unknown = page.topContributors
    if (!Array.isArray(answered)) throw new UnfitAnswer('the service answered the query without a list of rows')
    if (++pages > MOST_PAGES) throw new UnfitAnswer('the pages of the query do not end')
    unit = page.unit ?? unit
    for (const row of answered) rows.push(row)
  }
  return { unit, rows }
}
