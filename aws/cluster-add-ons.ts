import {
  CreateAddonCommand,
  DeleteAddonCommand,
  DescribeAddonCommand,
  DescribeClusterCommand,
  EKSClient,
  paginateListClusters,
} from '@aws-sdk/client-eks'
import * as z from 'zod'
import { fitting } from './answer.ts'
import { PROXIED } from './proxied.ts'

let client: EKSClient | undefined
const eks = () => {
  client ??= new EKSClient({ ...PROXIED })
  return client
}

export interface FoundCluster {
  readonly arn: string
  /** `1.34`. */
  readonly version: string
  /** Whether EKS Auto Mode runs its nodes: the Pod Identity Agent is part of them then. */
  readonly isAuto: boolean
}

export interface AddOn {
  readonly status: string
  /** `v1.1.0-eksbuild.1` */
  readonly version: string
  /** What EKS has found wrong with it, each by its code. */
  readonly issues: readonly string[]
  /** What gives its pods a role of their own; of two, IRSA, which the SDKs look for first. */
  readonly roleBy: 'IRSA' | 'Pod Identity' | undefined
  readonly tags: Readonly<Record<string, string>>
}

const CLUSTERS = z.object({ clusters: z.array(z.string()) })
const CLUSTER = z.object({
  cluster: z.object({
    arn: z.string(),
    version: z.string(),
    computeConfig: z.object({ enabled: z.boolean().optional() }).optional(),
  }),
})
const ADD_ON = z.object({
  addon: z.object({
    status: z.string(),
    addonVersion: z.string(),
    health: z.object({ issues: z.array(z.object({ code: z.string() })).optional() }).optional(),
    serviceAccountRoleArn: z.string().optional(),
    podIdentityAssociations: z.array(z.string()).optional(),
    tags: z.record(z.string(), z.string()).optional(),
  }),
})

/** Names of the account's clusters in the region. */
export async function listClusters(): Promise<string[]> {
  const names: string[] = []
  for await (const page of paginateListClusters({ client: eks() }, {})) {
    names.push(...fitting('ListClusters', CLUSTERS, page).clusters)
  }
  return names.toSorted()
}

/** A cluster by its name; undefined where there is none. */
export async function findCluster(name: string): Promise<FoundCluster | undefined> {
  const answer = await unlessMissing(eks().send(new DescribeClusterCommand({ name })))
  if (answer === undefined) return undefined
  const { arn, version, computeConfig } = fitting('DescribeCluster', CLUSTER, answer).cluster
  return { arn, version, isAuto: computeConfig?.enabled === true }
}

/** An add-on of a cluster; undefined where it has none of the name. */
export async function findAddOn(clusterName: string, addonName: string): Promise<AddOn | undefined> {
  const answer = await unlessMissing(eks().send(new DescribeAddonCommand({ clusterName, addonName })))
  if (answer === undefined) return undefined
  const { addon } = fitting('DescribeAddon', ADD_ON, answer)
  return {
    ...{ status: addon.status, version: addon.addonVersion, tags: addon.tags ?? {} },
    issues: (addon.health?.issues ?? []).map(({ code }) => code),
    roleBy:
      addon.serviceAccountRoleArn !== undefined
        ? 'IRSA'
        : (addon.podIdentityAssociations ?? []).length > 0
          ? 'Pod Identity'
          : undefined,
  }
}

/** The add-on's default version for the cluster, with a role for its service account where it is to have one. */
export async function makeAddOn(
  clusterName: string,
  addonName: string,
  {
    tags,
    identity,
  }: Readonly<{
    tags: Readonly<Record<string, string>>
    identity?: { readonly serviceAccount: string; readonly roleArn: string }
  }>,
): Promise<void> {
  await eks().send(
    new CreateAddonCommand({
      ...{ clusterName, addonName, tags: { ...tags } },
      ...(identity === undefined ? {} : { podIdentityAssociations: [{ ...identity }] }),
    }),
  )
}

export async function deleteAddOn(clusterName: string, addonName: string): Promise<void> {
  await eks().send(new DeleteAddonCommand({ clusterName, addonName }))
}

async function unlessMissing<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined
    throw error
  }
}
