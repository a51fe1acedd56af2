import { caller } from '../aws/iam.ts'
import { InvalidInput } from '../domain/errors.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { disablingSteps } from './disable.ts'
import { enablingSteps } from './enable.ts'
import { carryOut, type Step } from './step.ts'
import { workingRegion } from './working-region.ts'

export interface SettingUp {
  /** Whether what was made is removed. */
  readonly undo: boolean
  /** Whether it is done; else it is only told. */
  readonly yes: boolean
  /** Between two looks at what AWS is making. */
  readonly waitMilliseconds?: number
}

const DONE = { make: 'made', remove: 'removed', nothing: 'left', ask: 'to do' } as const
const WOULD = { make: 'make', remove: 'remove', nothing: 'leave', ask: 'to do' } as const

export interface SetUp {
  /** Whether something would be made or removed, were it done. */
  readonly isUndone: boolean
  /** Whether something is left that somebody has to mend. */
  readonly isToDo: boolean
  /** What all of it comes to, in a sentence. */
  readonly says: string | undefined
}

/**
 * Tells, line by line, what clusters of the caller's account and region lack, and makes it; or removes what was made. Throws at the
 * first thing that fails: to run it again goes on from there.
 */
export async function setUpClusters(
  clusters: readonly string[],
  { undo, yes, waitMilliseconds = 5000 }: SettingUp,
  tell: (line: string) => void,
): Promise<SetUp> {
  const region = await workingRegion()
  if (!REGIONS.includes(region))
    throw new InvalidInput(
      `the region is ${region}, where Network Flow Monitor does not run; it does in ${REGIONS.join(', ')}`,
    )
  const { account } = await caller()
  tell(`Account ${account}, ${region}`)
  // What clusters share is told once.
  const told = new Set<string>()
  const line = ({ what, does, because }: Step) => {
    if (told.has(what)) return
    told.add(what)
    tell(`  ${(yes ? DONE : WOULD)[does].padEnd(7)}  ${what}${because === undefined ? '' : `: ${because}`}`)
  }
  const steps: Step[] = []
  for (const cluster of clusters) {
    const own = await (undo ? disablingSteps : enablingSteps)(cluster, { account, region, waitMilliseconds })
    if (yes) await carryOut(own, line)
    else own.forEach(line)
    steps.push(...own)
  }
  const isToDo = steps.some(({ does }) => does === 'ask')
  const isAny = steps.some(({ does }) => does === 'make' || does === 'remove')
  return { isUndone: isAny && !yes, isToDo, says: lastLine(isAny, isToDo, { undo, yes }) }
}

function lastLine(isAny: boolean, isToDo: boolean, { undo, yes }: Pick<SettingUp, 'undo' | 'yes'>): string | undefined {
  if (!isAny) return isToDo ? 'There is nothing to make, and something to do: see above.' : 'There is nothing to do.'
  if (!yes) return 'Nothing was done: --yes does it.'
  if (undo) return undefined
  if (isToDo) return `Data arrives once what is to do above is done; ${FLOWTOLL} doctor looks for it.`
  return `Data arrives in 10 to 30 minutes; ${FLOWTOLL} doctor looks for it.`
}
