import { readdirSync, rmSync, statfsSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Bytes of a file system in memory that days of many worlds have room in: a file is made there in a third of the time. */
const ROOM = 2 * 2 ** 30
const IN_MEMORY = '/dev/shm'

/** Where archives are made. */
function archivesRoot(): string {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY)
    return bavail * bsize > ROOM ? IN_MEMORY : tmpdir()
  } catch {
    return tmpdir()
  }
}

let isCleared = false

/** A new folder for an archive of this process; the first removes what processes left that were ended before they could. */
export function archiveFolder(): Promise<string> {
  const root = archivesRoot()
  if (!isCleared) removeLeft(root)
  isCleared = true
  return mkdtemp(join(root, `flowtoll-${process.pid}-`))
}

/** Removes the archives of processes that are no more. */
export function removeLeft(root: string): void {
  for (const name of readdirSync(root)) {
    const [, id] = /^flowtoll-(\d+)-/.exec(name) ?? []
    if (id !== undefined && !isRunning(Number(id))) rmSync(join(root, name), { recursive: true, force: true })
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}
