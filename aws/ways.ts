import {
  type EC2Client,
  paginateDescribeTransitGatewayAttachments,
  paginateDescribeTransitGatewayVpcAttachments,
  paginateDescribeVpcPeeringConnections,
  paginateSearchTransitGatewayRoutes,
} from '@aws-sdk/client-ec2'
import { defined } from '../domain/defined.ts'
import type { RouteTable, Topology, TransitAttachment, TransitRouteTable } from '../domain/network/topology.ts'
import { fitting } from './answer.ts'
import { collectedBy, isOwn, type NetworkQuestions, unlessGone } from './network-question.ts'
import {
  PEERINGS,
  peeringsOf,
  TRANSIT_ATTACHMENTS,
  TRANSIT_ROUTES,
  TRANSIT_VPC_ATTACHMENTS,
  transitAttachmentsOf,
  transitRoutesOf,
} from './way-answers.ts'

/** What stands between VPCs. A part is absent where EC2 told nothing of it. */
export type Ways = Pick<Topology, 'peerings' | 'transitAttachments' | 'transitRouteTables'>

/** Before anything was asked. */
export const NO_WAYS = { peerings: [], transitAttachments: [], transitRouteTables: [] } satisfies Ways

export interface WayQuestion {
  readonly client: EC2Client
  readonly questions: NetworkQuestions
  readonly accountId: string | undefined
  /** Accounts of transit gateways, by id; what is told of them is added. */
  readonly gatewayOwners: Map<string, string>
  /** With the routes that are followed. */
  readonly tables: readonly RouteTable[]
  /** What was read already, and is not asked again. */
  readonly known: Ways
}

/** What is known, with the peering connections and transit gateways that the tables' routes lead to. */
export async function readWays(question: WayQuestion): Promise<Ways> {
  const peerings = await readPeerings(question)
  const transitAttachments = await readTransitAttachments(question)
  const transitRouteTables = await readTransitRouteTables(question, transitAttachments)
  return {
    ...(peerings ? { peerings } : {}),
    ...(transitAttachments ? { transitAttachments } : {}),
    ...(transitRouteTables ? { transitRouteTables } : {}),
  }
}

/** Ids of one kind that routes lead to, and whether EC2 must tell of one. */
function targets({ tables, accountId }: WayQuestion, start: string) {
  const ids = new Set<string>()
  let mustBeTold = false
  for (const table of tables) {
    for (const { target } of table.routes) {
      if (!target.startsWith(start)) continue
      ids.add(target)
      mustBeTold ||= isOwn(table, accountId)
    }
  }
  return { ids: [...ids].toSorted(), mustBeTold }
}

/** A later question that told nothing takes nothing away. */
const added = <Part>(known: readonly Part[] | undefined, fresh: readonly Part[] | undefined) =>
  fresh ? [...(known ?? []), ...fresh] : known?.length ? known : undefined

async function readPeerings(question: WayQuestion): Promise<Ways['peerings']> {
  const { client, questions, known } = question
  const { ids, mustBeTold } = targets(question, 'pcx-')
  const values = ids.filter((id) => !known.peerings?.some((one) => one.id === id))
  if (values.length === 0) return known.peerings
  const action = 'DescribeVpcPeeringConnections'
  const fresh = await questions.told(
    action,
    () =>
      collectedBy(
        { name: 'vpc-peering-connection-id', values },
        ([byId]) =>
          paginateDescribeVpcPeeringConnections(
            { client },
            // The others carry nothing, and may lack a side.
            { Filters: [byId ?? {}, { Name: 'status-code', Values: ['active'] }] },
          ),
        (page) => peeringsOf(fitting(action, PEERINGS, page)),
      ),
    (found) => mustBeTold && found.length === 0,
  )
  return added(known.peerings, fresh)
}

async function readTransitAttachments(question: WayQuestion): Promise<Ways['transitAttachments']> {
  const { client, questions, known, accountId } = question
  const { ids, mustBeTold } = targets(question, 'tgw-')
  const values = ids.filter((id) => !known.transitAttachments?.some((one) => one.transitGatewayId === id))
  if (values.length === 0) return known.transitAttachments
  const byGateway = { name: 'transit-gateway-id', values }
  const action = 'DescribeTransitGatewayAttachments'
  const fresh = await questions.told(
    action,
    () =>
      collectedBy(
        byGateway,
        ([byId]) =>
          paginateDescribeTransitGatewayAttachments(
            { client },
            { Filters: [byId ?? {}, { Name: 'state', Values: ['available', 'modifying'] }] },
          ),
        (page) => {
          const told = fitting(action, TRANSIT_ATTACHMENTS, page)
          for (const one of told.TransitGatewayAttachments)
            question.gatewayOwners.set(one.TransitGatewayId, one.TransitGatewayOwnerId)
          return transitAttachmentsOf(told, accountId)
        },
      ),
    (found) => mustBeTold && found.length === 0,
  )
  const hasOwnVpc = fresh?.some(({ resourceType, ownerId }) => resourceType === 'vpc' && ownerId === accountId)
  const subnetsAction = 'DescribeTransitGatewayVpcAttachments'
  const subnets = !fresh?.some(({ resourceType }) => resourceType === 'vpc')
    ? []
    : await questions.told(
        subnetsAction,
        () =>
          collectedBy(
            byGateway,
            (Filters) => paginateDescribeTransitGatewayVpcAttachments({ client }, { Filters }),
            (page) => fitting(subnetsAction, TRANSIT_VPC_ATTACHMENTS, page).TransitGatewayVpcAttachments,
          ),
        (found) => hasOwnVpc === true && found.length === 0,
      )
  const told = new Map(subnets?.map((one) => [one.TransitGatewayAttachmentId, one]))
  const whole = fresh?.map((one): TransitAttachment => {
    const { SubnetIds = [], Options } = told.get(one.id) ?? {}
    const applianceMode = APPLIANCE_MODES[Options?.ApplianceModeSupport ?? '']
    return { ...one, subnetIds: SubnetIds, ...defined({ applianceMode }) }
  })
  return added(known.transitAttachments, whole)
}

/** As the API words them. */
const APPLIANCE_MODES: Readonly<Record<string, boolean>> = { enable: true, disable: false }

/** Tables that what comes from the tables' VPCs follows, where the transit gateway is the account's own. */
async function readTransitRouteTables(
  question: WayQuestion,
  attachments: Ways['transitAttachments'],
): Promise<Ways['transitRouteTables']> {
  const { client, questions, known, tables } = question
  if (attachments === undefined) return undefined
  const vpcIds = new Set(tables.map(({ vpcId }) => vpcId))
  const gatewayIds = new Set(targets(question, 'tgw-').ids)
  const followed = new Map<string, string>()
  for (const { resourceId, transitGatewayId, routeTableId } of attachments) {
    const isFollowed = vpcIds.has(resourceId) && gatewayIds.has(transitGatewayId)
    const isNew = !known.transitRouteTables?.some(({ id }) => id === routeTableId)
    if (isFollowed && isNew && routeTableId !== null) followed.set(routeTableId, transitGatewayId)
  }
  if (followed.size === 0) return known.transitRouteTables
  const read = await questions.told('SearchTransitGatewayRoutes', () =>
    Promise.all(
      [...followed].toSorted().map(([id, gatewayId]) => unlessGone(() => transitRouteTable(client, id, gatewayId))),
    ),
  )
  return added(
    known.transitRouteTables,
    read?.filter((table) => table !== undefined),
  )
}

/** Undefined where EC2 does not tell all of its routes: with one missing, a shorter prefix would seem to be the way. */
async function transitRouteTable(
  client: EC2Client,
  id: string,
  transitGatewayId: string,
): Promise<TransitRouteTable | undefined> {
  const routes: TransitRouteTable['routes'][number][] = []
  const Filters = [{ Name: 'state', Values: ['active', 'blackhole'] }]
  for await (const page of paginateSearchTransitGatewayRoutes(
    { client },
    { TransitGatewayRouteTableId: id, Filters },
  )) {
    const answer = fitting('SearchTransitGatewayRoutes', TRANSIT_ROUTES, page)
    if (answer.AdditionalRoutesAvailable === true && answer.NextToken === undefined) return undefined
    routes.push(...transitRoutesOf(answer))
  }
  return { id, transitGatewayId, routes }
}
