import { expect, test } from 'vitest'
import { parsedInput, requestedRun } from '../../../domain/collecting/input.ts'
import { mostSlices } from '../../../domain/collecting/plan.ts'
import { outcomeFailures, shortReason } from '../../../domain/collecting/query-round.ts'
import type { Run, SliceItem, SliceOutcome } from '../../../domain/collecting/run.ts'
import { hoursOf } from '../../../domain/day.ts'
import { settingsOf } from '../../../domain/settings.ts'
import { LARGEST } from '../../cdk/largest-settings.ts'

/** Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const MOST_BYTES = 256 * 1024

const HOUR = '2026-11-21T23:00:00Z'
const bytes = (state: unknown) => Buffer.byteLength(JSON.stringify(state))

test('what travels between the states stays under their limit, with the largest settings and every slice failed', () => {
  const settings = settingsOf(LARGEST, 'the largest settings')
  const arn = (name: string) => `arn:aws:networkflowmonitor:ap-southeast-2:111122223333:monitor/${name}`
  const name = 'e'.repeat(80)
  const input = parsedInput({
    date: '2026-11-21',
    days: 2,
    recipients: settings.recipients,
    monitors: settings.monitors,
  })
  const { rest = input, sameDay = input, ...asked } = requestedRun(input, settings, Date.parse('2026-11-22T07:00:00Z'))
  const run: Run = {
    ...asked,
    // A cluster's name has at most 100 characters: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
    monitors: settings.monitors.map((monitor) => ({
      ...{ name: monitor, arn: arn(monitor), cluster: 'c'.repeat(100), region: 'ap-southeast-2' },
    })),
    ...{ execution: name, executionArn: arn(name), claim: name, isPart: false },
    ...{ settledUntil: HOUR, collectUntil: HOUR, slicesLeft: 480 },
    ...{ continuation: { name, number: 24, input: sameDay }, next: { name, input: rest } },
  }
  const count = mostSlices(bytes(run), run.monitors)
  expect(count).toBeGreaterThan(100)
  const many = <Value>(item: (monitor: string) => Value) =>
    Array.from({ length: count }, (_, index) => item(settings.monitors[index % 20] ?? ''))
  const slices = many((monitor): SliceItem => ({ monitor, start: HOUR, end: HOUR }))
  const hours = hoursOf({ from: '2026-11-20T23:00:00Z', to: '2026-11-22T00:00:00Z' })
  expect(hours).toHaveLength(25)
  expect(bytes({ run, slices, hours, round: 0 })).toBeLessThan(MOST_BYTES)
  const reason = shortReason({ name: 'ValidationException', message: '"\\'.repeat(500) })
  const failures = outcomeFailures([
    { category: 'INTER_AZ', from: HOUR, to: HOUR, reason },
    { category: 'INTRA_AZ', from: HOUR, to: HOUR, reason: 'another' },
  ])
  const outcomes = many((monitor): SliceOutcome => ({ monitor, start: HOUR, answered: 100, failures }))
  const surroundings = {
    ...Object.fromEntries(Array.from({ length: 6 }, (_, key) => [key, 'k'.repeat(60)])),
    problems: ['p'.repeat(400)],
  }
  expect(bytes({ run, outcomes, hours, round: 2, surroundings })).toBeLessThan(MOST_BYTES)
})

test('300 monitors of 100 accounts are planned in one execution: 400 slices of theirs fit its states', () => {
  const place = (index: number) => `${222222222222 + (index % 100)}-ap-southeast-2`
  // Names as people give them: a cluster's with its environment and region.
  const monitors = Array.from({ length: 300 }, (_, index) => {
    const name = `payments-production-${index}-monitor`
    const [account = ''] = place(index).split('-')
    const arn = `arn:aws:networkflowmonitor:ap-southeast-2:${account}:monitor/${name}`
    const cluster = `payments-production-${index} (${account}, ap-southeast-2)`
    return { name: `${name}@${place(index)}`, arn, cluster, region: 'ap-southeast-2', isOfCluster: true }
  })
  const settings = settingsOf(LARGEST, 'the largest settings')
  const input = parsedInput({ date: '2026-11-21' })
  const { rest: _, sameDay = input, ...asked } = requestedRun(input, settings, Date.parse('2026-11-22T07:00:00Z'))
  const name = 'e'.repeat(80)
  const run: Run = {
    ...asked,
    ...{ monitors, home: { accountId: '111122223333', region: 'us-east-1' } },
    failedSources: Array.from({ length: 20 }, (_, index) => ({
      ...{ id: place(index), accountId: place(index).slice(0, 12), region: 'ap-southeast-2' },
      problem: `role flowtoll-read of account ${place(index).slice(0, 12)} could not be assumed: it is missing, does not trust this stack, or expects another external ID`,
    })),
    ...{ execution: name, executionArn: name, claim: name, isPart: false },
    ...{ settledUntil: HOUR, collectUntil: HOUR, slicesLeft: 6800 },
    continuation: { name, number: 24, input: sameDay },
  }
  const count = mostSlices(bytes(run), monitors)
  // 24 hours of 300 monitors are 7,200 slices, in 24 executions at most.
  expect(count * 24).toBeGreaterThan(7200)
  const slices = Array.from({ length: count }, (_, index) => ({
    ...{ monitor: monitors[index % 300]?.name ?? '', start: HOUR, end: HOUR },
  }))
  const hours = hoursOf({ from: '2026-11-20T23:00:00Z', to: '2026-11-22T00:00:00Z' })
  expect(bytes({ run, slices, hours, round: 0 })).toBeLessThan(MOST_BYTES)
  const failures = [{ reason: 'r'.repeat(140) }]
  const outcomes = slices.map(({ monitor, start }): SliceOutcome => ({ monitor, start, answered: 0, failures }))
  const surroundings = { keys: 'k'.repeat(500), problems: ['p'.repeat(400)] }
  expect(bytes({ run, outcomes, hours, round: 2, surroundings })).toBeLessThan(MOST_BYTES)
})
