import type { Report } from '../domain/report/report.ts'
import { clusterOf, isLacking, isUnpriced, missingOf, phraseOf, reliabilityOf } from '../templates/headline.ts'
import { totalPrice } from '../templates/price-words.ts'
import { NAME_LIMIT, printable } from '../templates/safe-text.ts'
import { aMonth } from '../templates/words.ts'

const TOP_ROWS = 3

export interface Written {
  readonly path: string
  readonly what: string
}

/** What a run ends with on the terminal. */
export function summaryOf(raw: Report, written: readonly Written[]): string {
  const report = printable(raw)
  const status = isLacking(report)
    ? `${reliabilityOf(report)}: ${missingOf(report)}, so the total is too low`
    : report.totals.mostlyPriced
      ? isUnpriced(report)
        ? 'UNPRICED: EC2 told of the network in part, so it may be too low'
        : 'OK'
      : 'UNPRICED: much of it has no price'
  const { savingUsdPerMonth, provenUsdPerMonth } = report.findings.totals
  return [
    '',
    `${totalPrice(report.totals)}  ${clusterOf(report)} on ${report.day}, at list price (${status})`,
    ...report.top
      .slice(0, TOP_ROWS)
      .map((cause, index) => `  ${index + 1}. ${phraseOf({ ...cause, sources: 1 }, '->', NAME_LIMIT)}`),
    ...(savingUsdPerMonth > 0 ? [`  ${aMonth(savingUsdPerMonth)} can be saved: changes.md has the commands`] : []),
    ...(provenUsdPerMonth > 0 ? [`  ${aMonth(provenUsdPerMonth)} saved by earlier changes, as measured`] : []),
    '',
    linesOf(written),
  ].join('\n')
}

/** Files that were written, a line each. */
export function linesOf(written: readonly Written[]): string {
  const width = Math.max(...written.map(({ path }) => path.length))
  return written.map(({ path, what }) => `  ${path.padEnd(width)}  ${what}\n`).join('')
}
