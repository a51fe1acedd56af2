import type { AcceptedFinding, Finding, Proof } from '../../../domain/findings/finding.ts'
import { dollars } from '../../amounts.ts'
import { type ChangeStep, changeSteps } from '../../changes/change-steps.ts'
import { HEADINGS } from '../../headings.ts'
import { shortDay } from '../../instants.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from '../../safe-text.ts'
import {
  aMonth,
  costWords,
  counted,
  proofWords,
  provenWords,
  savesOnWords,
  savingsWords,
  savingWords,
} from '../../words.ts'
import { LABELS, STATES } from '../words.ts'
import type { Context } from './context.ts'
import { h, say, table } from './dom.ts'
import { copied } from './pairs-table.ts'

/** What can be saved, what the team decided to live with, and what changes have saved. */
export function savingsView(context: Context): Node[] {
  const { report } = context
  const { open, more, accepted, proofs, unavoidable, totals } = report.findings
  const numbered = open.map((finding, index) => ({ finding, number: index + 1 }))
  const sure = numbered.filter(({ finding }) => finding.savingIs === 'estimate')
  const dependent = numbered.filter(({ finding }) => finding.savingIs !== 'estimate')
  const list = (label: string | null, findings: typeof numbered) =>
    findings.length === 0
      ? []
      : [
          ...(label === null ? [] : [h('h3', {}, label)]),
          ...findings.map(({ finding, number }) => savingOf(finding, number, context)),
        ]
  return [
    h('p', { class: 'lead' }, savingsWords(totals)),
    ...list(null, sure),
    ...list(LABELS.dependent, dependent),
    ...(more > 0 ? [h('p', { class: 'muted' }, `${counted(more, 'more saving')} in the archive, each smaller.`)] : []),
    ...(proofs.length > 0 ? [h('h3', {}, HEADINGS.measured), measured(proofs)] : []),
    ...(accepted.length > 0
      ? [
          h('h3', {}, HEADINGS.accepted),
          ...accepted.map((finding) => savingOf(finding, null, context, acceptedWords(finding))),
        ]
      : []),
    ...(unavoidable.length > 0
      ? [
          h('h3', {}, HEADINGS.unavoidable),
          table(
            HEADINGS.unavoidable,
            [[LABELS.details], [LABELS.cost, true]],
            unavoidable.map((finding) => [
              h(
                'span',
                {},
                clip(finding.title, SENTENCE_LIMIT),
                h('small', {}, [...finding.assumes, finding.check].map((text) => clip(text, SENTENCE_LIMIT)).join(' ')),
              ),
              costWords(finding),
            ]),
          ),
        ]
      : []),
  ]
}

const acceptedWords = ({ until, reason, by }: AcceptedFinding) =>
  `${STATES.accepted} until ${clip(until, NAME_LIMIT)}${by === undefined ? '' : ` by ${clip(by, NAME_LIMIT)}`}: ${clip(reason, SENTENCE_LIMIT)}`

function savingOf(finding: Finding, number: number | null, context: Context, remark?: string): HTMLElement {
  const { report, address } = context
  const steps = changeSteps(finding, report)
  const points = (label: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [
          h('dt', {}, label),
          h(
            'dd',
            {},
            texts.map((text) => h('div', {}, clip(text, SENTENCE_LIMIT * 2))),
          ),
        ]
  return h(
    'details',
    {
      class: 'saving',
      id: number === null ? null : `saving-${number}`,
      open: number !== null && number === address.saving,
    },
    h(
      'summary',
      {},
      h('span', { class: 'title' }, `${number === null ? '' : `${number}. `}${clip(finding.title, SENTENCE_LIMIT)}`),
      h('span', { class: 'n' }, savingWords(finding)),
      h(
        'small',
        {},
        [
          remark ?? STATES.open,
          ...(report.clusters.length > 1 ? [clip(finding.cluster, NAME_LIMIT)] : []),
          ...(costWords(finding) === aMonth(finding.usdPerMonth) ? [] : [`costs ${costWords(finding)} now`]),
        ].join(' · '),
      ),
    ),
    savesOnWords(finding) !== '' && h('p', { class: 'muted' }, savesOnWords(finding)),
    h(
      'dl',
      {},
      points(LABELS.assumes, finding.assumes),
      points(LABELS.risk, finding.risks),
      points(LABELS.verify, [finding.check]),
    ),
    ...steps.map(blockOf),
  )
}

/** Commands as they are typed, whole. */
function blockOf({ what, text }: ChangeStep): HTMLElement {
  const said = h('span', { class: 'muted' })
  return h(
    'div',
    { class: 'block' },
    h(
      'div',
      { class: 'line' },
      h('b', {}, what),
      said,
      h(
        'button',
        {
          type: 'button',
          'aria-label': `${LABELS.copy}: ${what}`,
          click: async () => {
            const words = (await copied(text)) ? LABELS.copied : LABELS.notCopied
            said.textContent = words
            say(words)
          },
        },
        LABELS.copy,
      ),
    ),
    h('pre', { tabindex: 0, role: 'region', 'aria-label': what }, h('code', {}, text)),
  )
}

/** What changes have saved, as measured. */
function measured(proofs: readonly Proof[]): HTMLElement {
  return table(
    HEADINGS.measured,
    [[LABELS.details], [LABELS.state], [LABELS.before, true], [LABELS.after, true], [HEADINGS.measured, true]],
    proofs.map((proof) => [
      h('span', {}, clip(proof.title, SENTENCE_LIMIT), h('small', {}, proofWords(proof))),
      `${STATES[proof.status]}, ${shortDay(proof.since)}`,
      `${dollars(proof.beforeUsdPerDay)} a day`,
      `${dollars(proof.afterUsdPerDay)} a day`,
      provenWords(proof),
    ]),
  )
}
