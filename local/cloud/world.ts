import type { DestinationCategory } from '../../domain/flows/category.ts'
import type { WorldSetUp } from './set-up.ts'

/**
 * A whole day of one AWS account with a known true bill. The local endpoints answer from it; nothing in `lambdas/`
 * knows that it exists. Bytes are a function of the clock alone, so every day of a world costs the same, unless it has
 * changed `on` some day.
 */
export interface World {
  readonly name: string
  /** One sentence for `npm run report -- --help`. */
  readonly summary: string
  readonly region: string
  readonly accountId: string
  /** IANA zone of the report. */
  readonly timeZone: string
  readonly monitors: readonly WorldMonitor[]
  /** Other regions of the account, and other accounts, each with connections as its own monitors hear them. */
  readonly elsewhere?: readonly WorldPlace[]
  /** Accounts that talk with its monitors and are not in their scope. */
  readonly unscopedAccounts?: readonly {
    readonly accountId: string
    readonly region: string
    readonly membership: string
  }[]
  /** Of its clusters; 1.34 where absent. */
  readonly kubernetesVersion?: string
  /** Block of its clusters' Services, of either family; 172.20.0.0/16 where absent, as EKS has it for a VPC in 10.0.0.0/8. */
  readonly serviceCidr?: string
  /** As EC2 tells it, action by action (`DescribeSubnets`, …). What is left out has no special case: see `ec2.ts`. */
  readonly network: WorldNetwork
  readonly connections: readonly Connection[]
  /** What its VPCs asked the resolver for, and the addresses in the answers: what query logs have of any hour. */
  readonly dnsQueries?: readonly { readonly name: string; readonly ips: readonly string[]; readonly vpcId: string }[]
  /** What other services answer, by the permission: in XML's shape where they speak that, and load balancers' tags by ARN or name. */
  readonly services?: Readonly<Record<string, unknown>>
  /** Body of `ip-ranges.json`: AWS's published format. */
  readonly ipRanges: IpRangesDocument
  /** Hosts on the internet that can be asked who they are. */
  readonly internet?: readonly InternetHost[]
  readonly faults?: Faults
  /** What its account has been set up with, beside its monitors. */
  readonly setUp?: WorldSetUp
  /** Whether a monitor query takes the categories that came to the API in 2026 too; it refuses them where absent. */
  readonly offersAllCategories?: boolean
  /** What a row's value is: the connection's bytes of both directions, or those that its own end sent. Default both. */
  readonly values?: 'both_directions' | 'one_direction'
  /** Bytes that CloudWatch says each NAT gateway took in from both sides, per five minutes; absent means no data. */
  readonly natGatewayBytesPerSlot?: Readonly<Record<string, (slot: number) => number>>
  /** Runs of flowtoll's own functions, by name, in each five minutes; none on a laptop. */
  readonly ownFunctions?: Readonly<
    Record<string, { readonly invocationsPerSlot: number; readonly millisecondsPerSlot: number }>
  >
  /** Who is subscribed to the topic of alarms; one, confirmed, where absent. */
  readonly alarmFollowers?: { readonly confirmed: number; readonly pending: number }
  /** What Cost Explorer bills for any day, by usage type. */
  readonly billed?: Readonly<Record<string, { readonly gigabytes: number; readonly usd: number }>>
  /** The account that pays for all of them; none of these where absent. */
  readonly payerAccountId?: string
  /** What it was so many days before the last one that is run; always the same where absent. */
  readonly on?: (daysAgo: number) => World
  /** What a month may cost. */
  readonly budgets?: readonly {
    readonly cluster?: string
    readonly namespace?: string
    readonly team?: string
    readonly usdPerMonth: number
  }[]
  /** What its clusters' own API tells, the same for all; where absent it is asked for nothing. */
  readonly kubernetes?: KubernetesWorld
  /** What stands in parameters (`ssm:<name>`) and secrets (`secretsmanager:<name>`). */
  readonly secrets?: Readonly<Record<string, string>>
  /** What lies in the archive as `decisions.yaml`. */
  readonly decisions?: string
  /** What the team has decided to live with. */
  readonly accepted?: readonly { readonly match: string; readonly reason: string; readonly until: string }[]
  /** The day's true bill: see the arithmetic beside it in `bill.ts`. */
  readonly bill: WorldBill
}

/** An account and region that can be read beside the world's own. */
export interface WorldPlace
  extends Pick<World, 'region' | 'accountId' | 'monitors' | 'network' | 'connections'>,
    Partial<
      Pick<
        World,
        | 'faults'
        | 'natGatewayBytesPerSlot'
        | 'kubernetesVersion'
        | 'serviceCidr'
        | 'values'
        | 'billed'
        | 'services'
        | 'kubernetes'
      >
    > {
  /** The role that it is read by; a region of the own account needs none. Absent of another account: it has no such role. */
  readonly role?: { readonly name: string; readonly externalId: string }
}

export interface WorldMonitor {
  readonly name: string
  readonly status: 'ACTIVE' | 'PENDING' | 'INACTIVE' | 'ERROR' | 'DELETING'
  /** Absent of one that watches the VPC. */
  readonly clusterArn?: string
  /** Clusters that it watches beside that one. */
  readonly otherClusterArns?: readonly string[]
}

/** One end of a connection, with what the service would know of it. */
export interface WorldEnd {
  readonly ip: string
  /** Absent fields arrive as `''`, as they do live. */
  readonly azId?: string
  readonly subnetId?: string
  readonly vpcId?: string
  /** Whose the VPC is; the world's account where absent. */
  readonly accountId?: string
  /** Whose the instance is, as a row tells it; it tells nothing where absent. */
  readonly instanceAccountId?: string
  readonly instanceId?: string
  readonly region?: string
  readonly namespace?: string
  readonly pod?: string
  readonly service?: string
  /** Monitor whose agents see this end. An end without one is never the local end of a row. */
  readonly monitor?: string
}

/** A long-lived relation of a client to a server's port; its rows are made per window, one for each end with an agent. */
export interface Connection {
  readonly client: WorldEnd
  readonly server: WorldEnd
  readonly port: number
  readonly category: DestinationCategory
  /** True payload bytes, both directions together, in the five minutes that start `slot` × 5 minutes after local midnight UTC; whole numbers. */
  readonly bytesPerSlot: (slot: number) => number
  /** Those of them that the client sent. Half where absent; it shows in a world of one direction alone. */
  readonly sentByClientPerSlot?: (slot: number) => number
  readonly traversedConstructs?: readonly {
    componentId: string
    componentType: string
    componentArn?: string
    serviceName?: string
  }[]
  readonly snatIp?: string
  readonly dnatIp?: string
}

export interface WorldNetwork {
  readonly availabilityZones: readonly {
    zoneName: string
    zoneId: string
    zoneType?: 'availability-zone' | 'local-zone' | 'wavelength-zone'
  }[]
  readonly subnets: readonly {
    subnetId: string
    vpcId: string
    cidrBlock: string
    availabilityZoneId: string
    availabilityZone: string
    ipv6CidrBlocks?: readonly string[]
    /** The world's account where absent, here and below. */
    ownerId?: string
  }[]
  readonly vpcs: readonly {
    vpcId: string
    cidrBlocks: readonly string[]
    ipv6CidrBlocks?: readonly string[]
    ownerId?: string
  }[]
  readonly routeTables: readonly {
    routeTableId: string
    vpcId: string
    ownerId?: string
    /** `main` for the VPC's main table. */
    associations: readonly { subnetId?: string; gatewayId?: string; main?: boolean }[]
    routes: readonly {
      destinationCidrBlock?: string
      destinationIpv6CidrBlock?: string
      destinationPrefixListId?: string
      gatewayId?: string
      natGatewayId?: string
      transitGatewayId?: string
      vpcPeeringConnectionId?: string
      egressOnlyInternetGatewayId?: string
      networkInterfaceId?: string
      instanceId?: string
      coreNetworkArn?: string
      carrierGatewayId?: string
      localGatewayId?: string
      state?: 'active' | 'blackhole'
      /** `CreateRoute` where absent. */
      origin?: 'CreateRouteTable' | 'EnableVgwRoutePropagation' | 'Advertisement'
    }[]
  }[]
  readonly natGateways: readonly {
    natGatewayId: string
    /** Absent for a regional one. */
    subnetId?: string
    vpcId: string
    privateIp?: string
    publicIp?: string
    connectivityType?: 'private'
    /** What makes one regional: zones where it has an address, and whether AWS adds to them. */
    regional?: { readonly zoneIds: readonly string[]; readonly growsByItself: boolean; readonly routeTableId: string }
  }[]
  readonly vpcEndpoints: readonly {
    vpcEndpointId: string
    vpcId: string
    type: 'Gateway' | 'Interface' | 'GatewayLoadBalancer' | 'Resource' | 'ServiceNetwork'
    serviceName?: string
    ownerId?: string
    routeTableIds?: readonly string[]
    networkInterfaceIds?: readonly string[]
    subnetIds?: readonly string[]
    privateDnsEnabled?: boolean
    dnsNames?: readonly string[]
    /** The world's region where absent. */
    serviceRegion?: string
    tags?: Readonly<Record<string, string>>
  }[]
  readonly networkInterfaces: readonly {
    networkInterfaceId: string
    subnetId: string
    vpcId: string
    availabilityZone: string
    interfaceType: string
    description: string
    privateIps: readonly string[]
    ipv6s?: readonly string[]
    publicIp?: string
    requesterId?: string
    /** The instance that it is attached to. */
    instanceId?: string
    ownerId?: string
    /** Whether it takes only what is for itself; true where absent. */
    sourceDestCheck?: boolean
    tags?: Readonly<Record<string, string>>
  }[]
  readonly managedPrefixLists: readonly { prefixListId: string; prefixListName: string; cidrs: readonly string[] }[]
  readonly peerings?: readonly {
    vpcPeeringConnectionId: string
    /** The requester, then the accepter; account and region are the world's where absent. */
    sides: readonly [WorldPeeringSide, WorldPeeringSide]
  }[]
  readonly transitGateways?: readonly {
    transitGatewayId: string
    /** Of another account it tells that one's attachments and tables to nobody else. */
    ownerId?: string
    attachments: readonly {
      transitGatewayAttachmentId: string
      resourceType: 'vpc' | 'vpn' | 'direct-connect-gateway' | 'peering' | 'connect'
      resourceId: string
      ownerId?: string
      subnetIds?: readonly string[]
      /** Whether one subnet, of any zone, takes a connection whole. */
      applianceMode?: boolean
      /** The table that what comes from it follows. */
      routeTableId?: string
    }[]
    routeTables: readonly {
      routeTableId: string
      /** `blackhole` in place of an attachment. */
      routes: readonly { destinationCidrBlock: string; attachmentId: string }[]
    }[]
  }[]
  /** Those of AWS; all that flowtoll knows by name, in every zone, where absent. */
  readonly endpointServices?: readonly {
    serviceName: string
    type: 'Interface' | 'Gateway'
    zoneIds: readonly string[]
    privateDnsNames: readonly string[]
    /** Of another company's: whether it has shown that the name is its. */
    verification?: 'verified' | 'pendingVerification' | 'failed'
  }[]
}

interface WorldPeeringSide {
  readonly vpcId: string
  readonly ownerId?: string
  readonly region?: string
}

/** A host on the internet, as DNS and its own certificate tell of it. */
export interface InternetHost {
  readonly ip: string
  /** By reverse DNS. */
  readonly names?: readonly string[]
  /** Those names lead elsewhere. */
  readonly unconfirmed?: boolean
  /** Where TLS is spoken; 443 where absent. */
  readonly port?: number
  readonly certificate?: {
    readonly names: readonly string[]
    readonly kind:
      | 'valid'
      | 'expired'
      | 'self-signed'
      | 'wrong-ca'
      | 'no-san'
      | 'sni-only'
      | 'slow'
      | 'silent'
      | 'garbage'
      | 'huge-name'
  }
  /** As Network Flow Monitor names its network. */
  readonly autonomousSystem?: { readonly number: number; readonly name: string }
}

export interface IpRangesDocument {
  readonly syncToken: string
  readonly createDate: string
  readonly prefixes: readonly { ip_prefix: string; region: string; service: string; network_border_group: string }[]
  readonly ipv6_prefixes: readonly {
    ipv6_prefix: string
    region: string
    service: string
    network_border_group: string
  }[]
}

export interface Faults {
  /** Every n-th Network Flow Monitor call is answered 429. */
  readonly throttleEvery?: number
  /** Queries for these fail for good: by category, and UTC hour of day where given. */
  readonly failingQueries?: readonly {
    category: DestinationCategory
    utcHour?: number
    status: 'FAILED' | 'CANCELED' | 'NEVER_ENDS'
  }[]
  /** Windows that begin before this instant (ISO 8601, UTC) are answered with no rows, as if they had been forgotten. */
  readonly forgottenBefore?: string
  /** What CloudWatch counted of monitors, times the bytes of their rows; 1 where absent. */
  readonly monitorsCounted?: number
  /** CloudWatch has no data point of anything. */
  readonly noMetrics?: boolean
  /** Actions such as `pricing:GetProducts` that answer AccessDeniedException. */
  readonly deniedActions?: readonly string[]
  /** How each CloudWatch metric ends, in an answer that is otherwise good. */
  readonly metricStatus?: 'InternalError' | 'Forbidden'
  /** EC2 actions that answer UnauthorizedOperation. */
  readonly deniedEc2Actions?: readonly string[]
  /** What Network Flow Monitor answers who would start a query: `ServiceQuotaExceededException: …`. */
  readonly noQueryStarts?: string
  /** Network Flow Monitor operations (`ListMonitors`, …) that answer AccessDeniedException. */
  readonly deniedMonitorOperations?: readonly string[]
}

export interface WorldBill {
  /** Dollars of a complete day, exact; compared to the cent. */
  readonly usd: number
  readonly byCharge: {
    readonly inter_az: number
    readonly nat: number
    readonly endpoint: number
    /** Nothing where absent. */
    readonly transit?: number
  }
  /** True bytes without a price; none where absent. */
  readonly unpricedBytes?: number
  /** Those bytes by the reason, as the report words it, where a world tells them apart. */
  readonly unpriced?: Readonly<Record<string, number>>
  /** True bytes of a day, each connection once. */
  readonly bytes: number
}

/** Objects as Kubernetes has them, by the path of their list, or by their own. */
export interface KubernetesWorld {
  readonly lists: Readonly<Record<string, readonly KubernetesObject[]>>
  readonly objects?: Readonly<Record<string, object>>
  /** Whole answers, by the form that is asked for and the path: `metadata /api/v1/pods`. */
  readonly recorded?: Readonly<Record<string, object>>
  /** Its endpoint is reached from its VPC alone. */
  readonly isPrivate?: boolean
  /** Objects that it sends at a time, however many it is asked for. */
  readonly mostOnPage?: number
}

export interface KubernetesObject {
  readonly metadata: {
    readonly name?: string
    readonly namespace?: string
    readonly generateName?: string
    readonly ownerReferences?: readonly {
      readonly kind: string
      readonly name: string
      readonly controller?: boolean
    }[]
    readonly labels?: Readonly<Record<string, string>>
    readonly annotations?: Readonly<Record<string, string>>
  }
  readonly [field: string]: unknown
}
