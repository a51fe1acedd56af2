/** When a notice of something was given, or is being given. */
interface Telling {
  /** Start of the execution that gives it, ISO 8601 UTC. */
  readonly at: string
  readonly by: string
  /** Whether the topic has it. */
  readonly isOut: boolean
}

/** What the archive remembers of hourly collections that fail, so that 24 of them a day are one notice. */
export interface FailureMemory {
  readonly schema: 1
  /** Start of the first of those that fail now; null where the last one worked. */
  readonly since: string | null
  /** By the error's name, and of the end. */
  readonly told: Readonly<Record<string, Telling>>
}

/** What is to be remembered, and whether a notice is due. */
export interface Remembered {
  readonly memory: FailureMemory
  readonly isDue: boolean
}

/** An execution that failed or worked. */
export interface Ended {
  readonly execution: string
  /** ISO 8601 UTC. */
  readonly startedAt: string
}

export const NOTHING_FAILED: FailureMemory = { schema: 1, since: null, told: {} }

/** The end of a failure, beside the names of errors. */
const END = 'the end'

/** Half an hour less than a day: collections do not start to the second. */
const DAY_MILLISECONDS = 23.5 * 3_600_000

/** Half an hour less than two. */
const LASTING_MILLISECONDS = 1.5 * 3_600_000

/** No hourly collection lies in it: what was told in the hour before a failure is of the same one. */
const HOUR_MILLISECONDS = 3_600_000

/** Who began to tell and did not end in this time is dead. */
const TELLING_MILLISECONDS = 10 * 60_000

/**
 * A collection failed: it is told when that begins, and once a day for each error while it lasts. One that comes and goes
 * is not told each time; one that came back and stays is.
 */
export function afterFailure(memory: FailureMemory, name: string, ended: Ended): Remembered {
  const since = memory.since ?? ended.startedAt
  const isLasting = Date.parse(ended.startedAt) - Date.parse(since) >= LASTING_MILLISECONDS
  const isDue = isToTell(memory.told[name], ended, isLasting && !isTold(memory, since) ? 0 : DAY_MILLISECONDS)
  if (!isDue && memory.since !== null) return { memory, isDue }
  return { memory: { ...memory, since, told: { ...memory.told, ...(isDue ? telling(name, ended) : {}) } }, isDue }
}

/** A collection worked: the end is told where the failure was. */
export function afterSuccess(memory: FailureMemory, ended: Ended): Remembered {
  if (memory.since === null) return { memory, isDue: false }
  if (!isTold(memory, memory.since)) return { memory: { ...memory, since: null }, isDue: false }
  const { [END]: end, ...failures } = memory.told
  // That an earlier end was told is no reason to keep this one.
  const isDue = isToTell(end?.isOut ? undefined : end, ended, DAY_MILLISECONDS)
  return { memory: isDue ? { ...memory, told: { ...failures, ...telling(END, ended) } } : memory, isDue }
}

/** The topic has the notice of an error, be it a collection's or a report's. */
export const afterTelling = (memory: FailureMemory, name: string, ended: Ended): FailureMemory => ({
  ...memory,
  told: { ...memory.told, ...telling(name, ended, true) },
})

/** The topic has the notice of the end. */
export const afterEnd = (memory: FailureMemory, ended: Ended): FailureMemory => ({
  ...afterTelling(memory, END, ended),
  since: null,
})

/** Whether the failure that stands since then was told, under any name, and not its end. */
function isTold({ told: { [END]: end, ...failures } }: FailureMemory, since: string): boolean {
  const from = Date.parse(since) - HOUR_MILLISECONDS
  const lastEnd = end?.isOut ? end.at : ''
  return Object.values(failures).some(({ at, isOut }) => isOut && at > lastEnd && Date.parse(at) >= from)
}

const telling = (name: string, { execution, startedAt }: Ended, isOut = false) => ({
  [name]: { at: startedAt, by: execution, isOut } satisfies Telling,
})

function isToTell(told: Telling | undefined, { execution, startedAt }: Ended, every: number): boolean {
  if (told === undefined) return true
  // A second try of the one that began to tell.
  if (told.by === execution) return !told.isOut
  return Date.parse(startedAt) - Date.parse(told.at) >= (told.isOut ? every : TELLING_MILLISECONDS)
}
