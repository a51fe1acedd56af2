import { describe, expect, test } from 'vitest'
import * as keys from '../../domain/archive-key.ts'

const START = '2026-11-21T13:00:00Z'

describe('keys of the archive', () => {
  test('are those that stored data and queries rely on', () => {
    expect(keys.rawKey('shop', START, 'INTER_AZ')).toBe('raw/monitor=shop/start=20261121T130000Z/INTER_AZ.json.gz')
    expect(keys.flowsKey('2026-11-21', 'shop')).toBe('flows/dt=2026-11-21/monitor=shop/flows.parquet')
    expect(keys.dailyKey('2026-11-21', 'shop')).toBe('daily/dt=2026-11-21/monitor=shop/daily.parquet')
    expect(keys.reportKey({ day: '2026-11-21', isPart: false, monitors: [], execution: 'e' }, 'html')).toBe(
      'reports/dt=2026-11-21/report.html',
    )
    expect(keys.sentKey('0123-abcd')).toBe('sent/0123-abcd.json')
  })

  test('are read back into what the archive holds of a slice', () => {
    const half = { from: START, to: '2026-11-21T13:30:00Z', cut: true }
    const quarter = { from: START, to: '2026-11-21T13:15:00Z', cut: false }
    const slices = keys.archivedSlices([
      keys.rawKey('shop', START, 'INTRA_AZ'),
      keys.partKey('shop', START, 'INTER_AZ', half),
      keys.partKey('shop', START, 'INTER_AZ', quarter),
      keys.rawKey('other.shop', START, 'INTER_VPC'),
    ])
    const slice = slices.get(keys.sliceId('shop', START))
    expect([...(slice?.whole ?? [])]).toEqual(['INTRA_AZ'])
    expect(slice?.parts.get('INTER_AZ')).toEqual([half, quarter])
    expect([...(slices.get(keys.sliceId('other.shop', START))?.whole ?? [])]).toEqual(['INTER_VPC'])
  })

  test('tell which categories the service refused on a UTC day of a monitor', () => {
    const refusal = keys.refusalKey('shop', START, 'INTERNET')
    expect(refusal).toBe('raw/monitor=shop/start=20261121/refused/INTERNET.json')
    const wholeAt = (start: string) => keys.rawKey('shop', start, 'INTRA_AZ')
    const slices = keys.archivedSlices([wholeAt(START), wholeAt('2026-11-22T00:00:00Z'), refusal])
    const lacking = (start: string) => keys.lackingCategories(slices.get(keys.sliceId('shop', start)))
    expect(lacking(START)).toHaveLength(9)
    expect(lacking('2026-11-22T00:00:00Z')).toHaveLength(10)
    expect([...keys.archivedSliceOf([refusal], 'shop', '2026-11-21T23:00:00Z').refused]).toEqual(['INTERNET'])
    expect(keys.archivedSliceOf([refusal], 'shop', '2026-11-22T00:00:00Z').refused.size).toBe(0)
    expect(keys.lackingCategories(undefined)).toHaveLength(11)
  })

  test.each([
    'raw/monitor=shop/start=20261121T130000Z/NOTES.txt',
    'raw/monitor=shop/start=20261121T130000Z/UNHEARD_OF.json.gz',
    'raw/monitor=shop/INTER_AZ.json.gz',
    'raw/monitor=shop/start=20261121/refused/UNHEARD_OF.json',
    'reports/dt=2026-11-21/report.json',
  ])('that are foreign are passed over: %s', (key) => {
    const whole = [...keys.archivedSlices([key]).values()].flatMap((slice) => [...slice.whole])
    expect(whole).toEqual([])
  })

  test('of an interval lie below one prefix for each UTC day that it touches', () => {
    expect(keys.rawDayPrefixes('shop', { from: '2026-11-20T23:00:00Z', to: '2026-11-21T23:00:00Z' })).toEqual([
      'raw/monitor=shop/start=20261120',
      'raw/monitor=shop/start=20261121',
    ])
    expect(keys.rawDayPrefixes('shop', { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' })).toEqual([
      'raw/monitor=shop/start=20261121',
    ])
  })
})
