import { VIEWS, type ViewName } from '../words.ts'
import { FILTERS, type Filter } from './filter.ts'

export const GROUPINGS = ['namespace', 'team', 'cluster', 'workload'] as const
export type Grouping = (typeof GROUPINGS)[number]
export const MEASURES = ['cost', 'size'] as const
export type Measure = (typeof MEASURES)[number]
export const SORTS = ['cost', 'size', 'from', 'to', 'way'] as const
export type Sort = (typeof SORTS)[number]

/** What a link to a part of the page says. */
export interface Address {
  readonly view: ViewName
  readonly filter: Filter
  readonly grouping: Grouping
  readonly measure: Measure
  readonly sort: Sort
  readonly isAscending: boolean
  /** Number of a saving. */
  readonly saving: number | null
}

export const START: Address = {
  view: 'overview',
  filter: {},
  grouping: 'namespace',
  measure: 'cost',
  sort: 'cost',
  isAscending: false,
  saving: null,
}

/** `#table?namespace=shop&charge=nat`, `#savings-3`; what is unknown there is passed over. */
export function addressOf(hash: string): Address {
  const [, name = '', number, query = ''] = /^#?([a-z]*)(?:-(\d+))?(?:\?(.*))?$/s.exec(hash) ?? []
  const said = new URLSearchParams(query)
  const oneOf = <Name extends string>(names: readonly Name[], key: string, otherwise: Name) =>
    names.find((one) => one === said.get(key)) ?? otherwise
  const filter = FILTERS.flatMap((one) => {
    const value = said.get(one) ?? ''
    return value === '' ? [] : [[one, value] as const]
  })
  return {
    view: Object.hasOwn(VIEWS, name) ? (name as ViewName) : START.view,
    filter: Object.fromEntries(filter),
    grouping: oneOf(GROUPINGS, 'group', START.grouping),
    measure: oneOf(MEASURES, 'by', START.measure),
    sort: oneOf(SORTS, 'sort', START.sort),
    isAscending: said.get('order') === 'up',
    saving: number === undefined ? null : Number(number),
  }
}

/** The other way round; what is as at the start is left out. */
export function hashOf({ view, filter, grouping, measure, sort, isAscending, saving }: Address): string {
  const said = new URLSearchParams(
    FILTERS.flatMap((one) => (filter[one] === undefined ? [] : [[one, filter[one]] as [string, string]])),
  )
  if (grouping !== START.grouping) said.set('group', grouping)
  if (measure !== START.measure) said.set('by', measure)
  if (sort !== START.sort) said.set('sort', sort)
  if (isAscending) said.set('order', 'up')
  const query = said.toString()
  return `#${view}${saving === null ? '' : `-${saving}`}${query === '' ? '' : `?${query}`}`
}
