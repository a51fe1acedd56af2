/** Longest workload, service, owner or address that an output shows, in characters. */
export const NAME_LIMIT = 72
/** Longest sentence, key or other free text, in characters. */
export const SENTENCE_LIMIT = 320
/** Widest line of the plain text, in terminal columns. */
export const TEXT_COLUMNS = 78

const REPLACEMENT = '\u{FFFD}'

/**
 * The value with every string in it made fit to print: line breaks and tabs become spaces; control, format and
 * direction characters become U+FFFD, so that two names which differ in them still look different.
 */
export function printable<Value>(value: Value): Value {
  if (typeof value === 'string') return printableText(value) as Value
  if (Array.isArray(value)) return value.map(printable) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, printable(inner)])) as Value
}

function printableText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\s\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, REPLACEMENT)
    .trim()
}

/** At most `limit` characters, the last of them an ellipsis where something was cut. */
export function clip(text: string, limit: number): string {
  // A character is one unit or two: what is far behind the limit need not be read.
  if (text.length <= limit) return text
  const characters = [...text.slice(0, 2 * limit + 2)]
  return characters.length <= limit ? text : `${characters.slice(0, limit - 1).join('')}…`
}

/**
 * A text that a chat shows as it stands, by Slack's markup or by Markdown. Three characters are Slack's own:
 * https://docs.slack.dev/messaging/formatting-message-text#escaping. What would make bold, code or a link of a name is taken apart by a
 * character of no width.
 */
export const unmarked = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('](', ']\u200b(')
    .replaceAll(/[*_~`]/g, (mark) => `\u200b${mark}\u200b`)

/** Terminal columns of a text: two for wide letters and emoji, none for combining marks. */
export function columnsOf(text: string): number {
  if (ASCII.test(text)) return text.length
  let columns = 0
  for (const character of text) columns += columnsOfCharacter(character)
  return columns
}

const ASCII = /^[ -~]*$/
const COMBINING = /^[\p{Mn}\p{Me}]$/u
const WIDE =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u

function columnsOfCharacter(character: string): number {
  if (COMBINING.test(character)) return 0
  return WIDE.test(character) ? 2 : 1
}

/** The text at the right edge of a column. */
export function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - columnsOf(text))) + text
}

/** The text at the left edge of a column. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}

/**
 * Breaks text into lines that end before TEXT_COLUMNS when they start at column `indent`; the first line is not
 * indented. Lines of the text stay apart; words wider than a line are cut in pieces.
 */
export function wrap(text: string, indent: number): string {
  const room = TEXT_COLUMNS - indent
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => wrappedLine(line, room))
  return lines.join(`\n${' '.repeat(indent)}`)
}

function wrappedLine(line: string, room: number): string[] {
  const lines: string[] = []
  let current = ''
  for (const word of line.split(/ +/).flatMap((whole) => pieces(whole, room))) {
    const longer = current === '' ? word : `${current} ${word}`
    if (columnsOf(longer) <= room) {
      current = longer
    } else {
      lines.push(current)
      current = word
    }
  }
  return [...lines, current]
}

function pieces(word: string, room: number): string[] {
  if (columnsOf(word) <= room) return [word]
  const parts: string[] = []
  let part = ''
  let columns = 0
  for (const character of word) {
    const width = columnsOfCharacter(character)
    if (columns + width > room) {
      parts.push(part)
      part = ''
      columns = 0
    }
    part += character
    columns += width
  }
  return [...parts, part]
}
