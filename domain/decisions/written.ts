import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'
import { defined } from '../defined.ts'
import { InvalidInput } from '../errors.ts'
import { fieldOf } from '../field-fault.ts'
import type { Decisions, TeamContact, TeamRule } from '../identities/teams.ts'
import { DECISIONS, isContact, isRule } from './schema.ts'
import type { Lists } from './steps.ts'

/** Characters that a person may have written. */
const LONGEST = 2 ** 19

/** Faults that are told of one file, and characters of each: one may be of the whole file. */
const MOST_FAULTS = 3
const LONGEST_FAULT = 320

/** What `decisions.yaml` says. */
export interface WrittenDecisions extends Required<Pick<Decisions, 'accepted' | 'budgets'>> {
  /** The last one last. */
  readonly rules: readonly TeamRule[]
  readonly contacts: readonly TeamContact[]
}

/** What `decisions.yaml` says; nothing where nothing stands there. Throws InvalidInput with what is wrong by its line and its field. */
export function decisionsOf(written: string): WrittenDecisions {
  if (written.length > LONGEST)
    throw new InvalidInput(`decisions.yaml has ${written.length} characters; expected at most ${LONGEST}`)
  const lines = new LineCounter()
  const document = parseDocument(written, { lineCounter: lines, prettyErrors: false })
  const lineOf = (offset: number) => `line ${lines.linePos(offset).line}`
  if (document.errors.length > 0) {
    throw faults(
      document.errors.map(({ pos: [from], code, message }) => {
        const fault = code === 'MULTIPLE_DOCS' ? 'there are several documents; expected one' : message
        return `${lineOf(from)}: ${fault}`
      }),
    )
  }
  const parsed = DECISIONS.safeParse(contentOf(document) ?? {})
  if (parsed.success) {
    const { teams, accepted, budgets } = parsed.data
    return {
      ...{ accepted, budgets },
      rules: teams.filter(isRule).map(({ team, cluster, namespace, workload }) => ({
        ...{ team, ...defined({ cluster, namespace, workload }) },
      })),
      contacts: teams
        .filter(isContact)
        .map(({ team, recipients = [], channels = [], what: asked = ['news'], usdPerMonth }) => ({
          ...{ team, recipients, channels, what: asked, ...defined({ usdPerMonth }) },
        })),
    }
  }
  const byPlace = new Map<string, string>()
  for (const issue of parsed.error.issues) {
    const at = lineOf(offsetOf(document, issue.path))
    const place = `${at} ${issue.path.slice(0, 2).join('.')}`
    // What is misspelt is missing too.
    if (!byPlace.has(place)) byPlace.set(place, `${at}: ${sentence(issue)}`)
  }
  throw faults([...byPlace.values()])
}

/** What it says as it is written, with the order of fields. Throws InvalidInput where it is not YAML. */
export function listsOf(written: string): Lists {
  const document = parseDocument(written)
  if (document.errors.length > 0) throw faults(document.errors.map(({ message }) => message))
  return (contentOf(document) as Lists | null) ?? {}
}

function faults(all: readonly string[]): InvalidInput {
  const told = all
    .slice(0, MOST_FAULTS)
    .map((one) => (one.length > LONGEST_FAULT ? `${one.slice(0, LONGEST_FAULT)}…` : one))
  const more = all.length > MOST_FAULTS ? [`and ${all.length - MOST_FAULTS} more`] : []
  return new InvalidInput(`decisions.yaml cannot be used: ${[...told, ...more].join('; ')}`)
}

/** Throws where aliases stand for more than a person writes. */
function contentOf(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 })
  } catch (error) {
    throw faults([`line 1: ${(error as Error).message}`])
  }
}

function sentence(issue: z.core.$ZodIssue): string {
  const field = fieldOf(issue) || 'the whole'
  if (issue.code !== 'unrecognized_keys') return `${field} ${issue.message}`
  return `${field} has ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}, which is none of its fields`
}

/** Where a field stands, or what it would stand in. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return 0
}
