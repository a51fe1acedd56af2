import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listKeys, readObject, writeIf, writeObject } from '../aws/archive.ts'
import { readTopology } from '../aws/network.ts'
import { world as nat } from '../worlds/seed-nat/world.ts'
import { archived } from './workflow/archived.ts'
import { type Rig, startRig, undisturbed } from './workflow/rig.ts'

const KEYS = ['a b', 'ä=ö+ü', '50%', 'empty'] as const
const TRANSPORTS = [
  ['over HTTP', { overHttp: true }],
  ['handed over', { overHttp: false }],
] as const

/** What a run asks, and what it leaves. */
async function traceOf(rig: Rig): Promise<object> {
  await rig.enter(undisturbed(nat))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  const calls = rig.cloud.calls.filter(({ service }) => service !== 'dns' && service !== 'tls')
  return {
    asked: calls.map(({ service, operation }) => `${service} ${operation}`).toSorted(),
    left: await archived(rig.folder),
  }
}

test('a run is the same over HTTP as where its requests are handed over', async () => {
  const traces: object[] = []
  for (const [, options] of TRANSPORTS) {
    const rig = await startRig({}, options)
    traces.push(await traceOf(rig).finally(rig.close))
  }
  expect(traces[1]).toEqual(traces[0])
})

describe.each(TRANSPORTS)('a request, %s', (_, options) => {
  let rig: Rig
  beforeAll(async () => {
    rig = await startRig({}, options)
    await rig.enter(nat)
  })
  afterAll(() => rig.close())

  test('comes as it was sent, whatever its key and its body are', async () => {
    for (const key of KEYS)
      await writeObject(`odd/${key}`, key === 'empty' ? Buffer.alloc(0) : Buffer.from([0, 255, 13, 10]), 'a/b')
    expect(await listKeys('odd/')).toEqual(KEYS.map((key) => `odd/${key}`).toSorted())
    expect((await readObject('odd/50%')).body).toEqual(Uint8Array.from([0, 255, 13, 10]))
    expect((await readObject('odd/empty')).body).toHaveLength(0)
  })

  test('whose connection breaks is asked again', async () => {
    await writeObject('cut', 'whole', 'text/plain')
    for (const cut of ['cut before', 'cut after'] as const) {
      const left = [cut]
      const before = rig.asked('GetObject').length
      rig.cloud.disturb(() => left.pop())
      expect(Buffer.from((await readObject('cut')).body).toString()).toBe('whole')
      expect(rig.asked('GetObject').length - before).toBe(2)
    }
  })

  test('whose answer is refused, or is none, is told as its client tells it', async () => {
    await expect(readObject('missing')).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } })
    await writeObject('taken', 'first', 'text/plain')
    expect(await writeIf('taken', 'second', 'text/plain')).toBeUndefined()
    rig.cloud.disturb(({ operation }) =>
      operation === 'ListObjectsV2' ? { garbled: () => '<ListBucketResult/>' } : undefined,
    )
    await expect(listKeys('')).rejects.toThrow('no listing')
    rig.cloud.disturb(() => ({ status: 403, error: 'AccessDenied' }))
    await expect(listKeys('')).rejects.toMatchObject({ name: 'AccessDenied' })
    rig.cloud.disturb(() => undefined)
  })

  test('that was answered before is answered as things are by now', async () => {
    const ids = { subnetIds: nat.network.subnets.map(({ subnetId }) => subnetId), home: undefined }
    const read = () =>
      readTopology(
        nat.network.vpcs.map(({ vpcId }) => vpcId),
        ids,
      )
    const first = await read()
    expect(await read()).toEqual(first)
    rig.cloud.become({ ...nat, network: { ...nat.network, natGateways: [] } })
    expect(await read()).toMatchObject({ natGateways: [] })
    rig.cloud.disturb(({ operation }) =>
      operation === 'DescribeNatGateways' ? { status: 403, error: 'UnauthorizedOperation: no' } : undefined,
    )
    expect((await read()).denied).toEqual(['ec2:DescribeNatGateways'])
    rig.cloud.disturb(() => undefined)
    rig.cloud.become(nat)
    expect(await read()).toEqual(first)
  })

  test('that nobody waits for any more ends at once', async () => {
    const controller = new AbortController()
    rig.cloud.disturb(() => {
      controller.abort()
      return new Promise(() => undefined)
    })
    await expect(writeObject('late', 'body', 'text/plain', controller.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
    await expect(writeObject('later', 'body', 'text/plain', controller.signal)).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    )
    rig.cloud.disturb(() => undefined)
  })
})
