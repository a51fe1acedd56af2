import { problemOf } from '../aws/faults.ts'

/** One thing that an account is to have, or to have no longer. */
export interface Step {
  /** As in "make the monitor …", in words that stand alone. */
  readonly what: string
  /** What is done about it: nothing where it is there already, or stays; `ask` where somebody has to mend it. */
  readonly does: 'make' | 'remove' | 'nothing' | 'ask'
  /** Why nothing is done, or what to know or do about it. */
  readonly because?: string
  /** The permissions that it takes. */
  readonly action?: string
  readonly run?: () => Promise<void>
}

/** What was asked for is on its way, and has not come. */
export class NotYet extends Error {
  override readonly name = 'NotYet'
}

export const there = (what: string, because = 'it is there'): Step => ({ what, does: 'nothing', because })

export const broken = (what: string, because: string): Step => ({ what, does: 'ask', because })

/** Does each step in order, and tells each once it is done. Throws at the first that fails, naming it: what was done before stays. */
export async function carryOut(steps: readonly Step[], tell: (step: Step) => void): Promise<void> {
  for (const step of steps) {
    try {
      await step.run?.()
    } catch (error) {
      const why = error instanceof NotYet ? error.message : problemOf(error, step.action ?? 'AWS')
      throw new Error(`to ${step.does} ${step.what} failed: ${why}`, { cause: error })
    }
    tell(step)
  }
}

/** Everything that is made is marked so, and nothing without the mark is removed. */
export const MARK = { flowtoll: 'enable' } as const

export const isMarked = (tags: Readonly<Record<string, string>>) => tags.flowtoll === MARK.flowtoll
