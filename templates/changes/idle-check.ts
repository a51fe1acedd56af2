import { command, raw, required } from './quoting.ts'

/** What CloudWatch counts at a thing. */
interface Metric {
  readonly namespace: string
  readonly metric: string
  readonly dimensions: Readonly<Record<string, string>>
}

/** Ends the commands where CloudWatch has counted a byte at it since. */
export function nothingPassed(
  id: string,
  { region, idleSince }: { readonly region: string; readonly idleSince: string },
  { namespace, metric, dimensions }: Metric,
): string[] {
  const named = Object.entries(dimensions).map(([name, value]) => `Name=${name},Value=${value}`)
  const counted = command(
    ...['aws', 'cloudwatch', 'get-metric-statistics', '--region', region, '--namespace', namespace],
    ...['--metric-name', metric, '--dimensions', ...named],
    ...['--start-time', `${idleSince}T00:00:00Z`, '--end-time', raw('"$(date -u +%Y-%m-%dT%H:%M:%SZ)"')],
    ...['--period', '86400', '--statistics', 'Sum', '--query', 'Datapoints[?Sum>`0`].Sum', '--output', 'text'],
  )
  return [
    `counted=$(${counted})`,
    required('test -z "$counted"', `${id} has carried bytes since ${idleSince}: nothing was changed.`),
  ]
}
