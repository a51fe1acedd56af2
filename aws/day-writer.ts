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
}

/** A day as it stands when a run begins to read it. */
export interface DayWriter {
  /** How full its last writer made it, or would have, had it not died; undefined where none is known. */
  readonly written: WrittenDay | undefined
  /**
   * Puts objects in the place of those that are there, one batch after another. Throws DayBusy, and writes nothing, where
   * another run has begun to write since: what was decided by what was read is to be decided anew.
   */
  replace(batches: readonly (readonly WritableObject[])[], fullness: DayFullness): Promise<void>
}

/** Begins to read a day that is to be written. Throws DayBusy while another run writes it. */
export async function dayWriter(run: Run): Promise<DayWriter> {
  const key = writerKey(run)
  const found = await readVersionedIfPresent<WriterRecord>(key)
  if (found?.value.state === 'writing' && Date.parse(found.value.until) > Date.now()) throw dayBusy(run, found.value)
  return {
    written: found?.value.day,
    replace: async (batches, fullness) => {
      const start = Date.now()
      const record: WriterRecord = {
        ...{ schema: 1, state: 'writing', execution: run.execution },
        until: isoInstant(start + HELD_SECONDS * 1000),
        day: writtenDayOf(run, fullness),
      }
      const etag = await writeJsonIf(key, record, found?.etag)
      if (etag === undefined) throw dayBusy(run)
      try {
        await writeAll(run, batches, start + WRITE_SECONDS * 1000)
      } catch (error) {
        // Its writes have all ended, but where its time has: nobody has to wait any longer.
        if (error instanceof DayBusy) throw error
        const until = isoInstant(Date.now())
        await writeJsonIf(key, { ...record, until } satisfies WriterRecord, etag).catch(() => undefined)
        throw error
      }
      // Whoever took the day meanwhile, after its time, has replaced what is there.
      await writeJsonIf(key, { ...record, state: 'written' } satisfies WriterRecord, etag)
    },
  }
}

async function writeAll(run: Run, batches: readonly (readonly WritableObject[])[], end: number): Promise<void> {
  const signal = AbortSignal.timeout(WRITE_SECONDS * 1000)
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
