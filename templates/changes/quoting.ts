/** A word of a POSIX shell: what could mean anything else stands in single quotes, behind an option's name. */
export function shellWord(text: string): string {
  const [, option = ''] = /^(--[a-z-]+=)/.exec(text) ?? []
  const value = text.slice(option.length)
  if (value === '' && option !== '') return text
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(value) ? text : `${option}'${value.replaceAll("'", "'\\''")}'`
}

/** Text that is quoted where it needs it, or what `raw` gives. */
export type Word = string | { readonly raw: string }

/** A command of words that are quoted as they need it; a `$`-variable of ours goes in by `raw`. */
export function command(...words: readonly Word[]): string {
  return words.map((word) => (typeof word === 'string' ? shellWord(word) : word.raw)).join(' ')
}

/** Commands of which each runs only if those before it did: half a change is worse than none. */
export const script = (...lines: readonly string[]): string => lines.join(' &&\n')

/** A line that holds what comes after it back, and says why. */
export const required = (condition: string, otherwise: string) =>
  `{ ${condition} || { ${command('echo', otherwise)} >&2; false; }; }`

/** Lines for something that may not be there: a change that stopped half way made only some of it. */
export const whereThereIs = (variable: string, ...lines: readonly string[]) =>
  `{ test -z "$${variable}" || { ${lines.join(' && ')}; }; }`

/** What the shell works out: a variable, or another command's output; one word where it stands in double quotes. */
export const raw = (text: string) => ({ raw: text })

/** A command of `aws ec2`, whose region stands before its other words. */
export type Ec2 = (operation: string, ...words: readonly Word[]) => string

export const ec2Of =
  (region: string): Ec2 =>
  (operation, ...words) =>
    command('aws', 'ec2', operation, '--region', region, ...words)

/** A command of `kubectl`, whose cluster stands before its other words where it is named: another account may have one of its name. */
export const kubectlOf =
  (context: string | undefined) =>
  (...words: readonly Word[]) =>
    command('kubectl', ...(context === undefined ? [] : [`--context=${context}`]), ...words)

/** Asks EC2 whether it would do something, and holds back what comes after where it would not. */
export const permitted = (ec2: Ec2, operation: string, ...words: readonly Word[]) =>
  required(
    `${ec2(operation, ...words, '--dry-run')} 2>&1 | grep -q DryRunOperation`,
    `EC2 refuses ${operation}: nothing was changed.`,
  )

/**
 * A command in lines of at most so many columns, which the shell takes for one: broken between words, never inside a
 * quoted one, so a long word may stand out.
 */
export function folded(line: string, columns: number): string[] {
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

/** A string of Terraform, where `${` and `%{` would begin a template. */
export const hclLiteral = (text: string) => stringLiteral(text).replaceAll(/[$%](?=\{)/g, (sign) => `${sign}${sign}`)

/** A name of a Terraform resource. */
export const hclName = (text: string) => text.replaceAll(/[^A-Za-z0-9]+/g, '_').replace(/^(?![A-Za-z])/, '_')

/** A block of Terraform, its arguments with their values as they are written. */
export function hclBlock(head: string, values: Readonly<Record<string, string>>): string {
  const longest = Math.max(...Object.keys(values).map((name) => name.length))
  return [
    `${head} {`,
    ...Object.entries(values).map(([name, value]) => `  ${name.padEnd(longest)} = ${value}`),
    '}',
  ].join('\n')
}

export const hclList = (texts: readonly string[]) => `[${texts.map(hclLiteral).join(', ')}]`

/** A list of strings in TypeScript. */
export const listLiteral = (texts: readonly string[]) => `[${texts.map(stringLiteral).join(', ')}]`

/** `sqs-sender` is `SqsSender`: part of a construct's id. */
export const identifier = (text: string) =>
  text
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
