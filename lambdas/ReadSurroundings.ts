import { changeJson, readJsonIfPresent, readVersionedIfPresent } from '../aws/archive.ts'
import { readBill } from '../aws/bill.ts'
import { rememberMonitors, tellMonitors } from '../aws/catalogue.ts'
import { readClusters } from '../aws/clusters.ts'
import { learnDecisions } from '../aws/decisions.ts'
import { requiredVariable } from '../aws/environment.ts'
import { homeOfArn } from '../aws/flow-monitor.ts'
import { labeledClusters } from '../aws/kubernetes/kept-clusters.ts'
import { learnClusterObjects } from '../aws/kubernetes/kept-objects.ts'
import { type NetworkFacts, readTopology } from '../aws/network.ts'
import { listPrices } from '../aws/price-list.ts'
import { readResources } from '../aws/services/all.ts'
import { deployedSettings } from '../aws/settings.ts'
import { unjoinedEnds } from '../aws/slice-ends.ts'
import { optionsOf } from '../aws/sources.ts'
import { readTotals } from '../aws/totals.ts'
import { billKey, decisionsKey, endsKey, pricesKey, termsKey, topologyKey, totalsKey } from '../domain/archive-key.ts'
import { dayToSettle, isLongAgo, settledEnd } from '../domain/collecting/day-to-settle.ts'
import type { Run } from '../domain/collecting/run.ts'
import { joinedTotals, type OwnFunction, type Totals } from '../domain/collecting/totals.ts'
import { addDays } from '../domain/day.ts'
import { FIRST_TERMS, plainTerms, type Terms } from '../domain/hours/terms.ts'
import { type DayEnds, joinedEnds } from '../domain/identities/day-ends.ts'
import type { TeamLabel } from '../domain/identities/teams.ts'
import { type BilledUsage, DAYS_UNTIL_BILLED, joinedBill } from '../domain/money/billed-usage.ts'
import { type DayPrices, joinedPrices } from '../domain/money/prices.ts'
import { clusterAt } from '../domain/network/cluster-place.ts'
import { completedTopology, laterTopology, withoutRoles } from '../domain/network/completed-topology.ts'
import { joinedClusters, withSources } from '../domain/network/day-clusters.ts'
import { keptInterfaces, withResources } from '../domain/network/described-resource.ts'
import { foreignVpcsOf, isForeignAlone } from '../domain/network/foreign-vpcs.ts'
import { type Home, natGatewaysOut } from '../domain/network/neighbours.ts'
import {
  type Cluster,
  EMPTY_TOPOLOGY,
  type NetworkInterface,
  type Topology,
  tellsOf,
  type Unnamed,
} from '../domain/network/topology.ts'
import { isOf } from '../domain/source.ts'
import { logger, task } from './task.ts'

/** Keys of what the day is priced by and held against. */
export interface Surroundings {
  readonly endsKey: string
  readonly topologyKey: string
  readonly pricesKey: string
  readonly termsKey: string
  readonly decisionsKey: string
  readonly totalsKey: string
  /** Null where the bill is not asked for. */
  readonly billKey: string | null
  /** What could not be told to others, and what people wrote wrong, in sentences for the report. */
  readonly problems: readonly string[]
}

/** Reads the day's network, prices, totals and, where set, an earlier day's bill; what a former run read is kept. */
export const handler = task(async ({ run: asked }: { run: Run }): Promise<Surroundings> => {
  const run = dayToSettle(asked)
  const ends = await learnEnds(run)
  const topology = await learnTopology(run, ends)
  await learnPrices(run)
  const silent = await learnClusterObjects(run, settledEnd(run))
  for (const problem of silent) logger.warn(problem)
  const wrongDecisions = await learnDecisions(run.day, await teamLabel(run))
  if (wrongDecisions !== null) logger.warn(wrongDecisions)
  // An hourly collection holds nothing against them.
  const isReport = run.mode === 'report'
  const withBill = isReport && deployedSettings().costExplorer
  if (isReport) await learnTotals(run, topology)
  if (withBill) await learnBill(run)
  return {
    endsKey: endsKey(run),
    topologyKey: topologyKey(run.day),
    pricesKey: pricesKey(run.day),
    termsKey: await learnTerms(run),
    decisionsKey: decisionsKey(run.day),
    totalsKey: totalsKey(run.day),
    billKey: withBill ? billKey(run.day) : null,
    problems: [...silent, ...(wrongDecisions === null ? [] : [wrongDecisions]), ...(await tellCatalogue(run))],
  }
})

/** Undefined where no label names teams. */
async function teamLabel(run: Run): Promise<TeamLabel | undefined> {
  const { teamLabel: name } = deployedSettings()
  if (name === undefined) return undefined
  return { name, clusters: await labeledClusters(run) }
}

async function learnEnds(run: Run): Promise<DayEnds> {
  const archived = await readVersionedIfPresent<DayEnds>(endsKey(run))
  const now = await unjoinedEnds(run, archived?.value.slices)
  return changeJson<DayEnds>(endsKey(run), (standing) => joinedEnds(standing, now), archived)
}

/** What hours are settled with until their day tells otherwise: what the day before told of what a value means. */
async function learnTerms(run: Run): Promise<string> {
  const key = termsKey(run)
  if ((await readJsonIfPresent<Terms>(key)) !== undefined) return key
  const before = await readJsonIfPresent<Terms>(termsKey({ ...run, day: addDays(run.day, -1) }))
  const known = {
    ...FIRST_TERMS,
    ...(before && { ...plainTerms(before), gatewayShares: {} }),
  }
  await changeJson<Terms>(key, (standing) => standing ?? known)
  return key
}

async function learnTopology(run: Run, ends: DayEnds): Promise<Topology> {
  const { vpcIds, subnetIds } = ends
  const home = homeOf(run)
  const { sources } = deployedSettings()
  const areAllForeign = isForeignAlone(ends, foreignVpcsOf(ends, home))
  const isTelling = (one: Topology) => tellsOf(one, areAllForeign ? [] : subnetIds)
  const archived = await readVersionedIfPresent<Topology>(topologyKey(run.day))
  const known = archived && isTelling(archived.value) ? archived.value : undefined
  const clusters = await learnClusters(run, known?.clusters ?? [])
  const change = (topologyOf: (standing: Topology | undefined) => Topology) =>
    changeJson<Topology>(
      topologyKey(run.day),
      (standing) => {
        const { foreignVpcs: _, ...topology } = topologyOf(standing)
        const foreignVpcs = foreignVpcsOf(ends, home, topology.places)
        return {
          ...topology,
          ...(foreignVpcs.length === 0 ? {} : { foreignVpcs }),
          clusters: withSources(joinedClusters(standing?.clusters ?? [], clusters), run.monitors),
        }
      },
      archived,
    )
  const until = settledEnd(run)
  const isTold = known && known.denied.length === 0 && known.unnamed === undefined && known.unreadPlaces === undefined
  // What was of no source then may be of one now.
  const isReadable = (one: Home) => home !== undefined && sources.some((source) => isOf(source, one, home))
  const isWhole =
    isTold && vpcIds.every((id) => known.vpcIds.includes(id)) && !(known.foreignVpcs ?? []).some(isReadable)
  const isLater = known?.readUntil !== undefined && known.readUntil < until
  if (isWhole && !run.refresh && !isLater) return change((standing) => standing ?? known)
  const asked = [...new Set([...vpcIds, ...(known?.vpcIds ?? [])])].toSorted()
  const { named, unnamed } = namer(home)
  const monitored = run.monitors.map(({ arn }) => homeOfArn(arn))
  const everything = await readTopology(asked, { ...ends, home, sources, monitored, named })
  const told = { ...everything, interfaces: keptInterfaces(everything, ownClusters(run)) }
  const read = isLongAgo(run, until) ? withoutRoles(told) : told
  function joined(standing: Topology | undefined): Topology {
    // Completing nothing writes a first reading in the order of every other.
    if (!standing || !isTelling(standing)) return completedTopology({ ...EMPTY_TOPOLOGY, readUntil: until }, read)
    // What is not told now stays as it was told.
    if (run.refresh) return completedTopology({ ...read, readUntil: until }, standing)
    const completed = completedTopology(standing, withoutRoles(read))
    // An interface that lived for some hours has its name in those.
    return (standing.readUntil ?? until) < until ? laterTopology(completed, read, until) : completed
  }
  return change((standing) => ({ ...joined(standing), ...(unnamed.length === 0 ? {} : { unnamed }) }))
}

/**
 * Names interfaces by what services of their account and region tell, and clusters as reports have them. Two accounts may call two things
 * alike: what is another account's than the one that is asked, only that one names. `unnamed` are the actions that told none.
 */
function namer(home: Home | undefined) {
  const unnamed: Unnamed[] = []
  const named: NonNullable<NetworkFacts['named']> = async (interfaces, subnets, { place, source }) => {
    const wanted = source?.readServices ?? deployedSettings().readServices
    const signer = source && optionsOf(source)
    const isOwn = ({ ownerId }: NetworkInterface) => ownerId === undefined
    const told = await readResources(interfaces.filter(isOwn), wanted, { place, signer })
    for (const { problem } of told.unnamed) logger.warn(problem, { place })
    unnamed.push(...told.unnamed.map((one) => (source && place ? { ...one, place } : one)))
    const withNames = withResources(interfaces.filter(isOwn), told.resources, subnets)
    const byId = new Map(withNames.map((one) => [one.id, one]))
    return interfaces.map((one) => {
      const { cluster, ...rest } = byId.get(one.id) ?? one
      if (cluster === undefined || !place || !home) return byId.get(one.id) ?? one
      return { ...rest, cluster: clusterAt(cluster, place, home) }
    })
  }
  return { named, unnamed }
}

const ownClusters = ({ monitors }: Run) => new Set(monitors.map(({ cluster }) => cluster))

/** Of a run of an earlier form, a monitor belongs to the account and region that it was found in. */
function homeOf({ home, monitors: [monitor] }: Run): Home | undefined {
  const { region, accountId } = home ?? homeOfArn(monitor?.arn ?? '')
  return region && accountId ? { region, accountId } : undefined
}

/** As they were that day; what was not told then is asked again. */
async function learnClusters(run: Run, known: readonly Cluster[]): Promise<readonly Cluster[]> {
  const told = run.refresh ? [] : known.filter(({ version }) => version !== null)
  const names = [...new Set(run.monitors.map(({ cluster }) => cluster))].toSorted()
  const asked = names.filter((name) => !told.some((one) => one.name === name))
  return asked.length === 0 ? known : [...told, ...(await readClusters(asked, homeOf(run)))]
}

async function learnPrices(run: Run): Promise<void> {
  const regions = [...new Set(run.monitors.map(({ region }) => region))].toSorted()
  const archived = await readVersionedIfPresent<DayPrices>(pricesKey(run.day))
  const asked = regions.filter((region) => run.refresh || archived?.value.byRegion[region]?.problem !== null)
  if (asked.length === 0) return
  const read: Record<string, DayPrices['byRegion'][string]> = {}
  for (const region of asked) read[region] = await listPrices(region)
  for (const { problem } of Object.values(read)) if (problem !== null) logger.warn(problem)
  await changeJson<DayPrices>(pricesKey(run.day), (standing) => joinedPrices(standing, read), archived)
}

/** What Athena's tables could not be told of monitors, in sentences. CATALOGUE_DATABASE is set where there are tables. */
async function tellCatalogue({ isPart, monitors }: Run): Promise<string[]> {
  if (isPart) return []
  const known = await rememberMonitors(monitors.map(({ name }) => name))
  const database = process.env.CATALOGUE_DATABASE ?? ''
  const problem = database === '' ? null : await tellMonitors(database, known)
  if (problem === null) return []
  logger.warn(problem)
  return [problem]
}

/** The stack's functions; none on a laptop. A function cannot be told its own name by the stack. */
function ownFunctions(): OwnFunction[] {
  const own = JSON.parse(requiredVariable('OWN_FUNCTIONS')) as (Partial<OwnFunction> & Omit<OwnFunction, 'name'>)[]
  return own.map(({ name = process.env.AWS_LAMBDA_FUNCTION_NAME ?? '', ...rest }) => ({ ...rest, name }))
}

async function learnTotals(run: Run, topology: Topology): Promise<void> {
  const known = await readJsonIfPresent<Totals>(totalsKey(run.day))
  const gateways = natGatewaysOut(topology)
  const asked = [...run.monitors.map(({ name }) => name), ...gateways.map(({ id }) => id)]
  const until = settledEnd(run)
  const isKnown = known?.problem === null && known.until === until && asked.every((name) => known.asked.includes(name))
  if (isKnown && !run.refresh) return
  const totals = await readTotals(run, gateways, ownFunctions(), until)
  for (const problem of [totals.problem, ...(totals.problems ?? [])]) if (problem !== null) logger.warn(problem)
  await changeJson<Totals>(totalsKey(run.day), (standing) => joinedTotals(standing, totals))
}

async function learnBill(run: Run): Promise<void> {
  const day = addDays(run.day, -DAYS_UNTIL_BILLED)
  const archived = await readVersionedIfPresent<BilledUsage>(billKey(run.day))
  const home = homeOf(run)
  const bill: BilledUsage = home
    ? await readBill(home, deployedSettings().sources, day, run.refresh ? undefined : archived?.value)
    : { schema: 1, day, byCharge: {}, problem: 'The account and region of this run are not known.' }
  for (const { problem } of [bill, ...(bill.others ?? [])]) if (problem !== null) logger.warn(problem)
  await changeJson<BilledUsage>(billKey(run.day), (standing) => joinedBill(standing, bill), archived)
}
