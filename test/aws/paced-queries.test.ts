import { afterAll, beforeAll, expect, test } from 'vitest'
import { startQuery } from '../../aws/flow-monitor.ts'
import type { Cloud } from '../../local/cloud/cloud.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'

/** Queries that the service takes a second, and as many at once. */
const A_SECOND = 5

let cloud: Cloud
beforeAll(async () => {
  cloud = await enterCloud(world)
  // As the stack sets it for StartQueries.
  process.env.AWS_RETRY_MODE = 'adaptive'
})
afterAll(() => cloud.close())

test('queries are started at the rate that the service takes: few of 33 are refused', {
  timeout: 60_000,
}, async () => {
  const [begun, window] = [
    Date.now(),
    { category: 'INTER_AZ', from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z' },
  ]
  let [started, refused] = [0, 0]
  cloud.disturb(({ operation }) => {
    if (operation !== 'StartQueryMonitorTopContributors') return undefined
    if (started < A_SECOND * (1 + (Date.now() - begun) / 1000)) {
      started += 1
      return undefined
    }
    refused += 1
    return { status: 429, error: 'ThrottlingException: Rate exceeded' }
  })
  for (let count = 0; count < 33; count++) await startQuery(world.monitors[0]?.name ?? '', window as never)
  expect(started).toBe(33)
  // Each asked again by itself, eight or more.
  expect(refused).toBeLessThan(7)
})
