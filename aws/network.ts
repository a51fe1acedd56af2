import { DescribeAvailabilityZonesCommand, EC2Client } from '@aws-sdk/client-ec2'
import { type Home, isDefaultRoute, neighboursOf } from '../domain/network/neighbours.ts'
import { EMPTY_TOPOLOGY, type RouteTable, type Topology } from '../domain/network/topology.ts'
import { fitting } from './answer.ts'
import { readEndpointServices, withServiceNames } from './endpoint-services.ts'
import { ZONES, zonesOf } from './network-answers.ts'
import { eachOnce, type NetworkQuestions, networkQuestions } from './network-question.ts'
import { PROXIED } from './proxied.ts'
import { readVpcParts, type VpcParts } from './vpc-parts.ts'
import { NO_WAYS, readWays, type Ways } from './ways.ts'

let client: EC2Client | undefined
export const ec2 = () => {
  client ??= new EC2Client({ ...PROXIED })
  return client
}

/** Rounds beyond the day's own VPCs: to the next one, and from an inspection VPC to the one that leads out. */
const ROUNDS = 2
/** VPCs that a round reads: in a network where all lead to all, every one is next to the day's own. */
const MOST_NEIGHBOURS = 50

export interface NetworkFacts {
  /** Subnets that agents stand in: an answer without any of them is none, unless all of them are in foreign VPCs. */
  readonly subnetIds?: readonly string[]
  readonly areAllForeign?: boolean
  /** Without it, no VPC is read but those that are named. */
  readonly home?: Home | undefined
}

/**
 * Reads what decides a flow's way from EC2: for the given VPCs, and for those of the account that their routes lead to.
 * An action that is refused leaves its part empty, or absent where it may be, and its name in `denied`; so does one that goes
 * on answering with what was not asked for, which `unfit` names too. Any other error is thrown.
 */
export async function readTopology(
  vpcIds: readonly string[],
  { subnetIds = [], areAllForeign = false, home }: NetworkFacts = {},
): Promise<Topology> {
  // A filter without a value is no filter, or an error: a day that names no VPC has nothing to ask for.
  if (vpcIds.length === 0) return EMPTY_TOPOLOGY
  const questions = networkQuestions()
  const zones = (await readZones(questions)) ?? []
  const known = { client: ec2(), questions, zones, accountId: home?.accountId, region: home?.region }
  let parts = await readVpcParts(vpcIds, { ...known, subnetIds, areAllForeign, isBehind: false, knownLists: [] })
  // Without the tables nobody knows what leads where, and so nothing is asked.
  let ways: Ways = questions.denied.includes('ec2:DescribeRouteTables') ? {} : NO_WAYS
  let tables: readonly RouteTable[] = parts.routeTables
  let isFollowed: typeof isDefaultRoute = () => true
  for (let round = 0; tables.length > 0; round++) {
    const followed = tables.map((table) => ({ ...table, routes: table.routes.filter(isFollowed) }))
    ways = await readWays({ ...known, tables: followed, known: ways })
    if (home === undefined || round === ROUNDS) break
    const read = new Set(parts.routeTables.map(({ vpcId }) => vpcId))
    const next = neighboursOf(tables, ways, home, isFollowed).filter((id) => !vpcIds.includes(id) && !read.has(id))
    if (next.length === 0) break
    const behind = {
      subnetIds: [],
      areAllForeign: false,
      isBehind: true,
      knownLists: parts.prefixLists.map(({ id }) => id),
    }
    const more = await readVpcParts(next.slice(0, MOST_NEIGHBOURS), { ...known, ...behind })
    parts = joinedParts(parts, more)
    tables = more.routeTables
    // What a neighbour calls itself is not asked: only where it passes on what has no route of its own.
    isFollowed = isDefaultRoute
  }
  const endpointServices = leadsOut(parts) ? await readEndpointServices(ec2(), questions, zones) : undefined
  const endpoints = await withServiceNames(ec2(), questions, parts.endpoints)
  const { denied, unfit } = questions
  return {
    schema: 1,
    vpcIds,
    zones: eachOnce(zones),
    ...parts,
    endpoints,
    ...withoutStrangers(ways, parts),
    ...(endpointServices ? { endpointServices } : {}),
    ...(home ? { accountId: home.accountId } : {}),
    denied,
    ...(unfit.length === 0 ? {} : { unfit }),
  }
}

const readZones = ({ told }: NetworkQuestions) =>
  told(
    'DescribeAvailabilityZones',
    async () => {
      const answer = await ec2().send(new DescribeAvailabilityZonesCommand({}))
      return zonesOf(fitting('DescribeAvailabilityZones', ZONES, answer))
    },
    (found) => found.length === 0,
  )

/** Whether there is anything that an endpoint could take over, or one that could go. */
const leadsOut = ({ routeTables, endpoints }: VpcParts) =>
  endpoints.length > 0 || routeTables.some(({ routes }) => routes.some(({ target }) => /^(?:nat|tgw)-/.test(target)))

const joinedParts = (parts: VpcParts, more: VpcParts): VpcParts => ({
  ...(parts.vpcs ? { vpcs: [...parts.vpcs, ...(more.vpcs ?? [])] } : {}),
  subnets: [...parts.subnets, ...more.subnets],
  routeTables: [...parts.routeTables, ...more.routeTables],
  natGateways: [...parts.natGateways, ...more.natGateways],
  endpoints: [...parts.endpoints, ...more.endpoints],
  interfaces: [...parts.interfaces, ...more.interfaces],
  prefixLists: [...parts.prefixLists, ...more.prefixLists],
})

/** Of a transit gateway with thousands of attachments, those of the VPCs that were read and those that their tables lead to. */
function withoutStrangers(ways: Ways, { routeTables }: VpcParts): Ways {
  const near = new Set(routeTables.map(({ vpcId }) => vpcId))
  const named = new Set(ways.transitRouteTables?.flatMap(({ routes }) => routes.map((route) => route.attachmentId)))
  const kept = ways.transitAttachments?.filter(({ id, resourceId }) => near.has(resourceId) || named.has(id))
  return { ...ways, ...(kept ? { transitAttachments: eachOnce(kept) } : {}) }
}
