import { clip, printable } from '../templates/safe-text.ts'
import type { Answer, Row } from './tool.ts'
import { Unanswerable } from './unanswerable.ts'

/** Part of an answer, as it goes out. */
export interface Page {
  readonly about: Readonly<Record<string, unknown>>
  readonly rows: readonly Row[]
  /** Rows of the whole answer. */
  readonly total_rows: number
  /** Given back as `cursor`, brings the next rows; absent on the last page. */
  readonly next_cursor?: string
}

export const DEFAULT_PAGE = 20
export const LARGEST_PAGE = 200

/** Characters of a page's rows, as JSON. */
const PAGE_CHARACTERS = 60_000

/** Longest text of a cell or of a sentence, in characters. */
const CELL_CHARACTERS = 400

/** Entries of a list in a cell, columns of a row, characters of both as JSON: what is beyond is counted. */
const MOST_ENTRIES = 50
const MOST_COLUMNS = 200
const ROW_CHARACTERS = 20_000

/** Answers that are kept for their next pages. */
const KEPT_ANSWERS = 20

/** Hands out answers by the page. Answers are kept for one session: an archive may change between two pages. */
export class Pages {
  private readonly answers = new Map<string, Answer>()
  private count = 0
  private readonly tool: string

  constructor(tool: string) {
    this.tool = tool
  }

  first(answer: Answer, limit: number): Page {
    const id = `${this.tool}-${++this.count}`
    const safe = {
      about: bounded(printable(answer.about)),
      rows: answer.isVerbatim ? answer.rows : answer.rows.map((row) => fitting(bounded(printable(row)))),
    }
    this.answers.set(id, safe)
    if (this.answers.size > KEPT_ANSWERS) this.answers.delete(this.answers.keys().next().value ?? '')
    return this.page(id, safe, 0, limit)
  }

  /** Throws Unanswerable where the cursor is none of this session. */
  next(cursor: string, limit: number): Page {
    const [, id = '', from = ''] = /^(\w+-\d+):(\d+)$/.exec(cursor) ?? []
    const answer = this.answers.get(id)
    if (!answer || Number(from) > answer.rows.length) {
      throw new Unanswerable(`cursor is "${cursor}", and no answer goes on there; ask the question again without it`)
    }
    return this.page(id, answer, Number(from), limit)
  }

  private page(id: string, { about, rows }: Answer, from: number, limit: number): Page {
    const page: Row[] = []
    let characters = 0
    for (const row of rows.slice(from, from + limit)) {
      characters += JSON.stringify(row).length
      if (page.length > 0 && characters > PAGE_CHARACTERS) break
      page.push(row)
    }
    const next = from + page.length
    return {
      about,
      rows: page,
      total_rows: rows.length,
      ...(next < rows.length ? { next_cursor: `${id}:${next}` } : {}),
    }
  }
}

/** Names come from clusters, certificates and DNS: however long, each stays one cell. */
function bounded<Value>(value: Value): Value {
  if (typeof value === 'string') return clip(value, CELL_CHARACTERS) as Value
  if (typeof value === 'number') return rounded(value) as Value
  if (Array.isArray(value)) {
    const more = value.length - MOST_ENTRIES
    const shown = value.slice(0, MOST_ENTRIES).map(bounded)
    return (more > 0 ? [...shown, `and ${more} more`] : shown) as Value
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [clip(key, CELL_CHARACTERS), bounded(inner)]),
  ) as Value
}

/** A millionth of a dollar is enough, and each digit is read by somebody; what is smaller is no zero. */
const rounded = (value: number) =>
  Number.isInteger(value) ? value : Number(Math.abs(value) < 0.001 ? value.toPrecision(3) : value.toFixed(6))

/** A row as far as it is fit to be read, and how many of its columns are left out. */
function fitting(row: Row): Row {
  const columns = Object.entries(row)
  const shown: (typeof columns)[number][] = []
  let characters = 0
  for (const [name, value] of columns) {
    characters += name.length + (JSON.stringify(value) ?? '').length
    if (shown.length === MOST_COLUMNS || characters > ROW_CHARACTERS) break
    shown.push([name, value])
  }
  const leftOut = columns.length - shown.length
  return leftOut === 0 ? row : { ...Object.fromEntries(shown), columns_left_out: leftOut }
}
