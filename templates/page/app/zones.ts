import type { Report } from '../../../domain/report/report.ts'
import { dollars } from '../../amounts.ts'
import { fullPriceWords, priceWords } from '../../price-words.ts'
import { clip, NAME_LIMIT } from '../../safe-text.ts'
import { LABELS, SENTENCES } from '../words.ts'
import { MEASURES } from './address.ts'
import { type Context, sizeOf } from './context.ts'
import { h, scrolling } from './dom.ts'
import { type Amount, sumsOf, total } from './filter.ts'
import { choice } from './flow-map.ts'
import { locality } from './locality.ts'
import { zoneMatrix } from './sums.ts'

/** Shades of the matrix in the style sheet. */
const SHADES = 6

/** Below this a remainder is none that is shown. */
const LEAST_USD = 0.005

/** Zone by zone, and what stays in its own. */
export function zonesView(context: Context): Node[] {
  const { page, report, narrowed, address, go } = context
  const { measure } = address
  const { zones, cells } = zoneMatrix(narrowed, address.filter, page.pairs)
  const measured = (cell: Amount) => (measure === 'cost' ? cell.usd : cell.bytes)
  const all = cells.flat()
  const most = Math.max(0, ...all.map(measured))
  const shade = (value: number) => (value === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((value / most) * SHADES)))
  const sums = total(all)
  return [
    h('p', { class: 'muted' }, SENTENCES.zones),
    h(
      'div',
      { class: 'choices' },
      choice(
        LABELS.showing,
        MEASURES,
        measure,
        (one) => LABELS[one],
        (one) => go({ measure: one }),
      ),
    ),
    ...(zones.length === 0
      ? [h('p', {}, LABELS.none)]
      : [
          h(
            'p',
            { class: 'lead' },
            `${LABELS.total}: ${fullPriceWords(sums, report.bytesPerGigabyte)}, ${sizeOf(report, sums.bytes)}`,
          ),
          scrolling(
            LABELS.zones,
            h(
              'table',
              { class: 'matrix' },
              h('caption', { class: 'hidden' }, SENTENCES.zones),
              h(
                'thead',
                {},
                h(
                  'tr',
                  {},
                  h('td', {}),
                  zones.map((zone) => h('th', { scope: 'col' }, clip(zone, NAME_LIMIT))),
                ),
              ),
              h(
                'tbody',
                {},
                zones.map((zone, from) =>
                  h(
                    'tr',
                    {},
                    h('th', { scope: 'row' }, clip(zone, NAME_LIMIT)),
                    (cells[from] ?? []).map((cell) =>
                      h(
                        'td',
                        { class: `shade-${shade(measured(cell))}` },
                        cell.bytes === 0 ? h('span', { class: 'muted' }, '–') : priceWords(cell),
                        cell.bytes > 0 && h('small', {}, sizeOf(report, cell.bytes)),
                        ...partsOf(cell, report),
                      ),
                    ),
                  ),
                ),
              ),
            ),
          ),
        ]),
    ...(zones.includes('unknown') ? [h('p', { class: 'muted' }, SENTENCES.unknownZone)] : []),
    ...toGateways(context, sums),
    ...locality(context),
  ]
}

/** What of a cell its price is not of. */
const partsOf = ({ bytes, usd, freeBytes, unpricedBytes }: Amount, report: Report) => [
  freeBytes > 0 && freeBytes < bytes && h('small', {}, `${sizeOf(report, freeBytes)} free`),
  unpricedBytes > 0 &&
    (usd > 0 || unpricedBytes < bytes) &&
    h('small', {}, `${sizeOf(report, unpricedBytes)} ${LABELS.notFull}`),
]

/** What was paid across zones beside the matrix. */
function toGateways({ narrowed, address }: Context, { usd }: Amount): Node[] {
  const { filter } = address
  if (filter.charge !== undefined && filter.charge !== 'inter_az') return []
  const more = sumsOf(narrowed, { ...filter, charge: 'inter_az' }).usd - usd
  return more < LEAST_USD ? [] : [h('p', { class: 'muted' }, `${dollars(more)} ${SENTENCES.toGateways}`)]
}
