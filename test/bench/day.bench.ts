import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { findingsOf } from '../../domain/findings/findings.ts'
import type { Flow } from '../../domain/flows/mirrors.ts'
import { dayEdges } from '../../domain/hours/day-edges.ts'
import { gatheredAnswers, hourOf } from '../../domain/money/answers.ts'
import { edgesOf } from '../../domain/money/edge.ts'
import { pricedFlow } from '../../domain/money/priced-flow.ts'
import { networkOf } from '../../domain/network/network.ts'
import { behind, call, dayOf, out, pod, REMOTE, type Zone } from '../domain/findings/build.ts'

const ZONES: readonly Zone[] = [1, 2, 3]
const FAR = [REMOTE.sqs, REMOTE.datadog, REMOTE.unknown, REMOTE.dockerHub]

/** Rows of a day, each of a connection in an hour: to the internet, to S3, and between 250 pods a zone behind a hundred Services. */
function row(index: number): Flow {
  const zone = ZONES[index % 3] ?? 1
  const other = ZONES[(index * 7) % 3] ?? 1
  const caller = pod(zone, `w${index % 200}`, index % 20, { ip: `10.0.${zone}.${index % 250}` })
  const flow =
    index % 5 === 0
      ? out(caller, FAR[index % 4] ?? REMOTE.unknown, 0.01 + (index % 7))
      : index % 5 === 1
        ? out(caller, `52.216.${index % 200}.${index % 250}`, 0.1, 'AMAZON_S3')
        : call(caller, behind(`s${index % 100}`, pod(other, `s${index % 100}`, index % 9)), 0.02)
  return { ...flow, windowStart: flow.windowStart + (index % 24) * 3_600_000 }
}

/** Rows a file, as many as a service of AWS's hands out in an hour of a few monitors. */
const ROWS_A_FILE = 20_000

const processor = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

test.each([84_000, 1_000_000])(
  'walking, metering and findings of %i rows take at most three times what gunzipping and parsing them does',
  (count) => {
    const files = Array.from({ length: Math.ceil(count / ROWS_A_FILE) }, (_, file) =>
      gzipSync(
        JSON.stringify(Array.from({ length: Math.min(ROWS_A_FILE, count) }, (__, at) => row(file * ROWS_A_FILE + at))),
      ),
    )
    const day = dayOf([], { leavesBy: [1, 1, 1] })
    const byIp = Object.fromEntries(
      dayOf([out(pod(1, 'web'), REMOTE.sqs, 1)]).flows.flatMap(({ identity }) =>
        identity ? [[REMOTE.sqs, identity]] : [],
      ),
    )
    const knowledge = {
      ...day,
      monitorOf: () => undefined,
      network: networkOf(day.topology),
      identities: { schema: 1 as const, rangesOf: null, problems: [], byIp },
    }
    // As the workflow does: hour by hour, and findings of the day's sums.
    const turn = () => {
      const began = processor()
      const rows = files.flatMap((file) => JSON.parse(gunzipSync(file).toString('utf8')) as Flow[])
      const parsed = processor()
      const hours = [...Map.groupBy(rows, ({ windowStart }) => hourOf(windowStart, day.startsAt))]
      const gathered = dayEdges(() => 'prod')
      const answers = hours.flatMap(([hour, own]) => {
        const flows = own.map((one) => pricedFlow(one, knowledge))
        const answered = gatheredAnswers()
        answered.add(flows)
        const ofHour = answered.answers()
        gathered.add(
          ofHour,
          edgesOf(flows, () => hour),
        )
        return ofHour.map((answer) => ({ ...answer, hour }))
      })
      const flows = gathered.edges()
      const priced = processor()
      const { report } = findingsOf({ ...day, network: knowledge.network, flows, answers }, [], [])
      expect(report.open.length).toBeGreaterThan(0)
      return { parsing: parsed - began, pricing: priced - parsed, findings: processor() - priced }
    }
    // The best of several in one process: the first passes are the compiler's too.
    const turns = Array.from({ length: count > 500_000 ? 2 : 7 }, turn)
    const least = (part: keyof ReturnType<typeof turn>) => Math.min(...turns.map((one) => one[part]))
    const [parsing, work] = [least('parsing'), least('pricing') + least('findings')]
    console.log(
      `${count} rows: parsed ${Math.round(parsing)} ms, walked, metered and summed ${Math.round(least('pricing'))} ms, findings ${Math.round(least('findings'))} ms of CPU; ${(work / parsing).toFixed(2)} times`,
    )
    expect(work).toBeLessThanOrEqual(3 * parsing)
  },
)
