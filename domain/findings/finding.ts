import type { Route } from '../network/topology.ts'

/** What a finding is about; each has a file of its name here. */
export type FindingKind =
  | 'same-zone-routing'
  | 'zone-spread'
  | 'stateful-peer'
  | 'instance-targets'
  | 'nlb-cross-zone'
  | 'gateway-endpoint'
  | 'gateway-beside-interface'
  | 'interface-endpoint'
  | 'endpoint-removal'
  | 'nat-per-zone'
  | 'nat-instance'
  | 'idle-nat-gateway'
  | 'idle-endpoint'
  | 'private-connectivity'
  | 'send-less'
  | 'not-routable'

/**
 * `estimate`: what the change saves under what it `assumes`. `at_most`: it saves no more than this, and how much nobody
 * can tell from outside. `none`: there is no change that saves it.
 */
export type SavingIs = 'estimate' | 'at_most' | 'none'

/** Something that costs, and what to do about it. Dollars a month are a day's times 730 hours over those of the day. */
export interface Finding {
  /** The same on every day: kind and subject. */
  readonly id: string
  readonly kind: FindingKind
  readonly cluster: string
  /** What to do, with the workload, service or network that it is about. */
  readonly title: string
  /** Saved by the change, dollars a month, net of what the change itself costs. Never above `costUsdPerMonth`. */
  readonly usdPerMonth: number
  readonly savingIs: SavingIs
  /** What the finding's bytes cost now, dollars a month; no two findings stand on the same dollars. */
  readonly costUsdPerMonth: number
  /** Whose bills that is on, and which a change makes smaller: largest part first. Absent where it is the account's own that flowtoll runs in. */
  readonly billedTo?: readonly BilledAccount[]
  /** Of the day, those that the finding stands on. */
  readonly bytes: number
  readonly gigabytes: number
  /** Complete days behind it, this one included. */
  readonly days: number
  /** Sentences: what must be so for the saving to come. */
  readonly assumes: readonly string[]
  readonly risks: readonly string[]
  /** A way to see that it worked. */
  readonly check: string
  /** Null where nothing can be applied as it stands. */
  readonly change: Change | null
}

export interface BilledAccount {
  /** 12 digits; null for one that is not known. */
  readonly accountId: string | null
  /** Of the cost, from 0 to 1. */
  readonly share: number
}

/** A change with the names at hand; `templates/` writes it as commands, a manifest and code, and how to undo it. */
export type Change =
  | {
      readonly kind: 'service-routing'
      /** What kubectl calls the cluster, its ARN; absent where it is of the stack's own account and region, as another may have its name. */
      readonly context?: string
      readonly namespace: string
      readonly service: string
      readonly value: 'PreferSameZone' | 'PreferClose'
    }
  | {
      readonly kind: 'topology-spread'
      readonly context?: string
      readonly namespace: string
      readonly workload: string
      readonly service: string
      readonly value: 'PreferSameZone' | 'PreferClose'
      /** Where its replicas are fewer than the zones. */
      readonly scale: { readonly from: number; readonly to: number } | null
    }
  | {
      readonly kind: 'ip-targets'
      readonly context?: string
      readonly namespace: string
      readonly service: string
    }
  | {
      readonly kind: 'zonal-load-balancer'
      readonly region: string
      /** Of the Network Load Balancer, one in an account and region. */
      readonly name: string
      /** Where it stands: whose it is. Absent where no flow tells. */
      readonly vpcId?: string
    }
  | {
      readonly kind: 'create-gateway-endpoint'
      readonly region: string
      readonly vpcId: string
      readonly serviceName: string
      readonly routeTableIds: readonly string[]
    }
  | {
      readonly kind: 'extend-gateway-endpoint'
      readonly region: string
      readonly endpointId: string
      readonly serviceName: string
      readonly routeTableIds: readonly string[]
    }
  | {
      readonly kind: 'gateway-beside-interface'
      readonly region: string
      readonly vpcId: string
      readonly serviceName: string
      /** Its private DNS is left to inbound Resolver endpoints. */
      readonly interfaceEndpointId: string
      /** Null where there is none yet. */
      readonly gatewayEndpointId: string | null
      /** Tables that lack its route; none where all have it. */
      readonly routeTableIds: readonly string[]
    }
  | {
      readonly kind: 'create-interface-endpoint'
      readonly region: string
      readonly vpcId: string
      readonly serviceName: string
      /** One in each zone. */
      readonly subnetIds: readonly string[]
      /** Names of those zones, as the account calls them: EC2 is asked whether it has the service there. */
      readonly zoneNames: readonly string[]
      /** Blocks of the VPC: what its security group lets in. */
      readonly cidrs: readonly string[]
      readonly ports: readonly number[]
      /** Whether the service's own names lead to it. */
      readonly privateDns: boolean
    }
  | {
      readonly kind: 'remove-endpoint'
      readonly region: string
      readonly vpcId: string
      readonly endpointId: string
      readonly serviceName: string
      readonly subnetIds: readonly string[]
      /** Where it goes because nothing calls it: CloudWatch is asked from this day on, `YYYY-MM-DD`. */
      readonly idleSince?: string
    }
  | {
      readonly kind: 'create-nat-gateway'
      readonly region: string
      readonly vpcId: string
      readonly zoneId: string
      /** A public subnet of the zone. */
      readonly publicSubnetId: string
      readonly subnets: readonly RoutedSubnet[]
    }
  | {
      readonly kind: 'use-nat-gateway'
      readonly region: string
      readonly vpcId: string
      readonly zoneId: string
      readonly natGatewayId: string
      readonly subnets: readonly RoutedSubnet[]
    }
  | {
      readonly kind: 'remove-nat-gateway'
      readonly region: string
      readonly vpcId: string
      readonly natGatewayId: string
      readonly subnetId: string
      /** CloudWatch is asked again from this day on, `YYYY-MM-DD`. */
      readonly idleSince: string
      /** Routes that lead to it, and the gateway that they lead to then; null where there are none. */
      readonly moved: { readonly to: string; readonly routes: readonly TableRoute[] } | null
    }

/** A route with its table. */
export interface TableRoute {
  readonly routeTableId: string
  readonly route: Route
}

/** A subnet of the zone, and what its table sends to the gateway of another zone. */
export interface RoutedSubnet {
  readonly subnetId: string
  readonly routeTableId: string
  /** The routes that its flows take to that gateway: they are moved, and no other. */
  readonly routes: readonly Route[]
  /**
   * Whether subnets of other zones follow the same table, so that this one needs a table of its own: in place of one that
   * names it (`shared`), or of the VPC's, which it follows by default (`main`).
   */
  readonly table: 'own' | 'shared' | 'main'
  /** What a table of its own needs beside those and the local ones. */
  readonly otherRoutes: readonly Route[]
}

/** A finding that the team has decided to live with. */
export interface AcceptedFinding extends Finding {
  readonly reason: string
  /** Last day, `YYYY-MM-DD`. */
  readonly until: string
  /** Who decided; absent where nobody says. */
  readonly by?: string | undefined
}

/** A decision of the team: findings whose id matches are counted, and urged no more. */
export interface Acceptance {
  /** A finding's id; `*` stands for any text. */
  readonly match: string
  readonly reason: string
  /** Last day, `YYYY-MM-DD`. */
  readonly until: string
  /** Who decided; absent where nobody says. */
  readonly by?: string | undefined
}

/** What became of a finding that was reported before. */
export interface Proof {
  readonly id: string
  readonly kind: FindingKind
  readonly title: string
  /**
   * `fixed`: the same traffic costs less. `returned`: it did, and costs as before again. `gone`: the traffic itself has
   * gone, which is no saving of a change.
   */
  readonly status: 'fixed' | 'returned' | 'gone'
  /** First day of that, `YYYY-MM-DD`. */
  readonly since: string
  /** Day that it was fixed, where it has returned. */
  readonly fixedOn: string | null
  /** Mean over the days of `after`: of what each cost before, a median of the same weekday where two of it are known. */
  readonly beforeUsdPerDay: number
  readonly beforeDays: number
  readonly beforeSameWeekday: boolean
  /** Mean of the newest days since, at most seven. */
  readonly afterUsdPerDay: number
  readonly afterDays: number
  /** Dollars of the day `since`. */
  readonly sinceUsd: number
  /** Measured, dollars a month: before less after, at the volume of after. 0 where it has returned or gone. */
  readonly usdPerMonth: number
  /** Bytes a day after, as a part of those before. */
  readonly volume: number
}

/** The part of `report.json` on what to do, what it saves, and what it did save. */
export interface ReportFindings {
  /** Dearest first, what cannot be fixed left out; at most 200, and `more` are smaller still. */
  readonly open: readonly Finding[]
  readonly more: number
  /** What costs and no routing changes, so that nobody chases it. */
  readonly unavoidable: readonly Finding[]
  readonly accepted: readonly AcceptedFinding[]
  /** Newest first. */
  readonly proofs: readonly Proof[]
  /** Of all findings, `more` among them. */
  readonly totals: {
    /** Of open findings whose saving is an estimate. */
    readonly savingUsdPerMonth: number
    /** Of open findings whose saving is at most this. */
    readonly atMostUsdPerMonth: number
    readonly acceptedUsdPerMonth: number
    /** Measured, of what is fixed. */
    readonly provenUsdPerMonth: number
  }
}

/** The parts of a flow's price that findings share out among them. */
export type Part = 'inter_az' | 'nat' | 'endpoint' | 'transit'

/** A day without any. */
export const NO_FINDINGS: ReportFindings = {
  open: [],
  more: 0,
  unavoidable: [],
  accepted: [],
  proofs: [],
  totals: { savingUsdPerMonth: 0, atMostUsdPerMonth: 0, acceptedUsdPerMonth: 0, provenUsdPerMonth: 0 },
}
