import { setTimeout } from 'node:timers/promises'
import * as z from 'zod'
import { ServiceFault } from '../domain/errors.ts'
import type { AskedNamesRead, LogQuestion } from '../domain/identities/asked-names.ts'
import { fitting } from './answer.ts'
import { type Api, answerOf } from './services/request.ts'

const LOGS: Api = { serviceId: 'CloudWatch Logs', host: 'logs', protocol: { jsonTarget: 'Logs_20140328' } }

/** Logs Insights, us-east-1, 2026-11. Source: https://aws.amazon.com/cloudwatch/pricing/ */
const USD_PER_GB = 0.005

/** Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html */
const MOST_ROWS = 10_000

const PAUSE_MILLISECONDS = 1000
/** A query that runs longer is ended: what it has read is billed. */
const LONGEST_MILLISECONDS = 120_000

const STARTED = z.object({ queryId: z.string() })
const RESULTS = z.object({
  status: z.string(),
  results: z.array(z.array(z.object({ field: z.string().optional(), value: z.string().optional() }))).optional(),
  statistics: z.object({ bytesScanned: z.number().optional() }).optional(),
})

/** The names of one query of a log group. */
export async function queriedNames(group: string, { ips, vpcIds, from, to }: LogQuestion): Promise<AskedNamesRead> {
  const { queryId } = await answerOf(
    LOGS,
    'StartQuery',
    {
      logGroupName: group,
      startTime: Math.floor(Date.parse(from) / 1000),
      endTime: Math.floor(Date.parse(to) / 1000) - 1,
      queryString: queryFor(ips, vpcIds),
    },
    (answer) => fitting('StartQuery', STARTED, answer),
  )
  const until = Date.now() + LONGEST_MILLISECONDS
  for (;;) {
    const {
      status,
      results = [],
      statistics,
    } = await answerOf(LOGS, 'GetQueryResults', { queryId }, (answer) => fitting('GetQueryResults', RESULTS, answer))
    if (status === 'Complete') {
      const bytesRead = statistics?.bytesScanned ?? 0
      return { names: results.flatMap(nameIn), bytesRead, usd: (bytesRead / 2 ** 30) * USD_PER_GB, problem: null }
    }
    const isRunning = status === 'Running' || status === 'Scheduled'
    if (isRunning && Date.now() >= until) await answerOf(LOGS, 'StopQuery', { queryId }, () => undefined)
    if (!isRunning || Date.now() >= until)
      throw new ServiceFault(`the query of ${group} ${isRunning ? 'had no end in time' : `ended as ${status}`}`)
    await setTimeout(PAUSE_MILLISECONDS)
  }
}

/** An answer has the records of its whole chain: the first that is asked about is enough, as others come first in other answers. */
function queryFor(ips: readonly string[], vpcIds: readonly string[]): string {
  const addresses = ips.map((ip) => ip.replaceAll('.', '\\.')).join('|')
  const vpcs = vpcIds.map((id) => `"${id}"`).join(', ')
  return [
    'filter rcode = "NOERROR" and query_type in ["A", "AAAA"]',
    ...(vpcIds.length > 0 ? [`filter vpc_id in [${vpcs}]`] : []),
    `parse @message /"Rdata":"(?<ip>(?:${addresses}))"/`,
    'filter ispresent(ip)',
    'stats count(*) as asked by query_name, ip',
    `limit ${MOST_ROWS}`,
  ].join(' | ')
}

function nameIn(row: readonly { field?: string | undefined; value?: string | undefined }[]): [string, string][] {
  const told = (name: string) => row.find(({ field }) => field === name)?.value
  const [ip, name] = [told('ip'), told('query_name')]
  return ip === undefined || name === undefined ? [] : [[ip, name]]
}
