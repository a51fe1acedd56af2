import type Handlebars from 'handlebars'
import runtime from 'handlebars/runtime.js'
import type { Report } from '../domain/report/report.ts'
import { htmlTemplate, textTemplate } from './compiled.ts'
import { type DigestView, type Extent, viewOf } from './digest-view.ts'
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

const html = template<DigestView>(htmlTemplate)
const text = template<DigestView>(textTemplate)

/**
 * Most bytes of the HTML and of the text. Mail programs hide the rest of a longer message: Gmail clips at 102 KB, and forwards,
 * quotes and encodings add to one. Source: https://github.com/hteumeuleu/email-bugs/issues/41
 */
export const MOST_BYTES = 60_000

/**
 * The email of a report. The same report makes the same email. Names of the utmost length make a message that mail programs
 * would cut: its tables of clusters are left out, and should that not do, all but the message of a quiet day.
 */
export function renderDigest(report: Report): Digest {
  const fits = ({ html, text }: Digest) => [html, text].every((part) => Buffer.byteLength(part) <= MOST_BYTES)
  const whole = renderExtent(report, 'whole')
  if (fits(whole)) return whole
  const withoutTables = renderExtent(report, 'without tables')
  return fits(withoutTables) ? withoutTables : renderExtent(report, 'short')
}

/** The short message of a quiet day. */
export const renderShortDigest = (report: Report) => renderExtent(report, 'short')

export function renderExtent(report: Report, extent: Extent): Digest {
  const view = viewOf(printable(report), extent)
  return { subject: view.subject, html: html(view, { helpers: formats }), text: text(view, { helpers: formats }) }
}
