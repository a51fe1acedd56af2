import { type Archive, lastReport } from '../agent/archive.ts'
import { type Change, decide } from '../agent/decide.ts'
import { notDecided, stillAccepted } from '../agent/not-decided.ts'
import { factsOf, parsedOptions } from '../agent/options.ts'
import { type Decision, refuseWrong } from '../domain/decisions/changes.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, printableLines } from '../local/command.ts'

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const

const OPTIONS = { folder: text, bucket: text, 'dry-run': flag, remove: flag, help: { ...flag, short: 'h' } } as const

/** What a help says of options that every decision has. */
export const DECIDE_HELP = `  --bucket NAME   the archive of a deployment, by your credentials: the output ArchiveBucket of the stack
  --folder PATH   an archive in a folder (default that of the last report here)
  --dry-run       only show what would change
`

/** Arguments of a command that decides: those before the options, and the options. Throws ArgumentError. */
export function decideArguments<Names extends string>(names: readonly Names[]) {
  const own = Object.fromEntries(names.map((name) => [name, text])) as Record<Names, typeof text>
  const { values, positionals } = parsedOptions(process.argv.slice(2), { ...OPTIONS, ...own }, true)
  return { given: values as Partial<Record<Names, string>> & typeof values, positionals }
}

interface Place {
  readonly bucket?: string | undefined
  readonly folder?: string | undefined
}

/** The archive that a decision is for. Throws ArgumentError. */
export async function decidedArchive({ bucket, folder }: Place): Promise<Archive> {
  const source = await factsOf({ bucket, folder, live: false }, 0)
  return (await source.facts()).archive
}

/** Makes a decision, and prints what changes. Throws ArgumentError, with the option, where a field is wrong; an Error where there is nothing to take away. */
export async function decideIn(archive: Archive, decision: Decision, isTrial: boolean): Promise<Change> {
  refuseWrongOptions(decision)
  const made = await decide(archive.decisions, decision, { isTrial })
  const { diff, isWritten, text } = made
  const problem =
    diff.length === 0 ? notDecided(decision, text, archive.decisions.place, await lastReport(archive)) : undefined
  if (problem !== undefined) throw new Error(problem)
  process.stdout.write(printableLines(diff.map((line) => `${line}\n`).join('')))
  const says = isWritten
    ? 'is changed; the next report goes by it'
    : diff.length === 0
      ? 'says that already'
      : `would be changed; without --dry-run it is`
  process.stdout.write(`decisions.yaml of ${archive.name} ${says}.\n`)
  const held =
    decision.kind === 'accept no more' ? stillAccepted(decision.match, text, archive.decisions.place) : undefined
  if (held !== undefined) process.stdout.write(`Still, ${printableLines(held)}.\n`)
  return made
}

export function refuseWrongOptions(decision: Decision): void {
  try {
    refuseWrong(decision, (field) => `--${field.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
  } catch (error) {
    throw new ArgumentError((error as Error).message)
  }
}

/** What stands between commas; undefined where nothing was given. */
export const listGiven = (given: string | undefined): string[] | undefined =>
  given?.split(',').flatMap((one) => one.trim() || [])

/** The one argument before the options. Throws ArgumentError where there is none, or more. */
export function onlyOne(positionals: readonly string[], command: string, what: string): string {
  const [one, ...more] = positionals
  if (one === undefined) throw new ArgumentError(`${what} is missing; ${FLOWTOLL} ${command} --help lists the options`)
  if (more.length > 0) throw new ArgumentError(`${what} is one, and "${more[0]}" is another; put words into quotes`)
  return one
}
