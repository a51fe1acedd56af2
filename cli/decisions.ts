import { parsedOptions } from '../agent/options.ts'
import { diffOf } from '../domain/decisions/diff.ts'
import { decisionsOf } from '../domain/decisions/written.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { command, printableLines } from '../local/command.ts'
import { decidedArchive } from './decide.ts'

const HELP = `${FLOWTOLL} decisions [options]

Prints decisions.yaml, whether it is right, and what changed in it, when, and by whom, as far back as S3 keeps what was replaced.

  --bucket NAME   the archive of a deployment, by your credentials: the output ArchiveBucket of the stack
  --folder PATH   an archive in a folder (default that of the last report here); a folder keeps no history
`

/** Changes that are printed. */
const MOST_CHANGES = 20

await command(async () => {
  const text = { type: 'string' } as const
  const options = { folder: text, bucket: text, help: { type: 'boolean', short: 'h', default: false } } as const
  const { values } = parsedOptions(process.argv.slice(2), options, false)
  if (values.help) return void process.stdout.write(HELP)
  const archive = await decidedArchive(values)
  const say = (lines: string) => process.stdout.write(`${printableLines(lines)}\n`)
  const standing = await archive.decisions.read()
  if (standing === undefined) say(`${archive.name} has no decisions.yaml: nothing is decided there.`)
  else {
    say(standing.text.replace(/\r?\n$/, ''))
    say(`\n${faultOf(standing.text) ?? `decisions.yaml of ${archive.name} is right.`}`)
  }
  const versions = await archive.decisions.history(MOST_CHANGES + 1)
  for (const [index, { at, by, text: now }] of (versions ?? []).slice(0, MOST_CHANGES).entries()) {
    const before = versions?.[index + 1]?.text ?? ''
    say(`\n${at.slice(0, 16).replace('T', ' ')} UTC, by ${by ?? 'not known'}`)
    for (const line of diffOf(before, now ?? '')) say(line)
  }
})

/** What is wrong with it, in a sentence. */
function faultOf(written: string): string | undefined {
  try {
    decisionsOf(written)
    return undefined
  } catch (error) {
    return `${(error as Error).message}. Until that is corrected, the last one that was right stays in force.`
  }
}
