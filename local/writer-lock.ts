import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { Worker } from 'node:worker_threads'
import * as z from 'zod'
import { printable } from '../templates/safe-text.ts'

/** Who writes a folder. */
const WRITER = z.object({
  folder: z.string(),
  pid: z.int(),
  /** ISO 8601, UTC. */
  since: z.string().max(40),
  what: z.string().max(500),
})
type Writer = z.output<typeof WRITER>

/** Another run writes the folder: says which. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken'
}

export interface WriterLock {
  release(): Promise<void>
}

/** Ports that a folder may have. One that some other program holds is passed over. */
const PORTS = 3
const FIRST_PORT = 20_000
/** Below what systems give out by themselves: 32768 on Linux, 49152 elsewhere. */
const LAST_PORT = 32_767

/** A machine that is busy answers late, a run that was stopped never. */
const PATIENCE_MILLISECONDS = 5000

/**
 * Makes this process the only writer of a folder, until it lets go or ends in whatever way: the lock is a port on loopback,
 * which the system takes back. Nothing is written. Throws FolderTaken, naming who has it.
 */
export async function lockFolder(folder: string, what: string): Promise<WriterLock> {
  const id = createHash('sha256').update(folder).digest()
  const writer: Writer = {
    folder: id.toString('hex'),
    pid: process.pid,
    since: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    what: what.slice(0, 500),
  }
  const ports = Array.from(
    { length: PORTS },
    (_, index) => FIRST_PORT + (id.readUInt32BE(index * 4) % (LAST_PORT - FIRST_PORT)),
  )
  for (const port of ports) {
    const holder = await listening(port, JSON.stringify(writer))
    if (holder === undefined) {
      await checkFree(folder, writer.folder, port)
      continue
    }
    // Whoever came while a port of this folder was some other program's may have the next one.
    const others = ports.filter((other) => other !== port)
    await Promise.all(others.map((other) => checkFree(folder, writer.folder, other))).catch(async (error) => {
      await holder.terminate()
      throw error
    })
    return {
      release: async () => {
        await holder.terminate()
      },
    }
  }
  throw new FolderTaken(`${folder} cannot be locked: other programs have the ports ${ports.join(', ')} of this machine`)
}

/** What holds a port and tells who writes; undefined where the port is taken. */
async function listening(port: number, says: string): Promise<Worker | undefined> {
  const worker = new Worker(new URL('writer-port.ts', import.meta.url), { workerData: { port, says }, execArgv: [] })
  const [state] = await once(worker, 'message')
  if (state === 'listening') {
    // A run ends without it.
    worker.unref()
    return worker
  }
  await worker.terminate()
  return undefined
}

/** Throws FolderTaken where a port is held by a run that writes the folder, or by one that does not say. */
async function checkFree(folder: string, id: string, port: number): Promise<void> {
  const said = await saidAt(port)
  if (said === 'nothing') {
    throw new FolderTaken(
      `${folder} may be written by a run that was stopped: whatever listens on port ${port} of 127.0.0.1 does not say; let it go on, or end it (lsof -i :${port} names it)`,
    )
  }
  if (said === undefined || said.folder !== id) return
  throw new FolderTaken(
    printable(`${folder} is being written by process ${said.pid} since ${said.since}: ${said.what}; wait for its end`),
  )
}

/** What a port tells; undefined where nobody listens, or somebody else does. */
function saidAt(port: number): Promise<Writer | 'nothing' | undefined> {
  return new Promise((ready) => {
    const socket = connect(port, '127.0.0.1')
    let said = ''
    let isOpen = false
    socket.setTimeout(PATIENCE_MILLISECONDS, () => {
      ready(isOpen && said === '' ? 'nothing' : undefined)
      socket.destroy()
    })
    socket.on('connect', () => {
      isOpen = true
      // Many a program, as one of HTTP, says nothing until it is asked; and this it does not understand.
      socket.write('flowtoll?\r\n\r\n')
    })
    socket.on('data', (part) => {
      said += part
      if (said.length > 2000) socket.destroy()
    })
    socket.on('error', () => ready(undefined))
    socket.on('close', () => ready(writerIn(said)))
  })
}

function writerIn(said: string): Writer | undefined {
  try {
    return WRITER.parse(JSON.parse(said))
  } catch {
    return undefined
  }
}
