import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { namedFault } from '../../aws/faults.ts'
import { clusterOf, listMonitors, queryRows, startQuery } from '../../aws/flow-monitor.ts'
import { type Cloud, startCloud } from '../../local/cloud/cloud.ts'
import { world } from '../../worlds/seed-nat/world.ts'

/** What services answer that is not what was asked for, each over HTTP with status 200. */

const MONITOR = 'eks-cluster-monitor'
const WINDOW = { category: 'UNCLASSIFIED', from: '2026-11-21T00:00:00Z', to: '2026-11-21T01:00:00Z' } as const

const cloud: Cloud = await startCloud(world, { archiveFolder: '/nowhere', bucket: 'archive' })
Object.assign(process.env, cloud.environment, { AWS_REGION: world.region })
beforeEach(() => cloud.disturb(() => undefined))
afterAll(() => cloud.close())

/** Garbles the answers of one operation: all of them, or the first so many. */
function garble(operation: string, garbled: (body: string) => string, times = Number.POSITIVE_INFINITY): void {
  let left = times
  cloud.disturb((call) => (call.operation === operation && left-- > 0 ? { garbled } : undefined))
}

describe('of Network Flow Monitor', () => {
  const RESULTS = 'GetQueryResultsMonitorTopContributors'
  const rows = async () => queryRows(MONITOR, await startQuery(MONITOR, WINDOW))

  test('rows come as they are', async () => {
    expect((await rows()).rows).toContainEqual(expect.objectContaining({ remoteIp: '52.94.233.18', targetPort: 443 }))
    garble(RESULTS, () => '{"topContributors":[null,{"value":"a"}]}')
    expect((await rows()).rows).toEqual([null, { value: 'a' }])
  })

  test.each([
    ['nothing that was asked for', () => '{}'],
    ['a list alone', () => '[]'],
    ['null', () => 'null'],
    ['no body', () => ''],
    ['a page of another server', () => '<html>502</html>'],
    ['rows of null', () => '{"topContributors":null}'],
    ['rows in words', () => '{"topContributors":"none"}'],
    ['rows that are one', () => '{"topContributors":{"value":1}}'],
    ['pages without an end', (body: string) => JSON.stringify({ ...JSON.parse(body), nextToken: '0' })],
  ])('%s for rows is a fault', async (_, garbled) => {
    garble(RESULTS, garbled)
    await expect(rows()).rejects.toSatisfy((error) => isFault(error))
  })

  test.each([
    ['ListMonitors', '{}', listMonitors],
    ['ListMonitors', '{"monitors":[{}]}', listMonitors],
    ['ListMonitors', '{"monitors":[{"monitorName":"a","monitorArn":"b"}]}', listMonitors],
    ['GetMonitor', '{}', () => clusterOf(MONITOR)],
    ['StartQueryMonitorTopContributors', '{}', () => startQuery(MONITOR, WINDOW)],
    ['StartQueryMonitorTopContributors', '{"queryId":""}', () => startQuery(MONITOR, WINDOW)],
  ])('to %s, %s is a fault that names the action', async (operation, body, ask) => {
    garble(operation, () => body)
    await expect(ask()).rejects.toMatchObject({ name: 'ServiceFault', message: expect.stringContaining(operation) })
  })

  test('a monitor that is listed twice is one', async () => {
    garble('ListMonitors', (body) => {
      const { monitors } = JSON.parse(body)
      return JSON.stringify({ monitors: [...monitors, ...monitors] })
    })
    expect((await listMonitors()).map(({ name }) => name)).toEqual([MONITOR])
  })
})

const isFault = (error: unknown) => namedFault(error).name === 'ServiceFault'
