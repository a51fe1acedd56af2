import * as z from 'zod'

/** What several tools tell, each with its unit and period in its name. */

/** Dollars that nobody knows are no zero. */
export const usd = (what: string) =>
  z.number().nullable().describe(`${what}, US dollars at list price; null: not known`)

export const gigabytes = (what: string) => z.number().describe(`${what}, gigabytes`)

export const text = (what: string) => z.string().nullable().describe(what)

/** A workload and its far end. */
export const PAIR = {
  cluster: text('EKS cluster'),
  source_namespace: text('Kubernetes namespace of who called'),
  source: text('Who called: workload, Service, interface, node or address'),
  destination_namespace: text('Kubernetes namespace of who was called'),
  destination: text('Who was called, as the report names it'),
}

/** Dollars of something of which a part may have no price. */
export const knownUsd = (dollars: number, unpricedBytes: number): number | null =>
  dollars === 0 && unpricedBytes > 0 ? null : dollars

export const GIGABYTE = { bytes_per_gigabyte: z.int().describe('What a gigabyte is here') }
