import type { Flow } from '../flows/mirrors.ts'
import type { End } from '../flows/observation.ts'
import type { Identity } from '../identities/identity.ts'
import type { Network, Via } from '../network/network.ts'
import type { Path } from '../network/path.ts'
import type { Endpoint } from '../network/topology.ts'
import { pathOf } from '../network/walk.ts'
import { numbersOf } from '../numbered.ts'
import type { Account } from './end-accounts.ts'
import { type EndFacts, endsOf } from './ends.ts'
import type { Metered, Part } from './metered.ts'
import { metersOf } from './meters.ts'
import type { Rates } from './prices.ts'
import { UNPRICED, whyUnpriced } from './unpriced.ts'
import { viaOf } from './via.ts'

export type ChargeName = 'inter_az' | 'nat' | 'endpoint' | 'transit' | 'inter_region'

/** Dollars of one flow, by what they pay for. Their sum is the flow's cost. */
export interface Charges {
  readonly interAz: number
  readonly nat: number
  readonly endpoint: number
  readonly transit: number
  readonly interRegion: number
}

/**
 * Accounts that are billed the dollars of a charge, an equal part each: the same one twice where it has two parts of it, null for one that is
 * not known. A charge that is absent is billed to the monitor's own account.
 */
export type Billed = { readonly [Charge in keyof Charges]?: readonly Account[] }

/**
 * What a flow may have cost beyond its charges: only the bytes of one direction are billed, and a flow does not tell
 * how many those are. Never part of a sum.
 */
export interface Bound {
  readonly kind: 'internet' | 'inter_region'
  /** Dollars, had every byte gone the way that is billed. */
  readonly usdAtMost: number
}

/** What is known of the world around a flow. */
export interface Surroundings {
  readonly network: Network
  /** Of the monitor's region; undefined where no price is known. */
  readonly rates: Rates | undefined
  /** An interface endpoint's price per gigabyte at the month's volume. */
  readonly endpointUsdPerGb: number
  readonly bytesPerGigabyte: number
  readonly monitorAccount: Account
  /** Who is behind the far address, where it is a public one. */
  readonly identity: Identity | undefined
}

/** How a flow went, what that cost, and why a part of it has no price. */
export interface Pricing {
  readonly path: Path
  readonly via: Via
  readonly charges: Charges
  /** Undefined where all of it is billed to the monitor's own account. */
  readonly billed: Billed | undefined
  readonly bound: Bound | null
  /** Null where every byte of the flow is priced, at nothing or more. */
  readonly unpriced: string | null
  /** What its bytes pay, by the gigabyte; nothing where they are free or unpriced. */
  readonly pays: readonly Part[]
  /** Where that is written. */
  readonly page: string
  /** The interface endpoint at the far end. */
  readonly endpoint: Endpoint | null
  /** Id of the first gateway or endpoint that it passes; null where there is none, or none is known. */
  readonly gateway: string | null
  /** The NAT gateway that it passes stands in another zone, and the way to it is paid. */
  readonly crossesToGateway: boolean
}

/** What a flow costs. */
export const usdOf = ({ interAz, nat, endpoint, transit, interRegion }: Charges): number =>
  interAz + nat + endpoint + transit + interRegion

/** Charges of a part of the bytes. */
export const timesAsMuch = ({ interAz, nat, endpoint, transit, interRegion }: Charges, part: number): Charges => ({
  interAz: interAz * part,
  nat: nat * part,
  endpoint: endpoint * part,
  transit: transit * part,
  interRegion: interRegion * part,
})

const NOTHING: Charges = { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0 }

/**
 * Prices a flow: the sum of what its way is metered by. What cannot be seen costs nothing and says so in `unpriced`;
 * `traversedConstructs` decide nothing, as what they hold is not documented.
 */
export const priceOf = (flow: Flow, surroundings: Surroundings): Pricing =>
  pricedAlong(wayOf(flow, surroundings), flow.bytes, surroundings)

/** What bytes pay along a way. */
export function pricedAlong(
  { remoteRegion, metered, billed, path, via, endpoint, page, gateway, crossesToGateway }: Way,
  bytes: number,
  { rates, endpointUsdPerGb, bytesPerGigabyte }: Omit<Surroundings, 'network' | 'identity' | 'monitorAccount'>,
): Pricing {
  const { parts } = metered
  const way = { path, via, endpoint, page, gateway, crossesToGateway }
  if (!rates) return { ...way, pays: [], charges: NOTHING, billed: undefined, bound: null, unpriced: UNPRICED.noRates }

  const gigabytes = bytes / bytesPerGigabyte
  const charges = { ...NOTHING }
  for (const part of parts) {
    const { charge, usdPerGb } = partPrice(part, rates, endpointUsdPerGb)
    charges[charge] += gigabytes * usdPerGb
  }
  return {
    ...way,
    pays: parts,
    charges,
    billed,
    bound: metered.bound && {
      kind: metered.bound,
      usdAtMost: gigabytes * boundUsdPerGb(metered.bound, rates, remoteRegion),
    },
    unpriced: metered.unpriced && whyUnpriced(metered.unpriced, way.path),
  }
}

/** The way of a flow on a network, and what it is metered by: all that is not a matter of bytes and rates. */
export interface Way
  extends Pick<Pricing, 'path' | 'via' | 'endpoint' | 'page' | 'gateway' | 'crossesToGateway' | 'billed'> {
  readonly metered: Metered
  readonly remoteRegion: string | null
}

/** Ways of a network that are kept: of an hour of any size, no more than a day's findings ask for. */
const MOST_WAYS = 20_000

/** Ways by what decides them. */
interface Ways {
  readonly kept: Map<string, Way>
  readonly numberOf: (end: End) => number
}

const ways = new WeakMap<Network, Ways>()

export function wayOf(
  flow: Flow,
  { network, identity, rates, monitorAccount }: Pick<Surroundings, 'network' | 'identity' | 'rates' | 'monitorAccount'>,
): Way {
  const known = ways.get(network) ?? { kept: new Map(), numberOf: numbersOf<End>((end) => endId(end, network)) }
  ways.set(network, known)
  const id = `${wayId(flow, identity, rates?.region, { network, numberOf: known.numberOf })}|${monitorAccount}`
  const found = known.kept.get(id)
  if (found) return found
  if (known.kept.size >= MOST_WAYS) known.kept.clear()
  const way = walked(flow, { network, identity, monitorAccount, region: rates?.region })
  known.kept.set(id, way)
  return way
}

/** Whatever of a flow decides its way and what that bills: of an address its kind alone, as a network leads most of them alike. */
function wayId(
  flow: Flow,
  identity: Identity | undefined,
  region: string | undefined,
  { network, numberOf }: Pick<Ways, 'numberOf'> & { readonly network: Network },
): string {
  const { source, destination, category, snatIp, dnatIp, reportedBy, mirrored, behindBalancer } = flow
  const translated = `${snatIp && network.kindOf(snatIp)}|${dnatIp && network.kindOf(dnatIp)}`
  return `${category}|${reportedBy}|${mirrored}|${behindBalancer}|${translated}|${region}|${identity?.region}|${identity?.rented}|${numberOf(source)}|${numberOf(destination)}`
}

function endId(end: End, network: Network): string {
  const { ip, subnetId, azId, vpcId, region, pod, instanceId, service, accountId } = end
  const kind = ip === null ? null : network.kindOf(ip)
  return `${kind}|${subnetId}|${azId}|${vpcId}|${region}|${pod !== null}|${instanceId !== null}|${service !== null}|${accountId}`
}

function walked(flow: Flow, facts: EndFacts): Way {
  const path = pathOf(flow, facts.network)
  const { ends, endpoint, remoteRegion } = endsOf(flow, path, facts)
  const metered = metersOf(path, ends)
  const via = viaOf(path, metered, ends)
  return {
    ...{ path, via, endpoint, metered, remoteRegion, page: metered.page },
    billed: billedOf(metered, facts.monitorAccount),
    gateway: via === 'direct' || via === 'unknown' ? null : (path.steps[0]?.id ?? null),
    crossesToGateway: metered.parts.includes('zone to the gateway'),
  }
}

const boundUsdPerGb = (kind: Bound['kind'], rates: Rates, region: string | null) =>
  kind === 'internet'
    ? rates.internetOutUsdPerGb
    : (rates.interRegionExceptions[region ?? ''] ?? rates.interRegionUsdPerGb)

const CHARGE_OF = {
  'zone out and in': 'interAz',
  'zone to the gateway': 'interAz',
  'zone to the instance': 'interAz',
  'zone, one side': 'interAz',
  nat: 'nat',
  endpoint: 'endpoint',
  transit: 'transit',
} as const satisfies Record<Part, keyof Charges>

/** Each part has a payer for each time that its charge's price is in it. */
function billedOf({ parts, payers }: Metered, monitorAccount: Account): Billed | undefined {
  const byCharge = Map.groupBy(parts.keys(), (index) => CHARGE_OF[parts[index] as Part])
  const billed = [...byCharge].flatMap(([charge, own]) => {
    const accounts = own.flatMap((index) => payers[index] ?? [])
    return accounts.every((account) => account === monitorAccount) ? [] : [[charge, accounts] as const]
  })
  return billed.length === 0 ? undefined : Object.fromEntries(billed)
}

/** What a part costs a gigabyte, and which charge it is. `endpointUsdPerGb` follows the month's volume. */
export function partPrice(
  part: Part,
  rates: Pick<Rates, 'interAzUsdPerGbEachDirection' | 'natUsdPerGb' | 'transitUsdPerGb'>,
  endpointUsdPerGb: number,
): { readonly charge: keyof Charges; readonly usdPerGb: number } {
  const charge = CHARGE_OF[part]
  switch (charge) {
    case 'interAz':
      return { charge, usdPerGb: (part === 'zone, one side' ? 1 : 2) * rates.interAzUsdPerGbEachDirection }
    case 'nat':
      return { charge, usdPerGb: rates.natUsdPerGb }
    case 'endpoint':
      return { charge, usdPerGb: endpointUsdPerGb }
    case 'transit':
      return { charge, usdPerGb: rates.transitUsdPerGb }
    default:
      return charge satisfies never
  }
}
