import * as z from 'zod'
import { teamWhat } from '../channel.ts'
import { emailAddresses, refuseTwice } from '../email-address.ts'
import { says, text } from '../field-fault.ts'
import { isTeamName, LONGEST_TEAM, type TeamContact, type TeamRule } from '../identities/teams.ts'
import { ACCEPTED_ENTRY, BUDGET_ENTRY, sameBudget } from '../settings.ts'

const TEAM = 'the name of a team'
const ENTRY = '{ team, cluster, namespace, workload, recipients, channels, what, usdPerMonth }'
const DOLLARS = 'expected dollars a month, above 0'
const pattern = (what: string) => text(1, 253, `the name of a ${what}, with * for any text,`).optional()

/** Whether an entry of `teams` says whose something is. */
export const isRule = ({ cluster, namespace, workload }: Omit<TeamRule, 'team'>) =>
  (cluster ?? namespace ?? workload) !== undefined

/** Whether it says how the team is told. */
export const isContact = ({ recipients, channels, usdPerMonth }: { readonly [Name in keyof TeamContact]?: unknown }) =>
  (recipients ?? channels ?? usdPerMonth) !== undefined

export const TEAM_FIELDS = z.strictObject(
  {
    team: text(1, LONGEST_TEAM, TEAM)
      .refine(isTeamName, says(`expected ${TEAM} without line breaks and controls`))
      .describe('Name of the team.'),
    cluster: pattern('cluster').describe('Cluster of its workloads; * stands for any text.'),
    namespace: pattern('namespace').describe('Namespace of its workloads; * stands for any text.'),
    workload: pattern('workload').describe('Name of its workloads; * stands for any text.'),
    recipients: emailAddresses(1, 50).optional().describe("Who gets an email with the team's part."),
    channels: z
      .array(text(1, 40, 'the name of a channel'), says('expected a list of names of channels'))
      .min(1, says('expected at least one channel'))
      .max(20, says('expected at most 20 channels'))
      .check(refuseTwice)
      .optional()
      .describe('Names of channels of the settings that have "of": "teams".'),
    what: teamWhat.optional().describe('What the team is told; news if absent.'),
    usdPerMonth: z.number(says(DOLLARS)).positive(says(DOLLARS)).optional().describe('Its budget, dollars a month.'),
  },
  says(`expected ${ENTRY}`),
)

const TEAM_ENTRY = TEAM_FIELDS.refine((entry) => isRule(entry) || isContact(entry), {
  error: 'matches nothing; expected a cluster, a namespace or a workload, or how the team is told',
}).refine(({ what, recipients, channels }) => what === undefined || (recipients ?? channels) !== undefined, {
  error: 'is told to nobody; expected the recipients or the channels in the same entry',
  path: ['what'],
})

/** What people decide without a deployment: `decisions.yaml` of the archive. */
export const DECISIONS = z
  .strictObject(
    {
      accepted: z
        .array(ACCEPTED_ENTRY, says('expected a list of { match, reason, until, by }'))
        .max(200, says('expected at most 200 entries'))
        .default([])
        .describe('Findings that are counted, and urged no more.'),
      budgets: z
        .array(BUDGET_ENTRY, says('expected a list of { cluster, namespace, team, usdPerMonth }'))
        .max(200, says('expected at most 200 entries'))
        .check(({ value, issues }) => {
          for (const [index, budget] of value.entries()) {
            const first = value.findIndex((other) => sameBudget(other, budget))
            if (first === index) continue
            issues.push({ code: 'custom', input: budget, path: [index], message: `is of what budgets[${first}] is of` })
          }
        })
        .default([])
        .describe('What a cluster, a namespace, a team, or everything may cost in a month.'),
      teams: z
        .array(TEAM_ENTRY, says(`expected a list of ${ENTRY}`))
        .max(1000, says('expected at most 1000 entries'))
        .check(({ value, issues }) => {
          for (const [index, entry] of value.entries()) {
            const isSecond = value.findIndex((other) => other.team === entry.team && isContact(other)) < index
            if (!isContact(entry) || !isSecond) continue
            const message = `is ${JSON.stringify(entry.team)}, of which an earlier entry says how it is told`
            issues.push({ code: 'custom', input: entry.team, path: [index, 'team'], message })
          }
        })
        .default([])
        .describe('Whose workloads are, the last entry that fits, and how teams are told of their part.'),
    },
    says('expected accepted, budgets or teams, each followed by a list'),
  )
  .check(({ value, issues }) => {
    for (const [index, budget] of value.budgets.entries()) {
      const entry = value.teams.findIndex(
        ({ team, usdPerMonth }) => usdPerMonth !== undefined && sameBudget({ team }, budget),
      )
      if (entry < 0) continue
      const message = `is ${JSON.stringify(budget.team)}, whose budget teams[${entry}] has`
      issues.push({ code: 'custom', input: budget.team, path: ['budgets', index, 'team'], message })
    }
  })
