import { changesKey, pageKey } from '../archive-key.ts'
import type { Run } from '../collecting/run.ts'
import { CHANGES_LINK, PAGE_LINK, REPORT_LINK, type ReportArchive } from './report.ts'

/** Where the AWS console has what the stack made. */
export interface Console {
  /** Empty on a laptop, whose archive no console has. */
  readonly url: string
  readonly region: string
  readonly bucket: string
}

/** Links by which the AWS console shows the day. */
export function consoleLinks(
  run: Pick<Run, 'day' | 'executionArn' | 'isPart' | 'monitors' | 'execution'>,
  { url, region, bucket }: Console,
): ReportArchive['links'] {
  if (url === '') return []
  const { day, executionArn } = run
  return [
    {
      label: REPORT_LINK,
      url: `${url}/s3/buckets/${bucket}?region=${region}&prefix=${encodeURIComponent(`reports/dt=${day}/`)}`,
    },
    ...[
      [PAGE_LINK, pageKey(run)],
      [CHANGES_LINK, changesKey(run)],
    ].map(([label = '', key = '']) => ({
      label,
      url: `${url}/s3/object/${bucket}?region=${region}&prefix=${encodeURIComponent(key)}`,
    })),
    {
      label: 'This execution, to run the day again',
      url: `${url}/states/home?region=${region}#/v2/executions/details/${encodeURIComponent(executionArn)}`,
    },
  ]
}
