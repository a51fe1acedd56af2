import * as z from 'zod'
import type { Report } from '../domain/report/report.ts'
import { gigabytes, knownUsd, PAIR, text, usd } from './quantities.ts'

/** Rows of a day's report, as an answer has them. */

export const PAIR_ROW = z.strictObject({
  ...PAIR,
  via: z.string().describe('What it passed: direct, nat, gateway_endpoint, …'),
  usd_per_day: usd('What it cost on the day'),
  gigabytes_per_day: gigabytes('On the day, both directions'),
  unpriced_gigabytes_per_day: gigabytes('Of it without a price, or with one of a part alone'),
  zones: z
    .array(
      z.strictObject({
        source_az_id: z.string(),
        destination_az_id: z.string(),
        usd_per_day: z.number(),
        gigabytes_per_day: z.number(),
      }),
    )
    .optional()
    .describe('Between which zones, dearest first'),
  source_ips: z.array(z.string()).optional().describe('Addresses with most bytes'),
  source_ip_count: z.int().optional(),
  destination_ips: z.array(z.string()).optional().describe('Addresses with most bytes'),
  destination_ip_count: z.int().optional(),
  host: text('Where the far end runs, where that is another’s').optional(),
  known_by: text('How the far end got its name').optional(),
  other_zone_gateway_gigabytes_per_day: gigabytes('Of it to a gateway in another zone, which is paid too').optional(),
})

type PairRow = z.input<typeof PAIR_ROW>
type Cluster = Report['clusters'][number]

interface Amount {
  readonly cluster: string
  readonly usd: number
  readonly gigabytes: number
  readonly bytes: number
  readonly unpricedBytes: number
}

const amountOf = ({ usd: dollars, gigabytes: size, bytes, unpricedBytes }: Amount) => ({
  usd_per_day: knownUsd(dollars, unpricedBytes),
  gigabytes_per_day: size,
  unpriced_gigabytes_per_day: bytes === 0 ? 0 : (size * unpricedBytes) / bytes,
})

const gigabytesOf = (part: number | undefined, { bytes, gigabytes: size }: Amount) =>
  bytes === 0 || part === undefined ? 0 : (size * part) / bytes

export const topRow = (row: Report['top'][number]): PairRow => ({
  cluster: row.cluster,
  source_namespace: row.source.namespace || null,
  source: row.source.name,
  destination_namespace: row.destination.namespace || null,
  destination: row.destination.name,
  via: row.via,
  ...amountOf(row),
})

/** Rows of a section, whichever it is. */
export const SECTION_ROWS = {
  inter_az: ({ interAz }: Cluster) =>
    interAz.rows.map((row) => ({
      ...topRow(row),
      zones: row.zones.map(({ sourceAz, destinationAz, usd: dollars, gigabytes: size }) => ({
        source_az_id: sourceAz,
        destination_az_id: destinationAz,
        usd_per_day: dollars,
        gigabytes_per_day: size,
      })),
    })),
  external: ({ external }: Cluster) =>
    external.rows.map((row) => ({
      cluster: row.cluster,
      source_namespace: row.namespace || null,
      source: row.workload,
      destination_namespace: null,
      destination: row.belongsTo === 'unknown' ? (row.remoteIps.shown[0] ?? 'unknown') : row.belongsTo,
      via: row.via,
      ...amountOf(row),
      ...{ source_ips: [...row.localIps.shown], source_ip_count: row.localIps.count },
      ...{ destination_ips: [...row.remoteIps.shown], destination_ip_count: row.remoteIps.count },
      host: row.host || null,
      known_by: row.identitySource || null,
      other_zone_gateway_gigabytes_per_day: gigabytesOf(row.gatewayElsewhereBytes, row),
    })),
  aws_services: ({ awsServices }: Cluster) =>
    awsServices.rows.map((row) => ({
      cluster: row.cluster,
      source_namespace: row.namespace || null,
      source: row.workload,
      destination_namespace: null,
      destination: row.service,
      via: row.via,
      ...amountOf(row),
      other_zone_gateway_gigabytes_per_day: gigabytesOf(row.gatewayElsewhereBytes, row),
    })),
  other_networks: ({ otherNetworks }: Cluster) => otherNetworks.rows.map(topRow),
} as const satisfies Record<string, (cluster: Cluster) => PairRow[]>

export type PairSection = keyof typeof SECTION_ROWS

/** Which table of a cluster a section is. */
export const TABLE_OF = {
  inter_az: 'interAz',
  external: 'external',
  aws_services: 'awsServices',
  other_networks: 'otherNetworks',
} as const satisfies Record<PairSection, keyof Cluster>
