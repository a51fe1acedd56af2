import { listKeys } from './aws/archive.ts'
import { clusterOf, listMonitors } from './aws/flow-monitor.ts'
import { archivedSlices, rawDayPrefixes } from './domain/archive-key.ts'
import { type RequestedRun, requestedRun } from './domain/collecting/input.ts'
import { COLLECT_MINUTES, slicesToAsk } from './domain/collecting/plan.ts'
import type { Run, SliceItem } from './domain/collecting/run.ts'
import { isoInstant } from './domain/day.ts'
import { InvalidInput, NoMonitors } from './domain/errors.ts'
import { listVariable, requiredVariable, wholeNumberVariable } from './environment.ts'
import { logger, task } from './task.ts'

interface Asked {
  /** ARN of the execution. */
  readonly execution: string
  readonly startedAt: string
  readonly input: unknown
}

/** Refuses bad input by field name, settles the run, and lists the slices that the archive lacks. */
export const handler = task(
  async ({ execution, startedAt, input }: Asked): Promise<{ run: Run; slices: SliceItem[] }> => {
    const now = Date.parse(startedAt)
    const recipients = listVariable('REPORT_RECIPIENTS')
    const requested = requestedRun(input, { timeZone: requiredVariable('REPORT_TIME_ZONE'), recipients }, now)
    if (requested.mode === 'report' && requested.email && requested.recipients.length === 0) {
      throw new InvalidInput('recipients is empty here and in the settings; name an address, or set email to false')
    }
    const settledUntil = isoInstant(now - wholeNumberVariable('SETTLE_MINUTES', 0, 24 * 60) * 60_000)
    const planned = { ...requested, ...(await monitorsOf(requested)), settledUntil }
    const keys: string[] = []
    for (const { name } of planned.monitors) {
      for (const prefix of rawDayPrefixes(name, planned)) keys.push(...(await listKeys(prefix)))
    }
    const { slices, left } = slicesToAsk(planned, archivedSlices(keys))
    const run: Run = {
      ...planned,
      execution: execution.split(':').at(-1) ?? execution,
      executionArn: execution,
      // By the clock, as a run that is redriven after a failure starts its time anew.
      collectUntil: isoInstant(Date.now() + wholeNumberVariable('COLLECT_SECONDS', 0, COLLECT_MINUTES * 60) * 1000),
      slicesLeft: left,
    }
    logger.info('planned', { day: run.day, mode: run.mode, slices: slices.length, left })
    return { run, slices }
  },
)

async function monitorsOf({ monitors: named }: RequestedRun): Promise<Pick<Run, 'monitors' | 'isPart'>> {
  const configured = listVariable('REPORT_MONITORS')
  const foreign = configured.length === 0 ? undefined : named?.find((name) => !configured.includes(name))
  if (foreign !== undefined) {
    throw new InvalidInput(
      `monitors names "${foreign}", which the setting monitors does not (${configured.join(', ')}): permissions go no further than that`,
    )
  }
  const wanted = named ?? configured
  const found = await listMonitors()
  const unknown = wanted.find((name) => !found.some((monitor) => monitor.name === name))
  if (unknown !== undefined) {
    const field = named ? 'monitors' : 'the setting monitors'
    const there = found.map(({ name }) => name).join(', ') || 'none'
    throw new InvalidInput(
      `${field} names "${unknown}", which is no monitor of this account and region; there is ${there}`,
    )
  }
  const chosen = found.filter(({ name, status }) => (wanted.length > 0 ? wanted.includes(name) : status === 'ACTIVE'))
  if (chosen.length === 0) {
    throw new NoMonitors(
      'there is no ACTIVE Network Flow Monitor monitor in this account and region; enable network monitoring on an EKS cluster first',
    )
  }
  const region = requiredVariable('AWS_REGION')
  const sorted = chosen.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const usual =
    configured.length > 0 ? configured : found.flatMap(({ name, status }) => (status === 'ACTIVE' ? [name] : []))
  return {
    monitors: await Promise.all(
      sorted.map(async ({ name, arn }) => ({ name, arn, cluster: (await clusterOf(name)) ?? name, region })),
    ),
    isPart: usual.some((name) => !sorted.some((monitor) => monitor.name === name)),
  }
}
