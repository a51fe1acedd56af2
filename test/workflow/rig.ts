import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { listPrices } from '../../aws/price-list.ts'
import { latestPricesKey } from '../../domain/archive-key.ts'
import { defined } from '../../domain/defined.ts'
import type { Page } from '../../domain/report/page.ts'
import type { Report } from '../../domain/report/report.ts'
import { settingsOf, type WrittenSettings } from '../../domain/settings.ts'
import type { Cloud } from '../../local/cloud/cloud.ts'
import { externalIdOf, sourcesOf } from '../../local/cloud/places.ts'
import type { World } from '../../local/cloud/world.ts'
import {
  type ExecutionEnd,
  type ExecutionOptions,
  execute,
  loadHandlers,
  type TaskHandlers,
} from '../../local/workflow.ts'
import { world as firstWorld } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'
import { pageIn } from '../templates/page/page-in.ts'
import { archiveFolder } from './archive-folder.ts'
import { collectedDay } from './collected-day.ts'

/** When executions start unless a test says otherwise; yesterday is DAY in every time zone that the worlds use. */
export const STARTED_AT = '2026-11-22T07:00:00Z'
export const DAY = '2026-11-21'

/** What of a world is collected already. Hours are UTC, two digits. */
export interface Collected {
  /** DAY where absent. */
  readonly dates?: readonly string[]
  /** All where absent. */
  readonly hours?: readonly string[]
  readonly without?: readonly string[]
}

export interface Rig {
  readonly cloud: Cloud
  /** Folder that is the bucket now. */
  readonly folder: string
  /** Moves to a world with an archive that holds the region's list prices, as each does but on its first day, and no more. */
  enter(world: World): Promise<void>
  /** Moves to a world whose archive has collected DAY, as far as the options say. */
  enterCollected(world: World, options?: Collected): Promise<void>
  /** The same with the first hour of DAY: what an early run tells of, without asking for it. */
  enterEarly(world: World): Promise<void>
  /** Puts that into the archive as it is. */
  putCollected(world: World, options?: Collected): void
  /** Has the list prices asked for anew. */
  forgetPrices(): void
  /** Looks into an archive that was entered before. */
  goBack(folder: string): Promise<void>
  /** The same archive, another world: what the account has become. */
  change(world: World): Promise<void>
  run(options?: Partial<ExecutionOptions>): Promise<ExecutionEnd>
  /** Has other settings until what is done with them ends. */
  withSettings<Value>(over: Partial<WrittenSettings>, done: () => Promise<Value>): Promise<Value>
  /**
   * A run in the night of DAY, when its first hour alone has settled, or so many `hours`: a 24th of the work each, for what
   * does not depend on how long a day is. `input` is added to the date.
   */
  early(
    options?: Omit<Partial<ExecutionOptions>, 'startedAt' | 'input'> & {
      readonly hours?: number
      readonly input?: object
    },
  ): Promise<ExecutionEnd>
  report(day?: string): Promise<Report>
  /** The page of a day as it stands in the archive, and what it shows. */
  page(day?: string): Promise<{ readonly html: string; readonly page: Page }>
  /** JSON of an object, gunzipped where its key says so. */
  json(key: string): Promise<unknown>
  /** Operations asked of a service since the world was entered. */
  asked(operation: string): readonly Readonly<Record<string, unknown>>[]
  close(): Promise<void>
}

const prices = new Map<string, string>()

/** The copy of a region's list prices that a run leaves to those that follow, asked for once in a process. */
async function latestPrices(cloud: Cloud, world: World, region: string): Promise<string> {
  const known = prices.get(region)
  if (known !== undefined) return known
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-'))
  await cloud.use({ ...world, faults: {} }, folder)
  expect(await listPrices(region)).toMatchObject({ problem: null })
  const latest = await readFile(join(folder, latestPricesKey(region)), 'utf8')
  await rm(folder, { recursive: true })
  prices.set(region, latest)
  return latest
}

/**
 * The cloud on loopback and the real handlers; `settings` win over the defaults and the world's time zone. Requests are handed
 * to the cloud without a connection, unless they are to go `overHttp`.
 */
export async function startRig(
  settings: Partial<WrittenSettings> = {},
  { handlers, overHttp = false }: { readonly handlers?: TaskHandlers; readonly overHttp?: boolean } = {},
): Promise<Rig> {
  const folders: string[] = []
  let folder = ''
  const fresh = async () => {
    folder = await archiveFolder()
    folders.push(folder)
  }
  await fresh()
  const variables = {
    REPORT_SENDER: 'flowtoll <flowtoll@example.com>',
    FAILURE_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:flowtoll',
    OWN_FUNCTIONS: '[]',
  }
  const cloud = await enterCloud(firstWorld, { archiveFolder: folder, variables, overHttp })
  let { timeZone } = firstWorld
  let sources: Partial<WrittenSettings> = {}
  const deploy = (over: Partial<WrittenSettings>) => {
    const written = {
      sender: 'flowtoll <flowtoll@example.com>',
      recipients: ['platform@example.com'],
      timeZone,
      ...sources,
    }
    process.env.SETTINGS = JSON.stringify(settingsOf({ ...written, ...settings, ...over }, "the test's settings"))
  }
  const real = handlers ?? (await loadHandlers())
  const json = async (key: string) => {
    const body = await readFile(join(folder, key))
    return JSON.parse((key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8'))
  }
  const put = (key: string, body: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, key)), { recursive: true })
    writeFileSync(join(folder, key), body)
  }
  const move = async (world: World) => {
    process.env.AWS_REGION = world.region
    timeZone = world.timeZone
    sources = { sources: sourcesOf(world), ...defined({ externalId: externalIdOf(world) }) }
    deploy({})
    await cloud.use(world, folder)
  }
  const begin = async (world: World) => {
    process.env.AWS_REGION = world.region
    for (const region of new Set([world, ...(world.elsewhere ?? [])].map((one) => one.region)))
      put(latestPricesKey(region), await latestPrices(cloud, world, region))
    await move(world)
  }
  const putCollected: Rig['putCollected'] = (world, { dates = [DAY], hours, without = [] } = {}) => {
    for (const [key, body] of dates.flatMap((date) => [...collectedDay(world, date)])) {
      const [, hour = ''] = /\/start=\d{8}T(\d\d)/.exec(key) ?? []
      if (!without.includes(hour) && (hour === '' || hours?.includes(hour) !== false)) put(key, body)
    }
  }
  const enterCollected: Rig['enterCollected'] = async (world, options) => {
    await fresh()
    putCollected(world, options)
    await begin(world)
  }
  const run: Rig['run'] = (options = {}) =>
    execute({ input: {}, handlers: real, startedAt: STARTED_AT, waitMilliseconds: 1, ...options })
  return {
    cloud,
    get folder() {
      return folder
    },
    enter: async (world) => {
      await fresh()
      await begin(world)
    },
    enterCollected,
    enterEarly: (world) => enterCollected(world, { hours: ['00'] }),
    putCollected,
    forgetPrices: () => rmSync(join(folder, 'prices'), { recursive: true, force: true }),
    goBack: async (former) => {
      folder = former
    },
    change: move,
    run,
    withSettings: async (over, done) => {
      deploy(over)
      return done().finally(() => deploy({}))
    },
    early: ({ hours = 1, input = {}, ...options } = {}) =>
      run({ ...options, input: { date: DAY, ...input }, startedAt: `${DAY}T0${hours}:30:00Z` }),
    report: async (day = DAY) => (await json(`reports/dt=${day}/report.json`)) as Report,
    page: async (day = DAY) => {
      const html = await readFile(join(folder, `reports/dt=${day}/page.html`), 'utf8')
      return { html, page: pageIn(html) }
    },
    json,
    asked: (operation) => cloud.calls.filter((call) => call.operation === operation).map(({ params }) => params),
    close: async () => {
      await cloud.close()
      await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })))
    },
  }
}

/** A world without what goes wrong in it. */
export const undisturbed = (world: World): World => ({ ...world, faults: {} })
