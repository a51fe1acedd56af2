import { pageKey } from '../archive-key.ts'
import type { Run } from '../collecting/run.ts'
import { PAGE_LINK, type Report } from './report.ts'

/** A report whose page could not be made: it names none, links to none, and says so. */
export function withoutPage(report: Report, run: Run): Report {
  const key = pageKey(run)
  return {
    ...report,
    notes: [
      ...report.notes,
      `${key} could not be made; the figures are the same without it. The log of StoreDay says why.`,
    ],
    archive: {
      ...report.archive,
      keys: report.archive.keys.filter((other) => other !== key),
      links: report.archive.links.filter(({ label }) => label !== PAGE_LINK),
    },
  }
}
