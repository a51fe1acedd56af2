import type { Page } from '../../../domain/report/page.ts'
import { clip, NAME_LIMIT } from '../../safe-text.ts'
import { chargeWords } from '../../words.ts'
import { LABELS, NO_CHARGE } from '../words.ts'
import type { Address } from './address.ts'
import type { PairRow } from './data.ts'
import { h } from './dom.ts'
import { FILTERS, type FilterName, NO_TEAM, namespaceOf } from './filter.ts'
import { passedWords } from './flow-map.ts'
import { choicesOf } from './sums.ts'

/** Milliseconds after the last letter until what was typed narrows. */
const TYPING = 150

export interface FilterBar {
  readonly element: HTMLElement
  /** Shows what an address narrows by. */
  readonly show: (address: Address) => void
  /** Takes the focus of a filter that was removed: the next of them, or the search. */
  readonly focus: () => void
}

/** What narrows the map, the zones and the table. It stays while the views change, so that nobody loses their place in it. */
export function filterBar(
  page: Page,
  rows: readonly PairRow[],
  current: () => Address,
  go: (to: Partial<Address>, isTyping?: boolean) => void,
): FilterBar {
  const { report } = page
  const set = (name: FilterName, value: string, isTyping = false) => {
    const { [name]: _, ...filter } = current().filter
    go({ filter: value === '' ? filter : { ...filter, [name]: value } }, isTyping)
  }
  let typed: ReturnType<typeof setTimeout> | undefined
  const search = h('input', {
    type: 'search',
    id: 'search',
    placeholder: LABELS.search,
    'aria-label': LABELS.search,
    maxlength: 200,
    input: () => {
      clearTimeout(typed)
      typed = setTimeout(() => set('text', search.value, true), TYPING)
    },
  })
  const select = (name: FilterName, label: string, values: readonly string[], wordsOf: (value: string) => string) => {
    const element = h(
      'select',
      { change: () => set(name, element.value) },
      h('option', { value: '' }, LABELS.all),
      values.map((value) => h('option', { value }, clip(wordsOf(value), NAME_LIMIT))),
    )
    return { name, element, label: h('label', {}, h('span', {}, label), element) }
  }
  const charges = [
    ...report.totals.byCharge.map(({ charge }) => charge),
    ...(report.totals.freeBytes > 0 ? ['free'] : []),
    ...(report.totals.unpriced.length > 0 ? ['unpriced'] : []),
  ]
  const selects = [
    ...(report.clusters.length > 1
      ? [
          select(
            'cluster',
            LABELS.cluster,
            choicesOf(rows, ({ cluster }) => cluster),
            String,
          ),
        ]
      : []),
    select('namespace', LABELS.namespace, choicesOf(rows, namespaceOf), String),
    ...(report.teams
      ? [
          select(
            'team',
            LABELS.team,
            choicesOf(rows, ({ team }) => team ?? NO_TEAM),
            teamWords,
          ),
        ]
      : []),
    select('charge', LABELS.charge, charges, chargeOf),
  ]
  const chips = h('div', { class: 'chips' })
  const element = h(
    'form',
    {
      class: 'filters',
      role: 'search',
      'aria-label': LABELS.filters,
      submit: (event) => event.preventDefault(),
    },
    search,
    selects.map(({ label }) => label),
    chips,
  )
  return {
    element,
    focus: () => (chips.querySelector('button') ?? search).focus(),
    show: ({ view, filter }) => {
      element.hidden = view !== 'map' && view !== 'zones' && view !== 'table'
      if (document.activeElement !== search) search.value = filter.text ?? ''
      for (const { name, element: one } of selects) {
        const value = filter[name] ?? ''
        one.value = value
        // Of another day, say: it narrows to nothing, and is named.
        if (one.value !== value) one.append(h('option', { value, selected: true }, clip(value, NAME_LIMIT)))
      }
      const picked = (['from', 'way', 'to'] as const).filter((name) => filter[name] !== undefined)
      chips.replaceChildren(
        ...picked.map((name) => {
          const value = filter[name] ?? ''
          const words = `${LABELS[name]}: ${clip(name === 'way' ? passedWords(value) : value, NAME_LIMIT)}`
          return h(
            'button',
            {
              ...{ type: 'button', class: 'chip', 'aria-label': `${LABELS.remove}, ${words}` },
              ...{ 'data-focus': name, click: () => set(name, '') },
            },
            words,
            h('span', { 'aria-hidden': 'true' }, ' ×'),
          )
        }),
        ...(FILTERS.some((name) => filter[name] !== undefined)
          ? [h('button', { type: 'button', class: 'link', click: () => go({ filter: {} }) }, LABELS.clear)]
          : []),
      )
    },
  }
}

const teamWords = (team: string) => (team === NO_TEAM ? LABELS.unowned : team)

const chargeOf = (charge: string) =>
  charge === 'free' || charge === 'unpriced' ? NO_CHARGE[charge] : chargeWords(charge)
