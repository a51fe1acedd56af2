import type { Report } from '../../../domain/report/report.ts'
import { count } from '../../amounts.ts'
import { fullPriceWords, priceWords } from '../../price-words.ts'
import { clip, NAME_LIMIT } from '../../safe-text.ts'
import { LABELS, SENTENCES } from '../words.ts'
import type { Sort } from './address.ts'
import { type Context, sizeOf } from './context.ts'
import { csvOf } from './csv.ts'
import type { PairRow } from './data.ts'
import { h, say, scrolling } from './dom.ts'
import { type Amount, amountOf, endId, namespaceOf, narrowed, sumsOf, wayOf } from './filter.ts'
import { passedWords } from './flow-map.ts'
import { pairDetails } from './pair-details.ts'

/** Rows that are shown at first, and each time that more are asked for. */
const STEP = 100

/** Every pair that the filter leaves. */
export function pairsTable(context: Context): Node[] {
  const { report, address } = context
  const sums = sumsOf(context.narrowed, address.filter)
  const rows = sorted(context.narrowed, context)
  if (rows.length === 0) return [h('p', {}, LABELS.none), ...smallerPairs(context)]
  const said = h('span', { class: 'muted' })
  return [
    h(
      'div',
      { class: 'line' },
      h(
        'p',
        { class: 'lead' },
        `${count(sums.pairs)} ${sums.pairs === 1 ? 'pair' : 'pairs'}: ${fullPriceWords(sums, report.bytesPerGigabyte)}, ${sizeOf(report, sums.bytes)}`,
      ),
      said,
      h('button', { type: 'button', click: () => copyCsv(csvOf(rows, address.filter), said) }, LABELS.copyCsv),
      h(
        'button',
        { type: 'button', click: () => saveCsv(`flowtoll-${report.day}.csv`, csvOf(rows, address.filter)) },
        LABELS.saveCsv,
      ),
    ),
    ...smallerPairs(context),
    tableOf(rows, context),
  ]
}

/** Pairs that a search cannot find, as they are summed: what they are of all else that narrows. */
function smallerPairs({ rows, report, address: { filter } }: Context): Node[] {
  const { text, from, to, ...others } = filter
  if ((text ?? from ?? to) === undefined) return []
  const sums = sumsOf(
    narrowed(rows, others).filter(({ pairs }) => pairs > 1),
    others,
  )
  if (sums.pairs === 0) return []
  const amount = `${fullPriceWords(sums, report.bytesPerGigabyte)}, ${sizeOf(report, sums.bytes)}`
  return [h('p', { class: 'muted' }, `${count(sums.pairs)} smaller pairs (${amount}) ${SENTENCES.smaller}.`)]
}

const ORDERS: Readonly<Record<Sort, (a: PairRow, b: PairRow, context: Context) => number>> = {
  cost: (a, b, context) => amountIn(a, context).usd - amountIn(b, context).usd || ORDERS.size(a, b, context),
  size: (a, b, context) => amountIn(a, context).bytes - amountIn(b, context).bytes,
  from: (a, b) => inOrder(endId(b.source), endId(a.source)),
  to: (a, b) => inOrder(endId(b.destination), endId(a.destination)),
  way: (a, b) => inOrder(passedWords(wayOf(b)), passedWords(wayOf(a))),
}

const amountIn = (row: PairRow, { address }: Context) => amountOf(row, address.filter)

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Amounts from the top, names from A; `isAscending` turns each round. */
function sorted(rows: readonly PairRow[], context: Context): PairRow[] {
  const { sort, isAscending } = context.address
  const sign = isAscending ? 1 : -1
  return rows.toSorted((a, b) => sign * ORDERS[sort](a, b, context) || a.index - b.index)
}

function tableOf(rows: readonly PairRow[], context: Context): HTMLElement {
  const { report, address, go } = context
  const hasTeams = report.teams !== undefined
  const several = report.clusters.length > 1
  const head = (name: Sort, isNumber = false) => {
    const isSorted = address.sort === name
    const isUp = (name === 'cost' || name === 'size') === address.isAscending
    return h(
      'th',
      {
        scope: 'col',
        class: isNumber ? 'n' : name === 'way' ? name : null,
        'aria-sort': isSorted ? (isUp ? 'ascending' : 'descending') : null,
      },
      h(
        'button',
        {
          type: 'button',
          class: 'sort',
          'data-focus': `sort ${name}`,
          click: () => go({ sort: name, isAscending: isSorted && !address.isAscending }),
        },
        LABELS[name],
        isSorted && h('span', { 'aria-hidden': 'true' }, isUp ? ' ↑' : ' ↓'),
      ),
    )
  }
  const body = h('tbody')
  const more = h('button', { type: 'button', click: () => add() }, '')
  const columns = 5 + Number(hasTeams) + Number(several)
  let shown = 0
  const add = () => {
    const next = rows.slice(shown, shown + STEP)
    body.append(...next.map((row) => lineOf(row, columns, context)))
    shown += next.length
    more.hidden = shown >= rows.length
    more.textContent = `${LABELS.more} (${count(rows.length - shown)})`
  }
  add()
  return h(
    'div',
    {},
    scrolling(
      LABELS.pairs,
      h(
        'table',
        { class: 'pairs' },
        h('caption', { class: 'hidden' }, LABELS.pairs),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            head('from'),
            head('to'),
            head('way'),
            hasTeams && h('th', { scope: 'col', class: 'wide' }, LABELS.team),
            several && h('th', { scope: 'col', class: 'wide' }, LABELS.cluster),
            head('size', true),
            head('cost', true),
          ),
        ),
        body,
      ),
    ),
    more,
  )
}

function lineOf(row: PairRow, columns: number, context: Context): HTMLTableRowElement {
  const { report, address } = context
  const id = `pair-${row.index}`
  const amount = amountIn(row, context)
  let opened: HTMLTableRowElement | undefined
  const toggle = h(
    'button',
    { type: 'button', class: 'link open', 'aria-expanded': 'false', click: () => open() },
    nameOf(row),
  )
  const line = h(
    'tr',
    { id },
    h(
      'th',
      { scope: 'row' },
      toggle,
      h('small', {}, clip(row.source.namespace || (row.pairs > 1 ? '' : namespaceOf(row)), NAME_LIMIT)),
    ),
    h(
      'td',
      {},
      clip(row.destination.name, NAME_LIMIT),
      row.destination.namespace !== '' && h('small', {}, clip(row.destination.namespace, NAME_LIMIT)),
    ),
    h('td', { class: 'way' }, passedWords(wayOf(row))),
    report.teams !== undefined && h('td', { class: 'wide' }, clip(row.team ?? LABELS.unowned, NAME_LIMIT)),
    report.clusters.length > 1 && h('td', { class: 'wide' }, clip(row.cluster, NAME_LIMIT)),
    h('td', { class: 'n' }, sizeOf(report, amount.bytes)),
    h('td', { class: 'n' }, priceWords(amount), lackOf(amount, report)),
  )
  const open = () => {
    if (opened) {
      opened.remove()
      opened = undefined
    } else {
      opened = h('tr', { class: 'opened' }, h('td', { colspan: columns }, pairDetails(row, context)))
      line.after(opened)
    }
    toggle.setAttribute('aria-expanded', String(opened !== undefined))
  }
  // A link to one pair shows what is known of it.
  if (address.filter.from !== undefined && address.filter.to !== undefined && row === context.narrowed[0]) {
    queueMicrotask(open)
  }
  return line
}

/** How much of what has a price lacks a full one. */
const lackOf = ({ usd, unpricedBytes }: Amount, report: Report) =>
  usd > 0 && unpricedBytes > 0 && h('small', {}, `${sizeOf(report, unpricedBytes)} ${LABELS.notFull}`)

const nameOf = ({ source, pairs }: PairRow) =>
  pairs > 1 ? `${count(pairs)} smaller pairs` : clip(source.name, NAME_LIMIT)

/** Says whether it did, to be seen and to be heard. */
async function copyCsv(text: string, said: HTMLElement): Promise<void> {
  const words = (await copied(text)) ? LABELS.copied : LABELS.notCopied
  said.textContent = words
  say(words)
}

/** Whether the browser took a text for its clipboard. */
export async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function saveCsv(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  h('a', { href: address, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(address))
}
