import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { lockFolder, type WriterLock } from '../../local/writer-lock.ts'

const held: WriterLock[] = []
const children: ChildProcess[] = []
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const lock of held.splice(0)) await lock.release()
})

let folders = 0
const folder = () => `/made/${process.pid}/${++folders}`

async function lock(of: string, what = 'npm run report') {
  const taken = await lockFolder(of, what)
  held.push(taken)
  return taken
}

/** The ports of a folder, as its digest says them. */
function portsOf(of: string) {
  const digest = createHash('sha256').update(of).digest()
  return [0, 4, 8].map((at) => 20_000 + (digest.readUInt32BE(at) % 12_767))
}

/** Another process that writes a folder, and then does that. */
function holding(of: string, then: string) {
  const file = new URL('../../local/writer-lock.ts', import.meta.url).href
  const script = `const { lockFolder } = await import('${file}')
    await lockFolder('${of}', 'a run')
    process.stdout.write('locked')
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script])
  children.push(child)
  return child
}

test('a second writer is told who the first one is', async () => {
  const of = folder()
  await lock(of, 'npm run report --world month')
  await expect(lockFolder(of, 'npm run report')).rejects.toThrow(
    new RegExp(
      `^${of} is being written by process ${process.pid} since 20\\d\\d-\\d\\d-\\d\\dT[\\d:]+Z: npm run report --world month; wait for its end$`,
    ),
  )
  await lock(folder())
})

test('of many at once one writes', async () => {
  const of = folder()
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => lock(of)))
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a writer that is busy is known all the same', async () => {
  const of = folder()
  const child = holding(of, 'for (;;) {}')
  await once(child.stdout, 'data')
  await expect(lockFolder(of, 'another')).rejects.toThrow(`process ${child.pid} since`)
})

test('what is let go is free', async () => {
  const of = folder()
  await (await lockFolder(of, 'first')).release()
  await lock(of)
})

test('a process that is killed leaves nothing behind', async () => {
  const of = folder()
  const child = holding(of, 'setInterval(() => undefined, 1000)')
  await once(child.stdout, 'data')
  await expect(lockFolder(of, 'another')).rejects.toThrow(`process ${child.pid} since`)
  child.kill('SIGKILL')
  await once(child, 'exit')
  await lock(of)
})

test('a program that says nothing until it is asked is passed over', async () => {
  const of = folder()
  const other = createHttpServer().listen(portsOf(of)[0], '127.0.0.1')
  await once(other, 'listening')
  try {
    await lock(of)
    await expect(lockFolder(of, 'another')).rejects.toThrow('is being written by process')
  } finally {
    other.close()
  }
})

test('a port of some other program is passed over, and those who did find each other', async () => {
  const of = folder()
  const other = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
  const [first = 0, second = 0] = portsOf(of)
  other.listen(first, '127.0.0.1')
  await once(other, 'listening')
  try {
    await lock(of)
    const socket = connect(second, '127.0.0.1')
    expect(JSON.parse(String((await once(socket, 'data'))[0]))).toMatchObject({ pid: process.pid })
    await expect(lockFolder(of, 'another')).rejects.toThrow('is being written by process')
  } finally {
    other.close()
  }
  // The first port is free by now, and still there is one writer.
  await expect(lockFolder(of, 'another')).rejects.toThrow('is being written by process')
})
