import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaveEnds } from '../../aws/slice-ends.ts'
import { bundleTasks } from '../../cdk/bundles.ts'
import { SIZES } from '../../cdk/constructs/task-function.ts'
import type { TaskName } from '../../cdk/task-names.ts'
import { hourKey, slicePrefix, sumsKey } from '../../domain/archive-key.ts'
import { type Interval, isoInstant } from '../../domain/day.ts'
import { settingsOf } from '../../domain/settings.ts'
import { execute } from '../../local/workflow.ts'
import { enterCloud } from '../cloud.ts'
import { functionsOf, type Taken } from './functions.ts'
import { DAYS, leaveHours, type MadeDay, rowsOf, worldOf } from './made-days.ts'

/** Dollars of a gigabyte-second on ARM. Source: https://aws.amazon.com/lambda/pricing/, us-east-1. */
const USD_PER_GB_SECOND = 0.0000133334

let bundles: string
let cloud: Awaited<ReturnType<typeof enterCloud>>
beforeAll(async () => {
  bundles = await mkdtemp(join(tmpdir(), 'flowtoll-bench-'))
  await bundleTasks(bundles)
})
afterAll(async () => {
  await cloud?.close()
  await rm(bundles, { recursive: true, force: true })
})

/** The largest day is one hour that is settled and put in the place of the others. */
const WHOLE_UP_TO = 4_400_000

/** Megabytes that a function may take of a day of any size, and how often the largest day takes what the smallest does. */
const MOST_MEGABYTES = 900
const FLAT = 1.3

/** These hold an hour's connections, or a day's sums, and take more of a larger one. */
const NOT_FLAT = ['SettleHour', 'StoreDay']

/** A third of a function's 15 minutes, of a processor: what a day's own steps may take of 20 million rows, and less of fewer. */
const MOST_MILLISECONDS = 300_000

/** How many times DuckDB's time for its sums an hour's settling may take: 19, 6, 8 and 8 were measured, and they differ by a quarter under load. */
const MOST_TIMES_DUCKDB: Readonly<Record<number, number>> = { 84000: 24, 1008000: 7, 4320000: 10, 20160000: 11 }

/** Functions that see no hour's rows: the day's own steps. */
const OF_DAY = [
  'PlanCollection',
  'ReadSurroundings',
  'IdentifyRemotes',
  'PlanHours',
  'WatchHours',
  'StoreDay',
  'Deliver',
] as const

const chosen = (process.env.BENCH_ROWS ?? '').split(',').filter((text) => text !== '')
const sizes = Object.keys(DAYS)
  .map(Number)
  .filter((rows) => chosen.length === 0 || chosen.includes(String(rows))) as (keyof typeof DAYS)[]

test.each(sizes)('a day of %i rows, beside the plain sums of DuckDB', { timeout: 3_600_000 }, async (rows) => {
  const day = DAYS[rows]
  const isWhole = rows <= WHOLE_UP_TO
  const hours = isWhole ? 24 : 1
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-bench-day-'))
  try {
    leaveHours(
      folder,
      day,
      Array.from({ length: hours }, (_, hour) => hour),
    )
    const plain = await sumsBy('duckdb', folder)
    const serial = await sumsBy('serial', folder)
    const settled = await ran(folder, day, isWhole)
    const settling = settled.get('SettleHour') as Taken
    const dayRows = rowsOf(day)
    const hourRows = rowsOf(day, hours)
    console.log(
      JSON.stringify({
        ...{ rows: dayRows, hoursSettled: hours, duckDb: plain, serialLoop: serial },
        functions: Object.fromEntries([...settled].map(([name, taken]) => [name, rounded(taken)])),
        rowsASecond: Math.round(hourRows / (settling.milliseconds / 1000)),
        timesDuckDb: Number((settling.milliseconds / plain.milliseconds).toFixed(1)),
        timesSerialLoop: Number((settling.milliseconds / serial.milliseconds).toFixed(1)),
        usdPerMillionRows: Number(
          (
            ((settling.milliseconds / 1000) * (SIZES.SettleHour.megabytes / 1024) * USD_PER_GB_SECOND * 1e6) /
            hourRows
          ).toFixed(5),
        ),
      }),
    )
    expect(settling.calls).toBe(hours)
    expect(settling.milliseconds / plain.milliseconds).toBeLessThanOrEqual(
      MOST_TIMES_DUCKDB[dayRows] ?? Number.POSITIVE_INFINITY,
    )
    takenBy.set(dayRows, settled)
    for (const [name, { milliseconds, peakMegabytes }] of settled) {
      const isOfDay = OF_DAY.some((one) => one === name)
      expect({ name, isWithin: peakMegabytes <= MOST_MEGABYTES }).toEqual({ name, isWithin: true })
      if (isOfDay) expect({ name, isInTime: milliseconds <= MOST_MILLISECONDS }).toEqual({ name, isInTime: true })
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

const takenBy = new Map<number, ReadonlyMap<string, Taken>>()

test('memory does not grow with the day, nor time faster than its rows', () => {
  const [[fewest, smallest] = [0], [most, largest] = [0]] = [[...takenBy][0], [...takenBy].at(-1)]
  const growth = [...(largest ?? [])].flatMap(([name, { peakMegabytes, milliseconds }]) => {
    const small = smallest?.get(name)
    return small === undefined
      ? []
      : [{ name, memory: peakMegabytes / small.peakMegabytes, time: milliseconds / small.milliseconds }]
  })
  console.log(JSON.stringify({ fewest, most, growth }))
  for (const { name, memory, time } of growth) {
    if (!NOT_FLAT.includes(name)) expect({ name, isFlat: memory <= FLAT }).toEqual({ name, isFlat: true })
    if (OF_DAY.some((one) => one === name)) expect(time).toBeLessThanOrEqual(most / fewest)
  }
})

const rounded = ({ calls, milliseconds, peakMegabytes }: Taken) =>
  `${calls} x, ${Math.round(milliseconds)} ms, ${Math.round(peakMegabytes)} MB`

async function sumsBy(
  name: 'duckdb' | 'serial',
  folder: string,
): Promise<{ milliseconds: number; peakMegabytes: number }> {
  const [answer] = await once(
    fork(fileURLToPath(new URL(`${name}-process.ts`, import.meta.url)), [folder], { execArgv: [] }),
    'message',
  )
  return { milliseconds: Math.round(answer.milliseconds), peakMegabytes: Math.round(answer.peakMegabytes) }
}

/** Runs the workflow over a day that is collected; what each function took. */
async function ran(folder: string, day: MadeDay, isWhole: boolean): Promise<Map<string, Taken>> {
  const world = worldOf(day)
  const settings = settingsOf(
    { sender: 'flowtoll <flowtoll@example.com>', recipients: ['platform@example.com'], timeZone: 'UTC' },
    'the settings of the bench',
  )
  cloud = await enterCloud(world, {
    archiveFolder: folder,
    variables: {
      REPORT_SENDER: 'flowtoll <flowtoll@example.com>',
      FAILURE_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:flowtoll',
      OWN_FUNCTIONS: '[]',
      SETTINGS: JSON.stringify(settings),
    },
  })
  const functions = functionsOf(bundles, (name) => SIZES[name].megabytes)
  try {
    // What FetchResults leaves of a slice beside its rows.
    for (const { name: monitor } of world.monitors) {
      for (let hour = 0; hour < (isWhole ? 24 : 1); hour++) {
        await leaveEnds({ monitor, start: instantOf(day, hour), end: instantOf(day, hour + 1) }, new Map())
      }
    }
    const options = { handlers: functions.handlers, waitMilliseconds: 1 }
    if (isWhole) {
      const end = await execute({ ...options, input: {}, startedAt: `2026-11-22T07:00:00Z` })
      expect(end).toMatchObject({ status: 'SUCCEEDED' })
      return functions.taken
    }
    // The first hour is settled, and a day made of 24 of it.
    const learnt: Partial<Record<TaskName, unknown>> = {}
    const first = await execute({
      ...options,
      ...{ input: { date: day.date }, startedAt: `${day.date}T01:30:00Z` },
      onTask: (name, output) => {
        learnt[name] = output
      },
    })
    expect(first).toMatchObject({ status: 'SUCCEEDED' })
    for (let hour = 1; hour < 24; hour++) await copyFirstHour(folder, day, hour)
    functions.taken.delete('StoreDay')
    const asLearnt = (name: TaskName) => async () => learnt[name]
    const handlers = {
      ...functions.handlers,
      ReadSurroundings: asLearnt('ReadSurroundings'),
      IdentifyRemotes: asLearnt('IdentifyRemotes'),
      SettleHour: async (input: unknown) => ({ start: (input as { hour: Interval }).hour.from, isSettled: false }),
    }
    const collection = { input: { date: day.date, mode: 'collect' }, startedAt: '2026-11-22T01:10:00Z' }
    for (const run of [collection, { input: {}, startedAt: '2026-11-22T07:00:00Z' }]) {
      expect(await execute({ ...options, ...run, handlers })).toMatchObject({ status: 'SUCCEEDED' })
    }
    return functions.taken
  } finally {
    functions.close()
    await cloud.close()
  }
}

/** Puts what the first hour of a day has left in the place of another: its raw objects, its rows and its sums. */
async function copyFirstHour(folder: string, day: MadeDay, hour: number): Promise<void> {
  const instant = (at: number) => instantOf(day, at)
  for (const { name } of worldOf(day).monitors) {
    await cp(join(folder, slicePrefix(name, instant(0))), join(folder, slicePrefix(name, instant(hour))), {
      recursive: true,
    })
    await cp(join(folder, hourKey(day.date, name, instant(0))), join(folder, hourKey(day.date, name, instant(hour))))
  }
  const run = { day: day.date, isPart: false, monitors: [], execution: '' }
  const sums = JSON.parse(gunzipSync(await readFile(join(folder, sumsKey(run, instant(0))))).toString('utf8'))
  const { windowStart } = sums.edges.edges.fields
  windowStart.values = windowStart.values.map((start: number) => start + hour * HOUR)
  const moved = { ...sums, from: instant(hour), to: instant(hour + 1) }
  await writeFile(join(folder, sumsKey(run, instant(hour))), gzipSync(JSON.stringify(moved), { level: 1 }))
}

const HOUR = 3_600_000

const instantOf = ({ date }: MadeDay, hour: number) => isoInstant(Date.parse(`${date}T00:00:00Z`) + hour * HOUR)
