import { changeJson, readJson, readVersionedIfPresent } from '../aws/archive.ts'
import { problemOf } from '../aws/faults.ts'
import { answersTo } from '../aws/internet/probing.ts'
import { ipRanges } from '../aws/ip-ranges.ts'
import { readAskedNames } from '../aws/resolver-logs.ts'
import { actionOf } from '../aws/services/request.ts'
import { deployedSettings } from '../aws/settings.ts'
import { EVIDENCE_KEY, identitiesKey } from '../domain/archive-key.ts'
import { dayToSettle, settledEnd } from '../domain/collecting/day-to-settle.ts'
import { homeAccountOf, type Run } from '../domain/collecting/run.ts'
import { awsRanges } from '../domain/identities/address-range.ts'
import { type AskedNames, askedOwner, MOST_ASKED, withAskedNames } from '../domain/identities/asked-names.ts'
import type { DayEnds } from '../domain/identities/day-ends.ts'
import { type Evidence, learnedOf, probesOf, withLearned } from '../domain/identities/evidence.ts'
import { type Identities, type Identity, identityOf, isToldByRange } from '../domain/identities/identity.ts'
import { providerRange } from '../domain/identities/provider-ranges.ts'
import type { Surroundings } from './ReadSurroundings.ts'
import { logger, task } from './task.ts'

interface Surrounded {
  readonly run: Run
  readonly surroundings: Surroundings
}

export interface IdentifiedDay {
  readonly identitiesKey: string
}

const NOTHING_ASKED: Evidence = { schema: 1, byIp: {} }

/**
 * Names the day's public addresses; who was known of a former run stays, but where the day is asked again, and where that
 * run could not ask all: for the list of ranges, or for a name.
 */
export const handler = task(async ({ run: asked, surroundings }: Surrounded): Promise<IdentifiedDay> => {
  const run = dayToSettle(asked)
  const { publicEnds, vpcIds } = await readJson<DayEnds>(surroundings.endsKey)
  const archived = await readVersionedIfPresent<Identities>(identitiesKey(run.day))
  const former = archived?.value
  const isNamed = (ip: string, standing: Identities | undefined) => (standing?.byIp[ip]?.owner ?? null) !== null
  const isKnown = (ip: string, standing = former) =>
    !run.refresh &&
    standing?.rangesOf != null &&
    !standing.unanswered?.includes(ip) &&
    isNamed(ip, standing) &&
    // Another name may have been asked for since.
    standing.byIp[ip]?.source !== 'resolver-log'
  const unknown = publicEnds.filter(({ ip }) => !isKnown(ip))
  const key = identitiesKey(run.day)
  if (archived && unknown.length === 0) {
    await changeJson<Identities>(key, (standing = archived.value) => ({ ...standing, problems: [] }), archived)
    return { identitiesKey: key }
  }
  const { ranges, problem } = await ipRanges()
  if (problem !== null) logger.warn(problem)
  const rangeOf = ranges ? awsRanges(ranges) : () => undefined
  const rangesOf = (ip: string) => ({ range: rangeOf(ip), provider: providerRange(ip) })
  const fromLogs = await learnAskedNames(
    run,
    unknown.filter(({ ip }) => !isToldByRange(rangesOf(ip))),
    vpcIds,
    run.refresh ? undefined : former?.asked,
  )
  const { evidence, problems, unanswered } = await learnEvidence(
    unknown,
    (ip) => isToldByRange(rangesOf(ip)) || askedOwner(fromLogs.names?.byIp[ip] ?? []) !== undefined,
    run.refresh,
  )
  function identities(standing: Identities | undefined): Identities {
    const byIp: Record<string, Identity> = { ...standing?.byIp }
    const ends = new Set(publicEnds.map(({ ip }) => ip))
    for (const { ip, network } of publicEnds) {
      // Without the list there is less to tell of an address than with it.
      const isLess = ranges === null && standing?.rangesOf != null
      if (isKnown(ip, standing) || (isLess && isNamed(ip, standing))) continue
      const asked = fromLogs.names?.byIp[ip]
      const identity = identityOf({ ...rangesOf(ip), evidence: evidence.byIp[ip], asked, network })
      if (identity) byIp[ip] = identity
      else if (byIp[ip]?.source === 'resolver-log') delete byIp[ip]
    }
    const ofOthers = (standing?.unanswered ?? []).filter((ip) => !ends.has(ip))
    return {
      schema: 1,
      rangesOf: ranges?.createDate ?? standing?.rangesOf ?? null,
      byIp: Object.fromEntries(Object.entries(byIp).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      unanswered: [...ofOthers, ...unanswered].toSorted(),
      ...(fromLogs.names ? { asked: fromLogs.names } : {}),
      problems: [problem, fromLogs.problem, ...problems].filter((one) => one !== null),
    }
  }
  await changeJson(key, identities, archived)
  return { identitiesKey: key }
})

/**
 * What the logs have of the hours that were not read yet, where the settings name logs. An answer lives on after its question: a part
 * of the hour before is read again.
 */
async function learnAskedNames(
  run: Run,
  ends: DayEnds['publicEnds'],
  vpcIds: readonly string[],
  known: AskedNames | undefined,
): Promise<{ names: AskedNames | undefined; problem: string | null }> {
  const { resolverLogs } = deployedSettings()
  const to = settledEnd(run)
  if (resolverLogs === undefined || ends.length === 0 || (known && known.until >= to))
    return { names: known, problem: null }
  const since = Date.parse(known?.until ?? run.from) - OVERLAP_MILLISECONDS
  const ips = ends
    .toSorted((a, b) => b.bytes - a.bytes || (a.ip < b.ip ? -1 : 1))
    .slice(0, MOST_ASKED)
    .map(({ ip }) => ip)
  try {
    const accountId = homeAccountOf(run) ?? ''
    const read = await readAskedNames(resolverLogs, { ips, vpcIds, from: new Date(since).toISOString(), to, accountId })
    return { names: withAskedNames(known, read, to), problem: read.problem }
  } catch (error) {
    const problem = `DNS query logs of ${resolverLogs} were not read: ${problemOf(error, actionOf(error) ?? 's3:GetObject')}. Addresses behind content networks have fewer names.`
    logger.warn(problem)
    return { names: known, problem }
  }
}

const OVERLAP_MILLISECONDS = 15 * 60_000

/** Asks about addresses as far as the settings and the day's budget let it; what was asked lately is not asked again. */
async function learnEvidence(
  ends: DayEnds['publicEnds'],
  isTold: (ip: string) => boolean,
  again: boolean,
): Promise<{ evidence: Evidence; problems: string[]; unanswered: string[] }> {
  const archived = await readVersionedIfPresent<Evidence>(EVIDENCE_KEY)
  const known = archived?.value ?? NOTHING_ASKED
  const { probes: mayAsk } = deployedSettings()
  if (!mayAsk) return { evidence: known, problems: [], unanswered: [] }
  const now = Date.now()
  const { probes, left } = probesOf({ ends, known, now, isTold, again })
  logger.info('asking about addresses', { addresses: probes.length, left: left.length })
  if (probes.length === 0) return { evidence: known, problems: [], unanswered: left }
  const { answers, problems } = await answersTo(probes)
  const { learned, unanswered } = learnedOf(probes, answers)
  const evidence = await changeJson<Evidence>(
    EVIDENCE_KEY,
    (standing) => withLearned(standing ?? NOTHING_ASKED, learned, now),
    archived,
  )
  return { evidence, problems, unanswered: [...unanswered, ...left] }
}
