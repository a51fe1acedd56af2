import { type Decision, decided } from '../domain/decisions/changes.ts'
import type { DecisionsFile } from '../domain/decisions/decisions-file.ts'
import { diffOf } from '../domain/decisions/diff.ts'
import { Unanswerable } from './unanswerable.ts'

/** How often a change is made anew because somebody else was first. */
const MOST_TRIES = 10

/** A change of `decisions.yaml`, line by line: none where it says that already. */
export interface Change {
  readonly diff: readonly string[]
  readonly isWritten: boolean
  /** What stands there now, or would. */
  readonly text: string
}

/**
 * Makes a decision in a file, or only tells what it would change there. Of two at once, the later one changes what the earlier one left, and
 * nothing is lost. Throws InvalidInput where what is written is wrong.
 */
export async function decide(file: DecisionsFile, decision: Decision, { isTrial = false } = {}): Promise<Change> {
  const by = isTrial ? null : await file.writer()
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const standing = await file.read()
    const before = standing?.text ?? ''
    const after = decided(before, decision)
    const diff = diffOf(before, after)
    if (isTrial || after === before) return { diff, isWritten: false, text: after }
    if (await file.write(after, standing?.version, by)) return { diff, isWritten: true, text: after }
  }
  throw new Unanswerable(`decisions.yaml was changed by others each of ${MOST_TRIES} times; try again`)
}

/** Who a writer is to people: of an ARN, the last name. */
export const shortName = (writer: string | null): string | undefined => writer?.split('/').at(-1)
