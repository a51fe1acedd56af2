import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { isTimeZone } from '../domain/day.ts'
import { InvalidInput } from '../domain/errors.ts'
import { settingsOf, type WrittenSettings } from '../domain/settings.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'

const FILE = 'settings.json'

interface Question {
  readonly field: 'sender' | 'recipients' | 'timeZone' | 'sendAt'
  readonly option: string
  readonly asks: string
  /** What is taken where nothing is answered. */
  readonly usual?: string
}

const QUESTIONS: readonly Question[] = [
  { field: 'sender', option: 'sender', asks: 'Send the report from which address, one that SES may send from?' },
  { field: 'recipients', option: 'recipients', asks: 'To whom? Addresses, with commas between them' },
  {
    field: 'timeZone',
    option: 'time-zone',
    asks: 'In which time zone are your days?',
    usual: ownTimeZone(),
  },
  { field: 'sendAt', option: 'send-at', asks: 'At what time there?', usual: '07:00' },
]

const HELP = `${FLOWTOLL} init [options]

Writes ${FILE} in this folder, by which ${FLOWTOLL} deploy and ${FLOWTOLL} report --live go. Asks for what no option says.

  --sender ADDRESS      whom the report comes from, an address that SES may send from
  --recipients LIST     who gets it, with commas between the addresses
  --time-zone ZONE      such as Europe/Dublin (default this machine's)
  --send-at HH:MM       time of the daily report there (default 07:00)
  --force               write over a ${FILE} that is there

Every other setting has a default.
`

/** This machine's, where it is one that a schedule may have. */
function ownTimeZone(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return isTimeZone(timeZone) ? timeZone : 'UTC'
}

/** Good settings of these fields: what is written beside them does not matter. */
const GOOD: WrittenSettings = { sender: 'a@b.example', recipients: ['a@b.example'] }

await command(async () => {
  const values = parsed(process.argv.slice(2))
  if (values.help) return void process.stdout.write(HELP)
  const file = resolve(FILE)
  if (existsSync(file) && !values.force) {
    throw new ArgumentError(`${FILE} is there already: change it, or write over it with --force`)
  }
  const settings = await answers(values)
  await writeFile(file, `${JSON.stringify(settings, null, 2)}\n`)
  process.stdout.write(
    `${FILE} is written; ${FLOWTOLL} report --live reads your account by it, and ${FLOWTOLL} deploy deploys it\n`,
  )
})

function parsed(args: string[]) {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean', default: false } as const
    const options = { sender: text, recipients: text, 'time-zone': text, 'send-at': text }
    return parseArgs({ args, options: { ...options, force: flag, help: { ...flag, short: 'h' } } }).values
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; ${FLOWTOLL} init --help lists the options`)
  }
}

/** By the options, and by questions where somebody is there to answer them. */
async function answers(values: Readonly<Record<string, string | boolean | undefined>>): Promise<WrittenSettings> {
  const asking = process.stdin.isTTY ? createInterface({ input: process.stdin, output: process.stdout }) : undefined
  try {
    let settings: Record<string, unknown> = {}
    for (const question of QUESTIONS) {
      settings = { ...settings, [question.field]: await answerTo(question, values[question.option], asking) }
    }
    return settings as unknown as WrittenSettings
  } finally {
    asking?.close()
  }
}

async function answerTo(
  { field, option, asks, usual }: Question,
  given: string | boolean | undefined,
  asking: ReturnType<typeof createInterface> | undefined,
): Promise<unknown> {
  const written = (text: string) => (field === 'recipients' ? listOf(text) : text)
  if (typeof given === 'string' || asking === undefined) {
    const text = given ?? usual
    if (typeof text !== 'string')
      throw new ArgumentError(`--${option} is missing; ${FLOWTOLL} init --help lists the options`)
    const problem = problemOf(field, written(text))
    if (problem !== undefined) throw new ArgumentError(problem)
    return written(text)
  }
  for (;;) {
    const answer =
      (await asking.question(`${asks}${usual === undefined ? '' : ` [${usual}]`} `)).trim() || (usual ?? '')
    const problem = problemOf(field, written(answer))
    if (problem === undefined) return written(answer)
    process.stdout.write(`${problem}\n`)
  }
}

/** What stands between commas; those in quotes separate nothing. */
function listOf(text: string): string[] {
  return (text.match(/(?:"(?:[^"\\]|\\.)*"|[^,])+/g) ?? []).flatMap((one) => one.trim() || [])
}

/** What is wrong with a field; undefined where nothing is. */
function problemOf(field: Question['field'], value: unknown): string | undefined {
  try {
    settingsOf({ ...GOOD, [field]: value }, FILE)
    return undefined
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return error.message.split('\n').slice(1).join('\n').trim()
  }
}
