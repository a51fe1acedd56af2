import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { nodeOptions } from '../../cdk/node-memory.ts'
import { TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import type { TaskHandler, TaskHandlers } from '../../local/workflow.ts'

/** What a function took, over all its calls. */
export interface Taken {
  calls: number
  /** Of a processor, user and system, of all threads; the loading of the code is not in it. */
  milliseconds: number
  /** The process's largest resident set, with Node and the code in it. */
  peakMegabytes: number
}

interface Answer {
  readonly output?: unknown
  readonly error?: { readonly name: string; readonly message: string }
  readonly milliseconds: number
  readonly peakMegabytes: number
}

/**
 * Each task's bundle in one process of its own, which stays for all its calls and takes them one after another, with the memory that Node
 * has in its function. What stands in `instead` runs here, unmeasured.
 */
export function functionsOf(
  bundles: string,
  megabytesOf: (name: TaskName) => number,
  instead: Partial<TaskHandlers> = {},
) {
  const taken = new Map<TaskName, Taken>()
  const processes: ChildProcess[] = []
  const handlers = Object.fromEntries(
    TASK_NAMES.map((name) => [name, instead[name] ?? measured(name)]),
  ) as unknown as TaskHandlers

  function measured(name: TaskName): TaskHandler {
    let started: Promise<ChildProcess> | undefined
    let last: Promise<unknown> = Promise.resolve()
    return (input, context) => {
      started ??= start(name)
      const answer = last.then(async () => {
        const child = await (started as Promise<ChildProcess>)
        child.send({ input, context })
        const ended = new AbortController()
        const [first] = (await Promise.race([
          once(child, 'message', ended),
          once(child, 'exit', ended).then(([code, signal]) => [{ died: `${code ?? signal}` }]),
        ])) as [Answer | { readonly died: string }]
        ended.abort()
        if ('died' in first)
          throw Object.assign(new Error(`${name} died: ${first.died}`), { name: 'Runtime.ExitError' })
        const { output, error, milliseconds, peakMegabytes } = first
        const all = taken.get(name) ?? { calls: 0, milliseconds: 0, peakMegabytes: 0 }
        taken.set(name, {
          calls: all.calls + 1,
          milliseconds: all.milliseconds + milliseconds,
          peakMegabytes: Math.max(all.peakMegabytes, peakMegabytes),
        })
        if (error) throw Object.assign(new Error(error.message), { name: error.name })
        return output
      })
      last = answer.catch(() => undefined)
      return answer
    }
  }

  async function start(name: TaskName): Promise<ChildProcess> {
    const child = fork(
      fileURLToPath(new URL('function-process.ts', import.meta.url)),
      [join(bundles, name, 'index.mjs')],
      {
        execArgv: [...nodeOptions(megabytesOf(name))],
        // What a function logs is for CloudWatch.
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    )
    processes.push(child)
    await once(child, 'message')
    return child
  }

  return {
    handlers,
    taken,
    close: () => {
      for (const child of processes) if (child.connected) child.disconnect()
    },
  }
}
