import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { loadHandlers, type TaskHandler } from '../../local/workflow.ts'
import { renderDigest } from '../../templates/digest.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { startBedrock, type Turn, USAGE } from '../bedrock.ts'
import { schemaFaults } from '../house/report-schema.ts'
import { type Rig, startRig } from './rig.ts'

const MODEL = 'eu.anthropic.claude-haiku-4-5-20251001-v1:0'
const ANSWER = 'All of {total} went to {charge1}, for {pair1}. To save it: {todo1}.'
const GOOD =
  "All of the day's $0.06 (at least, with 1 gap) went to crossing zones ($0.06, 2.85 GB), for sender → receiver across zones ($0.06, 2.85 GB). To save it: “Keep calls of Service receiver (default) in their zone” (saves $1.73/month)."

let rig: Rig
let bedrock: Awaited<ReturnType<typeof startBedrock>>
beforeAll(async () => {
  bedrock = await startBedrock()
  rig = await startRig({
    paragraph: { model: MODEL, usdPerMillionInputTokens: 1, usdPerMillionOutputTokens: 5 },
    quietDays: 'whole',
  })
  process.env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME = bedrock.url
})
afterAll(async () => {
  await rig.close()
  await bedrock.close()
})
beforeEach(() => rig.enterEarly(seed))

const says =
  (text: string): Turn =>
  () => [{ text }]
const written = async () => (await rig.report()).paragraph
const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ')
const email = async () => {
  const [sent, ...more] = await rig.cloud.inbox()
  expect(more).toEqual([])
  return oneLine(sent?.text)
}

test('a paragraph that holds stands in the digest, with its author and its cost', async () => {
  bedrock.script(says(ANSWER))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED', output: { paragraph: { written: true } } })
  // 10 tokens at $1 and 5 at $5, a million each.
  expect(await written()).toEqual({
    ...{ text: GOOD, problem: null, model: MODEL, inputTokens: 10, outputTokens: 5 },
    usd: expect.closeTo(0.000035, 12),
  })
  expect(schemaFaults(await rig.report())).toEqual([])
  const text = await email()
  expect(text).toContain(GOOD)
  expect(text).toContain(`Written by ${MODEL}. Names and figures are this report's own`)
  expect(text).toContain(`Asking ${MODEL} cost $0.000035: 10 tokens read and 5 written`)
  expect(await readFile(`${rig.folder}/reports/dt=2026-11-21/report.html`, 'utf8')).toContain(
    'went to crossing zones ($0.06, 2.85 GB)',
  )
})

test('the model is asked in the API it has, and told phrases of the report and no more', async () => {
  bedrock.script(says(ANSWER))
  await rig.early()
  expect(bedrock.asked.map(({ path }) => path)).toEqual([`/model/${MODEL}/converse`])
  const { system, messages } = bedrock.asked[0]?.conversation ?? { system: [], messages: [] }
  expect(system[0]?.text).toContain('All names and figures come from the phrases')
  expect(messages).toHaveLength(1)
  const [sheet = ''] = messages[0]?.content.map(({ text }) => text) ?? []
  expect(sheet).toContain('{pair1} sender → receiver across zones ($0.06, 2.85 GB)')
  // No address, key or bucket of the account.
  expect(sheet).not.toMatch(/10\.0\.|arn:|archive/)
})

test('one that does not hold is thrown away, and asked for once more', async () => {
  bedrock.script(says('sender paid $0.07 to receiver.'), says(ANSWER))
  await rig.early()
  expect(await written()).toMatchObject({ text: GOOD, problem: null, inputTokens: 2 * USAGE.inputTokens })
  const [, , complaint] = bedrock.asked[1]?.conversation.messages ?? []
  expect(complaint?.content[0]?.text).toContain('"$" stands in it')
})

test('where the second does not hold either, the email goes without, and says what that cost', async () => {
  bedrock.script(says('sender paid $0.07 to receiver.'), says('billing paid {total}.'), says(ANSWER))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  expect(bedrock.asked).toHaveLength(2)
  const problem = 'what the model wrote does not hold against the report'
  expect(await written()).toMatchObject({ text: '', problem, inputTokens: 20, outputTokens: 10 })
  const text = await email()
  expect(text).not.toContain('billing')
  expect(text).toContain(`None, as ${problem}. Asking ${MODEL} cost $0.00007: 20 tokens read and 10 written`)
})

test('a model that may not be asked costs nothing but its paragraph', async () => {
  bedrock.script(() => ({ error: 'AccessDeniedException', message: 'not for you' }))
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED', output: { delivery: { sent: true } } })
  expect(await written()).toMatchObject({
    problem: 'the model could not be asked: the permission bedrock:InvokeModel or the access to the model is missing',
    usd: 0,
  })
  expect(await email()).toContain('None, as the model could not be asked')
})

test('an answer that may have been billed is no free one', async () => {
  bedrock.script(() => ({ error: 'ModelErrorException', message: 'the model broke', status: 424 }))
  await rig.early()
  expect(await written()).toMatchObject({
    problem: 'the model could not be asked: ModelErrorException; see the log of WriteParagraph',
    usd: null,
  })
})

test('a model that never answers is left when its time is over, and nobody claims to know its cost', async () => {
  bedrock.script(() => 'silence')
  process.env.PARAGRAPH_SECONDS = '0.5'
  try {
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED', output: { delivery: { sent: true } } })
  } finally {
    process.env.PARAGRAPH_SECONDS = '10'
  }
  expect(await written()).toMatchObject({ text: '', problem: 'the model did not answer in time', usd: null })
  expect(await email()).toContain(`What asking ${MODEL} cost is not known, as an answer did not come.`)
})

test('a task that breaks leaves the report as it was, and the email goes', async () => {
  const handlers = await loadHandlers()
  const broken = () => Promise.reject(new Error('out of memory'))
  expect(await rig.early({ handlers: { ...handlers, WriteParagraph: broken } })).toMatchObject({
    status: 'SUCCEEDED',
    output: { delivery: { sent: true } },
  })
  expect(await written()).toBeNull()
})

test('the report of another run, which took the place, keeps the paragraph that its own run had written', async () => {
  bedrock.script(says(ANSWER))
  const handlers = await loadHandlers()
  const WriteParagraph: TaskHandler = async (input, context) => {
    await rig.early()
    return handlers.WriteParagraph(input, context)
  }
  expect(await rig.early({ handlers: { ...handlers, WriteParagraph } })).toMatchObject({
    status: 'SUCCEEDED',
    output: { paragraph: { written: false, reason: "another run has put its report in the place of this one's" } },
  })
  expect(bedrock.asked).toHaveLength(1)
  const { html } = renderDigest(await rig.report())
  expect(html).toContain('went to crossing zones ($0.06, 2.85 GB)')
  expect(await readFile(`${rig.folder}/reports/dt=2026-11-21/report.html`, 'utf8')).toBe(html)
  expect((await rig.cloud.inbox()).map((sent) => sent.html)).toEqual([html, html])
})

test('nobody is asked where nobody is to read it', async () => {
  bedrock.script(says(ANSWER))
  await rig.early({ input: { email: false } })
  expect(await written()).toBeNull()
  await rig.early({ input: { mode: 'collect' } })
  expect(await rig.withSettings({ paragraph: undefined }, () => rig.early())).toMatchObject({
    status: 'SUCCEEDED',
    output: { delivery: { sent: true } },
  })
  expect(await written()).toBeNull()
  expect(await email()).not.toContain('Paragraph')
  expect(bedrock.asked).toEqual([])
})
