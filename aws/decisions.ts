import { createHash } from 'node:crypto'
import { decisionsKey, LATEST_DECISIONS_KEY } from '../domain/archive-key.ts'
import { decisionsOf, type WrittenDecisions } from '../domain/decisions/written.ts'
import { InvalidInput, ServiceFault, Throttled } from '../domain/errors.ts'
import { type Decisions, NO_DECISIONS, type TeamLabel } from '../domain/identities/teams.ts'
import { changeJson, readJsonIfPresent } from './archive.ts'
import { readDecisionsFile } from './decisions-file.ts'
import { namedFault, problemOf } from './faults.ts'

/**
 * Leaves what people decided in `decisions.yaml`, and by which label, for a day's hours and its report. Of a file that is wrong, the last one
 * that was right stays in force, and what is wrong with it is the answer; null where nothing is.
 */
export async function learnDecisions(day: string, label: TeamLabel | undefined): Promise<string | null> {
  const { decisions, problem } = await inForce()
  await changeJson<Decisions>(decisionsKey(day), (standing) =>
    label ? withLabel(decisions, label, standing?.teams?.label) : decisions,
  )
  return problem
}

/**
 * With a label that any cluster told, now or before: a run of some monitors, or of a day whose readings have expired, tells of fewer. Days on
 * which it was told of other clusters are no measure, as what it names there was unowned.
 */
function withLabel({ teams, ...decisions }: Decisions, now: TeamLabel, before: TeamLabel | undefined): Decisions {
  const known = before?.name === now.name ? before.clusters : []
  const label = { ...now, clusters: [...new Set([...known, ...now.clusters])].toSorted() }
  if (label.clusters.length === 0) return { ...decisions, teams }
  const rules = teams?.rules ?? []
  return { ...decisions, teams: { rules, id: idOf([rules, label]), label } }
}

const NOTHING_WRITTEN: WrittenDecisions = { rules: [], contacts: [], accepted: [], budgets: [] }

async function inForce(): Promise<{ decisions: Decisions; problem: string | null }> {
  try {
    const written = await writtenDecisions()
    const { rules, ...others } = written === undefined ? NOTHING_WRITTEN : decisionsOf(written)
    const teams = rules.length === 0 ? null : { rules, id: idOf(rules) }
    const some = Object.fromEntries(Object.entries(others).filter(([, list]) => list.length > 0))
    const decisions: Decisions = { ...NO_DECISIONS, teams, ...some }
    // Without a file nothing is in force, and nothing was.
    await changeJson<Decisions, Decisions | undefined>(LATEST_DECISIONS_KEY, (standing) =>
      written === undefined && standing === undefined ? undefined : decisions,
    )
    return { decisions, problem: null }
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    const standing = await readJsonIfPresent<Decisions>(LATEST_DECISIONS_KEY)
    const then = standing ? 'The last one that was right stays in force.' : 'Nothing of it is in force.'
    return { decisions: standing ?? NO_DECISIONS, problem: `${error.message}. ${then}` }
  }
}

async function writtenDecisions(): Promise<string | undefined> {
  try {
    return (await readDecisionsFile())?.text
  } catch (error) {
    if (error instanceof InvalidInput) throw error
    const named = namedFault(error)
    if (named instanceof Throttled || named instanceof ServiceFault) throw error
    // Such as one that is encrypted with a key of others: no run ends for that.
    throw new InvalidInput(`decisions.yaml cannot be read (${problemOf(error, 's3:GetObject')})`, { cause: error })
  }
}

const idOf = (rules: unknown) => createHash('sha256').update(JSON.stringify(rules)).digest('hex').slice(0, 16)
