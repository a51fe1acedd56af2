import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { readJson } from '../../aws/archive.ts'
import { dayWriter } from '../../aws/day-writer.ts'
import type { Run } from '../../domain/collecting/run.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'

const cloud = await enterCloud(world)
beforeEach(() => cloud.use(world, mkdtempSync(join(tmpdir(), 'day-writer-'))))
afterAll(() => cloud.close())

const run = {
  ...{ day: '2026-11-21', from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' },
  execution: 'one',
} as Run
const fullness = { gaps: [], counted: { monitors: [{ name: 'eks-cluster', bytes: 1 }] } }
const object = (name: string, text = name) => ({
  ...{ key: `reports/${name}.json`, body: JSON.stringify(text) },
  contentType: 'application/json',
})

test('what comes last is written, however long it takes to make', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const writer = await dayWriter(run)
  await writer.replace([[object('first')]], fullness, async () => {
    // Longer than its writer has for all of its objects.
    vi.setSystemTime(Date.now() + 90_000)
    return [object('last')]
  })
  expect(await readJson('reports/first.json')).toBe('first')
  expect(await readJson('reports/last.json')).toBe('last')
  expect((await dayWriter(run)).lastTries).toBe(0)
})

test('a day that another run took while its last part was made is left to it', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const slow = (await dayWriter(run)).replace([], fullness, async () => {
    vi.setSystemTime(Date.now() + 90_000)
    const other = await dayWriter({ ...run, execution: 'other' })
    await other.replace([[object('last', 'of the other')]], fullness)
    return [object('last')]
  })
  await expect(slow).rejects.toThrow('another run has begun to write 2026-11-21')
  expect(await readJson('reports/last.json')).toBe('of the other')
})
