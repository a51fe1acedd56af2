import type { PricedFlow } from '../money/priced-flow.ts'

/** How much of what is called inside a VPC stays in its zone. */
export interface Locality {
  readonly bytes: number
  /** Those that stay. */
  readonly localBytes: number
  /** Services with most bytes that cross first, at most five. */
  readonly services: readonly ServiceLocality[]
}

export interface ServiceLocality {
  readonly cluster: string
  readonly namespace: string
  readonly service: string
  readonly bytes: number
  readonly gigabytes: number
  readonly localBytes: number
}

const MOST_SERVICES = 5

/** Of flows between two ends of a VPC, whoever they are; a Service is known by the pods behind it. */
export function localityOf(
  flows: readonly PricedFlow[],
  clusterOf: (monitor: string) => string,
  bytesPerGigabyte: number,
): Locality {
  const inside = flows.filter(({ category }) => category === 'INTRA_AZ' || category === 'INTER_AZ')
  const services = Map.groupBy(
    inside.filter(({ destination }) => destination.service !== null),
    ({ monitor, destination }) =>
      JSON.stringify([clusterOf(monitor), destination.namespace ?? '', destination.service]),
  )
  return {
    ...sumsOf(inside),
    services: [...services]
      .map(([id, own]) => {
        const [cluster = '', namespace = '', service = ''] = JSON.parse(id) as string[]
        const sums = sumsOf(own)
        return { cluster, namespace, service, ...sums, gigabytes: sums.bytes / bytesPerGigabyte }
      })
      .filter(({ bytes, localBytes }) => bytes > localBytes)
      .toSorted((a, b) => b.bytes - b.localBytes - (a.bytes - a.localBytes) || (a.service < b.service ? -1 : 1))
      .slice(0, MOST_SERVICES),
  }
}

function sumsOf(flows: readonly PricedFlow[]) {
  let bytes = 0
  let localBytes = 0
  for (const flow of flows) {
    bytes += flow.bytes
    if (flow.category === 'INTRA_AZ') localBytes += flow.bytes
  }
  return { bytes, localBytes }
}
