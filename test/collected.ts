import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the archives that tests have collected, a folder for each world and day. */
    readonly collected: string
  }
}

/** A place that all files of tests share, which is gone after the last. */
export default async function ({ provide }: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-collected-'))
  provide('collected', folder)
  return () => rm(folder, { recursive: true, force: true })
}
