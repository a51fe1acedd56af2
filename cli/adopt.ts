import { parsedOptions } from '../agent/options.ts'
import { readSettingsFile } from '../cdk/settings-file.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command, printableLines } from '../local/command.ts'
import { onlyOne } from './decide.ts'

const HELP = `${FLOWTOLL} adopt FOLDER --bucket NAME [options]

Takes what a stack that read one account and region had archived into the archive of the stack that reads it as a source now: see
docs/accounts.md. FOLDER is a copy of that archive. What the bucket has stays as it is.

  --bucket NAME  the archive that takes it, by your credentials: the output ArchiveBucket of its stack
  --yes          do it; without, it is only told

Exit codes: 0 it is done or told, 1 it failed or cannot be done, 2 wrong arguments.
`

/** Days that are named one by one. */
const MOST_NAMED = 10

/** Objects after which it is told how far it is. */
const TOLD_EVERY = 1000

await command(async () => {
  const { values, positionals } = parsedOptions(
    process.argv.slice(2),
    {
      ...{ bucket: { type: 'string' }, yes: { type: 'boolean', default: false } },
      help: { type: 'boolean', short: 'h', default: false },
    },
    true,
  )
  if (values.help) return void process.stdout.write(HELP)
  const folder = onlyOne(positionals, 'adopt', 'the folder')
  if (values.bucket === undefined)
    throw new ArgumentError(`--bucket is missing; ${FLOWTOLL} adopt --help lists the options`)
  process.env.ARCHIVE_BUCKET = values.bucket
  const { settings } = readSettingsFile()
  // The SDK is loaded once the arguments are good.
  const { adoptionOf, remakingInputs } = await import('../setup/adopt.ts')
  const { place, monitors, days, leftOut, objects, adopt } = await adoptionOf(folder, settings)
  const say = (line: string) => void process.stdout.write(printableLines(`${line}\n`))
  const [first, last] = [days[0], days.at(-1)]
  say(`${folder} is the archive of account ${place.accountId}, ${place.region}: ${monitors.join(', ')}.`)
  for (const [why, all] of Map.groupBy(leftOut, (one) => one.why)) {
    const named = all.slice(0, MOST_NAMED).map(({ day }) => day)
    const more = all.length > named.length ? ` and ${all.length - named.length} more` : ''
    say(`Left out, as ${why}: ${named.join(', ')}${more}.`)
  }
  if (first === undefined || last === undefined) throw new Error('No day of it can be adopted.')
  say(
    `${days.length === 1 ? `1 day, ${first}` : `${days.length} days, ${first} to ${last}`}; ${objects} objects to copy.`,
  )
  if (!values.yes) return say('Nothing is changed; --yes does it.')
  await adopt((copied) => copied % TOLD_EVERY === 0 && say(`${copied} of ${objects} are copied.`))
  const inputs = remakingInputs(first, last)
  const oneByOne = inputs.length === 1 ? '' : ' each of these, once the one before has ended'
  say(`All of it is in ${values.bucket}. To make its days, start the state machine of the stack with${oneByOne}`)
  for (const input of inputs) say(JSON.stringify(input))
})
