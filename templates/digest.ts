import type Handlebars from 'handlebars'
import runtime from 'handlebars/runtime.js'
import type { Report } from '../lambdas/domain/report/report.ts'
import { htmlTemplate, textTemplate } from './compiled.ts'
import { viewOf } from './digest-view.ts'
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

/** The email of a report. The same report makes the same email. */
export function renderDigest(report: Report): Digest {
  const view = viewOf(printable(report))
  return { subject: view.subject, html: html(view, { helpers: formats }), text: text(view, { helpers: formats }) }
}
