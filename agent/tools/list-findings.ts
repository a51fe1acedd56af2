import * as z from 'zod'
import type { AcceptedFinding, Finding, Proof } from '../../domain/findings/finding.ts'
import { clusterOfReport, reportOn } from '../archive.ts'
import { askedDay, DAY_FORMS } from '../day-meant.ts'
import { gigabytes, text, usd } from '../quantities.ts'
import { tool } from '../tool.ts'

const STATUSES = ['open', 'unavoidable', 'accepted', 'fixed', 'returned', 'gone'] as const

const row = z.strictObject({
  status: z.enum(STATUSES),
  number: z.int().nullable().describe('Of an open one: the number that the digest and changes.md give it'),
  id: z.string(),
  kind: z.string(),
  cluster: text('EKS cluster; null for what became of an earlier finding'),
  title: z.string(),
  saving_usd_per_month: usd(
    'Of one to be done, what its change saves net; of a fixed one, what it has saved, as measured',
  ),
  saving_is: text('estimate; at_most: no more than that; none: no change saves it; measured'),
  cost_usd_per_month: usd('What its traffic costs now'),
  billed_to: z
    .array(z.strictObject({ account_id: text('null: not known'), share: z.number().describe('0 to 1') }))
    .nullable()
    .describe('Accounts whose bills have that cost; null: the account that flowtoll runs in, or nobody told'),
  gigabytes_per_day: gigabytes('Its traffic').nullable(),
  has_commands: z.boolean().describe('Whether get_change has them'),
  assumes: text('What must be so for the saving to come'),
  risks: text('What can go wrong'),
  check: text('How to see that it worked'),
  accepted_because: text('Why the team lives with it'),
  accepted_until: text('Last day of that'),
  accepted_by: text('Who decided, where somebody said so'),
  since: text('First day of what became of it'),
  fixed_on: text('Day that it was fixed, where it has come back'),
  before_usd_per_day: usd('What its traffic cost before'),
  before_days: z.int().nullable().describe('Days behind that'),
  after_usd_per_day: usd('What it costs since'),
  after_days: z.int().nullable().describe('Days behind that'),
  traffic_after_share: z.number().nullable().describe('Bytes a day since, as a part of those before: 1 is as many'),
})

type FindingRow = z.input<typeof row>

/** Columns that a finding to be done has not, and one that is over has. */
const NOTHING = {
  ...{
    number: null,
    cluster: null,
    saving_is: null,
    cost_usd_per_month: null,
    billed_to: null,
    gigabytes_per_day: null,
    has_commands: false,
  },
  ...{
    assumes: null,
    risks: null,
    check: null,
    accepted_because: null,
    accepted_until: null,
    accepted_by: null,
    since: null,
  },
  ...{ fixed_on: null, before_usd_per_day: null, before_days: null, after_usd_per_day: null, after_days: null },
  traffic_after_share: null,
}

export const listFindings = tool({
  name: 'list_findings',
  title: 'Findings',
  description:
    'What to change and what that saves, dollars a month net of what the change costs, and what became of earlier findings: a fixed one has the saving as measured, before and after. get_change has the commands.',
  input: z.strictObject({
    day: z.string().max(60).optional().describe(`Day of the report: ${DAY_FORMS}; the last one where absent`),
    status: z
      .enum(STATUSES)
      .optional()
      .describe('open: to be done; fixed, returned and gone: what became of earlier ones'),
    cluster: z
      .string()
      .optional()
      .describe('Of one cluster; what became of earlier findings is of none, and stays. Totals are of all'),
  }),
  about: z.strictObject({
    day: z.string(),
    saving_usd_per_month: usd('Of all open findings whose saving is an estimate'),
    at_most_usd_per_month: usd('Of all open findings that save no more than this'),
    proven_usd_per_month: usd('Measured, of all that is fixed'),
    accepted_usd_per_month: usd('Of what the team has accepted'),
    smaller_ones_left_out: z.int(),
  }),
  row,
  asksOutside: false,
  run: async ({ day, status, cluster }, facts) => {
    const report = await reportOn(facts.archive, await askedDay(day, 'day', facts))
    clusterOfReport(report, cluster)
    const { open, unavoidable, accepted, proofs, totals, more } = report.findings
    const rows = [
      ...open.map((finding, index) => ({ ...findingRow('open', finding), number: index + 1 })),
      ...unavoidable.map((finding) => findingRow('unavoidable', finding)),
      ...accepted.map((finding) => findingRow('accepted', finding)),
      ...proofs.map(proofRow),
    ]
    return {
      about: {
        day: report.day,
        saving_usd_per_month: totals.savingUsdPerMonth,
        at_most_usd_per_month: totals.atMostUsdPerMonth,
        proven_usd_per_month: totals.provenUsdPerMonth,
        accepted_usd_per_month: totals.acceptedUsdPerMonth,
        smaller_ones_left_out: more,
      },
      rows: rows.filter(
        (one) =>
          (status === undefined || one.status === status) &&
          (cluster === undefined || (one.cluster ?? cluster) === cluster),
      ),
    }
  },
})

function findingRow(status: 'open' | 'unavoidable' | 'accepted', finding: Finding | AcceptedFinding): FindingRow {
  return {
    ...NOTHING,
    ...{ status, id: finding.id, kind: finding.kind, cluster: finding.cluster, title: finding.title },
    saving_usd_per_month: finding.usdPerMonth,
    saving_is: finding.savingIs,
    cost_usd_per_month: finding.costUsdPerMonth === 0 ? null : finding.costUsdPerMonth,
    billed_to: finding.billedTo?.map(({ accountId, share }) => ({ account_id: accountId, share })) ?? null,
    gigabytes_per_day: finding.gigabytes,
    has_commands: finding.change !== null,
    ...{ assumes: finding.assumes.join(' '), risks: finding.risks.join(' '), check: finding.check },
    accepted_because: 'reason' in finding ? finding.reason : null,
    accepted_until: 'until' in finding ? finding.until : null,
    accepted_by: 'by' in finding ? (finding.by ?? null) : null,
  }
}

function proofRow(proof: Proof): FindingRow {
  return {
    ...NOTHING,
    ...{ status: proof.status, id: proof.id, kind: proof.kind, title: proof.title },
    saving_usd_per_month: proof.usdPerMonth,
    saving_is: 'measured',
    ...{ since: proof.since, fixed_on: proof.fixedOn },
    before_usd_per_day: proof.beforeUsdPerDay,
    before_days: proof.beforeDays,
    after_usd_per_day: proof.afterUsdPerDay,
    after_days: proof.afterDays,
    traffic_after_share: proof.volume,
  }
}
