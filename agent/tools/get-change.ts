import * as z from 'zod'
import { changeSteps } from '../../templates/changes/change-steps.ts'
import { printable } from '../../templates/safe-text.ts'
import { reportOn } from '../archive.ts'
import { askedDay, DAY_FORMS } from '../day-meant.ts'
import { findingMeant } from '../finding-meant.ts'
import { text, usd } from '../quantities.ts'
import { tool } from '../tool.ts'

export const getChange = tool({
  name: 'get_change',
  title: 'How to change it',
  description:
    'The commands of a finding that list_findings has: how to apply its change, verify it, and undo it, and the same as a manifest, Helm values, CDK or Terraform. Give them as they stand. What it assumes and risks stands beside; nothing is run.',
  input: z.strictObject({
    finding: z.string().max(1000).describe('Number, id or title of the finding, as list_findings has them'),
    day: z.string().max(60).optional().describe(`Day of the report: ${DAY_FORMS}; the last one where absent`),
  }),
  about: z.strictObject({
    day: z.string(),
    id: z.string(),
    title: z.string(),
    cluster: z.string(),
    status: z.enum(['open', 'unavoidable', 'accepted']),
    saving_usd_per_month: usd('What the change saves, net of what it costs'),
    saving_is: z.string().describe('estimate; at_most: no more than that; none: no change saves it'),
    cost_usd_per_month: usd('What its traffic costs now'),
    assumes: z.array(z.string()),
    risks: z.array(z.string()),
    check: z.string().describe('How a later report shows that it worked'),
    no_commands_because: text('Why there are none'),
  }),
  row: z.strictObject({
    step: z.enum(['connect', 'apply', 'manifest', 'helm', 'cdk', 'terraform', 'verify', 'undo']),
    what: z.string(),
    language: z.enum(['sh', 'yaml', 'ts', 'hcl']),
    text: z.string().describe('To be copied whole'),
  }),
  asksOutside: false,
  run: async ({ finding: asked, day }, facts) => {
    const report = printable(await reportOn(facts.archive, await askedDay(day, 'day', facts)))
    const { status, one } = findingMeant(report, asked)
    const steps = changeSteps(one, report)
    return {
      about: {
        day: report.day,
        ...{ id: one.id, title: one.title, cluster: one.cluster, status },
        saving_usd_per_month: one.savingIs === 'none' ? 0 : one.usdPerMonth,
        saving_is: one.savingIs,
        cost_usd_per_month: one.costUsdPerMonth === 0 ? null : one.costUsdPerMonth,
        ...{ assumes: [...one.assumes], risks: [...one.risks], check: one.check },
        no_commands_because: steps.length > 0 ? null : 'nothing can be applied as it stands: see what it assumes',
      },
      rows: steps,
      isVerbatim: true,
    }
  },
})
