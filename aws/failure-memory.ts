import { FAILURE_MEMORY_KEY } from '../domain/archive-key.ts'
import { ServiceFault } from '../domain/errors.ts'
import { type FailureMemory, NOTHING_FAILED } from '../domain/report/failure-memory.ts'
import { listKeys, readVersionedJson, writeJsonIf } from './archive.ts'

const MOST_TRIES = 5

/**
 * Decides by the memory of failures, and keeps what is decided; anew where another run was first. Throws ServiceFault where
 * others always are.
 */
export async function remember<Decided extends { readonly memory: FailureMemory }>(
  decide: (memory: FailureMemory) => Decided,
): Promise<Decided> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const isThere = (await listKeys(FAILURE_MEMORY_KEY)).includes(FAILURE_MEMORY_KEY)
    const found = isThere ? await readVersionedJson<FailureMemory>(FAILURE_MEMORY_KEY) : undefined
    const memory = found?.value ?? NOTHING_FAILED
    const decided = decide(memory)
    if (decided.memory === memory) return decided
    if ((await writeJsonIf(FAILURE_MEMORY_KEY, decided.memory, found?.etag)) !== undefined) return decided
  }
  throw new ServiceFault(`${FAILURE_MEMORY_KEY} was written by others in each of ${MOST_TRIES} tries`)
}
