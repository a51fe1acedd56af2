import * as z from 'zod'
import { DAY } from '../../domain/collecting/input.ts'
import type { AcceptedFinding, Finding, Proof } from '../../domain/findings/finding.ts'
import { clusterOfReport, reportOn } from '../archive.ts'
import type { Row, Tool } from '../tool.ts'

const STATUSES = ['open', 'unavoidable', 'accepted', 'fixed', 'returned', 'gone'] as const

const input = z.strictObject({
  day: DAY.optional().describe('YYYY-MM-DD; the last report where absent'),
  status: z
    .enum(STATUSES)
    .optional()
    .describe('open: to be done; fixed, returned and gone: what became of earlier ones'),
  cluster: z
    .string()
    .optional()
    .describe('Of one cluster; what became of earlier findings is of none, and stays. Totals are of all'),
})

export const listFindings = {
  name: 'list_findings',
  title: 'Findings',
  description:
    'What to change and what that saves, dollars a month net of what the change costs, and what became of earlier findings: a fixed one has the saving as measured, before and after. saving_is at_most means no more than that, none that no change saves it; cost_usd_per_month is what its traffic costs now.',
  input,
  asksOutside: false,
  run: async ({ day, status, cluster }, { archive }) => {
    const report = await reportOn(archive, day)
    clusterOfReport(report, cluster)
    const { open, unavoidable, accepted, proofs, totals, more } = report.findings
    const rows: Row[] = [
      ...open.map((finding) => findingRow('open', finding)),
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
        commands: `flowtoll://reports/${report.day}/changes, reports/dt=${report.day}/changes.md in the archive, has each change as commands, manifest and CDK`,
      },
      rows: rows.filter(
        (row) =>
          (status === undefined || row.status === status) &&
          (cluster === undefined || (row.cluster ?? cluster) === cluster),
      ),
    }
  },
} satisfies Tool<typeof input>

function findingRow(status: 'open' | 'unavoidable' | 'accepted', finding: Finding | AcceptedFinding): Row {
  return {
    status,
    id: finding.id,
    kind: finding.kind,
    cluster: finding.cluster,
    title: finding.title,
    usd_per_month: finding.usdPerMonth,
    saving_is: finding.savingIs,
    cost_usd_per_month: finding.costUsdPerMonth,
    gigabytes_of_the_day: finding.gigabytes,
    assumes: finding.assumes.join(' '),
    risks: finding.risks.join(' '),
    check: finding.check,
    accepted_because: 'reason' in finding ? finding.reason : null,
    accepted_until: 'until' in finding ? finding.until : null,
  }
}

function proofRow(proof: Proof): Row {
  return {
    status: proof.status,
    id: proof.id,
    kind: proof.kind,
    title: proof.title,
    since: proof.since,
    fixed_on: proof.fixedOn,
    usd_per_month: proof.usdPerMonth,
    before_usd_per_day: proof.beforeUsdPerDay,
    before_days: proof.beforeDays,
    after_usd_per_day: proof.afterUsdPerDay,
    after_days: proof.afterDays,
    volume_after: proof.volume,
  }
}
