import * as z from 'zod'
import { type OwnedObject, workloadsOf } from '../../domain/identities/pod-owners.ts'
import { isTeamName, LONGEST_TEAM } from '../../domain/identities/teams.ts'
import type { ReadCluster } from '../../domain/network/cluster-objects.ts'
import { atATime } from '../at-a-time.ts'
import { type ClusterAccess, ClusterSilent, listed, text } from './api.ts'

/** Lists that are read at a time: a page of each is a few megabytes. */
const CONCURRENCY = 3

/** What stands between a pod and what people deploy. */
const OWNERS = { Pod: '/api/v1/pods', ReplicaSet: '/apis/apps/v1/replicasets', Job: '/apis/batch/v1/jobs' } as const

/** What people deploy: asked for its label alone. */
const LABELED = {
  Namespace: '/api/v1/namespaces',
  Deployment: '/apis/apps/v1/deployments',
  StatefulSet: '/apis/apps/v1/statefulsets',
  DaemonSet: '/apis/apps/v1/daemonsets',
  CronJob: '/apis/batch/v1/cronjobs',
} as const

/** Spark's own, of a driver and of its executors. Source: apache/spark, resource-managers/kubernetes, Constants.scala */
const SPARK_APPLICATION = 'spark-app-name'

/** An object's metadata; of its labels and annotations those alone that name a team, or an application of Spark. */
function objectWith(teamLabel: string | undefined) {
  const one = teamLabel === undefined ? {} : { [teamLabel]: z.string().optional() }
  return z.object({
    metadata: z.object({
      name: text,
      namespace: text.optional(),
      generateName: text.optional(),
      labels: z.object({ [SPARK_APPLICATION]: text.optional(), ...one }).nullish(),
      annotations: z.object(one).nullish(),
      ownerReferences: z.array(z.object({ kind: text, name: text, controller: z.boolean().nullish() })).nullish(),
    }),
  })
}

type Read = z.output<ReturnType<typeof objectWith>>

function teamIn({ metadata: { labels, annotations } }: Read, teamLabel: string | undefined): string | undefined {
  if (teamLabel === undefined) return undefined
  return [labels, annotations]
    .map((all) => (all as Readonly<Record<string, string | undefined>> | null | undefined)?.[teamLabel])
    .find((team) => team !== undefined && team.length > 0 && team.length <= LONGEST_TEAM && isTeamName(team))
}

function ownedObject(kind: string, read: Read, teamLabel: string | undefined): OwnedObject {
  const { name, namespace = '', generateName, labels, ownerReferences } = read.metadata
  const { kind: ownerKind, name: ownerName } = ownerReferences?.find(({ controller }) => controller === true) ?? {}
  const owner = ownerKind === undefined || ownerName === undefined ? undefined : { kind: ownerKind, name: ownerName }
  const sparkApplication = (kind === 'Pod' && labels?.[SPARK_APPLICATION]) || undefined
  return { kind, namespace, name, generateName, owner, team: teamIn(read, teamLabel), sparkApplication }
}

/**
 * Pods of a cluster by what owns them, and teams, by the metadata of pods and workloads: the cluster sends neither what they run nor what they
 * are given. Tells what it could not read by `problem`.
 */
export async function readWorkloads(
  access: ClusterAccess,
  teamLabel: string | undefined,
  problem: (what: string, why: string) => void,
): Promise<Pick<ReadCluster, 'workloads' | 'namespaceTeams'>> {
  const schema = objectWith(teamLabel)
  const lists = (paths: Readonly<Record<string, string>>, what: string) =>
    Object.entries(paths).map(([kind, path]) => async () => {
      try {
        const { items } = await listed(access, path, schema, { as: 'metadata' })
        return { kind, all: items.map((one) => ownedObject(kind, one, teamLabel)) }
      } catch (error) {
        if (!(error instanceof ClusterSilent)) throw error
        problem(what, error.message)
        return { kind, all: undefined }
      }
    })
  const read = await atATime(CONCURRENCY, [
    ...lists(OWNERS, 'the owners of its pods'),
    ...(teamLabel === undefined ? [] : lists(LABELED, 'the teams of its workloads')),
  ])
  const byKind = new Map(read.map(({ kind, all }) => [kind, all]))
  const [pods, namespaces] = [byKind.get('Pod'), byKind.get('Namespace')]
  const others = read.flatMap(({ kind, all = [] }) => (kind === 'Pod' || kind === 'Namespace' ? [] : all))
  return {
    ...(pods ? { workloads: workloadsOf(pods, others) } : {}),
    ...(namespaces ? { namespaceTeams: teamsByName(namespaces) } : {}),
  }
}

const teamsByName = (namespaces: readonly OwnedObject[]) =>
  Object.fromEntries(
    namespaces.flatMap(({ name, team }) => (team === undefined ? [] : [[name, team]])).toSorted(byName),
  ) as Readonly<Record<string, string>>

const byName = ([a = '']: readonly string[], [b = '']: readonly string[]) => (a < b ? -1 : 1)
