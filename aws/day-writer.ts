import { writerKey } from '../domain/archive-key.ts'
import { type DayFullness, type WrittenDay, writtenDayOf } from '../domain/collecting/fullness.ts'
import type { Run } from '../domain/collecting/run.ts'
import { isoInstant } from '../domain/day.ts'
import { DayBusy } from '../domain/errors.ts'
import { readVersionedIfPresent, writeJsonIf } from './archive.ts'
import { putObject, type WritableObject } from './large-object.ts'

/** Seconds in which a writer writes all, or stops. */
const WRITE_SECONDS = 40

/** Seconds after which a writer is dead. What is more than it writes is for clocks, and for a write that is under way. */
const HELD_SECONDS = 60

/** Objects that are written at a time. */
const CONCURRENCY = 16

/** Who writes a day, or wrote it last. */
interface WriterRecord {
  readonly schema: 1
  /** `writing` until all of it is there; of a writer that died, for good. */
  readonly state: 'writing' | 'written'
  readonly execution: string
  /** When a writer that has not ended is dead, ISO 8601 UTC. */
  readonly until: string
  readonly day: WrittenDay
  /** How often its execution has begun what comes last; absent where it has not. */
  readonly lastTries?: number
}

/** A day as it stands when a run begins to read it. */
export interface DayWriter {
  /** How full its last writer made it, or would have, had it not died; undefined where none is known. */
  readonly written: WrittenDay | undefined
  /** How often earlier tries of this execution died of what comes last, or failed to write it. */
  readonly lastTries: number
  /**
   * Puts objects in the place of those that are there, one batch after another, and then those that `last` makes. Throws DayBusy, and
   * writes nothing, where another run has begun to write since: what was decided by what was read is to be decided anew.
   */
  replace(
    batches: readonly (readonly WritableObject[])[],
    fullness: DayFullness,
    last?: () => Promise<readonly WritableObject[]>,
  ): Promise<void>
}

/** Begins to read a day that is to be written. Throws DayBusy while another run writes it. */
export async function dayWriter(run: Run): Promise<DayWriter> {
  const key = writerKey(run)
  const found = await readVersionedIfPresent<WriterRecord>(key)
  if (found?.value.state === 'writing' && Date.parse(found.value.until) > Date.now()) throw dayBusy(run, found.value)
  const isOwn = found?.value.state === 'writing' && found.value.execution === run.execution
  const lastTries = isOwn ? (found.value.lastTries ?? 0) : 0
  return {
    written: found?.value.day,
    lastTries,
    replace: async (batches, fullness, last) => {
      let end = 0
      /** Time to write in begins anew. */
      const heldUntil = () => {
        const now = Date.now()
        end = now + WRITE_SECONDS * 1000
        return isoInstant(now + HELD_SECONDS * 1000)
      }
      let etag = found?.etag
      let record: WriterRecord = {
        ...{ schema: 1, state: 'writing', execution: run.execution },
        until: heldUntil(),
        day: writtenDayOf(run, fullness),
        ...(lastTries > 0 && { lastTries }),
      }
      async function note(noted: WriterRecord): Promise<void> {
        record = noted
        etag = await writeJsonIf(key, record, etag)
        if (etag === undefined) throw dayBusy(run)
      }
      await note(record)
      try {
        await writeAll(run, batches, end)
        if (last) {
          await note({ ...record, until: heldUntil(), lastTries: lastTries + 1 })
          const made = await last()
          // However long that took, what was made is written, unless another run has taken the day meanwhile.
          await note({ ...record, until: heldUntil() })
          await writeAll(run, [made], end)
        }
      } catch (error) {
        // Its writes have all ended, but where its time has: nobody has to wait any longer.
        if (error instanceof DayBusy) throw error
        await note({ ...record, until: isoInstant(Date.now()) }).catch(() => undefined)
        throw error
      }
      // Whoever took the day meanwhile, after its time, has replaced what is there.
      const { lastTries: _, ...whole } = record
      await writeJsonIf(key, { ...whole, state: 'written' } satisfies WriterRecord, etag)
    },
  }
}

async function writeAll(run: Run, batches: readonly (readonly WritableObject[])[], end: number): Promise<void> {
  const signal = AbortSignal.timeout(Math.max(0, end - Date.now()))
  for (const batch of batches) {
    for (let first = 0; first < batch.length; first += CONCURRENCY) {
      const writes = await Promise.allSettled(
        batch.slice(first, first + CONCURRENCY).map(async (object) => {
          if (Date.now() >= end) throw outOfTime(run)
          await putObject(object, signal)
        }),
      )
      for (const write of writes) {
        if (write.status === 'rejected') throw signal.aborted ? outOfTime(run, write.reason) : write.reason
      }
    }
  }
}

const outOfTime = ({ day }: Run, cause?: unknown) =>
  new DayBusy(`${day} was not written within ${WRITE_SECONDS} s, and may be another run's by now`, { cause })

const dayBusy = ({ day }: Run, record?: WriterRecord) =>
  new DayBusy(
    record
      ? `${record.execution} writes ${day}, until ${record.until} at the latest`
      : `another run has begun to write ${day} since this one read it`,
  )
