import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { changeJson, readJsonIfPresent, readVersionedIfPresent, writeJson } from '../../aws/archive.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { type Rig, startRig } from '../workflow/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())
beforeEach(() => rig.enter(seed))

const KEY = 'terms/one.json'
const operations = () => rig.cloud.calls.filter(({ service }) => service === 's3').map(({ operation }) => operation)

/** As S3 answers a read of a missing key to who may not list the whole bucket, and a read that the role does not allow. */
const denyReads = () =>
  rig.cloud.disturb(({ operation }) =>
    operation === 'GetObject'
      ? { status: 403, error: 'AccessDenied: not authorized to perform: s3:GetObject' }
      : undefined,
  )

describe('an object that may not be there', () => {
  test('is read by one request where it is', async () => {
    await writeJson(KEY, { is: 'there' })
    expect(await readJsonIfPresent(KEY)).toEqual({ is: 'there' })
    expect(operations()).toEqual(['PutObject', 'GetObject'])
  })

  test.each([
    ['not found', () => undefined],
    ['denied', denyReads],
  ])('is none where a read of it is %s and no listing has it', async (_, disturb) => {
    disturb()
    await writeJson(`${KEY}.gz`, {})
    expect(await readJsonIfPresent(KEY)).toBeUndefined()
    expect(operations()).toEqual(['PutObject', 'GetObject', 'ListObjectsV2'])
  })

  test('is a missing permission where the listing has it', async () => {
    await writeJson(KEY, {})
    denyReads()
    await expect(readJsonIfPresent(KEY)).rejects.toMatchObject({ name: 'AccessDenied' })
  })

  test('is read where another run has written it between', async () => {
    rig.cloud.disturb(async ({ operation }) => {
      if (operation !== 'ListObjectsV2') return undefined
      rig.cloud.disturb(() => undefined)
      await writeJson(KEY, { by: 'another' })
      return undefined
    })
    expect(await readJsonIfPresent(KEY)).toEqual({ by: 'another' })
  })
})

describe('a change of what was read', () => {
  test('reads nothing again, and nothing of another run is lost that has changed it since', async () => {
    await writeJson(KEY, { names: ['a'] })
    const read = await readVersionedIfPresent<{ names: string[] }>(KEY)
    const add = (name: string, from = read) =>
      changeJson<{ names: string[] }>(KEY, (standing) => ({ names: [...(standing?.names ?? []), name] }), from)
    expect(await add('b')).toEqual({ names: ['a', 'b'] })
    expect(operations()).toEqual(['PutObject', 'GetObject', 'PutObject'])
    expect(await add('c')).toEqual({ names: ['a', 'b', 'c'] })
  })
})
