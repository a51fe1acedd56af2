import ipaddr from 'ipaddr.js'

/** Finds the longest of many prefixes that holds an address. */
export interface PrefixTable<Value> {
  /** Undefined for an address that no prefix holds, and for a text that is no address. */
  find(ip: string): Value | undefined
  /** Texts that are no prefix, and were left out. */
  readonly refused: readonly string[]
}

/** An address in words of 32 bits: one for IPv4 (also where written as IPv4-mapped IPv6), four for IPv6. */
type Words = readonly number[]

interface Block<Value> {
  readonly first: Words
  readonly last: Words
  readonly length: number
  readonly value: Value
}

/** Stretches of addresses in order, each with the value of its longest prefix. */
interface Stretches<Value> {
  readonly width: number
  /** Where each begins, `width` words each. */
  readonly starts: Uint32Array
  readonly values: readonly (Value | undefined)[]
}

/** Of equal prefixes, `wins` chooses: whether a value goes before the one that came first. */
export function prefixTable<Value>(
  entries: Iterable<readonly [cidr: string, value: Value]>,
  wins: (value: Value, than: Value) => boolean,
): PrefixTable<Value> {
  const blocks = new Map<string, Block<Value>>()
  const refused: string[] = []
  for (const [cidr, value] of entries) {
    const slash = cidr.lastIndexOf('/')
    const words = slash < 0 ? undefined : wordsOf(cidr.slice(0, slash))
    const length = Number(cidr.slice(slash + 1))
    if (!words || !/^\d{1,3}$/.test(cidr.slice(slash + 1)) || length > words.length * 32) {
      refused.push(cidr)
      continue
    }
    const first = words.map((word, index) => (word & maskOf(length, index)) >>> 0)
    const last = words.map((word, index) => (word | ~maskOf(length, index)) >>> 0)
    const id = `${first.join()}/${length}`
    const known = blocks.get(id)
    if (!known || wins(value, known.value)) blocks.set(id, { first, last, length, value })
  }
  const all = [...blocks.values()]
  const four = stretchesOf(
    all.filter(({ first }) => first.length === 1),
    1,
  )
  const six = stretchesOf(
    all.filter(({ first }) => first.length === 4),
    4,
  )
  return {
    refused,
    find: (ip) => {
      const words = wordsOf(ip)
      return words && found(words.length === 1 ? four : six, words)
    },
  }
}

/** The bits of a word that a prefix fixes. */
function maskOf(length: number, index: number): number {
  const bits = Math.min(32, Math.max(0, length - 32 * index))
  return bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0
}

const DOT = 46
const ZERO = 48

/** The word of a dotted IPv4 address; undefined for any other text. */
function dotted(text: string): number | undefined {
  let [word, part, digits, dots] = [0, 0, 0, 0]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === DOT && digits > 0 && dots < 3) {
      word = (word << 8) | part
      dots += 1
      part = 0
      digits = 0
    } else {
      const digit = code - ZERO
      part = part * 10 + digit
      digits += 1
      if (digit < 0 || digit > 9 || digits > 3 || part > 255) return undefined
    }
  }
  return dots === 3 && digits > 0 ? ((word << 8) | part) >>> 0 : undefined
}

function wordsOf(text: string): Words | undefined {
  const word = dotted(text)
  if (word !== undefined) return [word]
  const parts = hexParts(text) ?? libraryParts(text)
  if (!parts) return undefined
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = parts
  const isMapped = (a | b | c | d | e) === 0 && f === 0xffff
  const low = ((g << 16) | h) >>> 0
  return isMapped ? [low] : [((a << 16) | b) >>> 0, ((c << 16) | d) >>> 0, ((e << 16) | f) >>> 0, low]
}

const COLON = 58

/** The eight parts of an IPv6 address in plain hexadecimal, which most are; undefined for any other text. */
function hexParts(text: string): readonly number[] | undefined {
  if (text.startsWith(':') && !text.startsWith('::')) return undefined
  const parts: number[] = []
  let [part, digits, gap] = [0, 0, -1]
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code !== COLON) {
      const digit = code <= 57 ? code - ZERO : (code | 32) - 87
      if (digit < 0 || digit > 15 || (code > 57 && digit < 10) || ++digits > 4) return undefined
      part = part * 16 + digit
    } else if (digits > 0) {
      parts.push(part)
      part = 0
      digits = 0
    } else if (index > 0 && gap < 0 && text.charCodeAt(index - 1) === COLON) gap = parts.length
    else if (index > 0) return undefined
  }
  if (digits > 0) parts.push(part)
  else if (gap !== parts.length) return undefined
  if (gap < 0) return parts.length === 8 ? parts : undefined
  if (parts.length > 7) return undefined
  return [...parts.slice(0, gap), ...new Array<number>(8 - parts.length).fill(0), ...parts.slice(gap)]
}

function libraryParts(text: string): readonly number[] | undefined {
  try {
    return text.includes(':') ? ipaddr.IPv6.parse(text).parts : undefined
  } catch {
    return undefined
  }
}

function compared(a: Words, b: Words): number {
  for (let index = 0; index < a.length; index++) {
    const difference = (a[index] as number) - (b[index] as number)
    if (difference !== 0) return difference
  }
  return 0
}

/** The address behind; undefined behind the last one. */
function next(words: Words): Words | undefined {
  const after = [...words]
  for (let index = after.length - 1; index >= 0; index--) {
    const word = ((after[index] as number) + 1) >>> 0
    after[index] = word
    if (word !== 0) return after
  }
  return undefined
}

/** Prefixes hold each other or are apart, so the innermost of those that are open is the longest. */
function stretchesOf<Value>(blocks: readonly Block<Value>[], width: number): Stretches<Value> {
  const starts: Words[] = []
  const values: (Value | undefined)[] = []
  const open: Block<Value>[] = []
  function begin(at: Words, value: Value | undefined) {
    const last = starts.at(-1)
    if (last && compared(last, at) === 0) values[values.length - 1] = value
    else {
      starts.push(at)
      values.push(value)
    }
  }
  function closeBefore(at: Words | undefined) {
    for (let inner = open.at(-1); inner && (!at || compared(inner.last, at) < 0); inner = open.at(-1)) {
      open.pop()
      const behind = next(inner.last)
      if (behind) begin(behind, open.at(-1)?.value)
    }
  }
  for (const block of blocks.toSorted((a, b) => compared(a.first, b.first) || a.length - b.length)) {
    closeBefore(block.first)
    begin(block.first, block.value)
    open.push(block)
  }
  closeBefore(undefined)
  return { width, starts: Uint32Array.from(starts.flat()), values }
}

function found<Value>({ width, starts, values }: Stretches<Value>, words: Words): Value | undefined {
  let [from, to] = [0, values.length]
  while (from < to) {
    const middle = (from + to) >> 1
    let order = 0
    for (let index = 0; index < width && order === 0; index++) {
      order = (starts[middle * width + index] as number) - (words[index] as number)
    }
    if (order > 0) to = middle
    else from = middle + 1
  }
  return values[from - 1]
}
