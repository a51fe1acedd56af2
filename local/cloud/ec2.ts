import { type Item, SETS, type Xml } from './ec2-sets.ts'
import { type Answer, type Endpoint, type Gate, type Request, serve, xmlText } from './endpoint.ts'
import { placeOf } from './places.ts'
import type { World } from './world.ts'

const ITEMS_PER_PAGE = 200

/** The Describe calls of EC2 that the run makes, over the EC2 query protocol, from a world's network. */
export function serveEc2(gate: Gate, world: () => World): Promise<Endpoint> {
  return serve(
    gate,
    (request) => {
      const params = Object.fromEntries(new URLSearchParams(request.body.toString()))
      return { service: 'ec2', operation: params.Action ?? 'unknown', params }
    },
    (request, { operation }) => answer(request, operation, placeOf(world(), request)),
    refuse,
  )
}

function answer(request: Request, action: string, world: World): Answer {
  if (world.faults?.deniedEc2Actions?.includes(action)) {
    return refuse(403, `UnauthorizedOperation: You are not authorized to perform this operation: ec2:${action}`)
  }
  const params = new URLSearchParams(request.body.toString())
  if (params.get('DryRun') === 'true')
    return refuse(412, 'DryRunOperation: Request would have succeeded, but DryRun flag is set.')
  const listId = params.get('PrefixListId')
  if (listId !== null && !world.network.managedPrefixLists.some(({ prefixListId }) => prefixListId === listId)) {
    return refuse(400, `InvalidPrefixListID.NotFound: the prefix list ${listId} does not exist`)
  }
  const tableId = params.get('TransitGatewayRouteTableId')
  if (tableId !== null && !transitTables(world).includes(tableId)) {
    return refuse(400, `InvalidRouteTableID.NotFound: the transit gateway route table ${tableId} does not exist`)
  }
  const found = SETS[action]?.(world, params)
  if (!found) return refuse(400, `InvalidAction: ${action} is not served here`)
  const [set, items] = found
  const wanted = items.filter((item) => matches(item, params))
  const from = Number(params.get('NextToken') ?? 0)
  const more = from + ITEMS_PER_PAGE < wanted.length ? String(from + ITEMS_PER_PAGE) : undefined
  const body = { requestId: 'local', [set]: wanted.slice(from, from + ITEMS_PER_PAGE), nextToken: more }
  return {
    headers: { 'content-type': 'text/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>${element(`${action}Response`, body)}`,
  }
}

/** Those of the account's own transit gateways: nobody else may search them. */
const transitTables = ({ network: { transitGateways = [] }, accountId }: World) =>
  transitGateways
    .filter(({ ownerId = accountId }) => ownerId === accountId)
    .flatMap(({ routeTables }) => routeTables.map(({ routeTableId }) => routeTableId))

/** Filters that the run uses, by the field they look at. */
const FILTERED: Readonly<Record<string, (item: Item) => Xml>> = {
  'vpc-id': ({ vpcId }) => vpcId,
  'network-interface-id': ({ networkInterfaceId }) => networkInterfaceId,
  'requester-managed': ({ requesterId }) => requesterId !== undefined,
  'vpc-peering-connection-id': ({ vpcPeeringConnectionId }) => vpcPeeringConnectionId,
  'status-code': ({ status }) => (status as Item).code,
  'transit-gateway-id': ({ transitGatewayId }) => transitGatewayId,
  state: ({ state }) => state,
}

const MOST_VALUES_OF_A_FILTER = 200

function matches(item: Item, params: URLSearchParams): boolean {
  for (const [name, filter] of params) {
    const numbered = /^(Filter\.\d+)\.Name$/.exec(name)
    if (!numbered) continue
    const values = [...params].filter(([key]) => key.startsWith(`${numbered[1]}.Value`)).map(([, value]) => value)
    const field = FILTERED[filter]
    if (field === undefined) throw new Error(`filter ${filter} is not served here`)
    if (values.length > MOST_VALUES_OF_A_FILTER) throw new Error(`filter ${filter} has ${values.length} values`)
    if (!values.includes(String(field(item)))) return false
  }
  return true
}

function element(name: string, value: Xml): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return `<${name}>${value.map((item) => element('item', item)).join('')}</${name}>`
  if (typeof value === 'object') {
    return `<${name}>${Object.entries(value)
      .map(([key, inner]) => element(key, inner))
      .join('')}</${name}>`
  }
  return `<${name}>${xmlText(String(value))}</${name}>`
}

function refuse(status: number, error: string): Answer {
  const [code = '', ...message] = error.split(': ')
  return {
    status,
    headers: { 'content-type': 'text/xml' },
    body: `<Response><Errors>${element('Error', { Code: code, Message: message.join(': ') })}</Errors><RequestID>local</RequestID></Response>`,
  }
}
