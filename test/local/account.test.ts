import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { liveSource, worldSource } from '../../local/account.ts'
import type { Cloud } from '../../local/cloud/cloud.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'

let folder: string
let cloud: Cloud
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-account-'))
  cloud = await enterCloud(world, { archiveFolder: folder })
})
beforeEach(() => cloud.become(world))
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true })
})

test('days are kept by account and region, whatever the monitors are called', async () => {
  expect((await liveSource()).owner).toEqual({
    name: '111122223333-us-east-1',
    of: 'account 111122223333 in us-east-1',
  })
  cloud.become({ ...world, accountId: '444455556666' })
  expect((await liveSource()).owner.name).toBe('444455556666-us-east-1')
  expect([...new Set(cloud.calls.map(({ operation }) => operation))]).toEqual(['ListMonitors'])
})

test('an account that cannot be told is refused, with what is missing', async () => {
  cloud.become({ ...world, faults: { deniedMonitorOperations: ['ListMonitors'] } })
  await expect(liveSource()).rejects.toThrow(
    'the account of your credentials cannot be asked: the permission networkflowmonitor:ListMonitors is missing',
  )
  cloud.become({ ...world, monitors: [] })
  await expect(liveSource()).rejects.toThrow('there is no Network Flow Monitor monitor in the account and region')
})

test('nothing is written before a source is opened', async () => {
  await liveSource()
  expect(worldSource(world).owner).toMatchObject({ name: 'seed-inter-az', of: 'world seed-inter-az' })
  expect(await readdir(folder)).toEqual([])
})
