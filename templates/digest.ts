import type Handlebars from 'handlebars'
import runtime from 'handlebars/runtime.js'
import type { Report } from '../domain/report/report.ts'
import { htmlTemplate, textTemplate } from './compiled.ts'
import { type Extent, viewOf } from './digest-view.ts'
import { formats } from './formats.ts'
import { printable } from './safe-text.ts'

export interface Digest {
  /** One line, at most 110 characters. */
  readonly subject: string
  readonly html: string
  /** Lines of at most 78 columns, but for links. */
  readonly text: string
}

// The package's typings leave its runtime empty.
const { template } = runtime as unknown as Pick<typeof Handlebars, 'template'>

const html = template<ReturnType<typeof viewOf>>(htmlTemplate)
const text = template<ReturnType<typeof viewOf>>(textTemplate)

/**
 * Bytes of HTML past which mail programs hide the rest of a message. Source: Gmail clips at 102 KB;
 * https://github.com/hteumeuleu/email-bugs/issues/41
 */
const MOST_BYTES = 100_000

/**
 * The email of a report. The same report makes the same email. Names of the utmost length make a message that mail programs
 * would cut: its tables of clusters are left out, and should that not do, all but the message of a quiet day.
 */
export function renderDigest(report: Report): Digest {
  const fit = printable(report)
  const fits = ({ html }: Digest) => Buffer.byteLength(html) <= MOST_BYTES
  const whole = rendered(fit, 'whole')
  if (fits(whole)) return whole
  const withoutTables = rendered(fit, 'without tables')
  return fits(withoutTables) ? withoutTables : rendered(fit, 'short')
}

/** The short message of a quiet day. */
export function renderShortDigest(report: Report): Digest {
  return rendered(printable(report), 'short')
}

function rendered(report: Report, extent: Extent): Digest {
  const view = viewOf(report, extent)
  return { subject: view.subject, html: html(view, { helpers: formats }), text: text(view, { helpers: formats }) }
}
