import type { Run } from '../domain/collecting/run.ts'
import type { ReportArchive } from '../domain/report/report.ts'

/** Links to the day in the AWS console. CONSOLE_URL is set by the stack; without it (a laptop) there are none. */
export function consoleLinks(run: Run, bucket: string): ReportArchive['links'] {
  const consoleUrl = process.env.CONSOLE_URL
  if (consoleUrl === undefined || consoleUrl === '') return []
  const region = process.env.AWS_REGION ?? ''
  return [
    {
      label: 'The report in S3',
      url: `${consoleUrl}/s3/buckets/${bucket}?region=${region}&prefix=${encodeURIComponent(`reports/dt=${run.day}/`)}`,
    },
    {
      label: 'This execution, to run the day again',
      url: `${consoleUrl}/states/home?region=${region}#/v2/executions/details/${encodeURIComponent(run.executionArn)}`,
    },
  ]
}
