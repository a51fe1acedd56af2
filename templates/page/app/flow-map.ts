import { dollars } from '../../amounts.ts'
import { clip, NAME_LIMIT } from '../../safe-text.ts'
import { capital, chargeWords, counted, wayWords } from '../../words.ts'
import { LABELS, SENTENCES } from '../words.ts'
import { GROUPINGS, MEASURES } from './address.ts'
import { chart, type Palette, tooltipOf } from './charts.ts'
import { type Context, sizeOf } from './context.ts'
import { h, scrolling, table } from './dom.ts'
import { NO_TEAM } from './filter.ts'
import { type Box, type FlowMap, flowMap } from './sums.ts'

/** Rows of the map's table. */
const MOST_LINKS = 40

/** What a row passed, in words: of what went straight, whether it crossed a zone. */
export function passedWords(way: string): string {
  if (way === 'inter_az') return chargeWords(way)
  if (way === 'same_zone') return 'Inside a zone'
  return capital(wayWords(way))
}

/** Who paid for which way, and where it led. */
export function flowMapView(context: Context): Node[] {
  const { report, narrowed, address, go } = context
  const { grouping, measure, filter } = address
  const map = flowMap(narrowed, filter, grouping, measure)
  const groupings = GROUPINGS.filter((one) =>
    one === 'team' ? report.teams : one === 'cluster' ? report.clusters.length > 1 : true,
  )
  const amount = (value: number) => (measure === 'cost' ? dollars(value) : sizeOf(report, value))
  const narrow = (box: Box | undefined) => {
    if (box?.narrows) go({ filter: { ...filter, [box.narrows[0]]: box.narrows[1] } })
  }
  const byId = new Map(map.boxes.map((box) => [box.id, box]))
  const button = (id: string) => {
    const box = byId.get(id)
    if (!box?.narrows) return box ? nameOf(box) : ''
    return h('button', { type: 'button', class: 'link', 'data-focus': id, click: () => narrow(box) }, nameOf(box))
  }
  const total = map.boxes.filter(({ column }) => column === 1).reduce((sum, { value }) => sum + value, 0)
  const share = (value: number) => (total > 0 ? `${Math.round((value / total) * 100)}%` : '')
  return [
    h('p', { class: 'muted' }, measure === 'cost' ? SENTENCES.map : SENTENCES.mapOfData),
    h(
      'div',
      { class: 'choices' },
      choice(
        LABELS.groupedBy,
        groupings,
        grouping,
        (one) => LABELS[one],
        (one) => go({ grouping: one }),
      ),
      choice(
        LABELS.showing,
        MEASURES,
        measure,
        (one) => LABELS[one],
        (one) => go({ measure: one }),
      ),
    ),
    ...(map.links.length === 0
      ? [h('p', {}, narrowed.length > 0 && measure === 'cost' ? SENTENCES.noDollars : LABELS.none)]
      : [
          scrolling(
            'Flow map',
            chart({
              label: `Flow map, ${amount(total)}. The table below it has the same.`,
              height: Math.max(
                280,
                34 * Math.max(...[0, 1, 2].map((column) => map.boxes.filter((one) => one.column === column).length)),
              ),
              optionOf: (palette, width) => mapOption(map, amount, palette, width),
              onSelect: (name) => narrow(byId.get(name)),
            }),
          ),
          h(
            'details',
            { class: 'as-table' },
            h('summary', {}, LABELS.asTable),
            table(
              'Flow map',
              [[LABELS.from], [LABELS.to], [LABELS[measure], true], ['', true]],
              map.links
                .slice(0, MOST_LINKS)
                .map(({ source, target, value }) => [button(source), button(target), amount(value), share(value)]),
            ),
          ),
        ]),
  ]
}

/** One of a few, as radio buttons. */
export function choice<Name extends string>(
  label: string,
  names: readonly Name[],
  chosen: Name,
  wordsOf: (name: Name) => string,
  onChoice: (name: Name) => void,
): HTMLElement {
  return h(
    'fieldset',
    {},
    h('legend', {}, label),
    names.map((name) =>
      h(
        'label',
        {},
        h('input', {
          ...{ type: 'radio', name: label, value: name, checked: name === chosen },
          ...{ 'data-focus': `${label} ${name}`, change: () => onChoice(name) },
        }),
        wordsOf(name),
      ),
    ),
  )
}

function nameOf({ column, name, narrows }: Box): string {
  if (typeof name === 'number') return counted(name, 'other')
  if (name === '') return column === 2 ? LABELS.smallerPairs : LABELS.noNamespace
  if (column === 1) return narrows?.[0] === 'charge' ? chargeWords(name) : passedWords(name)
  return name === NO_TEAM ? LABELS.unowned : clip(name, NAME_LIMIT)
}

const COLORS: Readonly<Record<string, string>> = { inter_az: 'zones', nat: 'nat', same_zone: 'free' }

function mapOption(map: FlowMap, amount: (value: number) => string, palette: Palette, width: number) {
  const colorOf = ({ column, name }: Box) => palette(column !== 1 ? 'box' : (COLORS[String(name)] ?? 'other'))
  const longest = Math.max(80, Math.round(width / 4))
  const labelOf = (box: Box) => ({
    position: box.column === 2 ? 'left' : 'right',
    width: longest,
    overflow: 'truncate',
    color: palette('text'),
    textBorderColor: palette('card'),
    textBorderWidth: 3,
    fontSize: 12,
    formatter: () => `${nameOf(box)}  ${amount(box.value)}`,
  })
  return {
    tooltip: {
      trigger: 'item',
      ...tooltipOf(palette, (name) => tipOf(name, map, amount)),
    },
    series: [
      {
        type: 'sankey',
        ...{ left: 2, right: 2, top: 6, bottom: 6, nodeWidth: 10, nodeGap: 12, draggable: false, layoutIterations: 32 },
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'source', opacity: 0.35, curveness: 0.5 },
        data: map.boxes.map((box) => ({
          ...{ name: box.id, depth: box.column, value: box.value, label: labelOf(box) },
          itemStyle: { color: colorOf(box), borderWidth: 0 },
        })),
        links: map.links.map(({ source, target, value }) => {
          const way = map.boxes.find(({ id, column }) => column === 1 && (id === source || id === target))
          return { source, target, value, lineStyle: { color: way ? colorOf(way) : palette('box') } }
        }),
      },
    ],
  }
}

function tipOf(name: string, { boxes, links }: FlowMap, amount: (value: number) => string): Node | null {
  const box = boxes.find(({ id }) => id === name)
  if (box) return h('div', { class: 'tip' }, h('b', {}, nameOf(box)), ` ${amount(box.value)}`)
  const link = links.find(({ source, target }) => `${source} > ${target}` === name)
  const [from, to] = link ? [link.source, link.target].map((one) => boxes.find(({ id }) => id === one)) : []
  return link && from && to
    ? h('div', { class: 'tip' }, h('b', {}, `${nameOf(from)} → ${nameOf(to)}`), ` ${amount(link.value)}`)
    : null
}
