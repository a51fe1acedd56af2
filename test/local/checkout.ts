import { cp, mkdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { type Ended, ranByNode } from '../ran.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const ROOMS = ['agent', 'archive', 'aws', 'cdk', 'channels', 'domain', 'lambdas', 'local', 'templates', 'worlds']

export interface Checkout {
  readonly copy: string
  /** Runs a script as npm does. It has ended once its pipes are closed: no child holds them. */
  ended(script: string, args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>
  /** A file of `out/`. */
  out(path: string): Promise<string>
  remove(): Promise<void>
}

/** A folder that no other process has. One that was used before has its files compiled. */
async function ownFolder(): Promise<string> {
  for (let number = 1; ; number++) {
    const folder = join(tmpdir(), `flowtoll-checkout-${number}`)
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

/** A copy of the repository, so that a run there does not touch its `out/`. */
async function checkout(): Promise<Checkout> {
  const copy = await ownFolder()
  for (const name of [...ROOMS, 'package.json', 'settings.example.json']) {
    await cp(join(ROOT, name), join(copy, name), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return {
    copy,
    out: (path) => readFile(join(copy, 'out', path), 'utf8'),
    remove: () => rm(copy, { recursive: true, force: true }),
    ended: (script, args, environment) => ranByNode(script, args, { HOME: copy, ...environment }, copy),
  }
}

/** A checkout for the tests of a file, which is gone after them. */
export function checkedOut(): Pick<Checkout, 'ended' | 'out'> & { readonly copy: string } {
  let here: Checkout
  beforeAll(async () => {
    here = await checkout()
  })
  afterAll(() => here.remove())
  return {
    get copy() {
      return here.copy
    },
    ended: (...args) => here.ended(...args),
    out: (path) => here.out(path),
  }
}
