import type { Report } from '../../../domain/report/report.ts'
import { count } from '../../amounts.ts'
import { HEADINGS, PHRASES } from '../../headings.ts'
import { isLacking, missingOf } from '../../headline.ts'
import { localSpan, utcSpan } from '../../instants.ts'
import {
  billWords,
  calibrationElsewhereWords,
  calibrationWords,
  cutWords,
  namingWords,
  natSeenWords,
  ownCostWords,
  pricesWords,
  seenWords,
} from '../../method-words.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from '../../safe-text.ts'
import { categoryWords } from '../../words.ts'
import { LABELS } from '../words.ts'
import { type Context, sizeOf } from './context.ts'
import { h, table } from './dom.ts'

/** What was seen and what was not, and what the figures rest on. */
export function methodView({ report }: Context): Node[] {
  const { coverage, naming, rates, bill, ownCost, archive, notes, bytesPerGigabyte } = report
  const { counted } = coverage
  const asked = <One extends { readonly verdict: string }>(all: readonly One[]) =>
    all.filter(({ verdict }) => verdict !== 'not_asked')
  const fact = (label: string, texts: readonly string[]) =>
    texts.length === 0
      ? []
      : [
          h('dt', {}, label),
          h(
            'dd',
            {},
            texts.map((text) => h('div', {}, text)),
          ),
        ]
  return [
    ...(isLacking(report)
      ? [h('p', { class: 'alert' }, `${HEADINGS.incomplete}: ${missingOf(report)}. ${PHRASES.tooLow}`)]
      : []),
    ...missing(report),
    h(
      'dl',
      { class: 'facts' },
      fact(LABELS.day, [`${utcSpan(report.from, report.to)}, the day in ${clip(report.timeZone, NAME_LIMIT)}`]),
      fact(LABELS.coverage, [
        `${count(coverage.slicesComplete)} of ${count(coverage.slicesWanted)} hourly slices, ${missingOf(report) || 'no gaps, no cuts'}`,
        ...asked(counted.monitors).map((one) => seenWords(one, bytesPerGigabyte)),
        ...asked(counted.natGateways).map((one) => natSeenWords(one, bytesPerGigabyte)),
        ...(counted.natGateways.some(({ verdict }) => verdict === 'agree' || verdict === 'beyond')
          ? [PHRASES.otherTraffic]
          : []),
        `${namingWords(naming)}.`,
      ]),
      fact(LABELS.method, [
        `${count(coverage.mirroredPairs)} connections were reported by both ends and counted once.`,
        calibrationWords(coverage),
        ...calibrationElsewhereWords(coverage),
        ...(coverage.doubtfulBytes > 0
          ? [
              `Up to ${sizeOf(report, coverage.doubtfulBytes)} may be counted twice: rows of two ends that may be of one connection.`,
            ]
          : []),
        PHRASES.payload,
        `A gigabyte is ${count(bytesPerGigabyte)} bytes.`,
      ]),
      fact('Prices', [pricesWords(rates)]),
      bill === null ? [] : fact('Bill', [billWords(bill)]),
      fact(
        HEADINGS.notes,
        notes.map((note) => clip(note, SENTENCE_LIMIT * 2)),
      ),
      ownCost === null ? [] : fact('flowtoll', [ownCostWords(ownCost)]),
      fact('Run', [
        `flowtoll ${clip(report.version, NAME_LIMIT)}, execution ${clip(report.execution, SENTENCE_LIMIT)}`,
      ]),
      fact(LABELS.archive, [clip(archive.bucket, NAME_LIMIT), ...archive.keys.map((key) => clip(key, SENTENCE_LIMIT))]),
      fact(LABELS.query, archive.query === '' ? [] : [archive.query]),
    ),
  ]
}

function missing({ coverage: { gaps, cuts }, timeZone, bytesPerGigabyte }: Report): Node[] {
  const place = (monitor: string, categories: readonly string[]) =>
    h('span', {}, clip(monitor, NAME_LIMIT), h('small', {}, categories.map(categoryWords).join(', ')))
  const time = (from: string, to: string) =>
    h('span', {}, localSpan(from, to, timeZone), h('small', {}, utcSpan(from, to)))
  return [
    ...(gaps.length === 0
      ? []
      : [
          h('h3', {}, LABELS.gaps),
          table(
            LABELS.gaps,
            [['Monitor and traffic'], [`No answer for (${clip(timeZone, NAME_LIMIT)})`], ['Why']],
            gaps.map(({ monitor, category, from, to, reason }) => [
              place(monitor, [category]),
              time(from, to),
              clip(reason, SENTENCE_LIMIT),
            ]),
          ),
        ]),
    ...(cuts.length === 0
      ? []
      : [
          h('h3', {}, LABELS.cuts),
          table(
            LABELS.cuts,
            [['Monitor and traffic'], [`Cut answers (${clip(timeZone, NAME_LIMIT)})`], ['Why']],
            cuts.map((cut) => [
              place(cut.monitor, cut.categories),
              time(cut.from, cut.to),
              cutWords(cut, bytesPerGigabyte),
            ]),
          ),
        ]),
  ]
}
