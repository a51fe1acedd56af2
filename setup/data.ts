import { setTimeout } from 'node:timers/promises'
import { queryRows, queryStatus, startQuery, stopQuery } from '../aws/flow-monitor.ts'
import { askedPrices } from '../aws/price-list.ts'
import { isoInstant } from '../domain/day.ts'
import type { Settings } from '../domain/settings.ts'
import { found, type Line, note, notKnown, ok, toDo } from './line.ts'
import type { KnownMonitor } from './monitoring.ts'

const HOUR = 3_600_000

export interface Patience {
  /** Between two looks at a query. */
  readonly waitMilliseconds: number
  /** Looks, until its answer is not known. */
  readonly looks: number
}

/** Whether flows of the last whole hour can be had of a monitor: by a query, and two more of other flows where it has none. */
export function dataOf(
  { name }: Pick<KnownMonitor, 'name'>,
  { settleMinutes }: Pick<Settings, 'settleMinutes'>,
  now: number,
  patience: Patience,
): Promise<Line[]> {
  const about = `Data of ${name}`
  const to = Math.floor((now - settleMinutes * 60_000) / HOUR) * HOUR
  const window = { from: isoInstant(to - HOUR), to: isoInstant(to) }
  return found(about, 'networkflowmonitor:StartQueryMonitorTopContributors', async () => {
    for (const category of ['INTER_AZ', 'INTRA_AZ', 'UNCLASSIFIED'] as const) {
      const id = await startQuery(name, { ...window, category })
      const status = await ended(name, id, patience)
      if (status !== 'SUCCEEDED') {
        if (status === 'QUEUED' || status === 'RUNNING') await stopQuery(name, id)
        return notKnown(about, `a query of the hour before ${window.to} is ${status}`)
      }
      const { rows } = await queryRows(name, id)
      if (rows.length > 0) return ok(about, `flows arrive: ${rows.length} of the hour before ${window.to}`)
    }
    return toDo(
      about,
      `no flow of the hour before ${window.to}: they come 10 to 20 minutes after the agent is installed; then see the logs of its pods`,
    )
  })
}

async function ended(monitor: string, id: string, { waitMilliseconds, looks }: Patience): Promise<string> {
  for (let look = 1; ; look++) {
    const status = await queryStatus(monitor, id)
    if ((status !== 'QUEUED' && status !== 'RUNNING') || look === looks) return status
    await setTimeout(waitMilliseconds)
  }
}

/** Whether today's list prices can be had. */
export async function pricesLine(region: string, now: number): Promise<Line[]> {
  const about = 'Prices'
  const { problem } = await askedPrices(region, isoInstant(now).slice(0, 10))
  return [problem === null ? ok(about, 'list prices of today') : note(about, problem)]
}
