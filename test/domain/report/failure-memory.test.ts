import { describe, expect, test } from 'vitest'
import {
  afterEnd,
  afterFailure,
  afterSuccess,
  afterTelling,
  type FailureMemory,
  NOTHING_FAILED,
} from '../../../domain/report/failure-memory.ts'

const START = Date.parse('2026-11-20T00:20:00Z')

/**
 * What is told of collections an hour apart, as `<hour> <what>`: `hours` are the errors by which they fail, '' for one that
 * works. Each starts some seconds early or late, as a schedule does.
 */
function toldOf(hours: readonly string[]): string[] {
  let memory: FailureMemory = NOTHING_FAILED
  const told: string[] = []
  for (const [hour, name] of hours.entries()) {
    const startedAt = new Date(START + hour * 3_600_000 + ((hour * 7919) % 40) * 1000).toISOString()
    const ended = { execution: `hour-${hour}`, startedAt }
    const { memory: next, isDue } = name === '' ? afterSuccess(memory, ended) : afterFailure(memory, name, ended)
    memory = next
    if (!isDue) continue
    told.push(`${hour} ${name || 'works again'}`)
    memory = name === '' ? afterEnd(memory, ended) : afterTelling(memory, name, ended)
  }
  return told
}

const times = (count: number, name: string) => Array.from({ length: count }, () => name)

describe('a collection that keeps failing is told', () => {
  test('when that begins, once a day while it lasts, and when it ends', () => {
    expect(toldOf(['', ...times(60, 'NoMonitors'), '', '', ''])).toEqual([
      '1 NoMonitors',
      '25 NoMonitors',
      '49 NoMonitors',
      '61 works again',
    ])
  })

  test('under each name that it fails by, once a day', () => {
    const turns = Array.from({ length: 30 }, (_, hour) => (hour % 2 === 0 ? 'Throttled' : 'ServiceFault'))
    expect(toldOf(turns)).toEqual(['0 Throttled', '1 ServiceFault', '24 Throttled', '25 ServiceFault'])
  })

  test('not each time that it comes and goes', () => {
    const turns = Array.from({ length: 23 }, (_, hour) => (hour % 2 === 0 ? 'Throttled' : ''))
    expect(toldOf(turns)).toEqual(['0 Throttled', '1 works again'])
  })

  test('anew where it comes back another day', () => {
    expect(toldOf(['Throttled', '', ...times(30, ''), 'Throttled', ''])).toEqual([
      '0 Throttled',
      '1 works again',
      '32 Throttled',
      '33 works again',
    ])
  })

  test('once it has lasted two hours, where one that was told before was over', () => {
    const outage = times(10, 'Throttled')
    expect(toldOf(['Throttled', '', ...outage, '', ''])).toEqual([
      '0 Throttled',
      '1 works again',
      '4 Throttled',
      '12 works again',
    ])
    // Under whatever name the news of it came.
    expect(toldOf(['Throttled', '', 'ServiceFault', ...outage])).toEqual([
      '0 Throttled',
      '1 works again',
      '2 ServiceFault',
    ])
  })

  test('once it has lasted two hours, where a report told the same of earlier hours', () => {
    const at = (time: string, execution = time) => ({ execution, startedAt: `2026-11-20T${time}:00Z` })
    let { memory } = afterFailure(
      afterTelling(NOTHING_FAILED, 'NothingCollected', at('07:00')),
      'NothingCollected',
      at('11:20'),
    )
    const isDue = ['12:20', '13:20'].map((time) => {
      const after = afterFailure(memory, 'NothingCollected', at(time))
      memory = after.memory
      return after.isDue
    })
    expect(isDue).toEqual([false, true])
    // Of two at once, and of two tries of one, the same holds as on its first hour.
    expect(afterFailure(memory, 'NothingCollected', at('13:20', 'second')).isDue).toBe(false)
    expect(afterFailure(memory, 'NothingCollected', at('13:20')).isDue).toBe(true)
    memory = afterTelling(memory, 'NothingCollected', at('13:20'))
    expect(afterFailure(memory, 'NothingCollected', at('14:20')).isDue).toBe(false)
  })

  test('nor is its end, where only a report of earlier hours told the same', () => {
    const memory = afterTelling(NOTHING_FAILED, 'NoMonitors', {
      execution: 'report',
      startedAt: '2026-11-20T05:00:00Z',
    })
    const failing = afterFailure(memory, 'NoMonitors', { execution: 'hour', startedAt: '2026-11-20T09:20:00Z' })
    expect(afterSuccess(failing.memory, { execution: 'next', startedAt: '2026-11-20T10:20:00Z' })).toMatchObject({
      isDue: false,
      memory: { since: null },
    })
  })

  test('by none where a report told the same within the day', () => {
    const report = { execution: 'report', startedAt: '2026-11-20T05:00:00Z' }
    const memory = afterTelling(NOTHING_FAILED, 'NoMonitors', report)
    const hour = { execution: 'hour', startedAt: '2026-11-20T05:20:00Z' }
    const failing = afterFailure(memory, 'NoMonitors', hour)
    expect(failing.isDue).toBe(false)
    const later = { execution: 'later', startedAt: '2026-11-20T09:20:00Z' }
    expect(afterFailure(failing.memory, 'NoMonitors', later).isDue).toBe(false)
    // Its end is news to who read the report's notice.
    expect(afterSuccess(failing.memory, { execution: 'next', startedAt: '2026-11-20T06:20:00Z' }).isDue).toBe(true)
  })
})

describe('of two at once', () => {
  const first = { execution: 'first', startedAt: '2026-11-20T00:20:00Z' }
  const second = { execution: 'second', startedAt: '2026-11-20T00:20:01Z' }

  test('one tells, and that one again in another try', () => {
    const { memory, isDue } = afterFailure(NOTHING_FAILED, 'NoMonitors', first)
    expect(isDue).toBe(true)
    expect(afterFailure(memory, 'NoMonitors', second).isDue).toBe(false)
    expect(afterFailure(memory, 'NoMonitors', first).isDue).toBe(true)
    expect(afterFailure(afterTelling(memory, 'NoMonitors', first), 'NoMonitors', first).isDue).toBe(false)
  })

  test('what one began to tell and did not end is told by the next hour', () => {
    const { memory } = afterFailure(NOTHING_FAILED, 'NoMonitors', first)
    expect(afterFailure(memory, 'NoMonitors', { ...second, startedAt: '2026-11-20T01:20:00Z' }).isDue).toBe(true)
  })
})
