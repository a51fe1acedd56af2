import { FAILURE_MEMORY_KEY } from '../domain/archive-key.ts'
import { type FailureMemory, NOTHING_FAILED } from '../domain/report/failure-memory.ts'
import { changeJson } from './archive.ts'

/**
 * Decides by the memory of failures, and keeps what is decided; anew where another run was first. Throws ServiceFault where
 * others always are.
 */
export async function remember<Decided extends { readonly memory: FailureMemory }>(
  decide: (memory: FailureMemory) => Decided,
): Promise<Decided> {
  let decided!: Decided
  await changeJson<FailureMemory, FailureMemory | undefined>(FAILURE_MEMORY_KEY, (standing) => {
    decided = decide(standing ?? NOTHING_FAILED)
    return decided.memory === NOTHING_FAILED ? standing : decided.memory
  })
  return decided
}
