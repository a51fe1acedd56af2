import type { AcceptedFinding, Finding } from '../../domain/findings/finding.ts'
import type { Report } from '../../domain/report/report.ts'
import { count } from '../amounts.ts'
import { HEADINGS } from '../headings.ts'
import { clip, printable, SENTENCE_LIMIT } from '../safe-text.ts'
import { aMonth, savesOnWords, savingsWords, savingWords } from '../words.ts'
import { changeSteps } from './change-steps.ts'

/** Every finding of a report with its change, to be read and copied from: Markdown, kept beside the report. */
export function changesPage(raw: Report): string {
  const report = printable(raw)
  const { open, more, accepted, totals } = report.findings
  const savings = open.map((finding, index) => ({ finding, number: index + 1 }))
  return `${[
    `# Savings: ${plain(report.monitors.map(({ cluster }) => cluster).join(', '))}, ${plain(report.day)}`,
    savingsWords(totals),
    ...(open.length === 0 ? [] : [HOW_TO_READ, contentsOf(savings)]),
    ...savings.map(({ finding, number }) => sectionOf(finding, report, `${number}. `)),
    ...(more > 0 ? [`${count(more)} more save less each; they are not listed.`] : []),
    ...(accepted.length > 0 ? [`# ${HEADINGS.accepted}`] : []),
    ...accepted.map((finding) => sectionOf(finding, report, '', acceptedWords(finding))),
  ].join('\n\n')}\n`
}

const HOW_TO_READ =
  "Each saving is an estimate at list price and at this day's rate. Where Git, Helm, CDK, or Terraform manages a resource, make the change there: the next sync undoes one made by hand."

const acceptedWords = ({ until, reason, by }: AcceptedFinding) =>
  `Accepted until ${plain(until)}${by === undefined ? '' : ` by ${plain(by)}`}: ${plain(reason)}`

function contentsOf(savings: readonly { readonly finding: Finding; readonly number: number }[]): string {
  return [
    '| No. | Saves | Change |',
    '| --: | ----: | :----- |',
    ...savings.map(({ finding, number }) => `| ${number} | ${savingWords(finding)} | ${plain(finding.title)} |`),
  ].join('\n')
}

function sectionOf(finding: Finding, report: Report, number: string, remark?: string): string {
  const whose = savesOnWords(finding)
  return [
    `## ${number}${plain(finding.title)}`,
    ...(remark === undefined ? [] : [remark]),
    `Saves ${savingWords(finding)}${ofCost(finding)}.${whose === '' ? '' : ` ${whose}`} Cluster ${plain(finding.cluster)}, finding \`${clip(finding.id, SENTENCE_LIMIT * 2).replaceAll('`', "'")}\`.`,
    bullets('Assumes', finding.assumes),
    ...(finding.risks.length > 0 ? [bullets(finding.risks.length === 1 ? 'Risk' : 'Risks', finding.risks)] : []),
    `Verify: ${plain(finding.check)}`,
    ...changeSteps(finding, report).map(({ what, language, text }) => block(what, language, text)),
  ].join('\n\n')
}

/** What its traffic costs, where it saves a part of that. */
const ofCost = ({ usdPerMonth, costUsdPerMonth }: Finding) =>
  costUsdPerMonth - usdPerMonth < 0.005 ? '' : ` of ${aMonth(costUsdPerMonth)}`

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
