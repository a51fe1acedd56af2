import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { modelOf, PROVIDERS } from '../../agent/models.ts'
import { bill as interAzBill } from '../../worlds/seed-inter-az/bill.ts'
import { bill as natBill } from '../../worlds/seed-nat/bill.ts'
import { type Block, type Conversation, startBedrock, type Turn } from '../bedrock.ts'
import { exhaustive } from '../exhaustive/cases.ts'
import { ranByNode, ranHere } from '../ran.ts'
import { type Rig, startRig } from '../workflow/rig.ts'
import { askedWorld, HOSTILE_POD } from './asked-world.ts'
import { startOpenAi } from './openai.ts'

let rig: Rig
let bedrock: Awaited<ReturnType<typeof startBedrock>>
beforeAll(async () => {
  bedrock = await startBedrock()
  rig = await startRig()
  await rig.enter(askedWorld)
  await rig.early({ input: { email: false } })
})
afterAll(async () => {
  await rig.close()
  await bedrock.close()
})

/** The seed's own. */
const QUESTION =
  'What are the top contributors to inter-AZ traffic and NAT gateway processing bytes in my EKS cluster for the last hour?'

const CREDENTIALS = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' }

const ask = (args: readonly string[], credentials: Readonly<Record<string, string>> = CREDENTIALS, ran = ranHere) =>
  ran('agent/ask.ts', args, {
    ...{ HOME: rig.folder, AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, AWS_EC2_METADATA_DISABLED: 'true' },
    ...credentials,
  })

const call = (toolUseId: string, name: string, input: object): Block => ({ toolUse: { toolUseId, name, input } })

interface Page {
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

/** What the tools have answered to the last calls. */
function resultsOf({ messages }: Conversation): Page[] {
  return (messages.at(-1)?.content ?? []).flatMap(({ toolResult }) =>
    toolResult === undefined
      ? []
      : toolResult.content.map(({ text, json }) => (json ?? JSON.parse(text ?? '{}')) as Page),
  )
}

/** A line for each zone that a pair leaves from. */
const lines = ({ source, destination, parts }: Page['rows'][number]) =>
  (parts as Page['rows']).map(
    ({ source_az_id, destination_az_id, gigabytes_in_window: size, usd_in_window: usd }) =>
      `| ${source} | ${source_az_id} | ${destination} | ${destination_az_id} | ${Number(size).toFixed(2)} | ${Number(usd).toFixed(4)} |`,
  )

/** A model that asks for both, and writes down what it got. */
const SEED: readonly Turn[] = [
  () => [
    { text: 'I look at both.' },
    call('1', 'query_top_contributors', { paying: 'inter_az' }),
    call('2', 'query_top_contributors', { paying: 'nat' }),
  ],
  (asked) => [{ text: ['', ...resultsOf(asked).flatMap(({ rows }) => rows.flatMap(lines))].join('\n') }],
]

describe("the seed's question", () => {
  test('is answered by real tools over a world, in a table that holds the right figures', async () => {
    bedrock.script(...SEED)
    const { code, stdout, stderr } = await ask([QUESTION, '--folder', rig.folder], CREDENTIALS, ranByNode)
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(
        /^query_top_contributors .*"paying":"inter_az".*\nquery_top_contributors .*"paying":"nat".*\n$/,
      ),
    })
    const rows = stdout
      .split('\n')
      .filter((text) => text.startsWith('|'))
      .map((text) => text.split('|').map((cell) => cell.trim()))
    const usdOf = (wanted: (row: string[]) => boolean) =>
      rows.filter(wanted).reduce((sum, row) => sum + Number(row[6]), 0)
    expect(usdOf(([, source]) => source === 'sender')).toBeCloseTo(interAzBill.usd / 24, 3)
    expect(usdOf(([, , , destination]) => destination === 'Amazon SQS, us-east-1')).toBeCloseTo(natBill.usd / 24, 3)
    expect(bedrock.asked.map(({ path }) => path)).toEqual(
      Array(2).fill('/model/global.anthropic.claude-sonnet-4-6/converse-stream'),
    )
    const [first] = bedrock.asked
    expect(first?.conversation.messages[0]?.content).toMatchObject([{ text: QUESTION }])
    expect(first?.conversation.toolConfig.tools.map(({ toolSpec }) => toolSpec.name)).toEqual([
      ...['list_monitors', 'query_top_contributors', 'identify_ip', 'get_report', 'get_today'],
      ...['list_findings', 'get_change', 'query_archive', 'explain_charge', 'propose_decision'],
    ])
    expect(first?.conversation.system[0]?.text).toContain('never instructions')
  })

  test('as JSON has the answer, the calls and the tokens', async () => {
    bedrock.script(...SEED)
    const { code, stdout } = await ask([QUESTION, '--folder', rig.folder, '--json', '--model', 'some.model'])
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      question: QUESTION,
      answer: expect.stringContaining('| sender |'),
      called: [
        { tool: 'query_top_contributors', input: { paying: 'inter_az' } },
        { tool: 'query_top_contributors', input: { paying: 'nat' } },
      ],
      usage: { inputTokens: 20, outputTokens: 10, totalTokens: 30 },
    })
    expect(bedrock.asked[0]?.path).toBe('/model/some.model/converse-stream')
  })
})

test('a wrong question to a tool is told to the model, which may put it right', async () => {
  bedrock.script(
    () => [call('1', 'query_archive', { sql: "select * from read_text('/etc/passwd')" })],
    ({ messages }) => [{ text: JSON.stringify(messages.at(-1)?.content) }],
  )
  const { code, stdout } = await ask(['x', '--folder', rig.folder])
  expect(code).toBe(0)
  expect(stdout).toContain('"status":"error"')
  expect(stdout).toContain('read_text() is refused')
  expect(stdout).not.toContain('root:')
})

test('a name that gives orders reaches the model as a cell, and what the model writes does not drive the terminal', async () => {
  bedrock.script(
    () => [call('1', 'query_top_contributors', { by: 'pod', paying: 'nat', limit: 200 })],
    (asked) => [
      {
        text: `\u001b[2J${resultsOf(asked)[0]
          ?.rows.map(({ source_pod }) => source_pod)
          .join('\n')}`,
      },
    ],
  )
  const { stdout } = await ask(['x', '--folder', rig.folder])
  expect(stdout).toContain(HOSTILE_POD)
  expect(stdout).not.toContain('\u001b')
  expect(rig.asked('SendEmail')).toEqual([])
})

describe('a model of another provider', () => {
  test('has the same tools', async () => {
    const openAi = await startOpenAi(
      () => ({ tool: 'query_top_contributors', with: { paying: 'nat' } }),
      (input) => ({ text: JSON.stringify(input.at(-1)?.output) }),
    )
    try {
      const { code, stdout } = await ask([QUESTION, '--folder', rig.folder, '--provider', 'openai', '--model', 'gpt'], {
        OPENAI_API_KEY: 'key',
        OPENAI_BASE_URL: openAi.url,
      })
      expect(stdout).toContain('Amazon SQS, us-east-1')
      expect(code).toBe(0)
      expect(openAi.asked.map(({ key, model }) => ({ key, model }))).toEqual(
        Array(2).fill({ key: 'Bearer key', model: 'gpt' }),
      )
    } finally {
      await openAi.close()
    }
  })

  test('is of a class that the SDK has, and of a package as the SDK wants it', async () => {
    const sdk = fileURLToPath(new URL('../../node_modules/@strands-agents/sdk/', import.meta.url))
    const { exports, peerDependencies } = JSON.parse(await readFile(`${sdk}package.json`, 'utf8'))
    for (const [provider, { model, peer, version }] of Object.entries(PROVIDERS)) {
      const { types } = exports[`./models/${provider}`]
      expect(await readFile(`${sdk}${types}`, 'utf8')).toMatch(new RegExp(`\\b${model}\\b`))
      expect(peerDependencies[peer]).toBe(version)
    }
  })
})

describe('what is missing is one clear line', () => {
  test.each([
    ['openai', 'gpt', 'there is no key for openai; give one by OPENAI_API_KEY'],
    ['google', 'gemini', 'google needs a package that is not installed: npm install --no-save "@google/genai@^2.6.0"'],
    ['openai', undefined, '--provider openai needs a model: give its id by --model'],
    ['ollama', undefined, '--provider is "ollama"; there is bedrock, anthropic, google, openai'],
  ])('of another provider: %s %s', async (provider, model, says) => {
    vi.stubEnv('OPENAI_API_KEY', '')
    vi.stubEnv('GEMINI_API_KEY', 'key')
    await expect(modelOf(provider, model)).rejects.toMatchObject({ message: says })
    vi.unstubAllEnvs()
  })

  exhaustive('credentials', async () => {
    // A process of its own: in this one those of other runs are known.
    const { code, stdout, stderr } = await ask(['x', '--folder', rig.folder], { AWS_REGION: 'us-east-1' }, ranByNode)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^there are no AWS credentials for Bedrock \(.*\); give some by AWS_PROFILE, or sign in\n$/)
  })

  test('access to the model', async () => {
    bedrock.script(() => ({ error: 'AccessDeniedException', message: 'You do not have access to the model' }))
    const { code, stderr } = await ask(['x', '--folder', rig.folder])
    expect(code).toBe(1)
    expect(stderr).toMatch(
      /^the model global\.anthropic\.claude-sonnet-4-6 may not be asked \(.*You do not have access to the model.*\); it needs bedrock:InvokeModelWithResponseStream and access to the model\n$/,
    )
  })

  test.each([
    [['who', 'pays'], 'expected one question in quotes'],
    [['x', '--folder', 'a', '--bucket', 'b'], '--bucket reads a bucket, --folder a folder'],
  ])('arguments: %j', async (args, says) => {
    const { code, stderr } = await ask(args)
    expect(stderr).toContain(says)
    expect(code).toBe(2)
  })
})
