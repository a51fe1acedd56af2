import { spawn } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const ROOMS = ['agent', 'archive', 'aws', 'cdk', 'domain', 'lambdas', 'local', 'templates', 'worlds']

/** Where Node keeps what it compiled: each process loads the same files, whichever test starts it. */
export const COMPILED = join(tmpdir(), 'flowtoll-compiled')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Checkout {
  readonly copy: string
  /** Runs a script as npm does. It has ended once its pipes are closed: no child holds them. */
  ended(script: string, args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Ended>
  /** A file of `out/`. */
  out(path: string): Promise<string>
  remove(): Promise<void>
}

/** A copy of the repository, so that a run there does not touch its `out/`. */
async function checkout(): Promise<Checkout> {
  const copy = await mkdtemp(join(tmpdir(), 'flowtoll-report-'))
  for (const name of [...ROOMS, 'package.json', 'settings.example.json']) {
    await cp(join(ROOT, name), join(copy, name), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
  return {
    copy,
    out: (path) => readFile(join(copy, 'out', path), 'utf8'),
    remove: () => rm(copy, { recursive: true, force: true }),
    ended: (script, args, environment = {}) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [script, ...args], {
          cwd: copy,
          env: { PATH: process.env.PATH, HOME: copy, NODE_COMPILE_CACHE: COMPILED, ...environment },
        })
        let stdout = ''
        let stderr = ''
        child.stdout.on('data', (chunk) => {
          stdout += chunk
        })
        child.stderr.on('data', (chunk) => {
          stderr += chunk
        })
        child.on('close', (code) => resolve({ code, stdout, stderr }))
      }),
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
