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
