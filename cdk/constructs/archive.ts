import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type CfnBucket,
  type IBucket,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import { ATHENA_RESULTS } from './catalogue.ts'
import type { TaskFunction } from './task-function.ts'

export interface ArchiveProps {
  /** Days that raw slices stay. What is made from them stays for good. */
  readonly rawRetentionDays: number
  /** Whether the bucket outlives the stack. */
  readonly keep: boolean
  /** A bucket that is there already, or its name, which stays as it is; absent for a new one. */
  readonly adopted: IBucket | string | undefined
  /** Of a new one; AWS's own where absent. */
  readonly encryptionKey: IKey | undefined
  /** Where S3 writes who asked a new one for what: `create`, or a bucket's name; nowhere where absent. */
  readonly accessLogs: string | undefined
}

/** Days that hours and their sums stay: what is live, and what the next weeks are held against. */
const HOURS_DAYS = 40

/** Where a bucket has the logs of several. */
const ACCESS_LOGS_PREFIX = 'flowtoll/'

/** Prefixes of keys, by what may be done below them. */
export interface PrefixGrants {
  readonly list?: readonly string[]
  readonly read?: readonly string[]
  readonly write?: readonly string[]
}

const KEYS_OF_A_PREFIX = 'Keys carry the day, the monitor or the execution; the prefix is as narrow as they allow.'

/** The one bucket: raw slices, tables, reports and claims. */
export class Archive extends Construct {
  readonly bucket: IBucket
  /** Where the bucket has one that is not AWS's own. */
  readonly encryptionKey: IKey | undefined

  /** What each grant asks of the bucket: one that is adopted by its name may be a stranger's. */
  private readonly ownership: Record<string, Record<string, string>> | undefined

  constructor(scope: Construct, id: string, props: ArchiveProps) {
    super(scope, id)
    const { adopted } = props
    this.ownership =
      typeof adopted === 'string' ? { StringEquals: { 's3:ResourceAccount': Stack.of(this).account } } : undefined
    this.bucket =
      adopted === undefined
        ? this.ownBucket(props)
        : typeof adopted === 'string'
          ? Bucket.fromBucketName(this, 'Adopted', adopted)
          : adopted
    this.encryptionKey = this.bucket.encryptionKey
  }

  private ownBucket({ keep, rawRetentionDays, encryptionKey, accessLogs }: ArchiveProps): IBucket {
    const logs = accessLogs && this.logsBucket(accessLogs, { keep, rawRetentionDays })
    const bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      // A key of the bucket's own is asked for the day's many objects, at a hundredth of the calls.
      ...(encryptionKey
        ? { encryption: BucketEncryption.KMS, encryptionKey, bucketKeyEnabled: true }
        : { encryption: BucketEncryption.S3_MANAGED }),
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // A first deployment that fails leaves none behind.
      removalPolicy: keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      // CloudFormation deletes only an empty bucket, and versions count.
      autoDeleteObjects: !keep,
      lifecycleRules: [
        { id: 'ExpireRaw', prefix: 'raw/', expiration: Duration.days(rawRetentionDays) },
        // A day that is run again after that is settled from its raw slices.
        { id: 'ExpireHours', prefix: 'hours/', expiration: Duration.days(HOURS_DAYS) },
        { id: 'ExpireSums', prefix: 'sums/', expiration: Duration.days(HOURS_DAYS) },
        { id: 'ExpireClusters', prefix: 'clusters/', expiration: Duration.days(rawRetentionDays) },
        { id: 'ExpireEnds', prefix: 'ends/monitor=', expiration: Duration.days(HOURS_DAYS) },
        {
          id: 'ExpireAnswers',
          prefix: ATHENA_RESULTS,
          expiration: Duration.days(30),
          noncurrentVersionExpiration: Duration.days(1),
        },
        { id: 'ExpireOldVersions', noncurrentVersionExpiration: Duration.days(30) },
        { id: 'AbortUploads', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    })
    // A bucket that stays is to stay behind TLS.
    if (keep) bucket.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    if (logs) {
      // The CDK's own way is another one by a flag of the app, which is whoever's.
      const resource = bucket.node.defaultChild as CfnBucket
      resource.loggingConfiguration = { destinationBucketName: logs.bucketName, logFilePrefix: ACCESS_LOGS_PREFIX }
      if (logs.policy) bucket.node.addDependency(logs.policy)
    } else
      Validations.of(bucket).acknowledge({
        id: 'AwsSolutions-S1',
        reason:
          'Access logs are a setting: they need a second bucket, and CloudTrail data events tell the same where a team has those.',
      })
    return bucket
  }

  /** One that is named keeps the policy that it has. Logs are kept as long as raw slices. */
  private logsBucket(
    accessLogs: string,
    { keep, rawRetentionDays }: Pick<ArchiveProps, 'keep' | 'rawRetentionDays'>,
  ): IBucket {
    if (accessLogs !== 'create') return Bucket.fromBucketName(this, 'AdoptedLogs', accessLogs)
    const logs = new Bucket(this, 'AccessLogs', {
      // S3 writes them under no key of anybody's.
      // Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
      autoDeleteObjects: !keep,
      lifecycleRules: [{ id: 'ExpireAccessLogs', expiration: Duration.days(rawRetentionDays) }],
    })
    logs.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AccessLogsOfThisAccount',
        principals: [new ServicePrincipal('logging.s3.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [logs.arnForObjects(`${ACCESS_LOGS_PREFIX}*`)],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    if (keep) logs.policy?.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    return logs
  }

  /** Lets a function list, read and write below prefixes; none deletes. */
  allow(task: TaskFunction, { list = [], read = [], write = [] }: PrefixGrants): void {
    const below = (prefixes: readonly string[]) => prefixes.map((prefix) => `${prefix}*`)
    if (list.length > 0) {
      const conditions = { StringLike: { 's3:prefix': below(list) }, ...this.ownership }
      task.allow(['s3:ListBucket'], [this.bucket.bucketArn], { conditions })
    }
    const objects = (prefixes: readonly string[]) => below(prefixes).map((keys) => this.bucket.arnForObjects(keys))
    const options = { wildcard: KEYS_OF_A_PREFIX, ...(this.ownership ? { conditions: this.ownership } : {}) }
    if (read.length > 0) task.allow(['s3:GetObject'], objects(read), options)
    if (write.length > 0) task.allow(['s3:PutObject'], objects(write), options)
    if (this.encryptionKey) task.allowKey(this.encryptionKey)
  }
}
