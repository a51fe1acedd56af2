import type * as z from 'zod'
import { defined } from '../defined.ts'
import { InvalidInput } from '../errors.ts'
import { fieldOf } from '../field-fault.ts'
import { fits } from '../pattern.ts'
import { ACCEPTED_ENTRY, BUDGET_ENTRY, sameBudget } from '../settings.ts'
import { isContact, isRule, TEAM_FIELDS } from './schema.ts'
import { hasAlias, lineOf, spliced } from './spliced.ts'
import { type Entry, type ListName, type Lists, type Step, stepped } from './steps.ts'
import { decisionsOf, listsOf } from './written.ts'

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
 * `decisions.yaml` with a decision: the same text where it says that already, and else but for what is meant. Throws InvalidInput where what is
 * written is wrong, before or after, and where more than what is meant would change, as by an alias.
 */
export function decided(written: string, decision: Decision): string {
  decisionsOf(written)
  let [text, lists] = [written, listsOf(written)]
  for (const step of stepsOf(lists, decision)) {
    const next = { text: spliced(text, step), lists: stepped(lists, step) }
    if (!says(next.text, next.lists)) throw byHand(text, step)
    ;({ text, lists } = next)
  }
  if (text !== written) decisionsOf(text)
  return text
}

function says(text: string, lists: Lists): boolean {
  try {
    return JSON.stringify(listsOf(text)) === JSON.stringify(lists)
  } catch (error) {
    if (error instanceof InvalidInput) return false
    throw error
  }
}

function byHand(text: string, step: Step): InvalidInput {
  const place = `line ${lineOf(text, step)} of decisions.yaml (${step.list}${'index' in step ? `[${step.index}]` : ''})`
  const why = hasAlias(text)
    ? 'an anchor (&) or an alias (*) ties lines together'
    : 'its layout is not one that a command knows'
  return new InvalidInput(`${place} has to be changed by hand: ${why}, so that more than this decision would change`)
}

/** What a decision changes, step by step; nothing where it stands there already. */
function stepsOf(lists: Lists, decision: Decision): Step[] {
  switch (decision.kind) {
    case 'accept': {
      const { kind: _, by, ...entry } = decision
      return setSteps(lists, 'accepted', ({ match }) => match === entry.match, { ...entry, by })
    }
    case 'accept no more':
      return removeSteps(lists, 'accepted', ({ match }) => match === decision.match)
    case 'budget': {
      const { kind: _, ...budget } = decision
      const { usdPerMonth } = budget
      const isOfTeam = hasBudget(budget)
      return lists.teams?.some(isOfTeam)
        ? setSteps(lists, 'teams', isOfTeam, { usdPerMonth })
        : setSteps(lists, 'budgets', (entry) => sameBudget(entry, budget), budget)
    }
    case 'no budget': {
      const isOfTeam = hasBudget(decision)
      const own = lists.teams?.find(isOfTeam)
      const isMore = own && (isRule(own) || isContact({ ...own, usdPerMonth: undefined }))
      return [
        ...(isMore
          ? setSteps(lists, 'teams', isOfTeam, { usdPerMonth: undefined })
          : removeSteps(lists, 'teams', isOfTeam)),
        ...removeSteps(lists, 'budgets', (entry) => sameBudget(entry, decision)),
      ]
    }
    case 'team': {
      const rule = ruleSteps(lists, decision)
      return [...rule, ...contactSteps(rule.reduce(stepped, lists), decision)]
    }
    case 'no team':
      return removeSteps(lists, 'teams', ({ team }) => team === decision.team)
    default:
      return decision satisfies never
  }
}

/** Whether an entry of `teams` has the budget. */
const hasBudget =
  (budget: Omit<Budget, 'usdPerMonth'>) =>
  ({ team, usdPerMonth }: Entry) =>
    usdPerMonth !== undefined && sameBudget({ team }, budget)

/** The last rule that fits holds: one that another team's has overridden goes to the end. */
function ruleSteps(lists: Lists, { team, cluster, namespace, workload }: Team): Step[] {
  const rule = defined({ cluster, namespace, workload })
  if (!isRule(rule)) return []
  const entries = lists.teams ?? []
  const own = entries.findLastIndex((entry) => entry.team === team && isSameRule(entry, rule))
  if (own < 0) return [{ list: 'teams', kind: 'add', entry: { team, ...rule } }]
  const holding = entries.findLast((entry) => isRule(entry) && covers(entry, rule))
  return holding?.team === team ? [] : [{ list: 'teams', kind: 'move last', index: own }]
}

/** How a team is told stands in one of its entries: where none says it yet, in that of the rule, or in its first. */
function contactSteps(lists: Lists, { team, recipients, channels, what, ...rule }: Team): Step[] {
  const contact = defined({ recipients, channels, what })
  if (Object.keys(contact).length === 0) return []
  const isOwn = (entry: Entry) => entry.team === team
  const isOwnRule = (entry: Entry) => isOwn(entry) && isSameRule(entry, rule)
  const own = (lists.teams ?? []).filter(isOwn)
  const isToldBy = own.some(isContact) ? isContact : own.some(isOwnRule) ? isOwnRule : isOwn
  return setSteps(lists, 'teams', (entry) => isOwn(entry) && isToldBy(entry), { team, ...contact })
}

type Rule = Pick<Entry, 'cluster' | 'namespace' | 'workload'>
const RULE = ['cluster', 'namespace', 'workload'] as const

const isSameRule = (one: Rule, other: Rule) => RULE.every((field) => one[field] === other[field])

/** Whether a rule fits whatever another one fits: what a pattern has for any text, it takes as it is written. */
const covers = (wide: Rule, narrow: Rule) =>
  RULE.every((field) => {
    const [pattern, other] = [wide[field], narrow[field]]
    return pattern === undefined || (other !== undefined && fits(pattern, other))
  })

/** Sets fields of the first entry that is meant, or adds one. What is undefined goes. */
function setSteps(lists: Lists, list: ListName, isMeant: (entry: Entry) => boolean, fields: Entry): Step[] {
  const entries = lists[list] ?? []
  const index = entries.findIndex(isMeant)
  if (index < 0) return [{ list, kind: 'add', entry: defined(fields) }]
  return (Object.keys(fields) as (keyof Entry)[])
    .filter((field) => JSON.stringify(entries[index]?.[field]) !== JSON.stringify(fields[field]))
    .map((field) => ({ list, kind: 'set', index, field, value: fields[field] }))
}

const removeSteps = (lists: Lists, list: ListName, isMeant: (entry: Entry) => boolean): Step[] =>
  [...(lists[list] ?? []).entries()]
    .toReversed()
    .flatMap(([index, entry]) => (isMeant(entry) ? [{ list, kind: 'remove', index }] : []))
