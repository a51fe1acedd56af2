import { changeJson, readJson, readJsonIfPresent } from '../aws/archive.ts'
import { answersTo } from '../aws/internet/probing.ts'
import { ipRanges } from '../aws/ip-ranges.ts'
import { deployedSettings } from '../aws/settings.ts'
import { EVIDENCE_KEY, identitiesKey } from '../domain/archive-key.ts'
import { dayToSettle } from '../domain/collecting/day-to-settle.ts'
import type { Run } from '../domain/collecting/run.ts'
import { awsRanges } from '../domain/identities/address-range.ts'
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
  const { publicEnds } = await readJson<DayEnds>(surroundings.endsKey)
  const former = await readJsonIfPresent<Identities>(identitiesKey(run.day))
  const isNamed = (ip: string, standing: Identities | undefined) => (standing?.byIp[ip]?.owner ?? null) !== null
  const isKnown = (ip: string, standing = former) =>
    !run.refresh && standing?.rangesOf != null && !standing.unanswered?.includes(ip) && isNamed(ip, standing)
  const { ranges, problem } = await ipRanges()
  if (problem !== null) logger.warn(problem)
  const rangeOf = ranges ? awsRanges(ranges) : () => undefined
  const rangesOf = (ip: string) => ({ range: rangeOf(ip), provider: providerRange(ip) })
  const { evidence, problems, unanswered } = await learnEvidence(
    publicEnds.filter(({ ip }) => !isKnown(ip)),
    (ip) => isToldByRange(rangesOf(ip)),
    run.refresh,
  )
  await changeJson<Identities>(identitiesKey(run.day), (standing) => {
    const byIp: Record<string, Identity> = { ...standing?.byIp }
    const ends = new Set(publicEnds.map(({ ip }) => ip))
    for (const { ip, network } of publicEnds) {
      // Without the list there is less to tell of an address than with it.
      const isLess = ranges === null && standing?.rangesOf != null
      if (isKnown(ip, standing) || (isLess && isNamed(ip, standing))) continue
      const identity = identityOf({ ...rangesOf(ip), evidence: evidence.byIp[ip], network })
      if (identity) byIp[ip] = identity
    }
    const ofOthers = (standing?.unanswered ?? []).filter((ip) => !ends.has(ip))
    return {
      schema: 1,
      rangesOf: ranges?.createDate ?? standing?.rangesOf ?? null,
      byIp: Object.fromEntries(Object.entries(byIp).toSorted(([a], [b]) => (a < b ? -1 : 1))),
      unanswered: [...ofOthers, ...unanswered].toSorted(),
      problems: [...(problem === null ? [] : [problem]), ...problems],
    }
  })
  return { identitiesKey: identitiesKey(run.day) }
})

/** Asks about addresses as far as the settings and the day's budget let it; what was asked lately is not asked again. */
async function learnEvidence(
  ends: DayEnds['publicEnds'],
  isTold: (ip: string) => boolean,
  again: boolean,
): Promise<{ evidence: Evidence; problems: string[]; unanswered: string[] }> {
  const known = (await readJsonIfPresent<Evidence>(EVIDENCE_KEY)) ?? NOTHING_ASKED
  const { probes: mayAsk } = deployedSettings()
  if (!mayAsk) return { evidence: known, problems: [], unanswered: [] }
  const now = Date.now()
  const { probes, left } = probesOf({ ends, known, now, isTold, again })
  logger.info('asking about addresses', { addresses: probes.length, left: left.length })
  if (probes.length === 0) return { evidence: known, problems: [], unanswered: left }
  const { answers, problems } = await answersTo(probes)
  const { learned, unanswered } = learnedOf(probes, answers)
  const evidence = await changeJson<Evidence>(EVIDENCE_KEY, (standing) =>
    withLearned(standing ?? NOTHING_ASKED, learned, now),
  )
  return { evidence, problems, unanswered: [...unanswered, ...left] }
}
