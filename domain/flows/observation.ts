import { isOfOtherAccount } from '../source.ts'
import type { DestinationCategory } from './category.ts'
import {
  type ContributorRow,
  networkOfRow,
  type RemoteNetwork,
  siftedRows,
  type TraversedConstruct,
} from './contributor-row.ts'
import { instanceOwnerOf, type VpcOwner, vpcOwnerOf } from './vpc-owner.ts'
import { ZONE_ID } from './zone-id.ts'

/** One end of a flow. What the service leaves empty is null. */
export interface End {
  readonly ip: string | null
  /** Availability Zone id, or name where that is what the service gave to a monitor of the stack's own account; see `zoneId` in the topology. */
  readonly azId: string | null
  readonly subnetId: string | null
  readonly vpcId: string | null
  readonly instanceId: string | null
  readonly region: string | null
  readonly namespace: string | null
  readonly pod: string | null
  readonly service: string | null
  /** Whose its instance is, 12 digits: in a shared VPC another's than the VPC. Absent where the row does not tell. */
  readonly accountId?: string
}

/** A connection as one agent sees it, whatever it carries: `local` is where the agent runs, whichever end opened it. */
export interface Sighting {
  readonly monitor: string
  readonly category: DestinationCategory
  readonly local: End
  readonly remote: End
  /** The server's port on the client's row, 0 on the server's; null where the service says neither. */
  readonly targetPort: number | null
  readonly snatIp: string | null
  readonly dnatIp: string | null
}

/** The time that a query asked for. */
export interface Window {
  /** Epoch milliseconds. */
  readonly windowStart: number
  readonly windowSeconds: number
}

/** What it carried in a window. */
export interface Carried {
  /** TCP payload. */
  readonly bytes: number
  readonly traversedConstructs: readonly TraversedConstruct[]
}

/** A row of an answer. */
export type Observation = Sighting & Window & Carried

/** One query's answer in the archive. */
export interface WindowAnswer {
  readonly from: string
  readonly to: string
  readonly queryId: string
  readonly unit: string | null
  /** 500 rows on a window too short to split: there is more that nobody saw. */
  readonly cut: boolean
  /** As they came, those that are none and those that came twice too. */
  readonly rows: readonly ContributorRow[]
}

/** An object under `raw/`: one category of one slice, whole. */
export interface RawCategory {
  readonly schema: 1
  readonly monitor: string
  readonly category: DestinationCategory
  readonly start: string
  readonly end: string
  readonly metric: 'DATA_TRANSFERRED'
  readonly answers: readonly WindowAnswer[]
}

function ofInstance(arn: unknown, end: End): End {
  const accountId = instanceOwnerOf(arn)
  return accountId === undefined ? end : { ...end, accountId }
}

const filled = (text: string | undefined | null) => (text === undefined || text === '' ? null : text)

/** What rows tell of what they name, beside what each carried. */
export interface RowFacts {
  /** By remote address, where the service names its network. */
  readonly networks: ReadonlyMap<string, RemoteNetwork>
  /** By the id of a VPC, where its ARN is told. */
  readonly vpcOwners: ReadonlyMap<string, VpcOwner>
}

/** The observations of one answer, each row once; `broken` counts rows that tell no number of bytes and are left out. */
export function observationsOf(
  monitor: string,
  category: DestinationCategory,
  answer: WindowAnswer,
): { observations: Observation[]; broken: number } & RowFacts {
  const windowStart = Date.parse(answer.from)
  const windowSeconds = (Date.parse(answer.to) - windowStart) / 1000
  const { rows, broken } = siftedRows(answer.rows)
  const networks = new Map<string, RemoteNetwork>()
  const vpcOwners = new Map<string, VpcOwner>()
  function note(vpcId: string | undefined, arn: unknown) {
    if (!vpcId || vpcOwners.has(vpcId)) return
    const owner = vpcOwnerOf(arn)
    if (owner?.vpcId === vpcId) vpcOwners.set(vpcId, owner)
  }
  for (const row of rows) {
    const network = networkOfRow(row)
    if (network && row.remoteIp) networks.set(row.remoteIp, network)
    note(row.localVpcId, row.localVpcArn)
    note(row.remoteVpcId, row.remoteVpcArn)
  }
  // By the same name, another account may mean another zone.
  const namesAreOwn = !isOfOtherAccount(monitor)
  const zoneOf = (zone: string | undefined) => (namesAreOwn || ZONE_ID.test(zone ?? '') ? filled(zone) : null)
  const observations = rows.map((row): Observation => {
    const names = row.kubernetesMetadata
    return {
      monitor,
      windowStart,
      windowSeconds,
      category,
      bytes: row.value,
      local: ofInstance(row.localInstanceArn, {
        ip: filled(row.localIp),
        azId: zoneOf(row.localAz),
        subnetId: filled(row.localSubnetId),
        vpcId: filled(row.localVpcId),
        instanceId: filled(row.localInstanceId),
        region: filled(row.localRegion),
        namespace: filled(names?.localPodNamespace),
        pod: filled(names?.localPodName),
        service: filled(names?.localServiceName),
      }),
      remote: ofInstance(row.remoteInstanceArn, {
        ip: filled(row.remoteIp),
        azId: zoneOf(row.remoteAz),
        subnetId: filled(row.remoteSubnetId),
        vpcId: filled(row.remoteVpcId),
        instanceId: filled(row.remoteInstanceId),
        region: filled(row.remoteRegion),
        namespace: filled(names?.remotePodNamespace),
        pod: filled(names?.remotePodName),
        service: filled(names?.remoteServiceName),
      }),
      targetPort: row.targetPort ?? null,
      snatIp: filled(row.snatIp),
      dnatIp: filled(row.dnatIp),
      traversedConstructs: row.traversedConstructs ?? [],
    }
  })
  return { observations, broken, networks, vpcOwners }
}
