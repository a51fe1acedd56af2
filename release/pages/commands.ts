import { readdirSync, readFileSync } from 'node:fs'

const ROOT = new URL('../../', import.meta.url)

/** What the second word of a block's language says that its commands need. */
export const NEEDS = ['aws', 'cluster', 'claude', 'duckdb'] as const

export interface DocumentedCommand {
  readonly page: string
  readonly command: string
  /** The second word: "```sh aws" needs an account. Absent where nothing but flowtoll is needed: it is run before a release. */
  readonly needs: string | undefined
}

/** Every command that stands in a block of its own on a page, in order. */
export function documentedCommands(): DocumentedCommand[] {
  const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync(new URL('docs', ROOT)).map((name) => `docs/${name}`)]
  return pages
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) => {
      const blocks = blocksOf(readFileSync(new URL(page, ROOT), 'utf8'))
      return blocks.flatMap(({ language: [shell, needs], text }) =>
        shell === 'sh' ? linesOf(text).map((command) => ({ page, command, needs })) : [],
      )
    })
}

export interface Block {
  /** The words behind its fence. */
  readonly language: readonly string[]
  readonly text: string
}

/** Blocks of code of a page. */
export const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/^( *)```([^\n]*)\n(.*?)^\1```$/gms)].map(([, , language = '', text = '']) => ({
    language: language.split(' ').filter((word) => word !== ''),
    text,
  }))

/** Commands of a block: a backslash goes on with the line, and && with the next command. */
const linesOf = (block: string) =>
  block
    .replaceAll(/\\\n\s*/g, '')
    .split(/\n|&&/)
    .flatMap((line) => line.trim() || [])

/** The arguments of a call of the one command, however it is written; undefined for any other command. */
export function flowtollArguments(command: string): string[] | undefined {
  const [, rest] = /^(?:npm run|npx --no -- flowtoll) (.+)$/.exec(command) ?? []
  if (rest === undefined) return undefined
  const words = [...rest.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '')
  const [name = '', separator, ...others] = words
  return separator === '--' ? [name, ...others] : words
}

/** Lines of what a change must pass, which some pages tell to type too. */
export const CI_LINES: readonly string[] = readFileSync(new URL('.ci/run', ROOT), 'utf8').split('\n')

/** Every different call of the one command that needs nothing else, and that no line of .ci/run makes. */
export function documentedCalls(): ReadonlyMap<string, readonly string[]> {
  const calls = documentedCommands().flatMap(({ command, needs }) => {
    const args = needs === undefined && !CI_LINES.includes(command) ? flowtollArguments(command) : undefined
    return args === undefined ? [] : [[command, args] as const]
  })
  return new Map(calls)
}
