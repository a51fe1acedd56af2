import type { Page } from '../../../domain/report/page.ts'
import { clusterOf, statusOf } from '../../headline.ts'
import { longDay } from '../../instants.ts'
import { totalPrice } from '../../price-words.ts'
import { clip, SENTENCE_LIMIT } from '../../safe-text.ts'
import { listed } from '../../words.ts'
import { LABELS, VIEWS, type ViewName, WAIT } from '../words.ts'
import { type Address, addressOf, hashOf } from './address.ts'
import type { Context } from './context.ts'
import { decoded, rowsOf } from './data.ts'
import { h } from './dom.ts'
import { narrowed } from './filter.ts'
import { filterBar } from './filter-bar.ts'
import { flowMapView } from './flow-map.ts'
import { methodView } from './method.ts'
import { overview } from './overview.ts'
import { pairsTable } from './pairs-table.ts'
import { savingsView } from './savings.ts'
import { zonesView } from './zones.ts'

const CONTENTS: Readonly<Record<ViewName, (context: Context) => readonly Node[]>> = {
  overview,
  map: flowMapView,
  zones: zonesView,
  table: pairsTable,
  savings: savingsView,
  method: methodView,
}

const names = Object.keys(VIEWS) as ViewName[]

void start()

async function start(): Promise<void> {
  const place = document.getElementById('page')
  try {
    const page = await decoded(document.getElementById('data')?.textContent ?? '')
    place?.replaceChildren(...built(page))
    dispatchEvent(new HashChangeEvent('hashchange'))
  } catch (error) {
    place?.replaceChildren(h('p', { class: 'wait' }, `${WAIT} (${String(error)})`))
  }
}

function likeOf({ dataset: { focus } }: HTMLElement): HTMLElement | null {
  return focus === undefined ? null : document.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)
}

/** The frame of the page, and what fills it each time that its address changes. */
function built(page: Page): Node[] {
  const { report } = page
  const rows = rowsOf(page.pairs)
  const current = () => addressOf(location.hash)
  const linkTo = (to: Partial<Address>) => hashOf({ ...current(), saving: null, ...to })
  const go = (to: Partial<Address>, isTyping = false) => {
    const hash = linkTo(to)
    if (hash === location.hash) return
    // What is typed letter by letter is one step back.
    if (isTyping) history.replaceState(null, '', hash)
    else history.pushState(null, '', hash)
    show()
  }
  const links = names.map((name) => h('a', {}, VIEWS[name]))
  const bar = filterBar(page, rows, current, go)
  const heading = h('h2', { tabindex: -1 })
  const content = h('div')
  let shown: ViewName | undefined
  const show = () => {
    const address = current()
    const isSameView = address.view === shown
    const before = document.activeElement
    const wasInBar = bar.element.contains(before)
    const isOpen = isSameView && content.querySelector('details.as-table[open]') !== null
    for (const [index, name] of names.entries()) {
      const link = links[index]
      link?.setAttribute('href', linkTo({ view: name }))
      if (name === address.view) link?.setAttribute('aria-current', 'page')
      else link?.removeAttribute('aria-current')
    }
    bar.show(address)
    heading.textContent = VIEWS[address.view]
    const context: Context = { page, report, rows, narrowed: narrowed(rows, address.filter), address, go, linkTo }
    content.replaceChildren(...CONTENTS[address.view](context))
    if (isOpen) content.querySelector('details.as-table')?.setAttribute('open', '')
    // What had the focus is gone with what was drawn before: the like of it has it now, or of another view its heading.
    if (shown !== undefined && document.activeElement === document.body) {
      const like = isSameView && before instanceof HTMLElement ? likeOf(before) : null
      if (like) like.focus({ preventScroll: true })
      else if (isSameView && wasInBar) bar.focus()
      else heading.focus({ preventScroll: true })
    }
    shown = address.view
    if (address.saving !== null) document.getElementById(`saving-${address.saving}`)?.scrollIntoView()
  }
  addEventListener('hashchange', show)
  const status = statusOf(report)
  return [
    h(
      'a',
      {
        class: 'skip',
        href: '#view',
        click: (event) => {
          event.preventDefault()
          heading.focus()
        },
      },
      LABELS.skip,
    ),
    h(
      'header',
      {},
      h(
        'div',
        { class: 'line' },
        h(
          'h1',
          {},
          clusterOf(report),
          h(
            'span',
            { class: 'muted' },
            ` ${clip(listed([...new Set(report.monitors.map(({ region }) => region))]), SENTENCE_LIMIT)}`,
          ),
        ),
        h('span', { class: 'muted' }, longDay(report.day)),
        h('span', { class: `tag ${status === 'OK' ? 'good' : 'bad'}` }, `${status === 'OK' ? '✓' : '▲'} ${status}`),
        h('span', { class: 'total' }, totalPrice(report.totals)),
        h('span', { class: 'muted brand' }, 'flowtoll'),
      ),
      h('nav', { 'aria-label': LABELS.views }, links),
    ),
    h('main', { id: 'view' }, heading, bar.element, content),
    h('p', { id: 'said', class: 'hidden', role: 'status' }),
  ]
}
