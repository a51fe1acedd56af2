import { chosenMonitors } from '../../aws/chosen-monitors.ts'
import { clusterOf, listMonitors } from '../../aws/flow-monitor.ts'
import { answersTo } from '../../aws/internet/probing.ts'
import { ipRanges } from '../../aws/ip-ranges.ts'
import { deployedSettings } from '../../aws/settings.ts'
import { COLLECT_MINUTES } from '../../domain/collecting/plan.ts'
import type { Run, SliceOutcome } from '../../domain/collecting/run.ts'
import { hoursOf, isoInstant, localDay } from '../../domain/day.ts'
import { awsRanges } from '../../domain/identities/address-range.ts'
import { identityOf, isToldByRange } from '../../domain/identities/identity.ts'
import { providerRange } from '../../domain/identities/provider-ranges.ts'
import { bytesOfGigabyte } from '../../domain/settings.ts'
import type { IdentifiedDay } from '../../lambdas/IdentifyRemotes.ts'
import type { Surroundings } from '../../lambdas/ReadSurroundings.ts'
import { liveSource } from '../../local/account.ts'
import { collectSlice, invoke, loadHandlers, messageOf } from '../../local/workflow.ts'
import type { Asked, LiveIdentity, LiveMonitor, Said, WindowAsked } from './account.ts'

/** Slices that are collected at a time, as the workflow does. */
const AT_A_TIME = 3

const say = (said: Said) => new Promise<void>((sent) => process.send?.(said, () => sent()))

// Whoever asked is gone.
process.on('disconnect', () => process.exit())

const [question = '', folder = ''] = process.argv.slice(2)
try {
  const source = await liveSource()
  await say({ owner: source.owner })
  const account = await source.open(folder)
  try {
    await say({ answer: await answerTo(JSON.parse(question) as Asked, account.waitMilliseconds) })
  } finally {
    await account.close()
  }
} catch (error) {
  await say({ failed: (error as Error).message })
}
process.disconnect?.()

function answerTo(asked: Asked, waitMilliseconds: number): Promise<unknown> {
  switch (asked.kind) {
    case 'owner':
      // That was said.
      return Promise.resolve()
    case 'monitors':
      return monitors()
    case 'window':
      return window(asked, waitMilliseconds)
    case 'identity':
      return identity(asked.ip, asked.port)
    default:
      return asked satisfies never
  }
}

async function monitors(): Promise<LiveMonitor[]> {
  return Promise.all(
    (await listMonitors()).map(async ({ name, arn, status }) => ({
      name,
      status,
      cluster: (await clusterOf({ name, arn })) ?? name,
    })),
  )
}

/** Runs the tasks of a report over a window in place of a day. */
async function window({ from, to, monitors: named }: WindowAsked, waitMilliseconds: number) {
  const { monitors } = await chosenMonitors(named)
  const { timeZone } = deployedSettings()
  const collectUntil = isoInstant(Math.floor(Date.now() / 1000) * 1000 + COLLECT_MINUTES * 60_000)
  const run: Run = {
    ...{ from, to, timeZone, day: localDay(Date.parse(from), timeZone) },
    ...{
      execution: 'asked',
      executionArn: 'asked',
      claim: 'asked',
      isCaughtUp: false,
      earlierDays: [],
      mode: 'report',
      refresh: false,
    },
    ...{ email: false, recipients: [], isAskedFor: false, isPart: false, slicesLeft: 0 },
    ...{ settledUntil: to, collectUntil },
    monitors,
  }
  const handlers = await loadHandlers()
  const slices = hoursOf(run).flatMap((hour) =>
    run.monitors.map(({ name }) => ({ monitor: name, start: hour.from, end: hour.to, refresh: false, collectUntil })),
  )
  const outcomes: SliceOutcome[] = []
  let next = 0
  async function collect() {
    for (let slice = slices[next++]; slice; slice = slices[next++]) {
      outcomes.push(await collectSlice(slice, handlers, waitMilliseconds))
      await say({ progress: `${outcomes.length} of ${slices.length} hours are collected` })
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, collect))
  await say({ progress: 'all hours are collected; naming and pricing' })
  const surroundings = (await task('ReadSurroundings', { run })) as Surroundings
  const identities = (await task('IdentifyRemotes', { run, surroundings })) as IdentifiedDay
  const known = { run, surroundings, identities }
  let stored: object = { round: 0 }
  while ('round' in stored) {
    for (const hour of hoursOf(run)) await task('SettleHour', { ...known, hour })
    stored = (await task('StoreDay', { ...known, outcomes: [outcomes], round: stored.round })) as object
  }
  return { bytesPerGigabyte: bytesOfGigabyte(deployedSettings()) }

  function task(name: keyof typeof handlers, input: object): Promise<unknown> {
    return invoke(name, handlers[name], input).catch((error: Error) => {
      throw new Error(messageOf(error.message))
    })
  }
}

async function identity(ip: string, port: number): Promise<LiveIdentity> {
  const { ranges, problem } = await ipRanges()
  const known = { range: ranges ? awsRanges(ranges)(ip) : undefined, provider: providerRange(ip) }
  const { probes: mayAsk } = deployedSettings()
  if (isToldByRange(known) || !mayAsk) {
    return {
      identity: identityOf({ ...known, evidence: undefined }) ?? null,
      evidence: null,
      problem: mayAsk ? problem : 'the setting probes is off',
    }
  }
  const probe = { ip, reverseDns: true, certificatePort: port }
  const { answers } = await answersTo([probe])
  const evidence = answers[ip]
  return { identity: identityOf({ ...known, evidence }) ?? null, evidence: evidence ?? null, problem }
}
