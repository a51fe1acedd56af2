import {
  CreateMonitorCommand,
  CreateScopeCommand,
  DeleteMonitorCommand,
  DeleteScopeCommand,
  GetMonitorCommand,
  GetScopeCommand,
  paginateListScopes,
} from '@aws-sdk/client-networkflowmonitor'
import * as z from 'zod'
import { fitting } from './answer.ts'
import { networkFlowMonitor } from './flow-monitor.ts'

/** What an account's metrics are gathered of: an account has one in a region. */
export interface Scope {
  readonly id: string
  readonly arn: string
  /** SUCCEEDED once it is there. */
  readonly status: string
}

const SCOPE = z
  .object({ scopeId: z.string(), scopeArn: z.string(), status: z.string() })
  .transform(({ scopeId: id, scopeArn: arn, status }): Scope => ({ id, arn, status }))
const SCOPES = z.object({ scopes: z.array(SCOPE) })
const TAGS = z.object({ tags: z.record(z.string(), z.string()).nullish() })

/** The account's scope in the region; undefined where it has none. One that has been taken down is none. */
export async function accountScope(): Promise<Scope | undefined> {
  for await (const page of paginateListScopes({ client: networkFlowMonitor() }, {})) {
    const scope = fitting('ListScopes', SCOPES, page).scopes.find(({ status }) => status !== 'DEACTIVATED')
    if (scope !== undefined) return scope
  }
  return undefined
}

export async function scopeTags(scopeId: string): Promise<Readonly<Record<string, string>>> {
  const answer = await networkFlowMonitor().send(new GetScopeCommand({ scopeId }))
  return fitting('GetScope', TAGS, answer).tags ?? {}
}

export async function makeScope(
  accountId: string,
  region: string,
  tags: Readonly<Record<string, string>>,
): Promise<Scope> {
  const targetIdentifier = { targetId: { accountId }, targetType: 'ACCOUNT' } as const
  const answer = await networkFlowMonitor().send(
    new CreateScopeCommand({ targets: [{ targetIdentifier, region }], tags: { ...tags } }),
  )
  return fitting('CreateScope', SCOPE, answer)
}

export async function deleteScope(scopeId: string): Promise<void> {
  await networkFlowMonitor().send(new DeleteScopeCommand({ scopeId }))
}

export async function monitorTags(monitorName: string): Promise<Readonly<Record<string, string>>> {
  const answer = await networkFlowMonitor().send(new GetMonitorCommand({ monitorName }))
  return fitting('GetMonitor', TAGS, answer).tags ?? {}
}

/** A monitor of all that a cluster's nodes exchange with anybody. */
export async function makeMonitor(
  monitorName: string,
  {
    clusterArn,
    scopeArn,
    tags,
  }: Readonly<{ clusterArn: string; scopeArn: string; tags: Readonly<Record<string, string>> }>,
): Promise<void> {
  await networkFlowMonitor().send(
    new CreateMonitorCommand({
      ...{ monitorName, scopeArn, tags: { ...tags } },
      localResources: [{ type: 'AWS::EKS::Cluster', identifier: clusterArn }],
    }),
  )
}

export async function deleteMonitor(monitorName: string): Promise<void> {
  await networkFlowMonitor().send(new DeleteMonitorCommand({ monitorName }))
}
