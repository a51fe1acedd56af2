import { Handlebars } from './handlebars.ts'
import type { Report } from '../lambdas/domain/report.ts'
import * as compiled from './compiled.ts'
import { helpers } from './words.ts'

const runtime = Handlebars.create()
runtime.registerHelper(helpers)

const html = runtime.template(compiled.html)
const text = runtime.template(compiled.text)
const subject = runtime.template(compiled.subject)

/** Longest name that a digest prints; a pod's name can have 253 characters. */
const LONGEST_NAME = 120
const LONGEST_SUBJECT = 140

export interface Digest {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** The email of a report: one subject, and the same content as HTML and as plain text. */
export function renderDigest(report: Report): Digest {
  const shown = printable(report)
  const line = shortened(subject({ report: shown }).trim(), LONGEST_SUBJECT)
  const context = { report: shown, subject: line, preheader: preheaderOf(shown) }
  return { subject: line, html: html(context), text: text(context) }
}

function preheaderOf({ totals, coverage }: Report): string {
  const parts = totals.byCharge.map(({ charge, usd }) => `${helpers.charge(charge)} ${helpers.usd(usd)}`)
  const hours = `${coverage.slicesComplete} of ${coverage.slicesWanted} hours`
  return [...parts, hours].join(' · ')
}

/**
 * The same model with every text made safe to print: names come from pods, certificates and other people's DNS. What
 * could break a line, a header or the direction of writing is taken out, and what is too long is cut.
 */
function printable<Value>(value: Value): Value {
  if (typeof value === 'string') return shortened(withoutControls(value), LONGEST_NAME) as Value
  if (Array.isArray(value)) return value.map(printable) as Value
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => [key, key === 'url' || key === 'keys' || key === 'notes' || key === 'reason' ? whole(inner) : printable(inner)])
    return Object.fromEntries(entries) as Value
  }
  return value
}

/** Texts of our own making, which lose their meaning when cut. */
function whole(value: unknown): unknown {
  return Array.isArray(value) ? value.map(whole) : typeof value === 'string' ? withoutControls(value) : value
}

const withoutControls = (value: string) => value.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')

function shortened(value: string, most: number): string {
  const letters = [...value]
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : value
}
