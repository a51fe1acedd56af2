import type { FailedSource, Monitor, OtherMonitor } from '../domain/collecting/run.ts'
import { InvalidInput, NoMonitors } from '../domain/errors.ts'
import type { Home } from '../domain/network/neighbours.ts'
import { monitorId, monitorOfId, type Source, sourceId } from '../domain/source.ts'
import { atATime } from './at-a-time.ts'
import { requiredVariable } from './environment.ts'
import { problemOf } from './faults.ts'
import { clusterOf, homeOfArn, type ListedMonitor, listMonitors } from './flow-monitor.ts'
import { caller } from './iam.ts'
import { deployedSettings } from './settings.ts'

export interface ChosenMonitors {
  /** The stack's own account and region. */
  readonly home: Home
  /** By name. */
  readonly monitors: readonly Monitor[]
  /** Monitors that are not among them, or not ACTIVE. */
  readonly otherMonitors: readonly OtherMonitor[]
  /** Names that a run without any of its own is about. */
  readonly usual: readonly string[]
  /** Sources whose monitors could not be had. */
  readonly failed: readonly FailedSource[]
  /** Those that are known of them, by name, without their clusters. */
  readonly ofFailed: readonly Monitor[]
}

/** Sources, and monitors, that are asked about at a time. */
const CONCURRENCY = 8

/** What the settings want of a source, and what is there. */
interface Listed {
  readonly source: Source | undefined
  /** By their ids; all that are ACTIVE where there are none. */
  readonly wanted: readonly string[]
  readonly found: readonly ListedMonitor[]
  readonly problem?: string
}

/**
 * The monitors that are named, else those of the settings that there are, else every ACTIVE one, of the stack's own account and region
 * and of all sources. A source that cannot be asked costs its own alone. Throws InvalidInput naming one that is none or is none of the
 * settings', and NoMonitors where nothing is left.
 */
export async function chosenMonitors(named: readonly string[] | undefined): Promise<ChosenMonitors> {
  const { sources } = deployedSettings()
  const places = [undefined, ...sources]
  for (const id of named ?? []) refuseUnwanted(id, places)
  const listed = await atATime(
    CONCURRENCY,
    places.map((source) => () => listedOf(source)),
  )
  const found = listed.flatMap((one) => one.found)
  const unread = listed.filter(({ problem }) => problem !== undefined)
  const unknown = named?.find(
    (id) => !found.some(({ name }) => name === id) && !unread.some((one) => isOf(id, one.source)),
  )
  if (unknown !== undefined) {
    const there = found.map(({ name }) => name).join(', ') || 'none'
    throw new InvalidInput(`monitors names "${unknown}", which is no monitor of what is read; there is ${there}`)
  }
  const usual = listed.flatMap(({ wanted, found }) =>
    found.filter(({ name, status }) => (wanted.length > 0 ? wanted.includes(name) : status === 'ACTIVE')),
  )
  const chosen = named === undefined ? usual : found.filter(({ name }) => named.includes(name))
  if (chosen.length === 0 && unread.length === 0) throw noMonitors(listed)
  const home = await homeOf(listed)
  refuseTwice(sources, home)
  return {
    home,
    ...(await described(listed, chosen, home)),
    otherMonitors: [
      ...found
        .filter((one) => !chosen.includes(one) || one.status !== 'ACTIVE')
        .map(({ name, status }) => ({ name, status })),
      ...listed
        .filter(({ problem }) => problem === undefined)
        .flatMap(({ wanted }) => wanted)
        .filter((name) => !found.some((one) => one.name === name))
        .map((name) => ({ name, status: 'GONE' })),
    ],
    usual: usual.map(({ name }) => name),
  }
}

const wantedOf = (source: Source | undefined) =>
  (source ?? deployedSettings()).monitors.map((name) => monitorId(name, source))

const isOf = (id: string, source: Source | undefined) => monitorOfId(id).source === (source && sourceId(source))

function refuseUnwanted(id: string, places: readonly (Source | undefined)[]): void {
  if (!places.some((one) => isOf(id, one)))
    throw new InvalidInput(`monitors names "${id}", of a source that the setting sources does not name`)
  const wanted = wantedOf(places.find((one) => isOf(id, one)))
  if (wanted.length === 0 || wanted.includes(id)) return
  throw new InvalidInput(
    `monitors names "${id}", which the setting monitors does not (${wanted.join(', ')}): permissions go no further than that`,
  )
}

/** Without its own account and region nothing goes; of a source it is told why. */
async function listedOf(source: Source | undefined): Promise<Listed> {
  const wanted = wantedOf(source)
  if (source === undefined) return { source, wanted, found: await listMonitors() }
  try {
    return { source, wanted, found: await listMonitors(source) }
  } catch (error) {
    return { source, wanted, found: [], problem: problemOf(error, 'networkflowmonitor:ListMonitors') }
  }
}

async function homeOf([own]: readonly Listed[]): Promise<Home> {
  const { accountId } = homeOfArn(own?.found[0]?.arn ?? '')
  return { accountId: accountId || (await caller()).account, region: requiredVariable('AWS_REGION') }
}

/** What is read already, as the stack's own or by another source, would have each of its bytes count twice if named once more. */
function refuseTwice(sources: readonly Source[], { accountId, region }: Home): void {
  const read = new Map([[`${accountId} ${region}`, "the stack's own account and region, which is always read"]])
  for (const source of sources) {
    const place = `${source.account ?? accountId} ${source.region}`
    const already = read.get(place)
    if (already !== undefined) throw new InvalidInput(`sources names ${sourceId(source)}, ${already}`)
    read.set(place, `which another source, ${sourceId(source)}, is already`)
  }
}

/** With their clusters. A source that does not tell them all is not read, as part of it would be taken for the whole. */
async function described(listed: readonly Listed[], chosen: readonly ListedMonitor[], home: Home) {
  const failed: FailedSource[] = []
  const monitors: Monitor[] = []
  const ofFailed: Monitor[] = []
  await atATime(
    CONCURRENCY,
    listed.map(({ source, found, problem }) => async () => {
      const own = found.filter((one) => chosen.includes(one))
      const fail = (why: string) => source && failed.push(failedSource(source, home, why))
      if (problem !== undefined) return fail(problem)
      try {
        monitors.push(...(await Promise.all(own.map((one) => withCluster(one, home)))))
      } catch (error) {
        if (source === undefined) throw error
        ofFailed.push(...own.map((one) => placed(one, undefined)))
        return fail(problemOf(error, 'networkflowmonitor:GetMonitor'))
      }
    }),
  )
  const inOrder = <Part>(parts: readonly Part[], nameOf: (part: Part) => string) =>
    parts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
  return {
    monitors: inOrder(monitors, ({ name }) => name),
    failed: inOrder(failed, ({ id }) => id),
    ofFailed: inOrder(ofFailed, ({ name }) => name),
  }
}

const failedSource = (source: Source, { accountId }: Home, problem: string): FailedSource => ({
  ...{ id: sourceId(source), accountId: source.account ?? accountId, region: source.region, problem },
})

const withCluster = async (monitor: ListedMonitor, home: Home) => placed(monitor, await clusterOf(monitor, home))

const placed = ({ name, arn }: ListedMonitor, cluster: string | undefined): Monitor => ({
  ...{ name, arn, region: homeOfArn(arn).region, cluster: cluster ?? name, isOfCluster: cluster !== undefined },
})

function noMonitors(listed: readonly Listed[]): NoMonitors {
  const where = listed.length > 1 ? 'what is read' : 'this account and region'
  const wanted = listed.flatMap((one) => one.wanted)
  return new NoMonitors(
    wanted.length > 0
      ? `none of the monitors that the setting monitors names (${wanted.join(', ')}) is in ${where}`
      : `there is no ACTIVE Network Flow Monitor monitor in ${where}; enable network monitoring on an EKS cluster first`,
  )
}
