import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { teamWhat } from './channel.ts'
import { defined } from './defined.ts'
import { emailAddresses, refuseTwice } from './email-address.ts'
import { InvalidInput } from './errors.ts'
import { fieldOf, says, text } from './field-fault.ts'
import { isTeamName, LONGEST_TEAM, type TeamContact, type TeamRule } from './identities/teams.ts'

const TEAM = 'the name of a team'
const ENTRY = '{ team, cluster, namespace, workload, recipients, channels, what, usdPerMonth }'
const DOLLARS = 'expected dollars a month, above 0'
const pattern = (what: string) => text(1, 253, `the name of a ${what}, with * for any text,`).optional()

const isRule = ({ cluster, namespace, workload }: Omit<TeamRule, 'team'>) =>
  (cluster ?? namespace ?? workload) !== undefined

const isContact = ({ recipients, channels, usdPerMonth }: { readonly [Name in keyof TeamContact]?: unknown }) =>
  (recipients ?? channels ?? usdPerMonth) !== undefined

const schema = z.strictObject(
  {
    teams: z
      .array(
        z
          .strictObject(
            {
              team: text(1, LONGEST_TEAM, TEAM).refine(
                isTeamName,
                says(`expected ${TEAM} without line breaks and controls`),
              ),
              cluster: pattern('cluster'),
              namespace: pattern('namespace'),
              workload: pattern('workload'),
              recipients: emailAddresses(1, 50).optional(),
              channels: z
                .array(text(1, 40, 'the name of a channel'), says('expected a list of names of channels'))
                .min(1, says('expected at least one channel'))
                .max(20, says('expected at most 20 channels'))
                .check(refuseTwice)
                .optional(),
              what: teamWhat.optional(),
              usdPerMonth: z.number(says(DOLLARS)).positive(says(DOLLARS)).optional(),
            },
            says(`expected ${ENTRY}`),
          )
          .refine((entry) => isRule(entry) || isContact(entry), {
            error: 'matches nothing; expected a cluster, a namespace or a workload, or how the team is told',
          })
          .refine(({ what, recipients, channels }) => what === undefined || (recipients ?? channels) !== undefined, {
            error: 'is told to nobody; expected the recipients or the channels in the same entry',
            path: ['what'],
          }),
        says(`expected a list of ${ENTRY}`),
      )
      .max(1000, says('expected at most 1000 entries'))
      .check(({ value, issues }) => {
        for (const [index, entry] of value.entries()) {
          const isSecond = value.findIndex((other) => other.team === entry.team && isContact(other)) < index
          if (!isContact(entry) || !isSecond) continue
          const message = `is ${JSON.stringify(entry.team)}, of which an earlier entry says how it is told`
          issues.push({ code: 'custom', input: entry.team, path: [index, 'team'], message })
        }
      })
      .default([]),
  },
  says('expected teams: followed by a list'),
)

/** Characters that a person may have written. */
const LONGEST = 2 ** 19

/** Faults that are told of one file, and characters of each: one may be of the whole file. */
const MOST_FAULTS = 3
const LONGEST_FAULT = 320

/** What `decisions.yaml` says. */
export interface WrittenDecisions {
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
  const parsed = schema.safeParse(contentOf(document) ?? {})
  if (parsed.success) {
    const { teams } = parsed.data
    return {
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
