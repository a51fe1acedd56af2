import { type Document, isMap, isSeq, Pair, type ParsedNode, parseDocument, YAMLSeq } from 'yaml'
import type * as z from 'zod'
import { defined } from '../defined.ts'
import { InvalidInput } from '../errors.ts'
import { fieldOf } from '../field-fault.ts'
import { ACCEPTED_ENTRY, BUDGET_ENTRY, sameBudget } from '../settings.ts'
import { inLayoutOf } from './diff.ts'
import { isContact, isRule, TEAM_FIELDS } from './schema.ts'
import { decisionsOf } from './written.ts'

type Accepted = z.input<typeof ACCEPTED_ENTRY>
type Budget = z.input<typeof BUDGET_ENTRY>
type Team = Omit<z.input<typeof TEAM_FIELDS>, 'usdPerMonth'>

/** A change to `decisions.yaml`. What it sets, it sets in the entry that there is of the same. */
export type Decision =
  | ({ readonly kind: 'accept' } & Accepted)
  | ({ readonly kind: 'accept no more' } & Pick<Accepted, 'match'>)
  | ({ readonly kind: 'budget' } & Budget)
  | ({ readonly kind: 'no budget' } & Omit<Budget, 'usdPerMonth'>)
  | ({ readonly kind: 'team' } & Team)
  | ({ readonly kind: 'no team' } & Pick<Team, 'team'>)

/**
 * Throws InvalidInput with every field of a decision that is wrong, as `named` calls it. Whether what it names is there, such as a channel, the
 * next report tells.
 */
export function refuseWrong(decision: Decision, named: (field: string) => string = (field) => field): void {
  const { kind, ...entry } = decision
  const parsed = SCHEMAS[kind].safeParse(entry)
  if (parsed.success) return
  throw new InvalidInput(
    parsed.error.issues
      .map((issue) => {
        const [first = '', ...rest] = fieldOf(issue).split(/(?=[.[])/)
        return `${first === '' ? 'the entry' : named(first)}${rest.join('')} ${issue.message}`
      })
      .join('; '),
  )
}

const SCHEMAS = {
  accept: ACCEPTED_ENTRY,
  'accept no more': ACCEPTED_ENTRY.pick({ match: true }),
  budget: BUDGET_ENTRY,
  'no budget': BUDGET_ENTRY.omit({ usdPerMonth: true }),
  team: TEAM_FIELDS.omit({ usdPerMonth: true }),
  'no team': TEAM_FIELDS.pick({ team: true }),
} satisfies Record<Decision['kind'], z.ZodType>

/**
 * `decisions.yaml` with a decision: the same text where it says that already. Order, comments and layout of the rest stay. Throws InvalidInput
 * where what is written is wrong, before or after.
 */
export function decided(written: string, decision: Decision): string {
  decisionsOf(written)
  const document = parseDocument(written)
  if (isMap(document.contents) && document.contents.items.length === 0) document.contents.flow = false
  const before = JSON.stringify(document)
  change(document, decision)
  if (JSON.stringify(document) === before) return written
  const text = document.toString({ lineWidth: 0, indentSeq: !/^\w+:[^\S\n]*\n- /m.test(written) })
  const kept = inLayoutOf(written.replaceAll('\r\n', '\n'), text)
  const changed = saysTheSame(kept, text) ? kept : text
  decisionsOf(changed)
  return written.includes('\r\n') ? changed.replaceAll('\n', '\r\n') : changed
}

function saysTheSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => parseDocument(text))
  return first?.errors.length === 0 && JSON.stringify(first) === JSON.stringify(second)
}

function change(document: Document<ParsedNode>, decision: Decision): void {
  switch (decision.kind) {
    case 'accept': {
      const { kind: _, by, ...entry } = decision
      set(document, 'accepted', ({ match }) => match === entry.match, { ...entry, by })
      break
    }
    case 'accept no more':
      remove(document, 'accepted', ({ match }) => match === decision.match)
      break
    case 'budget': {
      const { kind: _, ...budget } = decision
      const { usdPerMonth } = budget
      const isOfTeam = hasBudget(budget)
      if (entriesOf(document, 'teams').some(isOfTeam)) set(document, 'teams', isOfTeam, { usdPerMonth })
      else set(document, 'budgets', (entry) => sameBudget(entry, budget), defined(budget))
      break
    }
    case 'no budget': {
      const isOfTeam = hasBudget(decision)
      const own = entriesOf(document, 'teams').find(isOfTeam)
      if (own && (isRule(own) || isContact({ ...own, usdPerMonth: undefined })))
        set(document, 'teams', isOfTeam, { usdPerMonth: undefined })
      else remove(document, 'teams', isOfTeam)
      remove(document, 'budgets', (entry) => sameBudget(entry, decision))
      break
    }
    case 'team':
      setTeam(document, decision)
      break
    case 'no team':
      remove(document, 'teams', ({ team }) => team === decision.team)
      break
    default:
      decision satisfies never
  }
}

/** Whether an entry of `teams` has the budget. */
const hasBudget =
  (budget: Omit<Budget, 'usdPerMonth'>) =>
  ({ team, usdPerMonth }: Entry) =>
    usdPerMonth !== undefined && sameBudget({ team }, budget)

/** How a team is told stands in one of its entries: where none says it yet, in that of the rule, or in its first. */
function setTeam(
  document: Document<ParsedNode>,
  { team, cluster, namespace, workload, recipients, channels, what }: Team,
) {
  const rule = { cluster, namespace, workload }
  const isOwn = (entry: Entry) => entry.team === team
  const isOwnRule = (entry: Entry) => isOwn(entry) && ruleOf(entry) === ruleOf(rule)
  if (isRule(rule)) set(document, 'teams', isOwnRule, { team, ...defined(rule) })
  const contact = defined({ recipients, channels, what })
  if (Object.keys(contact).length === 0) return
  const own = entriesOf(document, 'teams').filter(isOwn)
  const isToldBy = own.some(isContact) ? isContact : own.some(isOwnRule) ? isOwnRule : isOwn
  set(document, 'teams', (entry) => isOwn(entry) && isToldBy(entry), { team, ...contact })
}

const ruleOf = ({ cluster, namespace, workload }: Pick<Entry, 'cluster' | 'namespace' | 'workload'>) =>
  JSON.stringify([cluster, namespace, workload])

/** An entry as it is written, of any list. */
type Entry = Partial<Accepted & Budget & Team>
type ListName = 'accepted' | 'budgets' | 'teams'

const entriesOf = (document: Document<ParsedNode>, list: ListName): readonly Entry[] =>
  (document.toJS() as Partial<Record<ListName, Entry[]>> | null)?.[list] ?? []

/** Sets fields of the first entry that is meant, or adds one in the manner of the last. What is undefined goes. */
function set(document: Document<ParsedNode>, name: ListName, isMeant: (entry: Entry) => boolean, fields: Entry): void {
  const index = entriesOf(document, name).findIndex(isMeant)
  const list = listOf(document, name)
  if (index < 0) {
    const last = list.items.at(-1)
    const entry = document.createNode(defined(fields), { flow: isMap(last) && last.flow === true })
    for (const { value } of entry.items) if (isSeq(value)) value.flow = true
    list.add(entry)
    return
  }
  const entry = list.items[index]
  if (!isMap(entry)) throw new InvalidInput(`${name}[${index}] is an alias of another entry; change it by hand`)
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) entry.delete(field)
    else entry.set(field, Array.isArray(value) ? document.createNode(value, { flow: true }) : value)
  }
}

function remove(document: Document<ParsedNode>, name: ListName, isMeant: (entry: Entry) => boolean): void {
  for (const [index, entry] of [...entriesOf(document, name).entries()].toReversed()) {
    if (isMeant(entry)) document.deleteIn([name, index])
  }
}

/** The list of a name, made where there is none. */
function listOf(document: Document<ParsedNode>, name: ListName): YAMLSeq {
  const standing = document.get(name)
  if (isSeq(standing)) {
    if (standing.items.length === 0) standing.flow = false
    return standing
  }
  const list = new YAMLSeq()
  const key = document.createNode(name)
  const { contents } = document
  if (isMap(contents)) {
    key.spaceBefore = contents.items.length > 0
    contents.items.push(new Pair(key, list) as never)
  } else document.set(name, list)
  return list
}
