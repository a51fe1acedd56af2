import { caller } from '../aws/iam.ts'
import { callersRegion } from '../aws/region.ts'
import { InvalidInput } from '../domain/errors.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { disablingSteps } from './disable.ts'
import { enablingSteps } from './enable.ts'
import { carryOut, type Step } from './step.ts'

export interface SettingUp {
  /** Whether what was made is removed. */
  readonly undo: boolean
  /** Whether it is done; else it is only told. */
  readonly yes: boolean
  /** Between two looks at what AWS is making. */
  readonly waitMilliseconds?: number
}

const DONE = { make: 'made', remove: 'removed', nothing: 'left' } as const
const WOULD = { make: 'make', remove: 'remove', nothing: 'leave' } as const

/**
 * Tells, line by line, what clusters of the caller's account and region lack, and makes it; or removes what was made. Throws at the
 * first thing that fails: to run it again goes on from there.
 */
export async function setUpClusters(
  clusters: readonly string[],
  { undo, yes, waitMilliseconds = 5000 }: SettingUp,
  tell: (line: string) => void,
): Promise<void> {
  const region = await callersRegion()
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
  let isAny = false
  for (const cluster of clusters) {
    const steps = await (undo ? disablingSteps : enablingSteps)(cluster, { account, region, waitMilliseconds })
    isAny ||= steps.some(({ does }) => does !== 'nothing')
    if (yes) await carryOut(steps, line)
    else for (const step of steps) line(step)
  }
  if (!isAny) tell('There is nothing to do.')
  else if (!yes) tell('Nothing was done: --yes does it.')
  else if (!undo) tell(`Data arrives in 10 to 30 minutes; ${FLOWTOLL} doctor looks for it.`)
}
