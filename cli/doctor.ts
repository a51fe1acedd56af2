import { parseArgs } from 'node:util'
import { readSettingsFile } from '../cdk/settings-file.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'

const HELP = `${FLOWTOLL} doctor [options]

Looks whether the account and region of your credentials have what a report needs, by the settings.json of this folder. It changes
nothing; it starts a query of each monitor, or three, to see whether data arrives.

  --sources     also look at each of the setting sources, by its role, and at accounts that the last report could not read
  --stack NAME  name of the deployed stack (default Flowtoll)
  --json        print the lines as JSON

Exit codes: 0 all is well, 1 something is to do or not known, 2 wrong arguments.
`

await command(async () => {
  const { stack, sources, json, help } = parsed(process.argv.slice(2))
  if (help) return void process.stdout.write(HELP)
  const file = readSettingsFile()
  // As the functions have them.
  process.env.SETTINGS ??= JSON.stringify(file.settings)
  // The SDK is loaded once the arguments are good.
  const { examine } = await import('../setup/doctor.ts')
  const lines = await examine({ ...file, withSources: sources, ...(stack === undefined ? {} : { stacks: [stack] }) })
  if (json) process.stdout.write(`${JSON.stringify({ lines }, null, 2)}\n`)
  else for (const { about, state, says } of lines) process.stdout.write(`${state.padEnd(9)}  ${about}: ${says}\n`)
  const open = lines.filter(({ state }) => state === 'to do' || state === 'not known').length
  if (!json)
    process.stdout.write(open === 0 ? 'All is well.\n' : `${open} of ${lines.length} lines ask for something.\n`)
  if (open > 0) process.exitCode = 1
})

function parsed(args: string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const
    return parseArgs({
      args,
      options: { stack: { type: 'string' }, sources: flag, json: flag, help: { ...flag, short: 'h' } },
    }).values
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; ${FLOWTOLL} doctor --help lists the options`)
  }
}
