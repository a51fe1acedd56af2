import type { Run } from '../collecting/run.ts'
import { CHANGES_LINK, REPORT_LINK, type ReportArchive } from './report.ts'

/** Where the AWS console has what the stack made. */
export interface Console {
  /** Empty on a laptop, whose archive no console has. */
  readonly url: string
  readonly region: string
  readonly bucket: string
}

/** Links by which the AWS console shows the day. */
export function consoleLinks(
  { day, executionArn }: Pick<Run, 'day' | 'executionArn'>,
  { url, region, bucket }: Console,
): ReportArchive['links'] {
  if (url === '') return []
  return [
    {
      label: REPORT_LINK,
      url: `${url}/s3/buckets/${bucket}?region=${region}&prefix=${encodeURIComponent(`reports/dt=${day}/`)}`,
    },
    {
      label: CHANGES_LINK,
      url: `${url}/s3/object/${bucket}?region=${region}&prefix=${encodeURIComponent(`reports/dt=${day}/changes.md`)}`,
    },
    {
      label: 'This execution, to run the day again',
      url: `${url}/states/home?region=${region}#/v2/executions/details/${encodeURIComponent(executionArn)}`,
    },
  ]
}
