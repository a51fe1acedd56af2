import * as z from 'zod'
import type { HostWorkload } from '../../domain/network/cluster-objects.ts'
import { type ClusterAccess, listed, text } from './api.ts'

const POD = z.object({
  metadata: z.object({
    namespace: text,
    ownerReferences: z.array(z.object({ kind: text, name: text, controller: z.boolean().nullish() })).nullish(),
  }),
  cells: z.object({ IP: z.union([z.ipv4(), z.ipv6()]) }),
})

/** A DaemonSet, with the ports that its containers name. */
interface Listening {
  readonly metadata: { readonly name: string; readonly namespace: string }
  readonly spec?:
    | {
        readonly template: {
          readonly spec: {
            readonly hostNetwork?: boolean | undefined
            readonly containers: readonly {
              readonly ports?:
                | readonly { readonly containerPort: number; readonly protocol?: string | undefined }[]
                | null
                | undefined
            }[]
          }
        }
      }
    | undefined
}

/**
 * DaemonSets whose pods have their nodes' addresses, as these pods' rows tell them: what the pods run is not asked for, their DaemonSet names
 * the ports. Pods of the node's network that belong to anything else are not looked for. Throws ClusterSilent.
 */
export async function readHostWorkloads(
  access: ClusterAccess,
  daemonSets: readonly Listening[],
): Promise<readonly HostWorkload[]> {
  const found = new Map<string, { readonly workload: HostWorkload; readonly ips: Set<string> }>()
  for (const { metadata, spec } of daemonSets) {
    const { hostNetwork = false, containers = [] } = spec?.template.spec ?? {}
    const tcp = containers.flatMap(({ ports }) => ports ?? []).filter(({ protocol = 'TCP' }) => protocol === 'TCP')
    const ports = [...new Set(tcp.map(({ containerPort }) => containerPort))].toSorted((a, b) => a - b)
    if (!hostNetwork || ports.length === 0) continue
    const { namespace, name } = metadata
    found.set(idOf(namespace, name), {
      workload: { namespace, kind: 'DaemonSet', name, ports, ips: [] },
      ips: new Set(),
    })
  }
  if (found.size === 0) return []
  const query = { fieldSelector: 'spec.hostNetwork=true' }
  for (const { metadata, cells } of (await listed(access, '/api/v1/pods', POD, { query, as: 'rows' })).items) {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
    if (owner?.kind === 'DaemonSet') found.get(idOf(metadata.namespace, owner.name))?.ips.add(cells.IP)
  }
  return [...found.values()].map(({ workload, ips }) => ({ ...workload, ips: [...ips].toSorted() }))
}

const idOf = (namespace: string, name: string) => `${namespace}/${name}`
