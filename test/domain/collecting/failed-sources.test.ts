import { expect, test } from 'vitest'
import {
  knownSources,
  mayLackMonitors,
  monitorsReported,
  type ReportedMonitors,
  removedSources,
} from '../../../domain/collecting/failed-sources.ts'

const SOURCE = { id: '222222222222-us-east-1', accountId: '222222222222', region: 'us-east-1', problem: 'no role' }
const DAY = '2026-11-21'

const report = (day: string, over: Partial<ReportedMonitors> = {}, until = '24:00'): ReportedMonitors => ({
  day,
  to: `${day} 24:00`,
  coverage: { gaps: [], counted: { monitors: [], until: `${day} ${until}` } },
  monitors: [{ name: 'eks', cluster: 'home', region: 'us-east-1' }],
  ...over,
})
const has = (name: string) => ({ monitors: [{ name, cluster: 'shop (222222222222)', region: 'us-east-1' }] })
const account = (over: object) => ({
  byAccount: [{ accountId: SOURCE.accountId, region: SOURCE.region, usd: 0, hours: 0, ...over }],
})
const had = (knownSources: readonly string[]) => ({
  coverage: { gaps: [], counted: { monitors: [], until: '2026-11-20 24:00' }, knownSources },
})
const billed = account({ usd: 3 })
const failed = account({ problem: 'no role' })

const eks = `eks@${SOURCE.id}`
const MONITOR = {
  name: eks,
  arn: 'arn:aws:networkflowmonitor:us-east-1:222222222222:monitor/eks',
  region: 'us-east-1',
  cluster: 'shop (222222222222)',
  isOfCluster: true,
}

test.each<[string, readonly ReportedMonitors[], readonly (typeof MONITOR)[] | undefined]>([
  ['nobody knows where no report tells', [], undefined],
  [
    'those of the newest report that has one',
    [report('2026-11-20', has('eks')), report('2026-11-19', has(eks))],
    [MONITOR],
  ],
  ['none of what the own report of the day was made without', [report(DAY), report('2026-11-20', has(eks))], []],
  [
    'those before where the own report lacks it as well',
    [report(DAY, failed), report('2026-11-20', has(eks))],
    [MONITOR],
  ],
  ['those before a half day', [report(DAY, {}, '12:00'), report('2026-11-20', has(eks))], [MONITOR]],
  ['none of an account that was billed without one', [report('2026-11-20', billed)], []],
  ['none of one that was read and had none', [report('2026-11-20', had([SOURCE.id, '3-us-east-1']))], []],
  ['nobody knows where another alone was read', [report('2026-11-20', had(['3-us-east-1']))], undefined],
  [
    'those of the newest report that knew, though one before had some',
    [report('2026-11-20', had([SOURCE.id])), report('2026-11-19', has(eks))],
    [],
  ],
  ['nobody knows where it could not be read before', [report('2026-11-20', failed)], undefined],
  ['nobody knows of what was heard of alone', [report('2026-11-20', account({}))], undefined],
])('monitors of a source that fails: %s', (_, reports, monitors) => {
  expect(monitorsReported(SOURCE, DAY, reports)).toEqual(monitors)
})

test('sources whose monitors are known are those that were read, and those that failed and were before', () => {
  const failedSources = [SOURCE, { ...SOURCE, id: 'eu-west-1', isUnknown: true as const }]
  expect(knownSources(['us-west-2', SOURCE.id, 'eu-west-1'], { failedSources })).toEqual(['us-west-2', SOURCE.id])
  expect(knownSources(['us-west-2'], {})).toEqual(['us-west-2'])
})

test('a day may lack monitors only of a source that nobody knows', () => {
  expect(mayLackMonitors({})).toBe(false)
  expect(mayLackMonitors({ failedSources: [SOURCE] })).toBe(false)
  expect(mayLackMonitors({ failedSources: [SOURCE, { ...SOURCE, isUnknown: true }] })).toBe(true)
})

test('sources that the settings name no more are those that the own report has monitors of', () => {
  const monitors = [...report(DAY).monitors, ...has(eks).monitors, ...has('eks@eu-west-1').monitors]
  const home = { accountId: '111122223333' }
  const problem = 'the setting sources no longer names it'
  expect(removedSources(monitors, ['eu-west-1'], home)).toEqual([{ source: { ...SOURCE, problem }, own: [MONITOR] }])
  expect(removedSources(monitors, [SOURCE.id], home)).toMatchObject([
    { source: { id: 'eu-west-1', accountId: home.accountId, region: 'eu-west-1' }, own: [{ name: 'eks@eu-west-1' }] },
  ])
  expect(removedSources(report(DAY).monitors, [], home)).toEqual([])
})
