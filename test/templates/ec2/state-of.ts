import type { Topology } from '../../../domain/network/topology.ts'
import type { State } from './stand-in.ts'

const ACCOUNT = '111122223333'

/** The EC2 whose Describe calls tell this topology. */
export function stateOf(topology: Topology): State {
  const { subnets, routeTables, natGateways, endpoints, zones } = topology
  const nameOf = (zoneId: string) => zones.find(({ id }) => id === zoneId)?.name ?? zoneId
  const zoneNames = zones.map(({ name }) => name)
  const targets = routeTables.flatMap(({ routes }) => routes.map(({ target }) => target))
  const isOfGateway = (target: string) => endpoints.some(({ id, type }) => id === target && type === 'gateway')
  return {
    accountId: ACCOUNT,
    vpcs: topology.vpcIds.map((id) => ({ id, ownerId: ACCOUNT })),
    subnets: subnets.map(({ id, vpcId, zoneId }) => ({ id, vpcId, zone: nameOf(zoneId) })),
    tables: routeTables.map(({ id, vpcId, main, subnetIds, routes }) => ({
      ...{ id, vpcId, main },
      associations: subnetIds.map((subnetId) => ({ id: `rtbassoc-of-${subnetId}`, subnetId })),
      routes: routes
        .filter(({ target }) => target !== 'local' && !isOfGateway(target))
        .map(({ destination, target }) => ({ destination, target })),
    })),
    natGateways: natGateways.map(({ id, vpcId, subnetId }) => ({
      ...{ id, vpcId, subnetId: subnetId ?? '' },
      allocationId: `eipalloc-of-${id}`,
    })),
    addresses: natGateways.map(({ id }) => ({ id: `eipalloc-of-${id}` })),
    endpoints: endpoints.map(({ id, vpcId, type, serviceName, subnetIds = [], privateDns = true }) => ({
      ...{ id, vpcId, serviceName, subnetIds: [...subnetIds], groupIds: [], policy: '{}', privateDns },
      type: type === 'gateway' ? 'Gateway' : 'Interface',
      routeTableIds: routeTables
        .filter(({ routes }) => routes.some(({ target }) => target === id))
        .map((one) => one.id),
    })),
    groups: [],
    counted: {},
    targets: targets.filter((target) => target !== 'local'),
    services: ['s3', 'dynamodb', 'sqs', 'kms', 'ecr.dkr'].map((name) => ({
      name: `com.amazonaws.us-east-1.${name}`,
      type: name === 's3' || name === 'dynamodb' ? 'Gateway' : 'Interface',
      zones: zoneNames,
      privateDns: true,
    })),
  }
}

const NEW = /^(?:new-nat-\d+|nat-new-.*|new-vpce-\d+|vpce-new-.*)$/
const named = (target: string) => (NEW.test(target) ? 'new' : target)

/** What each subnet's table says, with what is new named alike; routes to a gateway endpoint by its service. */
export function waysIn({ tables, endpoints, subnets }: Pick<State, 'tables' | 'endpoints' | 'subnets'>) {
  return Object.fromEntries(
    subnets.map(({ id }) => {
      const table =
        tables.find(({ associations }) => associations.some(({ subnetId }) => subnetId === id)) ??
        tables.find(({ main }) => main)
      const routes = (table?.routes ?? []).map(({ destination, target }) => `${destination} ${named(target)}`)
      const services = endpoints
        .filter(({ routeTableIds }) => routeTableIds.includes(table?.id ?? ''))
        .map(({ id: endpointId, serviceName }) => `${serviceName} ${named(endpointId)}`)
      return [id, [...routes, ...services].toSorted()]
    }),
  )
}
