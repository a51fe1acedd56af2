import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeJson, readJson, writeJsonIf } from '../../aws/archive.ts'
import { rememberMonitors } from '../../aws/catalogue.ts'
import { takeClaim } from '../../aws/claim.ts'
import type { Disturbance } from '../../local/cloud/endpoint.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { type Rig, startRig } from '../workflow/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig({}, { overHttp: true })
})
afterAll(() => rig.close())
beforeEach(() => rig.enter(seed))

const KEY = 'sent/one.json'

/** Disturbs writes in order, and lets all after them pass. */
function disturbWrites(...disturbances: readonly Disturbance[]): void {
  const left = [...disturbances]
  rig.cloud.disturb(({ operation }) => (operation === 'PutObject' ? left.shift() : undefined))
}

test('a claim that was free and is lost to another try says until when that one sends', async () => {
  const email = { day: '2026-11-21', recipients: ['platform@example.com'] }
  const first = await takeClaim(KEY, email)
  if (first.state !== 'held') throw new Error('the first try holds it')
  await first.free()
  // Between the reading and the writing of this try another one takes it.
  let reads = 0
  let other: Promise<unknown> | undefined
  rig.cloud.disturb(async ({ operation }) => {
    if (operation !== 'PutObject' || reads++ !== 1) return undefined
    other = takeClaim(KEY, email)
    await other
    return undefined
  })
  expect(await takeClaim(KEY, email)).toEqual({ state: 'sending', until: expect.stringMatching(/^20\d\d-/) })
  expect(await other).toMatchObject({ state: 'held' })
})

describe('a conditional write', () => {
  test('is won by one of two', async () => {
    expect(await writeJsonIf(KEY, { by: 'first' })).toBeTypeOf('string')
    expect(await writeJsonIf(KEY, { by: 'second' })).toBeUndefined()
    expect(await readJson(KEY)).toMatchObject({ by: 'first' })
  })

  test.each([
    ['its answer is lost once', ['cut after']],
    ['all its answers are lost', ['cut after', 'cut after', 'cut after']],
    [
      'S3 fails after it took it',
      ['cut after', { status: 503, error: 'SlowDown' }, { status: 503, error: 'SlowDown' }],
    ],
    ['it met another that was undone', [{ status: 409, error: 'ConditionalRequestConflict' }]],
  ] as const)('is known to be won where %s', async (_, disturbances) => {
    disturbWrites(...disturbances)
    const etag = await writeJsonIf(KEY, { by: 'first' })
    expect(etag).toBeTypeOf('string')
    // And the same over what it wrote.
    disturbWrites(...disturbances)
    expect(await writeJsonIf(KEY, { by: 'again' }, etag)).toBeTypeOf('string')
    expect(await readJson(KEY)).toMatchObject({ by: 'again' })
  })

  test('is known to be lost to one that says the same', async () => {
    await writeJsonIf(KEY, { by: 'first' })
    disturbWrites('cut before')
    expect(await writeJsonIf(KEY, { by: 'first' })).toBeUndefined()
  })

  test('over what is gone meanwhile is lost', async () => {
    expect(await writeJsonIf(KEY, { by: 'first' }, '"an etag"')).toBeUndefined()
  })

  test.each([
    ['never came through', ['cut before', 'cut before', 'cut before']],
    ['is not permitted', [{ status: 403, error: 'AccessDenied' }]],
  ] as const)('that %s is neither', async (_, disturbances) => {
    disturbWrites(...disturbances)
    await expect(writeJsonIf(KEY, { by: 'first' })).rejects.toThrow()
  })
})

describe('a change of what several runs write', () => {
  const KEY = 'catalogue/monitors.json'
  const names = async () => (await readJson<{ monitors: string[] }>(KEY)).monitors

  test('loses nothing of others that change it at the same time', async () => {
    const monitors = ['a', 'b', 'c', 'd']
    await Promise.all(monitors.map((name) => rememberMonitors([name])))
    expect(await names()).toEqual(monitors)
  })

  test('is made once where the answer to it is lost', async () => {
    disturbWrites('cut after', 'cut after', 'cut after')
    expect(await rememberMonitors(['a'])).toEqual(['a'])
    expect(await names()).toEqual(['a'])
  })

  test('that changes nothing writes nothing', async () => {
    await rememberMonitors(['a'])
    const before = rig.asked('PutObject').length
    await rememberMonitors(['a'])
    expect(rig.asked('PutObject')).toHaveLength(before)
  })

  test('ends where others are first time and again', async () => {
    rig.cloud.disturb(({ operation }) =>
      operation === 'PutObject' ? { status: 412, error: 'PreconditionFailed' } : undefined,
    )
    await writeJsonIf(KEY, {}).catch(() => undefined)
    await expect(changeJson(KEY, () => ({ monitors: [] }))).rejects.toThrow()
  })
})
