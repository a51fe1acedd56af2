import {
  Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Entry, Step } from './steps.ts'

type Collection = YAMLMap | YAMLSeq

/**
 * The text of `decisions.yaml` with a step made where it stands: every other character stays. What it cannot make it leaves, or makes wrong: the
 * caller reads what came of it.
 */
export function spliced(text: string, step: Step): string {
  const root = rootOf(text)
  const pair = pairOf(root, step.list)
  if (step.kind === 'add') return pair ? withEntry(text, root, pair, step.entry) : withList(text, root, step)
  const list = pair?.value
  if (!pair || !isSeq(list)) return text
  if (step.kind === 'remove') return list.items.length > 1 ? without(text, list, step.index) : emptied(text, pair, list)
  if (step.kind === 'move last') return withLast(text, list, step.index)
  const entry = list.items[step.index]
  return isMap(entry) ? withField(text, entry, step.field, step.value) : text
}

/** The line, from 1, of the entry that a step is of, or of its list. */
export function lineOf(text: string, step: Step): number {
  const pair = pairOf(rootOf(text), step.list)
  const entry = 'index' in step && isSeq(pair?.value) ? pair.value.items[step.index] : undefined
  return text.slice(0, startOf(entry ?? pair)).split('\n').length
}

export function hasAlias(text: string): boolean {
  let found = false
  visit(parseDocument(text), (_, node) => {
    found ||= isAlias(node)
  })
  return found
}

const rootOf = (text: string): unknown => parseDocument(text, { keepSourceTokens: true }).contents

const pairOf = (map: unknown, name: string): Pair | undefined =>
  isMap(map) ? map.items.find(({ key }) => isScalar(key) && key.value === name) : undefined

function withField(text: string, entry: YAMLMap, field: string, value: unknown): string {
  const pair = pairOf(entry, field)
  if (value === undefined) return pair ? without(text, entry, entry.items.indexOf(pair)) : text
  const written = fieldText(field, value, entry.flow)
  if (!pair) return withItem(text, entry, written)
  const { value: standing } = pair
  const isBelow = isSeq(standing) && !standing.flow
  const [from, to] = [isBelow ? afterColon(pair) : startOf(standing), endOf(standing)]
  // A text of several lines ends with its line break.
  return cut(text, from, Math.min(to, lineEnd(text, to)), written.slice(`${field}:${isBelow ? '' : ' '}`.length))
}

function withEntry(text: string, root: unknown, pair: Pair, entry: Entry): string {
  const list = pair.value
  if (!isSeq(list)) return text
  const last = list.items.at(-1)
  if (last !== undefined) return withItem(text, list, entryText(entry, list.flow || (isMap(last) && last.flow)))
  if (isMap(root) && root.flow) return cut(text, startOf(list), endOf(list), `[${entryText(entry, true)}]`)
  const bare = cut(text, afterColon(pair), endOf(list), '')
  const at = lineEnd(bare, afterColon(pair))
  const column = columnOf(text, startOf(pair)) + dashOf(text, root)
  return cut(bare, at, at, linesBelow(text, column, itemOf(entryText(entry))))
}

function withList(text: string, root: unknown, { list, entry }: Step & { readonly kind: 'add' }): string {
  const end = newlineOf(text)
  const own = `${list}:${linesBelow(text, dashOf(text, root), itemOf(entryText(entry)))}`
  if (!isMap(root)) {
    const apart = text === '' ? '' : text.endsWith('\n') ? end : end + end
    return text + apart + own + end
  }
  const first = root.items[0]
  if (first === undefined) return cut(text, startOf(root), endOf(root), own)
  if (root.flow) return withItem(text, root, `${list}: [${entryText(entry, true)}]`)
  const at = lineEnd(text, endOf(root))
  return cut(text, at, at, end + linesBelow(text, columnOf(text, startOf(first)), own))
}

/** With an item behind the last one of a collection. */
function withItem(text: string, collection: Collection, item: string): string {
  const end = endOf(collection.items.at(-1))
  if (collection.flow) return cut(text, end, end, `, ${item}`)
  const at = lineEnd(text, end)
  const column = columnOf(text, startsOf(collection)[0] ?? 0)
  return cut(text, at, at, linesBelow(text, column, isSeq(collection) ? itemOf(item) : item))
}

const without = (text: string, collection: Collection, index: number): string =>
  cut(text, ...placeOf(text, collection, index), '')

/** A list with an entry at its end. */
function withLast(text: string, list: YAMLSeq, index: number): string {
  const place = placeOf(text, list, index)
  const [item, end] = [list.items[index], endOf(list.items.at(-1))]
  const at = list.flow ? end : lineEnd(text, end)
  const moved = list.flow
    ? `, ${text.slice(startOf(item), endOf(item))}`
    : newlineOf(text) + text.slice(...place).trimEnd()
  return cut(cut(text, at, at, moved), ...place, '')
}

/** A list without its only entry. */
function emptied(text: string, pair: Pair, list: YAMLSeq): string {
  if (list.flow) return cut(text, startOf(list), endOf(list), '[]')
  return cut(without(text, list, 0), afterColon(pair), afterColon(pair), ' []')
}

/**
 * Where an item stands, with what goes with it: its comma, or its lines with the comment right above, and a blank line below where there is one
 * above.
 */
function placeOf(text: string, collection: Collection, index: number): [from: number, to: number] {
  const { items, flow } = collection
  const end = endOf(items[index])
  if (flow) return index > 0 ? [endOf(items[index - 1]), end] : [startOf(items[0]), items[1] ? startOf(items[1]) : end]
  const starts = startsOf(collection)
  const start = starts[index] ?? end
  const indent = text.slice(lineStart(text, start), start)
  // The first field of an entry stands behind its dash.
  if (indent.trim() !== '') return [start, starts[index + 1] ?? end]
  let from = start - indent.length
  while (from > 0 && text.startsWith(`${indent}#`, lineStart(text, from - 1))) from = lineStart(text, from - 1)
  const to = lineAfter(text, end)
  const isBlankAbove = index === 0 || text.slice(lineStart(text, from - 1), from).trim() === ''
  const blank = /^[^\S\n]*\n/.exec(text.slice(to))?.[0].length ?? 0
  return [from, isBlankAbove && items.length > 1 ? to + blank : to]
}

/** Where items begin: at their dash, or at their key. */
function startsOf({ srcToken, items }: Collection): number[] {
  if (srcToken?.type !== 'block-seq') return items.map(startOf)
  return srcToken.items.flatMap(({ start }) =>
    start.flatMap(({ type, offset }) => (type === 'seq-item-ind' ? offset : [])),
  )
}

/** Behind the colon of a field. */
const afterColon = ({ srcToken }: Pair): number =>
  (srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? -1) + 1

const rangeOf = (node: unknown) => (node as { range?: readonly [number, number, number] } | undefined)?.range ?? [0, 0]

const startOf = (node: unknown): number => rangeOf(isPair(node) ? node.key : node)[0]

/** Behind the last character of a node. What the library calls the end of one in lines is that of blank lines and comments below. */
function endOf(node: unknown): number {
  if (isPair(node)) return endOf(node.value ?? node.key)
  const isInLines = (isMap(node) || isSeq(node)) && !node.flow
  return isInLines && node.items.length > 0 ? endOf(node.items.at(-1)) : rangeOf(node)[1]
}

const lineStart = (text: string, at: number) => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1)

/** Where the line ends that something ends on. */
function lineEnd(text: string, end: number): number {
  const found = end > 0 && text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end)
  const at = found < 0 ? text.length : found
  return text[at - 1] === '\r' ? at - 1 : at
}

/** Where the line after begins. */
function lineAfter(text: string, end: number): number {
  const at = lineEnd(text, end)
  return Math.min(text.length, at + (text[at] === '\r' ? 2 : 1))
}

/** A byte order mark takes no column. */
const columnOf = (text: string, at: number) => text.slice(lineStart(text, at), at).replace('\uFEFF', '').length
const newlineOf = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n')
const cut = (text: string, from: number, to: number, put: string) => text.slice(0, from) + put + text.slice(to)

/** Lines as they stand below others of a text, at a column. */
const linesBelow = (text: string, column: number, lines: string) =>
  lines
    .split(/\r?\n/)
    .map((line) => newlineOf(text) + ' '.repeat(column) + line)
    .join('')

/** How far lists of the file are indented. */
function dashOf(text: string, root: unknown): number {
  for (const pair of isMap(root) ? root.items : []) {
    const dash = isSeq(pair.value) && !pair.value.flow ? startsOf(pair.value)[0] : undefined
    if (dash !== undefined) return columnOf(text, dash) - columnOf(text, startOf(pair))
  }
  return 2
}

/** An entry as it is written: in braces, or a field a line. */
function entryText(entry: Entry, isFlow: boolean | undefined = false): string {
  const document = new Document(entry)
  visit(document, {
    Map: (_, map) => {
      map.flow = isFlow
    },
    Seq: (_, list) => {
      list.flow = true
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && scalar.value.includes('\n')) scalar.type = 'QUOTE_DOUBLE'
    },
  })
  return document.toString({ lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity }).trimEnd()
}

/** An item of a list in lines. */
const itemOf = (entry: string) => `- ${entry.replaceAll('\n', '\n  ')}`

function fieldText(field: string, value: unknown, isFlow: boolean | undefined): string {
  const written = entryText({ [field]: value }, isFlow)
  return isFlow ? written.slice('{ '.length, -' }'.length) : written
}
