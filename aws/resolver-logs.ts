import type { AskedNamesRead, LogQuestion } from '../domain/identities/asked-names.ts'
import { namesInObjects } from './log-objects.ts'
import { queriedNames } from './log-query.ts'

/**
 * Names of Route 53 Resolver's query logs that led to addresses, by one query of a log group, or from the objects of a bucket
 * (`s3://<bucket>/<prefix>`). Throws a refusal or a fault. Source:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-format.html
 */
export async function readAskedNames(place: string, question: LogQuestion): Promise<AskedNamesRead> {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? []
  return bucket === undefined ? queriedNames(place, question) : namesInObjects(bucket, prefix, question)
}
