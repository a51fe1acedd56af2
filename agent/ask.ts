import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command, printableLines } from '../local/command.ts'
import { conversation, type Shown } from './conversation.ts'
import type { FactsSource } from './facts.ts'
import { BEDROCK_MODEL, modelOf, PROVIDERS } from './models.ts'
import { FACTS_HELP, FACTS_OPTIONS, factsOf, parsedOptions } from './options.ts'
import { withTables } from './tables.ts'

/** A question may wait: nobody gives up on it. */
const WAIT_MILLISECONDS = 10 * 60_000

const HELP = [
  `${FLOWTOLL} ask "QUESTION" [options]`,
  '',
  'Answers a question about the reports, with a model, of Amazon Bedrock or another, that has the tools of the command mcp.',
  '',
  ...FACTS_HELP,
  `  --model ID     a Bedrock model or inference profile (default ${BEDROCK_MODEL})`,
  `  --provider P   whose model it is: bedrock (default), ${Object.keys(PROVIDERS).join(', ')}`,
  '  --json         the answer with the tools that were called, as JSON',
  '',
  'A Bedrock model needs bedrock:InvokeModelWithResponseStream, and bills its tokens to your account. Others need a key:',
  `${Object.values(PROVIDERS)
    .map(({ key }) => key)
    .join(', ')}.`,
  '',
].join('\n')

const OPTIONS = {
  ...FACTS_OPTIONS,
  model: { type: 'string' },
  provider: { type: 'string', default: 'bedrock' },
  json: { type: 'boolean', default: false },
} as const

await command(
  async () => {
    const { values, positionals } = parsedOptions(process.argv.slice(2), OPTIONS, true)
    const [question, ...more] = positionals
    if (values.help) return void process.stdout.write(HELP)
    if (question === undefined || more.length > 0) {
      throw new ArgumentError(`expected one question in quotes: ${FLOWTOLL} ask "Who pays most for NAT gateways?"`)
    }
    const source = await factsOf(values, WAIT_MILLISECONDS)
    process.on('exit', () => source.account?.close())
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))
    try {
      // Nobody named it; and without one no model need be asked.
      if (values.folder === undefined && values.bucket === undefined) {
        process.stderr.write(`${(await source.facts()).archive.name}\n`)
      }
      await ask(question, source, values)
    } finally {
      source.account?.close()
    }
  },
  { endsWithReader: true },
)

interface Asking {
  readonly provider: string
  readonly model?: string | undefined
  readonly json: boolean
}

/** Streams the answer to standard output; what is called goes to standard error, as it is called. */
async function ask(question: string, source: FactsSource, { provider, model: id, json }: Asking): Promise<void> {
  const model = await modelOf(provider, id)
  const printer = withTables((part) => void process.stdout.write(part))
  const shown: Shown = {
    called: ({ tool, input }) => process.stderr.write(`${tool} ${printableLines(JSON.stringify(input))}\n`),
    said: (text) => (json ? undefined : printer.write(printableLines(text))),
    // A table that is whole need not wait for what a tool says.
    paused: () => (json ? undefined : printer.end()),
  }
  const answer = await conversation(question, source, model, shown)
    .catch((error: Error) => {
      throw new Error(reasonOf(error, provider, id ?? BEDROCK_MODEL), { cause: error })
    })
    .finally(() => printer.end())
  if (json) process.stdout.write(`${inAscii(JSON.stringify({ question, ...answer }, null, 2))}\n`)
}

/** JSON says control and direction characters by their number too. */
function inAscii(text: string): string {
  const numbered = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  return text.replaceAll(/[\u{7F}-\u{9F}\p{Cf}]/gu, (character) => character.split('').map(numbered).join(''))
}

/** One line on what is missing. */
function reasonOf(error: Error, provider: string, modelId: string): string {
  const { name, message } = (error.cause as Error | undefined) ?? error
  const told = `${name}: ${message}`
  if (provider !== 'bedrock')
    return `the model ${modelId} of ${provider} could not be asked: ${printableLines(told).replaceAll('\n', ' ')}`
  if (/credential|ExpiredToken|UnrecognizedClient/i.test(told)) {
    return `there are no AWS credentials for Bedrock (${message}); give some by AWS_PROFILE, or sign in`
  }
  if (/AccessDenied/.test(told)) {
    return `the model ${modelId} may not be asked (${message}); it needs bedrock:InvokeModelWithResponseStream and access to the model`
  }
  if (/region is missing/i.test(message)) return `${message}; give a region by AWS_REGION or by your profile`
  return `the model ${modelId} could not be asked: ${printableLines(told).replaceAll('\n', ' ')}`
}
