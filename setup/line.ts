import { problemOf } from '../aws/faults.ts'
import { actionOf } from '../aws/services/request.ts'

/** What was found of one thing that a report needs. A note is good to know, and nothing has to be done. */
export interface Line {
  readonly about: string
  readonly state: 'ok' | 'to do' | 'not known' | 'note'
  /** What is there, or what to do. */
  readonly says: string
}

const line =
  (state: Line['state']) =>
  (about: string, says: string): Line => ({ about, state, says })

export const ok = line('ok')
export const toDo = line('to do')
export const notKnown = line('not known')
export const note = line('note')

/** What is found, or that it is not known, where AWS does not let it be looked at: by the action that failed, or the one that is asked. */
export async function found(
  about: string,
  action: string,
  look: () => Promise<Line | readonly Line[]>,
): Promise<Line[]> {
  try {
    return [await look()].flat()
  } catch (error) {
    return [notKnown(about, problemOf(error, actionOf(error) ?? action))]
  }
}
