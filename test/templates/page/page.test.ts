import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addressOf, GROUPINGS, hashOf, MEASURES, SORTS } from '../../../templates/page/app/address.ts'
import { csvOf } from '../../../templates/page/app/csv.ts'
import { decoded, rowsOf } from '../../../templates/page/app/data.ts'
import { FILTERS, type Filter, narrowed, sumsOf } from '../../../templates/page/app/filter.ts'
import { flowMap, zoneMatrix } from '../../../templates/page/app/sums.ts'
import { PLACES, renderPage } from '../../../templates/page/render.ts'
import { VIEWS, type ViewName } from '../../../templates/page/words.ts'
import { anyCharacter } from '../../any-character.ts'
import { exhaustive } from '../../exhaustive/cases.ts'
import { goodDay } from '../fixtures.ts'
import { pageIn } from './page-in.ts'
import { AMBIGUOUS, FLOWS, manyFlows, pageWith } from './pages.ts'

const SHELL = `<title>${PLACES.title}</title><script type="text/plain" id="data">${PLACES.data}</script>`

describe('the file of a page', () => {
  const page = pageWith(FLOWS)

  test('holds what it shows, as the browser reads it', async () => {
    const html = renderPage(page, SHELL)
    const [, data = ''] = /id="data">([^<]*)</.exec(html) ?? []
    expect(await decoded(data)).toEqual(JSON.parse(JSON.stringify(page)))
    expect(renderPage(page, SHELL)).toBe(html)
  })

  test.each(['</script><script>alert(1)</script>', '</title><b>', "$& $' %DATA%", '\u2028\u202E'])(
    'ends at no name such as %j',
    (wicked) => {
      const [monitor] = goodDay.monitors
      if (!monitor) throw new Error('the day has no monitor')
      const report = { ...goodDay, monitors: [{ ...monitor, cluster: wicked }] }
      const html = renderPage(pageWith(FLOWS, report), SHELL)
      expect(html.match(/<\/?[a-z]+/g)).toEqual(['<title', '</title', '<script', '</script'])
      expect(html).not.toMatch(/[\u2028\u202E]/)
    },
  )

  test.each(['', PLACES.title, PLACES.title + PLACES.data + PLACES.data])('is made of no shell such as %j', (shell) => {
    expect(() => renderPage(page, shell)).toThrow('a shell of the page has %TITLE% once, and %DATA% once behind it')
  })

  exhaustive('of 14,000 workloads sums the smallest of its 21,000 pairs, and loses nothing', () => {
    const flows = manyFlows(14_000)
    const html = renderPage(pageWith(flows), SHELL)
    // The code beside it has 640,000 bytes.
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000 - 700_000)
    const rows = rowsOf(pageIn(html).pairs)
    expect(rows.length).toBeGreaterThan(20_000)
    const rest = rows.slice(20_000)
    // The smallest are of all forty namespaces: narrowing to one of them leaves nothing of it out.
    expect(new Set(rest.map(({ source }) => source.namespace)).size).toBe(40)
    const ofOne = flows.filter(({ source }) => source.namespace === 'team-7')
    expect(sumsOf(narrowed(rows, { namespace: 'team-7' }))).toMatchObject({
      pairs: ofOne.length,
      bytes: ofOne.reduce((sum, { bytes }) => sum + bytes, 0),
    })
    expect(rest.every(({ pairs, source }) => pairs > 1 && source.name === '')).toBe(true)
    expect(sumsOf(rows)).toMatchObject({
      pairs: 21_000,
      bytes: flows.reduce((sum, { bytes }) => sum + bytes, 0),
      usd: expect.closeTo(
        flows.reduce((sum, { usd }) => sum + usd, 0),
        3,
      ),
    })
  })
})

describe('the sums of a page', () => {
  const { pairs } = pageWith(AMBIGUOUS)
  const rows = rowsOf(pairs)
  const sums = (filter: Filter) => sumsOf(narrowed(rows, filter), filter)
  const gb = (number: number) => number * 2 ** 30

  test('under a charge are of the bytes that paid it', () => {
    // Of 30 GB through the gateway, 20 came from another zone: $0.02 each; all of them $0.048.
    expect(sums({ charge: 'inter_az' })).toEqual({
      ...{ pairs: 1, bytes: gb(20), usd: expect.closeTo(0.4, 9), unpricedBytes: 0, freeBytes: 0 },
    })
    expect(sums({ charge: 'nat' })).toMatchObject({ bytes: gb(30), usd: expect.closeTo(1.44, 9) })
    const map = flowMap(narrowed(rows, { charge: 'inter_az' }), { charge: 'inter_az' }, 'namespace', 'size')
    expect(map.links.map(({ value }) => value)).toEqual([gb(20), gb(20)])
  })

  test('are no dollars where a price is missing, nor free bytes', () => {
    // 6 GB in a zone on a route that nobody knows, and 4 that are free.
    expect(sums({ charge: 'unpriced' })).toEqual({ pairs: 1, bytes: gb(6), usd: 0, unpricedBytes: gb(6), freeBytes: 0 })
    expect(sums({ charge: 'free' })).toMatchObject({ pairs: 1, bytes: gb(4), usd: 0, freeBytes: gb(4) })
    expect(zoneMatrix(rows, {}, pairs)).toEqual({
      zones: ['euw1-az1'],
      cells: [[{ bytes: gb(10), usd: 0, unpricedBytes: gb(6), freeBytes: gb(4) }]],
    })
  })
})

describe('the address of a view', () => {
  const address = fc.record({
    view: fc.constantFrom(...(Object.keys(VIEWS) as ViewName[])),
    filter: fc.dictionary(fc.constantFrom(...FILTERS), fc.string({ minLength: 1, unit: 'grapheme' })),
    grouping: fc.constantFrom(...GROUPINGS),
    measure: fc.constantFrom(...MEASURES),
    sort: fc.constantFrom(...SORTS),
    isAscending: fc.boolean(),
    saving: fc.option(fc.nat()),
  })

  test('leads to what it was made of', () => {
    fc.assert(
      fc.property(address, (one) => {
        expect(addressOf(hashOf(one))).toEqual({ ...one, filter: { ...one.filter } })
      }),
    )
  })

  test('that nobody made leads to the overview, or passes over what it does not know', () => {
    expect(addressOf('#constructor')).toMatchObject({ view: 'overview', filter: {} })
    expect(addressOf('#table?by=soul&namespace=')).toMatchObject({ view: 'table', measure: 'cost', filter: {} })
    fc.assert(fc.property(fc.string({ unit: anyCharacter }), (hash) => void addressOf(hash)))
  })
})

describe('rows as CSV', () => {
  const rows = rowsOf(pageWith(FLOWS).pairs)

  test('are those that are shown, with whole bytes and all digits of the dollars', () => {
    // 20 GB through a gateway in another zone: $0.96 at $0.048, and $0.40 at $0.02 for the way to it.
    const filter = { charge: 'nat' }
    expect(csvOf(narrowed(rows, filter), filter)).toBe(
      [
        'cluster,namespace,team,from,to,path,pairs,bytes,usd,unpriced_bytes',
        `shop,jobs,unowned,jobs/worker,8.8.8.8,nat,1,${20 * 2 ** 30},0.96,0`,
        '',
      ].join('\r\n'),
    )
    expect(csvOf(narrowed(rows, { from: 'jobs/worker', way: 'nat' }), {})).toContain(',1.36,')
  })

  test.each([
    ['=1+1', "'=1+1"],
    ['@a', "'@a"],
    ['＝1+1', "'＝1+1"],
    ['a"b,c', '"a""b,c"'],
  ])('have no formula: %j', (name, cell) => {
    const [row] = rows
    if (!row) throw new Error('there is no row')
    const wicked = { ...row, source: { ...row.source, namespace: '', name } }
    expect(csvOf([wicked], {})).toContain(`,${cell},`)
  })
})
