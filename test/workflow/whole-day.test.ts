import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArchivedDay } from '../../aws/archived-day.ts'
import { rawObjects, readRawHour } from '../../aws/raw-hour.ts'
import { deployedSettings } from '../../aws/settings.ts'
import type { Run } from '../../domain/collecting/run.ts'
import { hoursOf } from '../../domain/day.ts'
import type { Observation } from '../../domain/flows/observation.ts'
import type { SummedDay } from '../../domain/hours/summed-day.ts'
import { plainTerms } from '../../domain/hours/terms.ts'
import { dayCoverageOf } from '../../domain/report/day-coverage.ts'
import { daySnapshotOf } from '../../domain/report/day-snapshot.ts'
import { settledAgainNotes } from '../../domain/report/settled-again.ts'
import { bytesOfGigabyte } from '../../domain/settings.ts'
import type { IdentifiedDay } from '../../lambdas/IdentifyRemotes.ts'
import type { Surroundings } from '../../lambdas/ReadSurroundings.ts'
import { loadWorld, worldNames } from '../../local/worlds.ts'
import { rounded, wholeDay } from '../domain/hours/whole-day.ts'
import { rowsOf } from '../duckdb.ts'
import { isExhaustive } from '../exhaustive/cases.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

/** All rows that the archive has of a day. */
async function rowsOfDay(run: Run): Promise<Observation[]> {
  const rows: Observation[] = []
  for (const hour of hoursOf(run)) {
    const objects = await rawObjects(run, hour)
    if (objects.length === 0) continue
    const raw = await readRawHour(
      run,
      hour,
      objects.map(({ key }) => key),
    )
    for (const { sighting, tellings } of raw.rows) {
      for (const { window, ...carried } of tellings) rows.push({ ...sighting, ...window, ...carried })
    }
  }
  return rows
}

const HOURS = 2
const names = worldNames().filter((name) => name !== 'shop-down' && name !== 'fleet')

test.each(isExhaustive ? names : ['shop', 'city', 'one-direction'])(
  '%s: its hours one by one tell what they do at once',
  async (name) => {
    const world = await loadWorld(name)
    await rig.enterCollected({ ...world, faults: {} }, { hours: ['00', '01'] })
    const { status, output, cause } = await rig.early({ hours: HOURS, input: { email: false } })
    expect({ status, cause }).toEqual({ status: 'SUCCEEDED' })
    const { run, lanes, surroundings, identities } = output as {
      readonly run: Run
      readonly lanes: []
      readonly surroundings: Surroundings
      readonly identities: IdentifiedDay
    }
    const settings = { ...deployedSettings(), bytesPerGigabyte: bytesOfGigabyte(deployedSettings()) }
    const day = await readArchivedDay(run, { ...surroundings, ...identities })
    const whole = wholeDay(
      await rowsOfDay(run),
      {
        ...day,
        teams: day.decisions.teams,
        monitors: run.monitors,
        priceFactor: settings.priceFactor,
        bytesPerGigabyte: settings.bytesPerGigabyte,
      },
      { from: Date.parse(run.from), totals: day.totals },
    )
    expect(plainTerms(day.terms)).toEqual(whole.terms)
    const coverage = dayCoverageOf(day, lanes.flat(), settings.bytesPerGigabyte)
    const summed = { ...whole, edges: whole.flows } as unknown as SummedDay
    const { report, memory } = daySnapshotOf(day, summed, coverage, settings, settledAgainNotes(day.terms))
    const { execution: _, ...told } = await rig.report()
    const { execution: __, ...expected } = report
    expect(rounded({ ...told, archive: null, trend: null, attention: null })).toEqual(
      rounded({ ...expected, archive: null, trend: null, attention: null }),
    )
    expect(rounded(await rig.json(`memory/dt=${DAY}/findings.json`))).toEqual(rounded(memory))
    const [sums] = await rowsOf(
      `select count(*) n, sum(bytes) bytes, sum(usd) usd from '${rig.folder}/flows/dt=${DAY}/*/flows.parquet'`,
    )
    expect(Number(sums?.n)).toBe(whole.flows.length)
    expect(Number(sums?.bytes)).toBe(report.totals.bytes)
    expect(Number(sums?.usd)).toBeCloseTo(report.totals.usd, 9)
  },
)
