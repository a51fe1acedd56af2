import type { Finding } from '../../domain/findings/finding.ts'
import type { Report } from '../../domain/report/report.ts'
import { count, dollars } from '../amounts.ts'
import { clip, printable, SENTENCE_LIMIT } from '../safe-text.ts'
import { savingWords } from '../words.ts'
import { changeSteps } from './change-steps.ts'

/** Every finding of a report with its change, to be read and copied from: Markdown, kept beside the report. */
export function changesPage(raw: Report): string {
  const report = printable(raw)
  const { open, more, accepted } = report.findings
  return `${[
    `# Changes: ${plain(report.monitors.map(({ cluster }) => cluster).join(', '))}, ${plain(report.day)}`,
    open.length === 0
      ? 'Nothing was found that a change would save.'
      : 'Dearest first. Each saving is an estimate at list price, at the rate of this day, under what it assumes. Where Git, Helm, CDK or Terraform owns a resource, make the change there: one by hand is gone with the next sync.',
    ...open.map((finding) => sectionOf(finding, report)),
    ...(more > 0 ? [`And ${count(more)} more that save less each.`] : []),
    ...accepted.map((finding) =>
      sectionOf(finding, report, `Accepted until ${plain(finding.until)}: ${plain(finding.reason)}`),
    ),
  ].join('\n\n')}\n`
}

function sectionOf(finding: Finding, report: Report, remark?: string): string {
  return [
    `## ${plain(finding.title)}`,
    ...(remark === undefined ? [] : [remark]),
    `Saves ${savingWords(finding)} of ${dollars(finding.costUsdPerMonth)} a month. ${plain(finding.cluster)} · \`${clip(finding.id, SENTENCE_LIMIT * 2).replaceAll('`', "'")}\``,
    bullets('Assumes', finding.assumes),
    ...(finding.risks.length > 0 ? [bullets('Mind', finding.risks)] : []),
    `Works if: ${plain(finding.check)}`,
    ...changeSteps(finding, report).map(({ what, language, text }) => block(what, language, text)),
  ].join('\n\n')
}

/** A fence is longer than any run of backticks inside. */
function block(title: string, language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${title}:\n\n${fence}${language}\n${text}\n${fence}`
}

const bullets = (title: string, sentences: readonly string[]) =>
  `${title}:\n\n${sentences.map((sentence) => `- ${plain(sentence)}`).join('\n')}`

/** Text that Markdown takes for text. */
const plain = (text: string) => clip(text, SENTENCE_LIMIT * 2).replaceAll(/[\\`*_[\]<>#|!]/g, '\\$&')
