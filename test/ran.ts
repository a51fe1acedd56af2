import { spawn } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { vi } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

type Variables = Readonly<Record<string, string | undefined>>

/** What every script is given. */
const OWN: Variables = { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }

/** Runs a script as npm does, in a folder. It has ended once its pipes are closed: no child holds them. */
export function ranByNode(script: string, args: readonly string[], variables: Variables, cwd = ROOT): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd, env: { ...OWN, ...variables } })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

let runs = 0

/**
 * Runs a script of the repository with arguments, variables, a folder and outputs of its own, in this process, where what it
 * imports is loaded: the tenth of the time of another process, one of which each script is tested as too.
 */
export async function ranHere(
  script: string,
  args: readonly string[],
  variables: Variables,
  cwd?: string,
): Promise<Ended> {
  const { argv, env } = process
  const former = cwd === undefined ? undefined : process.cwd()
  const [written, heard] = [{ stdout: '', stderr: '' }, [process, process.stdout, process.stderr].map(listenersOf)]
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((part) => {
      written[name] += part
      return true
    }),
  )
  process.argv = [process.execPath, script, ...args]
  process.env = { ...OWN, ...variables }
  if (cwd !== undefined) process.chdir(cwd)
  try {
    runs += 1
    await import(/* @vite-ignore */ `${pathToFileURL(`${ROOT}${script}`)}?${runs}`)
    return { code: Number(process.exitCode ?? 0), ...written }
  } finally {
    process.exitCode = undefined
    if (former !== undefined) process.chdir(former)
    Object.assign(process, { argv, env })
    for (const spy of spies) spy.mockRestore()
    for (const giveBack of heard) giveBack()
  }
}

/** Takes back, once called, what has been listening since. */
function listenersOf(emitter: NodeJS.EventEmitter): () => void {
  const of = (name: string | symbol) => emitter.rawListeners(name) as ((...told: unknown[]) => void)[]
  const before = new Map(emitter.eventNames().map((name) => [name, of(name)]))
  return () => {
    for (const name of emitter.eventNames()) {
      for (const listener of of(name)) if (!before.get(name)?.includes(listener)) emitter.removeListener(name, listener)
    }
  }
}
