import { count, dollars } from '../../amounts.ts'
import { shortDay } from '../../instants.ts'
import { fullPriceWords, partPrice } from '../../price-words.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from '../../safe-text.ts'
import { chargeWords, counted, identitySourceWords, savingWords } from '../../words.ts'
import { LABELS, NO_CHARGE, SENTENCES } from '../words.ts'
import { chart, tooltipOf } from './charts.ts'
import { type Context, sizeOf } from './context.ts'
import { type PairRow, partsOf } from './data.ts'
import { h } from './dom.ts'

/** What is known of a pair: its way, its names, its past, and what would save it. */
export function pairDetails(row: PairRow, context: Context): HTMLElement {
  const { page, report, linkTo } = context
  const { pairs } = page
  const paths = partsOf(pairs.paths[row.index], pairs.lists.paths, row)
  const zones = partsOf(pairs.zones[row.index], pairs.lists.zones, row)
  const morePaths = (pairs.pathCounts[row.index] ?? 0) - paths.length
  const charges = Object.entries(row.charges)
  const fact = (label: string, ...values: readonly (Node | string | null)[]) =>
    values.length === 0 ? [] : [h('dt', {}, label), h('dd', {}, ...values)]
  const lines = (words: readonly string[]) => words.map((text) => h('div', {}, text))
  const open = report.findings.open
  return h(
    'div',
    { class: 'details' },
    h(
      'dl',
      {},
      fact(
        LABELS.path,
        ...(row.pairs > 1
          ? [SENTENCES.noPath]
          : lines(
              paths.map(({ value, bytes }) =>
                paths.length > 1
                  ? `${clip(value, SENTENCE_LIMIT * 2)} (${sizeOf(report, bytes)})`
                  : clip(value, SENTENCE_LIMIT * 2),
              ),
            )),
        ...lines(morePaths > 0 ? [`and ${counted(morePaths, 'more path')}`] : []),
      ),
      fact(
        LABELS.cost,
        ...lines(
          charges.map(([name, { usd, bytes }]) =>
            [name === 'free' ? NO_CHARGE.free : `${chargeWords(name)} ${dollars(usd)}`, sizeOf(report, bytes)].join(
              ' · ',
            ),
          ),
        ),
      ),
      row.reason === null
        ? []
        : fact(LABELS.noPrice, `${sizeOf(report, row.unpricedBytes)}: ${clip(row.reason, SENTENCE_LIMIT)}`),
      fact(
        LABELS.zones,
        ...lines(
          zones.map(({ value: [from, to], ...part }) =>
            [
              `${clip(from, NAME_LIMIT)} → ${clip(to, NAME_LIMIT)}`,
              sizeOf(report, part.bytes),
              fullPriceWords(part, report.bytesPerGigabyte),
            ].join(' · '),
          ),
        ),
      ),
      row.pairs > 1 ? [] : fact(LABELS.namedBy, namedWords(row)),
      row.addresses === 0
        ? []
        : fact(
            LABELS.addresses,
            [
              ...row.addresses[0],
              ...(row.addresses[1] > row.addresses[0].length
                ? [`${count(row.addresses[1] - row.addresses[0].length)} more`]
                : []),
            ].join(', '),
          ),
      row.host === null ? [] : fact(LABELS.runsOn, clip(row.host, NAME_LIMIT)),
      row.findings.length === 0
        ? []
        : fact(
            LABELS.saving,
            ...row.findings.flatMap((place) => {
              const finding = open[place]
              if (!finding) return []
              const link = linkTo({ view: 'savings', saving: place + 1, filter: {} })
              return [
                h(
                  'div',
                  {},
                  h('a', { href: link }, `${place + 1}. ${clip(finding.title, SENTENCE_LIMIT)}`),
                  `: ${savingWords(finding)}`,
                ),
              ]
            }),
          ),
      fact(LABELS.history, ...history(row, context)),
    ),
  )
}

function namedWords({ namedBy }: PairRow): string {
  if (namedBy === null) return 'nothing: only the address is known'
  return namedBy === 'host' ? 'nothing: only the hosting provider is known' : identitySourceWords(namedBy)
}

function history(row: PairRow, { page, report }: Context): (Node | string)[] {
  const days = page.pairs.history[row.index]
  if (!days) return [SENTENCES.noHistory]
  const known = days.filter((usd) => usd !== null)
  const total = known.reduce((sum, usd) => sum + usd, 0)
  const first = page.days[days.findIndex((usd) => usd !== null && usd > 0)]
  const words = `${dollars(total)} on ${counted(known.length, 'known day')}${first ? `, first paid on ${shortDay(first.day)}` : ''}`
  return [
    words,
    chart({
      label: `${LABELS.history}: ${words}`,
      height: 72,
      optionOf: (palette) => ({
        grid: { left: 0, right: 0, top: 6, bottom: 2 },
        tooltip: {
          trigger: 'axis',
          axisPointer: { type: 'none' },
          ...tooltipOf(palette, (_, index) => {
            const day = page.days[index]
            const usd = days[index] ?? null
            const cost = usd === null ? 'not known' : partPrice(usd, report.status)
            return day ? h('div', { class: 'tip' }, `${shortDay(day.day)} ${cost}`) : null
          }),
        },
        xAxis: { type: 'category', show: false, data: page.days.map(({ day }) => day) },
        yAxis: { type: 'value', show: false },
        series: [{ type: 'bar', data: days, barCategoryGap: '25%', itemStyle: { color: palette('zones') } }],
      }),
    }),
  ]
}
