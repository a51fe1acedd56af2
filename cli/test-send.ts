import { parseArgs } from 'node:util'
import { readSettingsFile } from '../cdk/settings-file.ts'
import { sendTest } from '../channels/deliver.ts'
import { localDay } from '../domain/day.ts'
import { headerOf } from '../domain/mailbox.ts'
import { senderOf } from '../domain/settings.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'

const HELP = `${FLOWTOLL} test-send --channel NAME

Sends one short message to a channel of settings.json, as the deployed functions would, with the AWS credentials of your
environment: it reads the channel's address from its parameter or secret. Nothing is noted in the archive.

  --channel NAME  one of the setting channels
`

await command(async () => {
  const { channel: name, help } = optionsOf(process.argv.slice(2))
  if (help) return void process.stdout.write(HELP)
  const { settings } = readSettingsFile()
  const names = settings.channels.map((one) => one.name)
  const channel = settings.channels.find((one) => one.name === name)
  if (channel === undefined) {
    const known = names.length === 0 ? 'settings.json has no channels' : `there is ${names.join(', ')}`
    throw new ArgumentError(name === undefined ? `--channel is missing; ${known}` : `--channel is "${name}"; ${known}`)
  }
  // What an email is sent by, as the functions have it.
  process.env.REPORT_SENDER ??= headerOf(senderOf(settings))
  process.env.SETTINGS ??= JSON.stringify(settings)
  const word = await sendTest(channel, localDay(Date.now(), settings.timeZone), settings.timeZone)
  process.stdout.write(`${channel.name} (${channel.kind}) took the message: ${word}\n`)
})

function optionsOf(args: string[]) {
  try {
    const options = { channel: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    throw new ArgumentError(
      `${(error as Error).message.split('. ')[0]}; ${FLOWTOLL} test-send --help lists the options`,
    )
  }
}
