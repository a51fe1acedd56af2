import { DescribeAvailabilityZonesCommand, EC2Client } from '@aws-sdk/client-ec2'
import type { Home } from '../domain/network/neighbours.ts'
import type { PlaceNetwork } from '../domain/network/places.ts'
import { type RouteTable, unpricedActions, type Zone } from '../domain/network/topology.ts'
import type { Source } from '../domain/source.ts'
import { fitting } from './answer.ts'
import { readEndpointServices, withServiceNames } from './endpoint-services.ts'
import { problemOf } from './faults.ts'
import { ZONES, zonesOf } from './network-answers.ts'
import { eachOnce, networkQuestions } from './network-question.ts'
import { clientsOf } from './sources.ts'
import { readVpcParts, type VpcParts } from './vpc-parts.ts'
import { NO_WAYS, readWays, type Ways } from './ways.ts'

export const ec2 = clientsOf((options) => new EC2Client(options))

/** What EC2 of one account and region is asked, step by step. */
export interface NetworkReader {
  readonly place: Home | undefined
  /** Undefined for the stack's own account and region. */
  readonly source: Source | undefined
  /** Accounts of the transit gateways that it was told of. */
  readonly gatewayOwners: ReadonlyMap<string, string>
  readonly ways: Ways
  /** VPCs that it was asked for. */
  readonly asked: ReadonlySet<string>
  /** Reads VPCs that it was not asked for before; returns their tables. */
  readVpcs(vpcIds: readonly string[], isBehind: boolean): Promise<readonly RouteTable[]>
  /** Reads what the routes of these tables lead to, between VPCs. */
  follow(tables: readonly RouteTable[]): Promise<void>
  /** All that was told; `withServices` asks for AWS's own of the region too. */
  whole(withServices: boolean): Promise<PlaceNetwork>
  /** Why it is not read: what may be missing decides prices. Undefined where it is; the stack's own always is. */
  problem(): string | undefined
}

export interface ReaderFacts {
  readonly place: Home | undefined
  readonly source?: Source | undefined
  /** Subnets that agents stand in: an answer without any of them is none, unless all of them are in foreign VPCs. */
  readonly subnetIds: readonly string[]
  readonly areAllForeign: boolean
}

const NO_PARTS: VpcParts = {
  ...{ subnets: [], routeTables: [], natGateways: [], endpoints: [], interfaces: [], prefixLists: [] },
}

/**
 * An action that is refused leaves its part empty, or absent where it may be, and its name in `denied`. Any other error is thrown, but
 * of a source, which is not read then.
 */
export function networkReader({ place, source, subnetIds, areAllForeign }: ReaderFacts): NetworkReader {
  const client = ec2(source)
  const questions = networkQuestions()
  const gatewayOwners = new Map<string, string>()
  const asked = new Set<string>()
  let zones: readonly Zone[] | undefined
  let parts = NO_PARTS
  let ways: Ways | undefined
  let fault: string | undefined

  async function guarded(step: () => Promise<void>): Promise<void> {
    if (fault !== undefined) return
    if (source === undefined) return step()
    try {
      await step()
    } catch (error) {
      fault = problemOf(error, 'EC2')
    }
  }

  async function readZones(): Promise<readonly Zone[]> {
    zones ??=
      (await questions.told(
        'DescribeAvailabilityZones',
        async () =>
          zonesOf(
            fitting('DescribeAvailabilityZones', ZONES, await client.send(new DescribeAvailabilityZonesCommand({}))),
          ),
        (found) => found.length === 0,
      )) ?? []
    return zones
  }

  // Without the tables nobody knows what leads where, and so nothing is asked.
  const waysNow = (): Ways => ways ?? (questions.denied.includes('ec2:DescribeRouteTables') ? {} : NO_WAYS)

  const known = async () => ({
    ...{ client, questions, gatewayOwners, zones: await readZones() },
    ...{ accountId: place?.accountId, region: place?.region },
  })

  return {
    ...{ place, source, gatewayOwners, asked },
    get ways() {
      return waysNow()
    },
    readVpcs: async (vpcIds, isBehind) => {
      const fresh = vpcIds.filter((id) => !asked.has(id))
      // A filter without a value is no filter, or an error.
      if (fresh.length === 0) return []
      for (const id of fresh) asked.add(id)
      const before = new Set(parts.routeTables.map(({ id }) => id))
      await guarded(async () => {
        const facts = isBehind ? { subnetIds: [], areAllForeign: false } : { subnetIds, areAllForeign }
        const knownLists = parts.prefixLists.map(({ id }) => id)
        parts = joinedParts(parts, await readVpcParts(fresh, { ...(await known()), ...facts, isBehind, knownLists }))
      })
      return parts.routeTables.filter(({ id }) => !before.has(id))
    },
    follow: (tables) =>
      guarded(async () => {
        if (tables.length > 0) ways = await readWays({ ...(await known()), tables, known: waysNow() })
      }),
    whole: async (withServices) => {
      let endpointServices: PlaceNetwork['endpointServices']
      let { endpoints } = parts
      await guarded(async () => {
        if (withServices && leadsOut(parts))
          endpointServices = await readEndpointServices(client, questions, await readZones())
        endpoints = await withServiceNames(client, questions, parts.endpoints)
      })
      const { denied, unfit } = questions
      return {
        ...{ place, zones: eachOnce(zones ?? []) },
        ...parts,
        endpoints,
        ...waysNow(),
        ...(endpointServices ? { endpointServices } : {}),
        ...{ denied, unfit },
      }
    },
    problem: () => {
      const lacking = source === undefined ? [] : unpricedActions(questions.denied)
      if (fault !== undefined || lacking.length === 0) return fault
      const [isOne, names] = [lacking.length === 1, lacking.join(', ')]
      return lacking.every((action) => questions.unfit.includes(action))
        ? `the ${isOne ? 'answer' : 'answers'} to ${names} ${isOne ? 'lacks' : 'lack'} what must be there`
        : `the ${isOne ? 'permission' : 'permissions'} ${names} ${isOne ? 'is' : 'are'} missing`
    },
  }
}

/** Whether there is anything that an endpoint could take over, or one that could go. */
const leadsOut = ({ routeTables, endpoints }: VpcParts) =>
  endpoints.length > 0 || routeTables.some(({ routes }) => routes.some(({ target }) => /^(?:nat|tgw)-/.test(target)))

const joinedParts = (parts: VpcParts, more: VpcParts): VpcParts => ({
  ...(parts.vpcs || more.vpcs ? { vpcs: [...(parts.vpcs ?? []), ...(more.vpcs ?? [])] } : {}),
  subnets: [...parts.subnets, ...more.subnets],
  routeTables: [...parts.routeTables, ...more.routeTables],
  natGateways: [...parts.natGateways, ...more.natGateways],
  endpoints: [...parts.endpoints, ...more.endpoints],
  interfaces: [...parts.interfaces, ...more.interfaces],
  prefixLists: [...parts.prefixLists, ...more.prefixLists],
})
