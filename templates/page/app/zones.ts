import { dollars } from '../../amounts.ts'
import { clip, NAME_LIMIT } from '../../safe-text.ts'
import { LABELS, SENTENCES } from '../words.ts'
import { MEASURES } from './address.ts'
import { type Context, sizeOf } from './context.ts'
import { h, scrolling } from './dom.ts'
import { choice } from './flow-map.ts'
import { locality } from './locality.ts'
import { zoneMatrix } from './sums.ts'

/** Shades of the matrix in the style sheet. */
const SHADES = 6

/** Zone by zone, and what stays in its own. */
export function zonesView(context: Context): Node[] {
  const { page, report, narrowed, address, go } = context
  const { measure } = address
  const { zones, cells } = zoneMatrix(narrowed, page.pairs)
  const amountOf = (cell: { readonly bytes: number; readonly usd: number }) =>
    measure === 'cost' ? cell.usd : cell.bytes
  const most = Math.max(0, ...cells.flat().map(amountOf))
  const shade = (value: number) => (value === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((value / most) * SHADES)))
  const all = cells.flat()
  const bytes = all.reduce((sum, cell) => sum + cell.bytes, 0)
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
            `${LABELS.total}: ${sizeOf(report, bytes)}, ${dollars(all.reduce((sum, { usd }) => sum + usd, 0))}`,
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
                    zones.map((_, to) => {
                      const cell = cells[from]?.[to] ?? { bytes: 0, usd: 0 }
                      return h(
                        'td',
                        { class: `shade-${shade(amountOf(cell))}` },
                        cell.bytes === 0
                          ? h('span', { class: 'muted' }, '–')
                          : cell.usd > 0
                            ? dollars(cell.usd)
                            : 'free',
                        cell.bytes > 0 && h('small', {}, sizeOf(report, cell.bytes)),
                      )
                    }),
                  ),
                ),
              ),
            ),
          ),
        ]),
    ...locality(context),
  ]
}
