import type { PastDay } from '../../../domain/report/page.ts'
import { percent } from '../../amounts.ts'
import { shortDay } from '../../instants.ts'
import { clip, NAME_LIMIT } from '../../safe-text.ts'
import { LABELS } from '../words.ts'
import { chart, tooltipOf } from './charts.ts'
import { type Context, sizeOf } from './context.ts'
import { h, table } from './dom.ts'

interface LocalBytes {
  readonly bytes: number
  readonly localBytes: number
}

/** What stays in its zone, of all that is called and of the Services that cross most, over the days. */
export function locality({ page, report, address: { filter } }: Context): Node[] {
  const clusters = report.clusters.filter(({ name }) => filter.cluster === undefined || name === filter.cluster)
  const services = clusters
    .flatMap((cluster) => cluster.locality.services)
    .filter(({ namespace }) => filter.namespace === undefined || namespace === filter.namespace)
  if (services.length === 0) return []
  const ofClusters = (day: PastDay) =>
    day.locality?.filter(({ cluster }) => clusters.some(({ name }) => name === cluster))
  return [
    h('h3', {}, LABELS.crossing),
    ...clusters.map(({ name, locality: { localBytes, bytes } }) =>
      h(
        'p',
        { class: 'muted' },
        `${clusters.length > 1 ? `${clip(name, NAME_LIMIT)}: ` : ''}${percent(localBytes, bytes)} of the bytes inside the VPC stay in their zone.`,
      ),
    ),
    ...trendOf(
      page.days,
      page.days.map((day) => {
        const own = ofClusters(day)
        return own && own.length > 0 ? sumOf(own) : null
      }),
      120,
    ),
    table(
      LABELS.service,
      [[LABELS.service], [LABELS.history], [LABELS.size, true], [LABELS.stays, true]],
      services.map(({ cluster, namespace, service, bytes, localBytes }) => {
        const past = page.days.map((day) => {
          const own = day.locality?.find((one) => one.cluster === cluster)
          return own?.services.find((one) => one.namespace === namespace && one.service === service) ?? null
        })
        return [
          h(
            'span',
            {},
            clip(service, NAME_LIMIT),
            h(
              'small',
              {},
              [namespace, ...(report.clusters.length > 1 ? [cluster] : [])]
                .map((name) => clip(name, NAME_LIMIT))
                .join(' · '),
            ),
          ),
          h('div', { class: 'trend' }, trendOf(page.days, past, 32)),
          sizeOf(report, bytes),
          h('span', { class: 'meter' }, meter(localBytes, bytes), percent(localBytes, bytes)),
        ]
      }),
    ),
  ]
}

const sumOf = (parts: readonly LocalBytes[]): LocalBytes => ({
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  localBytes: parts.reduce((sum, { localBytes }) => sum + localBytes, 0),
})

/** The part that stayed in its zone, day by day; nothing of one day. */
function trendOf(days: readonly PastDay[], past: readonly (LocalBytes | null)[], height: number): Node[] {
  const known = past.flatMap((one, index) => (one && one.bytes > 0 ? [{ ...one, day: days[index]?.day ?? '' }] : []))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return []
  const wordsOf = ({ day, localBytes, bytes }: typeof first) => `${shortDay(day)} ${percent(localBytes, bytes)}`
  return [
    chart({
      label: `${LABELS.stays}: ${wordsOf(first)}, ${wordsOf(last)}`,
      height,
      optionOf: (palette) => ({
        grid: { left: 2, right: 2, top: 6, bottom: 6 },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'none' },
          ...tooltipOf(palette, (_, index) => {
            const [one, day] = [past[index], days[index]?.day]
            return one && day !== undefined ? h('div', { class: 'tip' }, wordsOf({ ...one, day })) : null
          }),
        },
        xAxis: { type: 'category', show: false, data: days.map(({ day }) => day) },
        yAxis: { type: 'value', show: false, min: 0, max: 1 },
        series: [
          {
            ...{ type: 'line', symbol: known.length < 8 ? 'circle' : 'none', symbolSize: 4 },
            lineStyle: { color: palette('free'), width: 2 },
            itemStyle: { color: palette('free') },
            areaStyle: { color: palette('free'), opacity: 0.15 },
            data: past.map((one) => (one && one.bytes > 0 ? one.localBytes / one.bytes : null)),
          },
        ],
      }),
    }),
  ]
}

function meter(part: number, whole: number): HTMLElement {
  const bar = h('i', {})
  bar.style.width = `${whole > 0 ? Math.round((100 * part) / whole) : 0}%`
  return h('i', { class: 'track', 'aria-hidden': 'true' }, bar)
}
