import * as z from 'zod'
import { type ClusterAccess, listed, text } from './api.ts'

const SERVICE_LABEL = 'kubernetes.io/service-name'

const SLICE = z.object({
  metadata: z.object({ namespace: text, labels: z.object({ [SERVICE_LABEL]: text.optional() }).optional() }),
  addressType: text.optional(),
  endpoints: z
    .array(
      z.object({
        addresses: z.array(z.string().max(64)).min(1),
        zone: text.optional(),
        conditions: z.object({ ready: z.boolean().nullish() }).optional(),
        targetRef: z.object({ kind: text.optional(), name: text.optional() }).optional(),
      }),
    )
    .nullish(),
})

/** A slice has up to 1,000 endpoints of some 400 bytes, and most have up to 100. */
const SLICES_ON_PAGE = 100

/** Where a Service leads. */
export interface ServiceEndpoints {
  /** Those that are ready, by zone. */
  readonly ready: Readonly<Record<string, number>>
  /** Pods by name, and whatever else there is by address, ready or not. */
  readonly pods: ReadonlySet<string>
}

type Zones = Record<string, number>

/** By `namespace/name` of the Service. A pod of two address families stands in a slice of each. Throws ClusterSilent. */
export async function readEndpoints(access: ClusterAccess): Promise<Map<string, ServiceEndpoints>> {
  const { items } = await listed(access, '/apis/discovery.k8s.io/v1/endpointslices', SLICE, {
    pageSize: SLICES_ON_PAGE,
  })
  const byService = new Map<string, { families: Map<string, Zones>; pods: Set<string> }>()
  for (const { metadata, addressType = '', endpoints } of items) {
    const service = metadata.labels?.[SERVICE_LABEL]
    if (service === undefined) continue
    const id = `${metadata.namespace}/${service}`
    const { families, pods } = byService.get(id) ?? { families: new Map<string, Zones>(), pods: new Set<string>() }
    byService.set(id, { families, pods })
    const zones = families.get(addressType) ?? {}
    families.set(addressType, zones)
    for (const { addresses, zone, conditions, targetRef } of endpoints ?? []) {
      pods.add(targetRef?.kind === 'Pod' && targetRef.name !== undefined ? targetRef.name : (addresses[0] ?? ''))
      // Where nobody tells, ready is what a reader is to take it for.
      if (zone !== undefined && conditions?.ready !== false) zones[zone] = (zones[zone] ?? 0) + 1
    }
  }
  const most = (families: ReadonlyMap<string, Zones>) =>
    [...families.values()].toSorted((a, b) => total(b) - total(a))[0] ?? {}
  return new Map([...byService].map(([id, { families, pods }]) => [id, { ready: most(families), pods }]))
}

const total = (zones: Zones) => Object.values(zones).reduce((sum, one) => sum + one, 0)
