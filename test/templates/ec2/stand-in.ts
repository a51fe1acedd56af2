import { isIPv4 } from 'node:net'
import { asText, queried } from './query.ts'

interface Tagged {
  readonly id: string
  name?: string
}

export interface Table extends Tagged {
  vpcId: string
  main?: boolean
  associations: { id: string; subnetId: string }[]
  routes: { destination: string; target: string }[]
}

export interface EndpointThere extends Tagged {
  vpcId: string
  type: 'Gateway' | 'Interface'
  serviceName: string
  routeTableIds: string[]
  subnetIds: string[]
  groupIds: string[]
  policy: string
  privateDns: boolean
  /** Its private DNS answers inbound Resolver endpoints alone. */
  onlyInbound?: boolean
}

/** What EC2 has of an account's network. Ids of what is made begin with `new-`. */
export interface State {
  accountId: string
  vpcs: { id: string; ownerId: string; dnsOff?: 'enableDnsSupport' | 'enableDnsHostnames' }[]
  subnets: { id: string; vpcId: string; zone: string }[]
  tables: Table[]
  natGateways: (Tagged & { vpcId: string; subnetId: string; allocationId: string })[]
  addresses: Tagged[]
  endpoints: EndpointThere[]
  groups: (Tagged & { vpcId: string; rules: { port: number; cidr: string }[] })[]
  /** Ids of transit gateways, peerings and whatever else a route may lead to. */
  targets: string[]
  /** Whether cross-zone load balancing is on, by load balancer. */
  crossZone?: Record<string, boolean>
  /** Bytes of a day that CloudWatch counted, by NAT gateway or endpoint. */
  counted?: Record<string, number[]>
  services: { name: string; type: 'Gateway' | 'Interface'; zones: string[]; privateDns: boolean; listId?: string }[]
}

/** Rules of one family that a security group takes. Source: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html */
const MOST_RULES = 60

class Refusal extends Error {}
const refuse = (code: string, message: string): never => {
  throw new Refusal(`An error occurred (${code}): ${message}`)
}

type Options = ReadonlyMap<string, readonly string[]>
const one = (options: Options, name: string) => options.get(name)?.[0] ?? refuse('MissingParameter', name)
const many = (options: Options, name: string) => options.get(name) ?? []

/** Which option a target of a route goes by. Source: https://docs.aws.amazon.com/cli/latest/reference/ec2/create-route.html */
const TARGETS = {
  '--nat-gateway-id': /^(?:nat|new-nat)-/,
  '--transit-gateway-id': /^tgw-/,
  '--vpc-peering-connection-id': /^pcx-/,
  '--gateway-id': /^(?:igw|vgw)-/,
  '--egress-only-internet-gateway-id': /^eigw-/,
  '--network-interface-id': /^eni-/,
  '--vpc-endpoint-id': /^vpce-/,
} as const

const ROUTE = [
  '--route-table-id',
  '--destination-cidr-block',
  '--destination-ipv6-cidr-block',
  '--destination-prefix-list-id',
  ...Object.keys(TARGETS),
]

/** Options of each operation beside those of all. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  'describe-route-tables': ['--route-table-ids', '--filters'],
  'describe-vpc-endpoints': ['--vpc-endpoint-ids', '--filters'],
  'describe-vpc-endpoint-services': ['--service-names', '--filters'],
  'describe-nat-gateways': ['--nat-gateway-ids', '--filter'],
  'describe-addresses': ['--allocation-ids', '--filters'],
  'describe-security-groups': ['--group-ids', '--filters'],
  'describe-network-interfaces': ['--filters'],
  'describe-vpc-attribute': ['--vpc-id', '--attribute'],
  'replace-route': ROUTE,
  'create-route': ROUTE,
  'create-route-table': ['--vpc-id', '--tag-specifications'],
  'delete-route-table': ['--route-table-id'],
  'associate-route-table': ['--subnet-id', '--route-table-id'],
  'disassociate-route-table': ['--association-id'],
  'replace-route-table-association': ['--association-id', '--route-table-id'],
  'allocate-address': ['--domain', '--tag-specifications'],
  'release-address': ['--allocation-id'],
  'create-nat-gateway': ['--subnet-id', '--allocation-id', '--tag-specifications'],
  'delete-nat-gateway': ['--nat-gateway-id'],
  'create-vpc-endpoint': [
    ...['--vpc-id', '--vpc-endpoint-type', '--service-name', '--route-table-ids', '--subnet-ids'],
    ...['--security-group-ids', '--policy-document', '--private-dns-enabled', '--no-private-dns-enabled'],
    '--tag-specifications',
  ],
  'modify-vpc-endpoint': ['--vpc-endpoint-id', '--add-route-table-ids', '--remove-route-table-ids', '--dns-options'],
  'delete-vpc-endpoints': ['--vpc-endpoint-ids'],
  'create-security-group': ['--vpc-id', '--group-name', '--description'],
  'authorize-security-group-ingress': ['--group-id', '--ip-permissions'],
  'delete-security-group': ['--group-id'],
}
const STATISTICS = [
  ...['--namespace', '--metric-name', '--dimensions', '--start-time', '--end-time', '--period', '--statistics'],
]
/** CloudWatch has figures under all dimensions of a metric together, and none under some of them. */
function countedAt(namespace: string, dimensions: Record<string, string>): string {
  const isOf = (...names: string[]) => Object.keys(dimensions).toSorted().join() === names.toSorted().join()
  if (namespace === 'AWS/NATGateway' && isOf('NatGatewayId')) return dimensions.NatGatewayId ?? ''
  const ofEndpoint = ['VPC Id', 'VPC Endpoint Id', 'Endpoint Type', 'Service Name']
  if (namespace === 'AWS/PrivateLinkEndpoints' && isOf(...ofEndpoint)) return dimensions['VPC Endpoint Id'] ?? ''
  throw new Error(`No such metric: ${namespace} by ${Object.keys(dimensions).join(', ')}`)
}
const ALWAYS = ['--region', '--query', '--output', '--dry-run']

/** An EC2 that takes commands of the AWS CLI, does them to a state, and refuses what EC2 refuses. */
export class StandIn {
  readonly state: State
  /** Changes that were made or tried, in order. */
  readonly changes: string[] = []
  /** The change of this number fails, as one does whose right or quota is missing. */
  readonly failsAt: number
  private made = 0
  /** Interfaces of an endpoint that goes are there for a while. */
  private lingering = 0

  constructor(state: State, failsAt = Number.POSITIVE_INFINITY) {
    this.state = structuredClone(state)
    this.failsAt = failsAt
  }

  answer(words: readonly string[]): { code: number; text: string } {
    try {
      return { code: 0, text: this.answered(words) }
    } catch (error) {
      if (error instanceof Refusal) return { code: 254, text: `${error.message}\n` }
      return { code: 252, text: `${error}\n` }
    }
  }

  private answered([service, operation = '', ...words]: readonly string[]): string {
    if (service === 'cloudwatch' && operation === 'get-metric-statistics') return this.statistics(optionsOf(words))
    if (service === 'elbv2') return this.balancer(operation, optionsOf(words))
    if (service !== 'ec2') return refuse('NotServed', `${service}`)
    const rest = operation === 'wait' ? words.slice(1) : words
    const options = optionsOf(rest)
    const known = operation === 'wait' ? ['--nat-gateway-ids'] : OPERATIONS[operation]
    for (const name of options.keys()) {
      if (!known?.includes(name) && !ALWAYS.includes(name)) throw new Error(`Unknown options: ${operation} ${name}`)
    }
    one(options, '--region')
    for (const [name, values] of options) {
      if (values.includes('')) refuse('InvalidParameterValue', `${name} is empty`)
    }
    if (operation === 'wait') return ''
    const isChange = !operation.startsWith('describe-')
    if (isChange) this.permit(operation, options)
    if (options.has('--dry-run')) return refuse('DryRunOperation', 'Request would have succeeded')
    if (isChange) {
      this.changes.push(operation)
      if (this.changes.length === this.failsAt) refuse('RequestLimitExceeded', operation)
    }
    const result = this.done(operation, options)
    const query = options.get('--query')?.[0]
    const shown = query === undefined ? result : queried(query, result)
    return `${options.get('--output')?.[0] === 'text' ? asText(shown) : JSON.stringify(shown)}\n`
  }

  private balancer(operation: string, options: Options): string {
    one(options, '--region')
    const { crossZone = {} } = this.state
    const shown = (result: unknown) => `${asText(queried(one(options, '--query'), result))}\n`
    if (operation === 'describe-load-balancers') {
      const name = one(options, '--names')
      if (!Object.hasOwn(crossZone, name)) refuse('LoadBalancerNotFound', name)
      return shown({ LoadBalancers: [{ LoadBalancerArn: `arn:of/${name}` }] })
    }
    const name = one(options, '--load-balancer-arn').slice('arn:of/'.length)
    if (!Object.hasOwn(crossZone, name)) refuse('LoadBalancerNotFound', name)
    if (operation === 'describe-load-balancer-attributes')
      return shown({ Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: `${crossZone[name]}` }] })
    if (operation !== 'modify-load-balancer-attributes') throw new Error(`Invalid choice: ${operation}`)
    const given = /^Key=load_balancing\.cross_zone\.enabled,Value=(true|false)$/.exec(one(options, '--attributes'))
    if (!given) return refuse('InvalidConfigurationRequest', one(options, '--attributes'))
    this.changes.push(operation)
    crossZone[name] = given[1] === 'true'
    return '{}\n'
  }

  private statistics(options: Options): string {
    for (const name of [...STATISTICS, '--region']) if (name !== '--dimensions') one(options, name)
    for (const name of options.keys()) {
      if (!STATISTICS.includes(name) && !ALWAYS.includes(name)) throw new Error(`Unknown options: ${name}`)
    }
    const dimensions = Object.fromEntries(
      (options.get('--dimensions') ?? []).map((text) => /^Name=([^,]+),Value=(.+)$/.exec(text)?.slice(1) ?? []),
    ) as Record<string, string>
    const id = countedAt(one(options, '--namespace'), dimensions)
    if (this.state.counted === undefined)
      refuse('AccessDenied', 'not authorized to perform: cloudwatch:GetMetricStatistics')
    const Datapoints = (this.state.counted?.[id] ?? []).map((Sum) => ({ Sum }))
    return `${asText(queried(one(options, '--query'), { Datapoints }))}\n`
  }

  private id = (kind: string) => `new-${kind}-${++this.made}`
  private vpcOf = (subnetId: string) => this.subnet(subnetId).vpcId

  private found<Item extends { id: string }>(all: readonly Item[], id: string, code: string): Item {
    return all.find((item) => item.id === id) ?? refuse(`Invalid${code}.NotFound`, `The ID '${id}' does not exist`)
  }
  private table = (id: string) => this.found(this.state.tables, id, 'RouteTableID')
  private subnet = (id: string) => this.found(this.state.subnets, id, 'SubnetID')
  private endpoint = (id: string) => this.found(this.state.endpoints, id, 'VpcEndpointId')

  /** Participants of a shared VPC change none of it. Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html */
  private permit(operation: string, options: Options) {
    const [table, subnet] = [options.get('--route-table-id')?.[0], options.get('--subnet-id')?.[0]]
    const vpcId =
      options.get('--vpc-id')?.[0] ??
      this.state.tables.find(({ id }) => id === table)?.vpcId ??
      this.state.subnets.find(({ id }) => id === subnet)?.vpcId
    const owner = this.state.vpcs.find(({ id }) => id === vpcId)?.ownerId
    if (owner !== undefined && owner !== this.state.accountId && operation !== 'create-security-group')
      refuse('UnauthorizedOperation', `You are not authorized to perform: ${operation}`)
  }

  private done(operation: string, options: Options): unknown {
    const { state } = this
    switch (operation) {
      case 'describe-route-tables':
        return {
          RouteTables: this.selected(state.tables, options, '--route-table-ids').map((table) =>
            tableJson(table, state),
          ),
        }
      case 'describe-vpc-endpoints':
        return { VpcEndpoints: this.selected(state.endpoints, options, '--vpc-endpoint-ids').map(endpointJson) }
      case 'describe-nat-gateways':
        return {
          NatGateways: this.selected(state.natGateways, options, '--nat-gateway-ids').map((one) => ({
            ...{ NatGatewayId: one.id, SubnetId: one.subnetId },
            NatGatewayAddresses: [{ AllocationId: one.allocationId }],
          })),
        }
      case 'describe-addresses':
        return { Addresses: this.selected(state.addresses, options, '').map(({ id }) => ({ AllocationId: id })) }
      case 'describe-security-groups':
        return { SecurityGroups: this.selected(state.groups, options, '').map(({ id }) => ({ GroupId: id })) }
      case 'describe-network-interfaces':
        return { NetworkInterfaces: this.lingering-- > 0 ? [{ NetworkInterfaceId: 'eni-going' }] : [] }
      case 'describe-vpc-endpoint-services':
        return this.services(options)
      case 'describe-vpc-attribute': {
        const [vpc, name] = [this.found(state.vpcs, one(options, '--vpc-id'), 'VpcID'), one(options, '--attribute')]
        const isOn = name !== vpc.dnsOff
        if (name === 'enableDnsSupport') return { EnableDnsSupport: { Value: isOn } }
        return name === 'enableDnsHostnames'
          ? { EnableDnsHostnames: { Value: isOn } }
          : refuse('InvalidParameter', name)
      }
      case 'create-route':
      case 'replace-route':
        return this.route(operation, options)
      case 'create-route-table': {
        const id = this.id('rtb')
        const vpcId = one(options, '--vpc-id')
        state.tables.push({ id, vpcId, associations: [], routes: [], ...tagged(options) })
        return { RouteTable: { RouteTableId: id } }
      }
      case 'delete-route-table': {
        const table = this.table(one(options, '--route-table-id'))
        const isUsed = table.associations.length > 0 || state.endpoints.some((e) => e.routeTableIds.includes(table.id))
        if (table.main || isUsed) refuse('DependencyViolation', `${table.id} has dependencies and cannot be deleted`)
        remove(state.tables, table)
        return {}
      }
      case 'associate-route-table': {
        const subnetId = this.subnet(one(options, '--subnet-id')).id
        if (state.tables.some(({ associations }) => associations.some((a) => a.subnetId === subnetId)))
          refuse('Resource.AlreadyAssociated', `${subnetId} is associated with another table`)
        this.associate(one(options, '--route-table-id'), subnetId)
        return {}
      }
      case 'disassociate-route-table':
        this.parted(one(options, '--association-id'))
        return {}
      case 'replace-route-table-association':
        this.associate(one(options, '--route-table-id'), this.parted(one(options, '--association-id')))
        return {}
      case 'allocate-address': {
        const id = this.id('eipalloc')
        state.addresses.push({ id, ...tagged(options) })
        return { AllocationId: id }
      }
      case 'release-address': {
        const address = this.found(state.addresses, one(options, '--allocation-id'), 'AllocationID')
        if (state.natGateways.some(({ allocationId }) => allocationId === address.id))
          refuse('InvalidIPAddress.InUse', address.id)
        remove(state.addresses, address)
        return {}
      }
      case 'create-nat-gateway': {
        const subnetId = one(options, '--subnet-id')
        const vpcId = this.vpcOf(subnetId)
        const allocationId = this.found(state.addresses, one(options, '--allocation-id'), 'AllocationID').id
        if (state.natGateways.some((gateway) => gateway.allocationId === allocationId))
          refuse('Resource.AlreadyAssociated', allocationId)
        const id = this.id('nat')
        state.natGateways.push({ id, vpcId, subnetId, allocationId, ...tagged(options) })
        return { NatGateway: { NatGatewayId: id } }
      }
      case 'delete-nat-gateway':
        remove(state.natGateways, this.found(state.natGateways, one(options, '--nat-gateway-id'), 'NatGatewayID'))
        return {}
      case 'create-vpc-endpoint':
        return this.newEndpoint(options)
      case 'modify-vpc-endpoint':
        return this.modified(options)
      case 'delete-vpc-endpoints':
        for (const id of many(options, '--vpc-endpoint-ids')) remove(state.endpoints, this.endpoint(id))
        this.lingering = 1
        return {}
      case 'create-security-group': {
        const [vpcId, name] = [one(options, '--vpc-id'), one(options, '--group-name')]
        if (!/^[\w .:/()#,@[\]+=&;{}!$*-]{1,255}$/.test(one(options, '--description')))
          refuse('InvalidParameterValue', 'description')
        if (state.groups.some((group) => group.vpcId === vpcId && group.name === name))
          refuse('InvalidGroup.Duplicate', name)
        const id = this.id('sg')
        state.groups.push({ id, vpcId, name, rules: [] })
        return { GroupId: id }
      }
      case 'authorize-security-group-ingress':
        return this.authorized(options)
      case 'delete-security-group': {
        const group = this.found(state.groups, one(options, '--group-id'), 'Group')
        if (this.lingering > 0 || state.endpoints.some(({ groupIds }) => groupIds.includes(group.id)))
          refuse('DependencyViolation', `${group.id} has a dependent object`)
        remove(state.groups, group)
        return {}
      }
      default:
        throw new Error(`argument operation: Invalid choice: ${operation}`)
    }
  }

  private route(operation: string, options: Options) {
    const table = this.table(one(options, '--route-table-id'))
    const destinations = ROUTE.slice(1, 4).flatMap((name) => many(options, name).map((value) => [name, value] as const))
    const [named] = destinations
    if (!named || destinations.length > 1) return refuse('MissingParameter', 'one destination')
    const [option, destination] = named
    const fits = destination.startsWith('pl-')
      ? '--destination-prefix-list-id'
      : isIPv4(destination.split('/')[0] ?? '')
        ? '--destination-cidr-block'
        : '--destination-ipv6-cidr-block'
    if (option !== fits) refuse('InvalidParameterValue', `${destination} by ${option}`)
    const targets = Object.entries(TARGETS).flatMap(([name, shape]) =>
      many(options, name).map((id) => ({ name, id, fits: shape.test(id) })),
    )
    const [target] = targets
    if (!target || targets.length > 1) return refuse('MissingParameter', 'one target')
    if (!target.fits) refuse('InvalidParameterValue', `Value (${target.id}) for parameter ${target.name} is invalid`)
    const isThere = this.state.targets.includes(target.id) || this.state.natGateways.some(({ id }) => id === target.id)
    if (!isThere) refuse('InvalidTarget.NotFound', target.id)
    const there = table.routes.find((route) => route.destination === destination)
    if (operation === 'create-route' && there) refuse('RouteAlreadyExists', destination)
    if (operation === 'replace-route' && !there)
      refuse('InvalidParameterValue', `There is no route defined for '${destination}' in the route table`)
    if (there) there.target = target.id
    else table.routes.push({ destination, target: target.id })
    return {}
  }

  private associate(tableId: string, subnetId: string) {
    this.table(tableId).associations.push({ id: this.id('rtbassoc'), subnetId })
  }

  /** The subnet that an association was of. */
  private parted(associationId: string): string {
    const table = this.state.tables.find(({ associations }) => associations.some(({ id }) => id === associationId))
    const association = table?.associations.find(({ id }) => id === associationId)
    if (!table || !association) return refuse('InvalidAssociationID.NotFound', associationId)
    remove(table.associations, association)
    return association.subnetId
  }

  private service(name: string) {
    const all = this.state.services.filter((service) => service.name === name)
    return all.length > 0 ? all : refuse('InvalidServiceName', `The Vpc Endpoint Service '${name}' does not exist`)
  }

  private services(options: Options) {
    const types = many(options, '--filters').flatMap((filter) =>
      filter.startsWith('Name=service-type,Values=') ? filter.slice('Name=service-type,Values='.length) : [],
    )
    const found = many(options, '--service-names').flatMap((name) => this.service(name))
    return {
      ServiceDetails: found
        .filter(({ type }) => types.length === 0 || types.includes(type))
        .map(({ name, zones }) => ({ ServiceName: name, AvailabilityZones: zones })),
    }
  }

  private newEndpoint(options: Options) {
    const { state } = this
    const [vpcId, type, serviceName] = [
      one(options, '--vpc-id'),
      one(options, '--vpc-endpoint-type') as 'Gateway' | 'Interface',
      one(options, '--service-name'),
    ]
    const vpc = this.found(state.vpcs, vpcId, 'VpcID')
    if (options.has('--private-dns-enabled') && vpc.dnsOff !== undefined)
      refuse('InvalidParameter', 'Enabling private DNS requires both enableDnsSupport and enableDnsHostnames')
    const service =
      this.service(serviceName).find((each) => each.type === type) ?? refuse('InvalidParameter', `no ${type} endpoint`)
    const routeTableIds = [...many(options, '--route-table-ids')]
    for (const id of routeTableIds) this.listed(this.table(id), serviceName, vpcId)
    const subnetIds = [...many(options, '--subnet-ids')]
    const zones = subnetIds.map((id) => this.subnet(id).zone)
    for (const zone of zones)
      if (!service.zones.includes(zone))
        refuse('InvalidParameter', `The VPC endpoint service ${serviceName} does not support the availability zone`)
    if (new Set(zones).size < zones.length) refuse('DuplicateSubnetsInSameZone', zones.join())
    const groupIds = [...many(options, '--security-group-ids')]
    for (const id of groupIds) this.found(state.groups, id, 'Group')
    const privateDns = options.has('--private-dns-enabled')
    if (privateDns && !service.privateDns)
      refuse(
        'InvalidParameter',
        `Private DNS can't be enabled because ${serviceName} does not provide a private DNS name`,
      )
    if (privateDns && state.endpoints.some((e) => e.vpcId === vpcId && e.serviceName === serviceName && e.privateDns))
      refuse('InvalidParameter', 'private-dns-enabled cannot be set: there is a conflicting DNS domain in the VPC')
    const policy = options.get('--policy-document')?.[0] ?? '{"Statement":[]}'
    const id = this.id('vpce')
    state.endpoints.push({
      ...{ id, vpcId, type, serviceName, routeTableIds, subnetIds, groupIds, policy, privateDns },
      ...tagged(options),
    })
    return { VpcEndpoint: { VpcEndpointId: id } }
  }

  /** A table has one route to a service's prefix list. */
  private listed(table: Table, serviceName: string, vpcId: string) {
    if (table.vpcId !== vpcId) refuse('InvalidParameter', `${table.id} is not of ${vpcId}`)
    if (this.state.endpoints.some((e) => e.serviceName === serviceName && e.routeTableIds.includes(table.id)))
      refuse('RouteAlreadyExists', table.id)
  }

  private modified(options: Options) {
    const endpoint = this.endpoint(one(options, '--vpc-endpoint-id'))
    for (const id of many(options, '--add-route-table-ids')) {
      this.listed(this.table(id), endpoint.serviceName, endpoint.vpcId)
      endpoint.routeTableIds.push(id)
    }
    for (const id of many(options, '--remove-route-table-ids')) {
      if (!endpoint.routeTableIds.includes(id)) refuse('InvalidRouteTableId.NotFound', id)
      remove(endpoint.routeTableIds, id)
    }
    const [dns] = many(options, '--dns-options')
    if (dns !== undefined) this.resolved(endpoint, dns)
    return {}
  }

  /** Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html: the gateway endpoint comes first. */
  private resolved(endpoint: EndpointThere, text: string) {
    const [, value] = /^PrivateDnsOnlyForInboundResolverEndpoint=(true|false)$/.exec(text) ?? []
    if (value === undefined) refuse('InvalidParameterValue', text)
    if (endpoint.type !== 'Interface' || !endpoint.privateDns)
      refuse('InvalidParameter', `${endpoint.id} has no private DNS`)
    const isGateway = ({ type, vpcId, serviceName }: EndpointThere) =>
      type === 'Gateway' && vpcId === endpoint.vpcId && serviceName === endpoint.serviceName
    if (value === 'true' && !this.state.endpoints.some(isGateway))
      refuse('InvalidParameter', `${endpoint.vpcId} has no gateway endpoint for ${endpoint.serviceName}`)
    if (value === 'true') endpoint.onlyInbound = true
    else delete endpoint.onlyInbound
  }

  private authorized(options: Options) {
    const group = this.found(this.state.groups, one(options, '--group-id'), 'Group')
    const permissions: {
      FromPort: number
      IpRanges?: { CidrIp: string }[]
      Ipv6Ranges?: { CidrIpv6: string }[]
    }[] = JSON.parse(one(options, '--ip-permissions'))
    for (const { FromPort: port, IpRanges = [], Ipv6Ranges = [] } of permissions) {
      const cidrs = [...IpRanges.map(({ CidrIp }) => CidrIp), ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6)]
      group.rules.push(...cidrs.map((cidr) => ({ port, cidr })))
    }
    for (const isSix of [true, false]) {
      const rules = group.rules.filter(({ cidr }) => cidr.includes(':') === isSix)
      if (rules.length > MOST_RULES) refuse('RulesPerSecurityGroupLimitExceeded', `${rules.length} rules`)
    }
    return {}
  }

  private selected<Item extends Tagged & { vpcId?: string }>(all: readonly Item[], options: Options, ids: string) {
    const named = options.get(ids)
    for (const id of named ?? []) this.found(all, id, 'ID')
    const filters = [...many(options, '--filters'), ...many(options, '--filter')].map((filter) => {
      const [, name = '', values = ''] = /^Name=([^,]+),Values=(.*)$/s.exec(filter) ?? []
      return { name, values: values.split(',') }
    })
    return all.filter(
      (item) =>
        (named === undefined || named.includes(item.id)) &&
        filters.every(({ name, values }) => valuesOf(item, name).some((value) => values.includes(value))),
    )
  }
}

/** What a filter looks at. */
function valuesOf(item: Tagged & { vpcId?: string }, filter: string): readonly string[] {
  const { serviceName, type, associations = [], routes = [] } = item as Partial<EndpointThere & Table>
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    'vpc-id': [item.vpcId],
    'tag:Name': [item.name],
    'group-name': [item.name],
    'service-name': [serviceName],
    'vpc-endpoint-type': [type],
    'vpc-endpoint-id': [item.id],
    'vpc-endpoint-state': ['available'],
    'nat-gateway-id': [item.id],
    'route.nat-gateway-id': routes.map(({ target }) => target),
    'association.subnet-id': associations.map(({ subnetId }) => subnetId),
    state: ['available'],
  }
  return (values[filter] ?? refuse('InvalidParameterValue', `The filter '${filter}' is invalid`)).flatMap(
    (value) => value ?? [],
  )
}

function optionsOf(words: readonly string[]): Options {
  const options = new Map<string, string[]>()
  let values: string[] | undefined
  for (const word of words) {
    if (word.startsWith('--')) {
      values = []
      options.set(word, values)
    } else if (values) values.push(word)
    else throw new Error(`Unknown options: ${word}`)
  }
  return options
}

function tagged(options: Options): { name?: string } {
  const [, name] = /Tags=\[\{Key=Name,Value=(.*)\}\]$/s.exec(options.get('--tag-specifications')?.[0] ?? '') ?? []
  return name === undefined ? {} : { name }
}

function remove<Item>(all: Item[], item: Item) {
  all.splice(all.indexOf(item), 1)
}

const tableJson = ({ id, associations, routes }: Table, { endpoints }: State) => ({
  RouteTableId: id,
  Associations: associations.map((a) => ({ RouteTableAssociationId: a.id, SubnetId: a.subnetId })),
  Routes: [
    ...routes.map(({ destination, target }) => ({
      [destination.startsWith('pl-')
        ? 'DestinationPrefixListId'
        : destination.includes(':')
          ? 'DestinationIpv6CidrBlock'
          : 'DestinationCidrBlock']: destination,
      [target.includes('nat-') ? 'NatGatewayId' : 'GatewayId']: target,
    })),
    ...endpoints
      .filter(({ routeTableIds }) => routeTableIds.includes(id))
      .map((endpoint) => ({ DestinationPrefixListId: `pl-of-${endpoint.id}`, GatewayId: endpoint.id })),
  ],
})

const endpointJson = ({ id, groupIds, policy, privateDns, type }: EndpointThere) => ({
  VpcEndpointId: id,
  VpcEndpointType: type,
  State: 'available',
  Groups: groupIds.map((GroupId) => ({ GroupId })),
  PolicyDocument: policy,
  PrivateDnsEnabled: privateDns,
  DnsEntries: [{ DnsName: `${id}.vpce.amazonaws.com` }],
})

/** A state as a reader compares it: what is new has ids that differ, and associations get new ones when they move. */
export function comparable({ tables, natGateways, addresses, endpoints, groups, crossZone }: State) {
  // A gateway that is made again has the address of before.
  const addressOf = (target: string) => natGateways.find(({ id }) => id === target)?.allocationId ?? target
  return {
    tables: tables.map(({ associations, routes, ...table }) => ({
      ...table,
      subnetIds: associations.map(({ subnetId }) => subnetId).toSorted(),
      routes: routes
        .map(({ destination, target }) => ({ destination, target: addressOf(target) }))
        .toSorted((a, b) => (a.destination < b.destination ? -1 : 1)),
    })),
    natGateways: natGateways
      .map(({ id: _, ...gateway }) => gateway)
      .toSorted((a, b) => (a.allocationId < b.allocationId ? -1 : 1)),
    addresses,
    endpoints: endpoints
      .map(({ id: _, ...endpoint }) => endpoint)
      .toSorted((a, b) => (`${a.vpcId} ${a.serviceName}` < `${b.vpcId} ${b.serviceName}` ? -1 : 1)),
    groups,
    crossZone,
  }
}
