import * as z from 'zod'
import { refuseTwice } from './email-address.ts'
import { says } from './field-fault.ts'

const named = (form: RegExp, expected: string) => z.string(says(expected)).regex(form, says(expected))

/** Of Route 53 Resolver's query logs. Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
export const logsPlace = named(
  /^(?:s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[A-Za-z0-9!_.*'()/-]{1,500})?|(?!s3:)[A-Za-z0-9._/#-]{1,512})$/,
  'the log group ("/aws/route53/queries") or the bucket ("s3://acme-dns-logs", with its prefix) of Route 53 Resolver query logs is right',
)

/** General purpose buckets. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET = /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

export const leftBucket = named(
  BUCKET,
  'expected the name of the bucket that an earlier stack left; leave it out to create one',
)

export const logsBucket = named(
  BUCKET,
  'expected "create", or the name of a bucket of this account and region that S3 may write server access logs to; leave it out for none',
)

/** Also of an annotation. Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/ */
export const labelName = named(
  /^(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?\/)?[A-Za-z0-9](?:[\w.-]{0,61}[A-Za-z0-9])?$/,
  'expected the name of a label or an annotation, such as "team" or "example.com/owner"',
)

/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
const clusterName = named(
  /^[0-9A-Za-z][\w-]{0,99}$/,
  'expected the name of an EKS cluster: 1 to 100 letters, digits, - or _',
)

/** Up to a hundred clusters; `none` is what an empty list does. */
export const clusterNames = (none: string) =>
  z
    .array(clusterName, says(`expected a list of cluster names; [] ${none}`))
    .max(100, says('expected at most 100'))
    .check(refuseTwice)
    .default([])
