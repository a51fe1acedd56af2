import type { Finding } from '../../domain/findings/finding.ts'
import type { Report } from '../../domain/report/report.ts'
import { count, dollars } from '../amounts.ts'
import { clip, printable, SENTENCE_LIMIT } from '../safe-text.ts'
import { savingWords } from '../words.ts'
import { changeText } from './change-text.ts'
import { command } from './quoting.ts'
import type { WrittenChange } from './written-change.ts'

/** Every finding of a report with its change, to be read and copied from: Markdown, kept beside the report. */
export function changesPage(raw: Report): string {
  const report = printable(raw)
  const { open, more, accepted } = report.findings
  const regionOf = (name: string) => report.monitors.find(({ cluster }) => cluster === name)?.region ?? ''
  return `${[
    `# Changes: ${plain(report.monitors.map(({ cluster }) => cluster).join(', '))}, ${plain(report.day)}`,
    open.length === 0
      ? 'Nothing was found that a change would save.'
      : 'Dearest first. Each saving is an estimate at list price, at the rate of this day, under what it assumes. Where Git, Helm, CDK or Terraform owns a resource, make the change there: one by hand is gone with the next sync.',
    ...open.map((finding) => sectionOf(finding, regionOf)),
    ...(more > 0 ? [`And ${count(more)} more that save less each.`] : []),
    ...accepted.map((finding) =>
      sectionOf(finding, regionOf, `Accepted until ${plain(finding.until)}: ${plain(finding.reason)}`),
    ),
  ].join('\n\n')}\n`
}

function sectionOf(finding: Finding, regionOf: (cluster: string) => string, remark?: string): string {
  const text = finding.change && changeText(finding.change)
  return [
    `## ${plain(finding.title)}`,
    ...(remark === undefined ? [] : [remark]),
    `Saves ${savingWords(finding)} of ${dollars(finding.costUsdPerMonth)} a month. ${plain(finding.cluster)} · \`${clip(finding.id, SENTENCE_LIMIT * 2).replaceAll('`', "'")}\``,
    bullets('Assumes', finding.assumes),
    ...(finding.risks.length > 0 ? [bullets('Mind', finding.risks)] : []),
    `Works if: ${plain(finding.check)}`,
    ...(text && isOfKubernetes(finding)
      ? [block('Point kubectl at the cluster', 'sh', kubeconfig(finding.cluster, regionOf(finding.cluster)))]
      : []),
    ...(text ? changeBlocks(text) : []),
  ].join('\n\n')
}

const isOfKubernetes = ({ change }: Finding) => change?.kind === 'service-routing' || change?.kind === 'topology-spread'

const kubeconfig = (cluster: string, region: string) =>
  command('aws', 'eks', 'update-kubeconfig', '--region', region, '--name', cluster)

const changeBlocks = ({ apply, undo, verify, manifest, cdk }: WrittenChange) => [
  block('Apply', 'sh', apply),
  ...(manifest === null
    ? []
    : [block('Or, by `kubectl apply --server-side --field-manager=flowtoll -f`', 'yaml', manifest)]),
  ...(cdk === null ? [] : [block('Or, in a CDK stack', 'ts', cdk)]),
  block('See that it works', 'sh', verify),
  block('Undo', 'sh', undo),
]

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
