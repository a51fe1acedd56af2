import type * as z from 'zod'
import type { ACCEPTED_ENTRY, BUDGET_ENTRY } from '../settings.ts'
import type { TEAM_FIELDS } from './schema.ts'

/** An entry as it is written, of any list. */
export type Entry = Partial<z.input<typeof ACCEPTED_ENTRY> & z.input<typeof BUDGET_ENTRY> & z.input<typeof TEAM_FIELDS>>
export type ListName = 'accepted' | 'budgets' | 'teams'

/** `decisions.yaml` as it is written. */
export type Lists = Readonly<Partial<Record<ListName, readonly Entry[]>>>

/** The least that a decision changes: one entry, or one field of one. */
export type Step = { readonly list: ListName } & (
  | { readonly kind: 'add'; readonly entry: Entry }
  | { readonly kind: 'remove'; readonly index: number }
  | { readonly kind: 'move last'; readonly index: number }
  /** Without a value the field goes. */
  | { readonly kind: 'set'; readonly index: number; readonly field: keyof Entry; readonly value: unknown }
)

/** What the file says once a step is made. */
export function stepped(lists: Lists, step: Step): Lists {
  return { ...lists, [step.list]: entriesAfter(lists[step.list] ?? [], step) }
}

function entriesAfter(entries: readonly Entry[], step: Step): readonly Entry[] {
  switch (step.kind) {
    case 'add':
      return [...entries, step.entry]
    case 'remove':
      return entries.toSpliced(step.index, 1)
    case 'move last':
      return [...entries.toSpliced(step.index, 1), ...entries.slice(step.index, step.index + 1)]
    case 'set':
      // A field without a value is none in JSON either.
      return entries.with(step.index, { ...entries[step.index], [step.field]: step.value })
    default:
      return step satisfies never
  }
}
