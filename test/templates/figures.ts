import type { Report } from '../../domain/report/report.ts'

/** What a reader of HTML sees in its body, in one line; what a mailbox shows beside the subject is not of it. */
export const seen = (html: string) =>
  html
    .replaceAll(/<(style|title|head)\b[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<div style="display:none[\s\S]*?<\/div>/, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&middot;', '·')
    .replaceAll('&rarr;', '→')
    .replaceAll('&#10003;', '✓')
    .replaceAll('&#9650;', '▲')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/g, ' ')

export const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

const MONEY = /<?\$\d[\d,]*\.\d+/g
const SIZE = /(?:<1|\d[\d,]*(?:\.\d+)?) [GM]B\b/g
const PART = /[<>]?\d+%/g

export interface Figures {
  readonly money: readonly string[]
  readonly sizes: readonly string[]
  readonly parts: readonly string[]
}

/** All amounts of money, sizes and percentages that a text names, sorted. */
export function figuresIn(text: string): Figures {
  // "At most" is a sign in plain text.
  const all = (pattern: RegExp) =>
    [
      ...text
        .replaceAll('<=$', '$')
        .replaceAll(/https:\S+/g, '')
        .matchAll(pattern),
    ]
      .map(([figure]) => figure)
      .toSorted()
  return { money: all(MONEY), sizes: all(SIZE), parts: all(PART) }
}

const cents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const decimals = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const threeDigits = new Intl.NumberFormat('en-US', { minimumSignificantDigits: 3, maximumSignificantDigits: 3 })

/** Whether `report.json` holds an amount of money: as a number, or in a sentence of its own. */
export function holdsMoney(report: Report, figure: string): boolean {
  const { numbers, amounts, sentences } = contentOf(report)
  if (sentences.includes(figure)) return true
  return figure === '<$0.01' ? numbers.some((number) => number > 0 && number < 0.01) : amounts.has(figure)
}

/** Whether `report.json` holds a size: as gigabytes, as bytes, or in a sentence of its own. */
export function holdsSize(report: Report, figure: string): boolean {
  const { numbers, sentences } = contentOf(report)
  if (sentences.includes(figure)) return true
  const perMegabyte = report.bytesPerGigabyte === 2 ** 30 ? 1024 : 1000
  return numbers
    .flatMap((number) => [number, number / report.bytesPerGigabyte])
    .some((gigabytes) => {
      if (figure === '<1 MB') return gigabytes > 0 && gigabytes * perMegabyte < 1
      const [size, unit] = gigabytes === 0 || gigabytes >= 0.9995 ? [gigabytes, 'GB'] : [gigabytes * perMegabyte, 'MB']
      const digits = size === 0 ? '0' : size >= 99.95 ? whole.format(size) : threeDigits.format(size)
      return `${digits} ${unit}` === figure
    })
}

interface Content {
  readonly numbers: readonly number[]
  /** As dollars. Half a cent in binary may be either of two cents. */
  readonly amounts: ReadonlySet<string>
  readonly sentences: string
}

const contents = new WeakMap<Report, Content>()

function contentOf(report: Report): Content {
  const known = contents.get(report)
  if (known) return known
  const numbers: number[] = []
  const strings: string[] = []
  const walk = (value: unknown): void => {
    if (typeof value === 'number') numbers.push(Math.abs(value))
    else if (typeof value === 'string') strings.push(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk(report)
  const amounts = numbers
    .flatMap((number) => [number, number * (1 + 1e-12), number * (1 - 1e-12)])
    .flatMap((one) => [`$${cents.format(one)}`, `$${decimals.format(one)}`])
  const content = { numbers, amounts: new Set(amounts), sentences: strings.join('\n') }
  contents.set(report, content)
  return content
}
