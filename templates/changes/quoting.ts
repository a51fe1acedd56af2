/** A word of a POSIX shell: what could mean anything else stands in single quotes, behind an option's name. */
export function shellWord(text: string): string {
  const [, option = ''] = /^(--[a-z-]+=)/.exec(text) ?? []
  const value = text.slice(option.length)
  if (value === '' && option !== '') return text
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(value) ? text : `${option}'${value.replaceAll("'", "'\\''")}'`
}

/** A command of words that are quoted as they need it; a `$`-variable of ours goes in by `raw`. */
export function command(...words: readonly (string | { readonly raw: string })[]): string {
  return words.map((word) => (typeof word === 'string' ? shellWord(word) : word.raw)).join(' ')
}

/** Commands of which each runs only if those before it did: half a change is worse than none. Comments stand alone. */
export function script(...lines: readonly (string | undefined)[]): string {
  const all = lines.filter((line) => line !== undefined)
  return all.map((line, index) => (index === all.length - 1 || line.startsWith('#') ? line : `${line} &&`)).join('\n')
}

/** What the shell works out: a variable, or another command's output. It is one word whatever it holds. */
export const raw = (text: string) => ({ raw: text })

/**
 * A command in lines of at most so many columns, which the shell takes for one: broken between words, never inside a
 * quoted one, so a long word may stand out. A comment stays as it is.
 */
export function folded(line: string, columns: number): string[] {
  if (line.startsWith('#')) return [line]
  const words = line.match(/(?:\\.|'[^']*'|[^\s'\\])+/g) ?? []
  const lines: string[] = []
  let current = ''
  for (const word of words) {
    const longer = current === '' ? word : `${current} ${word}`
    if (current !== '' && word !== '&&' && longer.length > columns - ' && \\'.length) {
      lines.push(`${current} \\`)
      current = `  ${word}`
    } else current = longer
  }
  return [...lines, current]
}

/** A string as JSON, YAML and TypeScript all read it. */
export const stringLiteral = (text: string) =>
  JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')

/** A list of strings in TypeScript. */
export const listLiteral = (texts: readonly string[]) => `[${texts.map(stringLiteral).join(', ')}]`

/** `sqs-sender` is `SqsSender`: part of a construct's id. */
export const identifier = (text: string) =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
