import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TaskName } from '../../cdk/task-names.ts'
import type { HourRates } from '../../domain/report/hour-rates.ts'
import type { Call } from '../../local/cloud/endpoint.ts'
import { loadHandlers, type TaskHandlers } from '../../local/workflow.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { emptyBundles, grantsOf, listOf, synthesized } from '../cdk/synthesized.ts'
import { type Rig, startRig, undisturbed } from './rig.ts'

/** What a task asked of the archive, as IAM sees it: a listing's prefix, else a key. */
interface Asked {
  readonly task: TaskName
  readonly action: 's3:GetObject' | 's3:ListBucket' | 's3:PutObject'
  readonly key: string
}

const task = new AsyncLocalStorage<TaskName>()
const asked = new Map<string, Asked>()

const ACTIONS: Readonly<Record<string, Asked['action']>> = {
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  ListObjectsV2: 's3:ListBucket',
  PutObject: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  UploadPart: 's3:PutObject',
  CompleteMultipartUpload: 's3:PutObject',
}

/** Notes a call to the archive under the task that makes it, and disturbs none. */
function note({ operation, params, service }: Call): undefined {
  const name = task.getStore()
  const action = ACTIONS[operation]
  if (service !== 's3' || name === undefined || action === undefined) return undefined
  const { key, prefix } = params as { readonly key: string; readonly prefix?: string }
  const one = { task: name, action, key: prefix ?? key }
  asked.set(JSON.stringify(one), one)
  return undefined
}

const handlers = Object.fromEntries(
  Object.entries(await loadHandlers()).map(([name, handler]) => [
    name,
    ((input, context) => task.run(name as TaskName, () => handler(input, context))) satisfies TaskHandlers[TaskName],
  ]),
) as unknown as TaskHandlers

/** Settings with which tasks ask for more. */
const ALL = {
  ...{ costExplorer: true, readClusters: ['shop'], teamLabel: 'team' },
  channels: [{ name: 'bus', kind: 'event' } as const],
}

let rig: Rig
let bundles: string
beforeAll(async () => {
  bundles = await emptyBundles()
  rig = await startRig(ALL, { handlers })
})
afterAll(async () => {
  await rm(bundles, { recursive: true, force: true })
  await rig.close()
})

/** Patterns of keys that a task's role lets it do an action on. */
function grantedTo(template: ReturnType<typeof synthesized>, name: TaskName, action: string): string[] {
  return grantsOf(template, name)
    .filter(({ actions }) => actions.includes(action))
    .flatMap(({ resources, condition }) => {
      if (action !== 's3:ListBucket') return [...resources.matchAll(/"\/([^"]*\*)"/g)].map(([, key = '']) => key)
      const { StringLike } = condition as { readonly StringLike: { readonly 's3:prefix': string | readonly string[] } }
      return [...listOf(StringLike['s3:prefix'])]
    })
}

/** Three weeks of hours at a cent. */
const cheapWeeks: HourRates = {
  schema: 1,
  hours: Array.from({ length: 21 * 24 }, (_, index) => {
    const start = Date.parse('2026-11-21T00:00:00Z') - (index + 1) * 3_600_000
    const [from, to] = [new Date(start).toISOString(), new Date(start + 3_600_000).toISOString()]
    const usd = 0.01
    return {
      ...{ from, to, at: from.slice(11, 16) },
      rate: {
        ...{ schema: 1, day: from.slice(0, 10), complete: true, unknownShare: 0, monitors: ['shop-eks'], pairs: [] },
        ...{ usd, usdByFigure: { inter_az: usd, nat: 0, other: 0 }, usdByPlace: {}, pairsLeftOut: 0 },
      },
    }
  }),
}

test('whatever a task asks of the archive, its role allows', async () => {
  // A day, a scheduled start, an hour whose parts a killed run left, one that is asked anew, and one without monitors.
  await rig.enterCollected(undisturbed(shop), { without: ['01', '09'] })
  rig.cloud.disturb(note)
  await rig.early({ hours: 2 })
  await rig.run({ input: { scheduledTime: '2026-11-22T07:00:00Z' } })
  await rm(join(rig.folder, 'raw/monitor=shop-eks/start=20261121T080000Z/INTER_AZ.json.gz'))
  await rig.early({ hours: 9, input: { mode: 'collect' } })
  await rig.early({ input: { refresh: true } })
  // An alert that SES refuses: its day before cost next to nothing.
  await mkdir(join(rig.folder, 'trends'), { recursive: true })
  await writeFile(join(rig.folder, 'trends/hours.json.gz'), gzipSync(JSON.stringify(cheapWeeks)))
  rig.cloud.disturb((call) =>
    call.operation === 'SendEmail'
      ? { status: 400, error: 'MessageRejected: Email address is not verified' }
      : note(call),
  )
  expect(await rig.early({ hours: 2, input: { mode: 'collect' } })).toMatchObject({ error: 'DeliveryRefused' })
  await rig.change({ ...shop, monitors: [] })
  rig.cloud.disturb(note)
  await rig.run({ input: { mode: 'collect' } })

  const template = synthesized(bundles, ALL)
  const refused = [...asked.values()].filter(
    ({ task: name, action, key }) =>
      !grantedTo(template, name, action).some((pattern) => key.startsWith(pattern.replace(/\*$/, ''))),
  )
  expect(refused).toEqual([])
  expect([...asked.values()].map(({ task: name, action }) => `${name} ${action}`)).toEqual(
    expect.arrayContaining(['StartQueries s3:PutObject', 'NotifyFailure s3:GetObject', 'Deliver s3:PutObject']),
  )
  // What a cluster told is read with each hour.
  expect([...asked.values()].map(({ task: name, key }) => `${name} ${key.split('/')[0]}`)).toEqual(
    expect.arrayContaining(['ReadSurroundings', 'SettleHour', 'StoreDay'].map((name) => `${name} clusters`)),
  )
})
