import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { runs } from '../../exhaustive/cases.ts'
import { behind, call, dayOf, out, pod, REMOTE } from './build.ts'

const SOURCE = '222222222222-us-east-1'
const ABROAD = `lab-monitor@${SOURCE}`
const MEMBER = { accountId: '222222222222' }

/** 100 GB over two zones, of which a part crosses. */
function callsOf(crossing: number, monitor: string, owner: object = {}): Flow[] {
  const web = (zone: 1 | 2) => pod(zone, 'web', zone, owner)
  const api = (zone: 1 | 2) => behind('api', pod(zone, 'api', zone, owner))
  return ([1, 2] as const).flatMap((zone) => [
    call(web(zone), api(zone), 50 * (1 - crossing), { monitor }),
    call(web(zone), api(zone === 1 ? 2 : 1), 50 * crossing, { monitor }),
  ])
}

/** The own ones also send 100 GB through a NAT gateway. */
const flowsOf = (crossing: number): Flow[] => [
  ...callsOf(crossing, 'prod-monitor'),
  out(pod(1, 'sender', 5), REMOTE.datadog, 100),
]

/** Own pods that call a Service of the other account, half of it across zones; only that one's agents tell its name. */
const joining = (isNamed: boolean): Flow[] =>
  ([1, 2] as const).flatMap((zone) => {
    const called = (at: 1 | 2) => {
      const api = behind('far', pod(at, 'far', at, MEMBER))
      return isNamed ? api : { ...api, namespace: null, pod: null, service: null }
    }
    const web = pod(zone, 'web', zone)
    return [called(1), called(2)].map((api) => call(web, api, 50, { mirrored: isNamed }))
  })

/** What a day has of the other source: nothing, as it is not named; all; monitors without their hours; or nobody knows which monitors. */
type Other = 'unnamed' | 'whole' | 'lacking' | 'unknown'

interface Given {
  /** Part of the own calls that crosses. */
  readonly crossing: number
  readonly other: Other
  readonly otherCrossing?: number
  readonly joins?: boolean
}

/** Days in a row from 2026-11-01 on: what each reports. */
function story(days: readonly Given[], change: (memory: FindingsDay) => FindingsDay = (memory) => memory) {
  const past: FindingsDay[] = []
  return days.map(({ crossing, other, otherCrossing = 0.5, joins = false }, index) => {
    const day = new Date(Date.parse('2026-11-01') + index * 86_400_000).toISOString().slice(0, 10)
    const isThere = other === 'whole'
    const theirs = isThere ? callsOf(otherCrossing, ABROAD, MEMBER) : []
    const between = joins ? joining(isThere) : []
    const seen: Day = {
      ...dayOf([...flowsOf(crossing), ...theirs, ...between], { day }),
      monitors: ['prod-monitor', ...(isThere || other === 'lacking' ? [ABROAD] : [])],
      clusterOf: (monitor) => (monitor === ABROAD ? 'lab' : 'prod'),
      ...(other === 'lacking' || other === 'unknown' ? { isComplete: false, lackingSources: [SOURCE] } : {}),
    }
    const { report, memory } = findingsOf(seen, past, [])
    past.push(change(memory))
    return report
  })
}

const ROUTING = 'same-zone-routing/prod/shop/api'
const proofs = (reports: ReturnType<typeof story>) =>
  reports.map((report) =>
    report.proofs.map(({ id, status, since, usdPerMonth }) => ({ id, status, since, usdPerMonth })),
  )
const times = (count: number, day: Given) => Array.from({ length: count }, () => day)

/** 50 GB crossed at $0.02, each day. */
const fixed = { id: ROUTING, status: 'fixed', since: '2026-11-04', usdPerMonth: expect.closeTo(730 / 24, 8) }

describe('a change is proven', () => {
  test.each(['unnamed', 'whole', 'lacking', 'unknown'] as const)('where another source is %s all the time', (other) => {
    const told = story([...times(3, { crossing: 0.5, other }), { crossing: 0, other }])
    expect(proofs(told)).toEqual([[], [], [], [fixed]])
  })

  test('where another source came, and went', () => {
    const told = story([
      ...times(2, { crossing: 0.5, other: 'unnamed' }),
      { crossing: 0.5, other: 'whole' },
      { crossing: 0, other: 'whole' },
      { crossing: 0, other: 'lacking' },
      { crossing: 0, other: 'unnamed' },
    ])
    expect(proofs(told).slice(3)).toEqual([[fixed], [fixed], [fixed]])
  })

  test('and what is of a source that fails is not gone, and not fixed', () => {
    const told = story([
      ...times(3, { crossing: 0.5, other: 'whole' }),
      ...times(5, { crossing: 0.5, other: 'lacking' }),
      { crossing: 0.5, other: 'whole', otherCrossing: 0 },
    ])
    expect(proofs(told).slice(0, -1).flat()).toEqual([])
    expect(proofs(told).at(-1)).toEqual([{ ...fixed, id: 'same-zone-routing/lab/shop/api', since: '2026-11-09' }])
  })

  test('but not where a source that fails alone tells what its flows are of', () => {
    const days = (other: Other) => ({ ...{ crossing: 0, otherCrossing: 0, other }, joins: true })
    const told = story([...times(3, days('whole')), ...times(5, days('lacking')), days('whole')])
    const ids = told.map(({ open }) => open.map(({ id }) => id).filter((id) => id.startsWith('same-zone')))
    const [far, none] = [['same-zone-routing/prod/shop/far'], []]
    expect(ids).toEqual([far, far, far, none, none, none, none, none, far])
    // Else it would have gone.
    expect(proofs(told).flat()).toEqual([])
  })

  test('by days of an earlier form, where all of their sources are whole', () => {
    const forget = ({ subjects, ...memory }: FindingsDay): FindingsDay => ({
      ...memory,
      subjects: Object.fromEntries(Object.entries(subjects).map(([id, { sources: _, ...one }]) => [id, one])),
    })
    const days = (other: Other) => [...times(3, { crossing: 0.5, other: 'whole' }), { crossing: 0, other }]
    expect(proofs(story(days('whole'), forget)).at(-1)).toEqual([fixed])
    expect(proofs(story(days('lacking'), forget)).at(-1)).toEqual([])
  })
})

test('whatever becomes of a source, what is of another is found and proven as without it', () => {
  const other = fc.constantFrom<Other>('unnamed', 'whole', 'lacking', 'unknown')
  const share = fc.constantFrom(0, 0.2, 0.5)
  const days = fc.array(fc.record({ crossing: share, other, otherCrossing: share }), { minLength: 4, maxLength: 9 })
  const own = (reports: ReturnType<typeof story>) =>
    reports.map(({ open, proofs }) => ({
      open: open.filter(({ cluster }) => cluster === 'prod'),
      proofs: proofs.filter(({ id }) => !id.includes('/lab/')),
    }))
  fc.assert(
    fc.property(days, (given) => {
      const alone = given.map(({ crossing }): Given => ({ crossing, other: 'unnamed' }))
      expect(own(story(given))).toEqual(own(story(alone)))
    }),
    runs(40),
  )
})
