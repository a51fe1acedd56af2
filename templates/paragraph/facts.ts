import type { Finding } from '../../lambdas/domain/findings/finding.ts'
import type { Mover, Report, ReportEnd } from '../../lambdas/domain/report/report.ts'
import { dollars, gigabytes, percent } from '../amounts.ts'
import { alarmSubject, alarmWords, undoneWords } from '../attention-words.ts'
import { isPartial, missingOf, statementOf } from '../headline.ts'
import { longDay, shortDay } from '../instants.ts'
import { monthWords, moverWay, moveWords, usualWords } from '../trend-words.ts'
import { byWay, chargeWords, counted, proofWords, provenWords, savingsWords, savingWords } from '../words.ts'

/** A line of what a model is told of a report: all that it may say comes from these. */
export interface Fact {
  readonly says: string
  /** Names in it, which a sentence may use. */
  readonly names: readonly string[]
  /** Names or words, one of which must stand in a sentence that uses a figure of it; any sentence where empty. */
  readonly needs: readonly string[]
}

const MOST = { top: 10, movers: 5, findings: 5, proofs: 3, alarms: 5, clusters: 5 } as const

/** How a name is told that has not the form of one. */
const WITHHELD = 'a far end'

/** What a report holds, in lines, in the digest's own words. A name of a form that no name has is left out. */
export function factsOf(report: Report): Fact[] {
  const { totals, trend, findings, attention, coverage } = report
  const size = (bytes: number) => gigabytes(bytes / report.bytesPerGigabyte, report.bytesPerGigabyte)
  const pairFact = (
    { source, destination }: { readonly source: ReportEnd | null; readonly destination: ReportEnd },
    callers: string,
    rest: string,
  ): Fact => {
    const [payer, far] = [source && tellableEnd(source), tellableEnd(destination)]
    const namespace = source?.namespace ? tellable(source.namespace) : undefined
    const names = [payer, far, namespace].filter((name) => typeof name === 'string').flatMap(partsOfName)
    const lead = `${source ? (payer ?? WITHHELD) : callers}${namespace ? ` in namespace ${namespace}` : ''}`
    const needs = payer ?? far
    return { says: `${lead} to ${far ?? WITHHELD} ${rest}`, names, needs: needs ? partsOfName(needs) : [] }
  }
  const moverFact = (mover: Mover) =>
    pairFact(
      mover,
      '',
      `(${moverWay(mover)}): ${dollars(mover.usd)}, usually ${dollars(mover.usualUsd)}, so ${moveWords(mover)}`,
    )
  const clusters = [...new Set(report.monitors.map(({ cluster }) => cluster))]
  return [
    { says: `The day is ${longDay(report.day)}.`, names: dayNames(report.day), needs: [] },
    {
      says: `${statementOf({ ...report, cause: null, attention: { ...attention, causes: [] } })} ${usualWords(report)}`.trim(),
      names: clusters.flatMap((cluster) => tellable(cluster) ?? []),
      needs: [...clusters, 'total', 'overall', 'altogether', 'day', 'yesterday', 'cluster', 'usual', 'usually'],
    },
    ...totals.byCharge
      .filter(({ usd }) => usd > 0)
      .map(({ charge, usd, bytes }) => ({
        says: `${chargeWords(charge)}, all workloads: ${dollars(usd)}, ${size(bytes)}`,
        names: [],
        needs: chargeWords(charge).split(' '),
      })),
    ...(report.cause
      ? [
          pairFact(
            report.cause,
            counted(report.cause.sources, 'workload'),
            `${byWay(report.cause.via)}: ${dollars(report.cause.usd)}, the first cause of the day`,
          ),
        ]
      : []),
    ...report.top
      .slice(0, MOST.top)
      .map((row) => pairFact(row, '', `${byWay(row.via)}: ${dollars(row.usd)}, ${size(row.bytes)}`)),
    ...trend.up.slice(0, MOST.movers).map(moverFact),
    ...trend.down.slice(0, MOST.movers).map(moverFact),
    ...attention.alarms.slice(0, MOST.alarms).map((alarm) => ({
      says: alarmWords(alarm),
      names: [
        ...(alarm.of === 'cluster' ? [alarm.name].flatMap((name) => tellable(name) ?? []) : []),
        ...dayNames(alarm.since),
      ],
      needs: alarm.of === 'total' ? ['total', 'day', 'overall', ...clusters] : alarmSubject(alarm).split(' '),
    })),
    ...attention.undone.map((undone) => ({
      says: undoneWords(undone),
      names: [...namesIn(undone.title), ...dayNames(undone.since)],
      needs: ['undone'],
    })),
    ...findings.open.slice(0, MOST.findings).map(findingFact),
    { says: savingsWords(findings.totals), names: [], needs: SAVING },
    ...findings.proofs.slice(0, MOST.proofs).map((proof) => ({
      says: `A change of before, ${proof.title}: ${proofWords(proof)} ${provenWords(proof)}`,
      names: [...namesIn(proof.title), ...dayNames(proof.since)],
      needs: [...SAVING, 'fixed', 'back', 'gone', 'since', 'before'],
    })),
    ...(report.clusters.length > 1
      ? report.clusters.slice(0, MOST.clusters).flatMap(({ name, totals: { usd } }) => {
          const told = tellable(name)
          return told ? [{ says: `Cluster ${told}: ${dollars(usd)}`, names: [told], needs: [told] }] : []
        })
      : []),
    { says: monthWords(trend.month), names: [], needs: ['month'] },
    ...(isPartial(report)
      ? [
          {
            says: `The day is not complete: ${missingOf(report)}. Its figures are too low.`,
            names: [],
            needs: ['gap', 'missing', 'complete', 'cut'],
          },
        ]
      : []),
    ...(totals.mostlyPriced
      ? []
      : [
          {
            says: `${percent(totals.unknownShare, 1)} of the bytes have no price.`,
            names: [],
            needs: ['price', 'unpriced'],
          },
        ]),
    ...(coverage.doubtfulBytes > 0
      ? [{ says: `Up to ${size(coverage.doubtfulBytes)} may be counted twice.`, names: [], needs: ['count'] }]
      : []),
  ]
}

const SAVING = ['save', 'saves', 'saved', 'saving', 'savings', 'month']

function findingFact(finding: Finding): Fact {
  const subjects = subjectsOf(finding.title)
  return {
    says: `To do: ${finding.title}. It saves ${savingWords(finding)}.`,
    names: namesIn(finding.title),
    needs: subjects.length > 0 ? subjects : SAVING,
  }
}

/** A day in the forms that a sentence may have it in. */
function dayNames(day: string): string[] {
  const [weekday = '', date = '', month = '', year = ''] = longDay(day).split(' ')
  return [
    longDay(day),
    `${weekday} ${date} ${month}`,
    `${date} ${month} ${year}`,
    `${date} ${month}`,
    shortDay(day),
    day,
  ]
}

/** `Amazon SQS, us-east-1`, and its parts. */
const partsOfName = (name: string) => [name, ...(name.includes(', ') ? name.split(', ') : [])]

/** Names of a finding's title: what it is about, and the namespace in brackets behind it. */
const namesIn = (title: string) => [
  ...subjectsOf(title),
  ...[...title.matchAll(/\(([^\s()]+)\)/g)].map(([, namespace = '']) => namespace),
]

/** What a title is about: what stands before a bracket, identifiers, and words of a capital letter behind the first. */
function subjectsOf(title: string): string[] {
  const found = [
    ...[...title.matchAll(/(\S+) \(/g)].map(([, name = '']) => name),
    ...title.split(/[\s(),:;]+/).filter((word) => /[\d._/-]|.[A-Z]/.test(word)),
    ...[...title.matchAll(/(?<=\S )[A-Z][A-Za-z0-9]*(?: [A-Z][A-Za-z0-9]*)*/g)].map(([name]) => name),
  ]
  return [...new Set(found)].filter((name) => name !== 'Service')
}

/** Letters, digits and the marks of host names and images; several words only where nobody outside can have written them. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._:/@*+-]{0,71}$/u
const OWNER = /^[\p{L}\p{N}][\p{L}\p{N}._+, -]{0,71}$/u

/** A name of a cluster as a model is told it; undefined where it is none of Kubernetes' or AWS's. */
const tellable = (name: string) => (NAME.test(name) ? name : undefined)

/** The far end's: what is no pod has its name of the lists of owners, of AWS or of DNS, which has no spaces in it. */
const tellableEnd = ({ name, namespace }: ReportEnd) => (namespace === '' && OWNER.test(name) ? name : tellable(name))
