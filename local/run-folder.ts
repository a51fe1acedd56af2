import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { FLOWTOLL } from '../domain/version.ts'
import { lockFolder } from './writer-lock.ts'

/** Below the working folder: what is installed is nobody's place for days. */
export const OUT = resolve('out')

/** Whose days a folder holds. Days of two owners never lie in one. */
export interface Owner {
  /** `shop`, `123456789012-eu-west-1` */
  readonly name: string
  /** `world shop`, `account 123456789012 in eu-west-1` */
  readonly of: string
  /** What a world is made from; absent for an account. */
  readonly fingerprint?: string
}

/** All that runs of one owner leave on this machine. */
export interface RunFolder {
  /** `out/shop, world shop` */
  readonly name: string
  readonly path: string
  /** Laid out as the bucket. */
  readonly archive: string
  /** Emails and notices, each a file that no run replaces. */
  readonly inbox: string
}

export interface OpenRunFolder extends RunFolder {
  /** Makes it the one that other commands read. */
  pointHere(): Promise<void>
  close(): Promise<void>
}

const MARK = 'owner.json'
const POINTER = join(OUT, 'last.json')

function folderOf(folder: string, of: string): RunFolder {
  const path = join(OUT, folder)
  return { name: `out/${folder}, ${of}`, path, archive: join(path, 'archive'), inbox: join(path, 'inbox') }
}

/**
 * Opens the folder of an owner for the one run that may write it: `out/<name>`, or the next free number behind that name
 * where it holds the days of another version of the world. Throws FolderTaken while another run writes it.
 */
export async function openRunFolder(owner: Owner, what: string): Promise<OpenRunFolder> {
  await mkdir(OUT, { recursive: true })
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? owner.name : `${owner.name}-${number}`
    const folder = folderOf(name, owner.of)
    const { path } = folder
    // A mark never changes: a folder that is another's need not be locked to tell.
    if (await isAnothers(path, owner)) continue
    const lock = await lockFolder(path, what)
    try {
      if (await isAnothers(path, owner)) {
        await lock.release()
        continue
      }
      await mkdir(path, { recursive: true })
      await replaced(join(path, MARK), markOf(owner))
    } catch (error) {
      await lock.release()
      throw error
    }
    const pointer = JSON.stringify({ folder: name, of: owner.of })
    return { ...folder, pointHere: () => replaced(POINTER, pointer), close: () => lock.release() }
  }
}

/** The folder of the last run that made a report; undefined where there is none. */
export async function lastRun(): Promise<RunFolder | undefined> {
  const pointer = await contentOf(POINTER)
  if (pointer === undefined) return undefined
  const { folder, of } = JSON.parse(pointer) as { readonly folder: string; readonly of: string }
  return folderOf(folder, of)
}

/** The same. Throws where no run has made a report. */
export async function neededLastRun(): Promise<RunFolder> {
  const last = await lastRun()
  if (last === undefined) throw new Error(`there is no report in out/ yet; ${FLOWTOLL} report makes one`)
  return last
}

/** The folder of an owner who has no versions, whether there is one or not. */
export const runFolderOf = ({ name, of }: Owner): RunFolder => folderOf(name, of)

const markOf = ({ of, fingerprint }: Owner) => JSON.stringify({ of, fingerprint })

/** Whether a folder is somebody else's. One that holds something and says not whose is. */
async function isAnothers(path: string, owner: Owner): Promise<boolean> {
  const mark = await contentOf(join(path, MARK))
  if (mark !== undefined) return mark !== markOf(owner)
  return (await readdir(path).catch(() => [])).length > 0
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A reader never meets half a file. */
async function replaced(path: string, content: string): Promise<void> {
  const part = join(OUT, `.${randomUUID()}.part`)
  await writeFile(part, content)
  await rename(part, path)
}
