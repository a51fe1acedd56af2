import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ArchivedWindow,
  joinFailures,
  leavesOf,
  splitWindow,
  windowsLeft,
} from '../../../domain/collecting/window.ts'

const HOUR = { from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z' }
const between = (from: string, to: string) => ({ from: `2026-11-21T${from}:00Z`, to: `2026-11-21T${to}:00Z` })

describe('a window', () => {
  test.each([
    ['13:00', '14:00', '13:30'],
    ['13:30', '14:00', '13:45'],
    ['13:45', '14:00', '13:55'],
    ['13:45', '13:55', '13:50'],
    ['13:00', '13:30', '13:15'],
  ])('%s-%s is split at %s', (from, to, middle) => {
    expect(splitWindow(between(from, to))).toEqual([between(from, middle), between(middle, to)])
  })

  test('of five minutes or less is not split', () => {
    expect(splitWindow(between('13:50', '13:55'))).toBeUndefined()
    expect(splitWindow(between('13:50', '13:52'))).toBeUndefined()
  })

  test('ends in pieces of five minutes that tile it, however often it is split', () => {
    const pieces = (window: typeof HOUR): (typeof HOUR)[] => splitWindow(window)?.flatMap(pieces) ?? [window]
    const all = pieces(HOUR)
    expect(all).toHaveLength(12)
    expect(all.map(({ from }) => from.slice(11, 16))).toEqual([
      '13:00',
      '13:05',
      '13:10',
      '13:15',
      '13:20',
      '13:25',
      '13:30',
      '13:35',
      '13:40',
      '13:45',
      '13:50',
      '13:55',
    ])
  })

  test('is told from the archive: what is left and what there is make up the whole, without overlap', () => {
    // A random tree of splits with a random set of its leaves answered.
    const tree = fc.array(fc.boolean(), { minLength: 24, maxLength: 24 })
    fc.assert(
      fc.property(tree, tree, (cuts, answers) => {
        const archived: ArchivedWindow[] = []
        let at = 0
        const grow = (window: typeof HOUR) => {
          const halves = splitWindow(window)
          const index = at++ % 24
          if (halves && cuts[index]) {
            archived.push({ ...window, cut: true })
            halves.forEach(grow)
          } else if (answers[index]) archived.push({ ...window, cut: false })
        }
        grow(HOUR)
        const parts = [...windowsLeft(HOUR, archived), ...leavesOf(HOUR, archived)].toSorted((a, b) =>
          a.from.localeCompare(b.from),
        )
        expect(parts[0]?.from).toBe(HOUR.from)
        expect(parts.at(-1)?.to).toBe(HOUR.to)
        for (const [index, part] of parts.entries()) expect(parts[index + 1]?.from ?? HOUR.to).toBe(part.to)
      }),
    )
  })
})

describe('failures', () => {
  test('that touch, of one category and reason, become one', () => {
    const failure = (category: 'INTER_AZ' | 'INTRA_AZ', from: string, to: string, reason = 'x') => ({
      category,
      ...between(from, to),
      reason,
    })
    expect(
      joinFailures([
        failure('INTER_AZ', '13:10', '13:15'),
        failure('INTER_AZ', '13:00', '13:10'),
        failure('INTER_AZ', '13:20', '13:25'),
        failure('INTRA_AZ', '13:15', '13:20'),
        failure('INTER_AZ', '13:15', '13:20', 'y'),
      ]),
    ).toEqual([
      failure('INTER_AZ', '13:00', '13:15'),
      failure('INTER_AZ', '13:20', '13:25'),
      failure('INTER_AZ', '13:15', '13:20', 'y'),
      failure('INTRA_AZ', '13:15', '13:20'),
    ])
  })
})
