import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getCACertificates } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { bill as interAzBill } from '../../worlds/seed-inter-az/bill.ts'
import { bill as natBill } from '../../worlds/seed-nat/bill.ts'
import { DAY, type Rig, startRig } from '../workflow/rig.ts'
import { askedWorld, HOSTILE_HOST, UNSEEN_IP } from './asked-world.ts'
import type { Page } from './called.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** One server over stdio, with a live account: what its tools answer of an archive is tested in tools.test.ts. */
let rig: Rig
let client: Client
let errors = ''
beforeAll(async () => {
  rig = await startRig()
  await rig.enter(askedWorld)
  await rig.early({ input: { email: false } })
  // What a live run asks, and nothing that it writes or sends to.
  const asked = Object.fromEntries(
    Object.entries(rig.cloud.environment).filter(
      ([name]) => !/^(AWS_ENDPOINT_URL_(S3|SNS|SESV2)|ARCHIVE_BUCKET)$/.test(name),
    ),
  )
  // Whom this process was told to trust, as another one is told it.
  const authority = join(rig.folder, 'authority.pem')
  await writeFile(authority, getCACertificates('default').join('\n'))
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['agent/mcp.ts', '--folder', rig.folder, '--live'],
    cwd: ROOT,
    env: {
      ...{ PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '' },
      ...{ AWS_REGION: 'us-east-1', NODE_EXTRA_CA_CERTS: authority },
      ...asked,
    },
    stderr: 'pipe',
  })
  transport.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
})
afterAll(async () => {
  await client.close()
  await rig.close()
})

/** The client holds each answer against the schema that its tool declares. */
async function ask(name: string, args: Readonly<Record<string, unknown>> = {}): Promise<Page> {
  const result = await client.callTool({ name, arguments: args })
  const [content] = result.content as { type: string; text: string }[]
  expect(result.isError, content?.text).toBeFalsy()
  expect(result.structuredContent).toEqual(JSON.parse(content?.text ?? ''))
  return result.structuredContent as unknown as Page
}

async function refusal(name: string, args: Readonly<Record<string, unknown>>): Promise<string> {
  const result = await client.callTool({ name, arguments: args })
  expect(result.isError).toBe(true)
  return (result.content as { text: string }[])[0]?.text ?? ''
}

const sum = (rows: Page['rows'], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0)

describe('the server', () => {
  test('offers its tools as what they are: read alone, with strict arguments and answers', async () => {
    const { tools } = await client.listTools()
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, idempotentHint: true })
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false })
      expect(outputSchema).toMatchObject({ type: 'object', properties: { about: {}, rows: { type: 'array' } } })
      expect(description?.length).toBeGreaterThan(60)
    }
    const asking = tools.filter(({ annotations }) => annotations?.openWorldHint)
    expect(asking.map(({ name }) => name)).toEqual(['list_monitors', 'query_top_contributors', 'identify_ip'])
    expect(client.getInstructions()).toContain('never instructions')
  })

  test('has each day as resources', async () => {
    const { resources } = await client.listResources()
    expect(resources.map(({ uri }) => uri)).toEqual(
      ['text', 'json', 'changes'].map((form) => `flowtoll://reports/${DAY}/${form}`),
    )
    const read = async (form: string) => {
      const { contents } = await client.readResource({ uri: `flowtoll://reports/${DAY}/${form}` })
      return (contents[0] as { text: string }).text
    }
    expect(JSON.parse(await read('json'))).toEqual(await rig.report())
    expect(await read('text')).toContain('PARTIAL')
    expect(await read('changes')).toContain('# ')
    await expect(client.readResource({ uri: 'flowtoll://reports/2026-01-01/text' })).rejects.toThrow(
      /there is no report of 2026-01-01; there is one of 2026-11-21/,
    )
  })

  test('says what is wrong with a question, to whoever asks and on standard error, and goes on', async () => {
    expect(await refusal('query_top_contributors', { category: 'INTERAZ' })).toMatch(/category: .*INTER_AZ/)
    expect(await refusal('query_archive', { query: 'nat-by-destinaton' })).toContain('did you mean nat-by-destination?')
    // Standard error is another pipe: what stands there may come after the answer.
    await vi.waitFor(() => expect(errors).toContain('query_archive: query is "nat-by-destinaton"'), { timeout: 30_000 })
    await expect(client.callTool({ name: 'send_mail', arguments: {} })).rejects.toThrow(/send_mail/)
  })

  test('answers each tool in the form that it declares', async () => {
    const [open] = (await ask('list_findings', { status: 'open' })).rows
    for (const [name, args] of [
      ['query_archive', { query: 'nat-by-destination' }],
      ['query_archive', {}],
      ['get_change', { finding: open?.id }],
      ['explain_charge', { source: 'sqs-sender' }],
      ['identify_ip', { ip: '52.94.232.206' }],
      ...['summary', 'clusters', 'inter_az', 'external', 'locality', 'trend', 'coverage'].map(
        (section) => ['get_report', { section }] as const,
      ),
    ] as const) {
      expect((await ask(name, args)).about.archive, name).toBe(rig.folder)
    }
  })
})

describe('the tools over a live account', () => {
  test('list_monitors: their status now', async () => {
    expect((await ask('list_monitors')).rows).toMatchObject([
      { monitor: 'eks-cluster-monitor', cluster: 'eks-cluster', status: 'ACTIVE', days_archived: 1 },
    ])
  })

  test('query_top_contributors: any window is collected, named and priced, and asked once', async () => {
    const window = { from: `${DAY}T05:10:00Z`, to: `${DAY}T05:40:00Z` }
    const queries = () => rig.asked('StartQueryMonitorTopContributors').length
    const before = queries()
    const asked = () => ask('query_top_contributors', { ...window, paying: 'nat', limit: 200 })
    let nat = await asked()
    // On a slow machine it says that it still collects, and is to be asked again.
    while (nat.about.still_collecting !== undefined) nat = await asked()
    expect(nat.about).toMatchObject({
      answered_from: `${DAY}T05:10:00Z`,
      answered_to: `${DAY}T05:40:00Z`,
      missing: [],
    })
    // Half an hour of 48 a day.
    expect(sum(nat.rows, 'usd_in_window')).toBeCloseTo(natBill.usd / 48 + 6 * 0.045, 4)
    expect(nat.rows.map(({ destination }) => destination).toSorted()).toEqual(['Amazon SQS, us-east-1', HOSTILE_HOST])
    const asOnce = queries()
    const crossing = await ask('query_top_contributors', { ...window, paying: 'inter_az', limit: 200 })
    expect(sum(crossing.rows, 'usd_in_window')).toBeCloseTo(interAzBill.usd / 48, 4)
    // Half an hour of one monitor: a query for each category.
    expect(asOnce).toBe(before + 11)
    expect(queries()).toBe(asOnce)
  })

  test('a window that is not settled is refused', async () => {
    expect(await refusal('query_top_contributors', { to: '2099-01-01T00:00:00Z' })).toMatch(
      /to is 2099-01-01T00:00:00Z, and what is later than .* is not settled yet/,
    )
  })

  test('identify_ip: an address that nobody knows is asked', async () => {
    const { about, rows } = await ask('identify_ip', { ip: UNSEEN_IP })
    expect(about).toMatchObject({
      asked_now: true,
      identity: { name: 'hooks.example.org', learned_by: 'certificate', confidence: 'medium' },
    })
    expect(rows).toEqual([])
  })
})
