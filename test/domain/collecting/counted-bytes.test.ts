import { describe, expect, test } from 'vitest'
import { countedBytes, unseenBytes } from '../../../domain/collecting/counted-bytes.ts'

const MIB = 2 ** 20
const GB = 1e9
const of = (name: string, bytes: number, cloudWatch?: number, asked = [name]) =>
  countedBytes(new Map([[name, bytes]]), cloudWatch === undefined ? {} : { [name]: cloudWatch }, {
    asked,
    bytesPerGigabyte: GB,
  })[0]

describe('the rows and CloudWatch', () => {
  test.each([
    ['agree, where they are the same', 100 * MIB, 100 * MIB, 'agree'],
    ['agree, where a tenth is not reached', 100 * MIB, 110 * MIB - 1, 'agree'],
    ['leave a tenth unseen', 100 * MIB, 110 * MIB, 'beyond'],
    ['leave all unseen', 0, 110 * MIB, 'beyond'],
    ['agree, where what differs is next to nothing', 0, MIB - 1, 'agree'],
    ['agree, where the rows hold a hundredth more', 1000 * MIB, 990 * MIB, 'agree'],
    ['contradict each other, where the rows hold more than that', 1000 * MIB, 989 * MIB, 'contradiction'],
    ['contradict each other, where CloudWatch counted nothing', 10 * MIB, 0, 'contradiction'],
  ])('%s', (_, rows, cloudWatch, verdict) => {
    expect(of('shop', rows, cloudWatch)?.verdict).toBe(verdict)
  })

  test('say nothing of each other without a data point, or where it was not asked', () => {
    expect(of('shop', 5)).toEqual({
      ...{ name: 'shop', bytes: 5, gigabytes: 5 / GB, cloudWatchBytes: null, cloudWatchGigabytes: null },
      verdict: 'no_data_point',
    })
    expect(of('shop', 5, undefined, [])?.verdict).toBe('not_asked')
  })
})

test('what is not seen is that of the monitors with much of it, as a part of what all of them counted', () => {
  const monitors = [of('a', 60 * GB, 80 * GB), of('b', 10 * GB, 20 * GB), of('c', 99 * GB, 100 * GB)] as never
  // 20 + 10 of 80 + 20 + 100 GB.
  expect(unseenBytes(monitors, GB)).toEqual({ bytes: 30 * GB, gigabytes: 30, share: 0.15 })
  // A small monitor that saw half of its 2 GB leaves the other one's 10,000 GB what they are.
  expect(unseenBytes([of('dev', GB, 2 * GB), of('prod', 9990 * GB, 10_000 * GB)] as never, GB)).toBeNull()
  expect(unseenBytes([of('c', 99 * GB, 100 * GB)] as never, GB)).toBeNull()
})
