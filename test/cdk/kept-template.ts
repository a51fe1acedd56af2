import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import { VERSION } from '../../domain/version.ts'
import { emptyBundles, synthesized } from './synthesized.ts'

/** Whose loss or replacement loses days, messages, confirmations or questions that people have saved. */
export const STATEFUL = [
  'AWS::Athena::WorkGroup',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
  'AWS::KMS::Key',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::EmailIdentity',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
] as const

/** The settings that a release is kept with: they make every stateful resource that there is without a key of one's own. */
export const KEPT_WITH = { senderIdentity: 'create-domain' }

interface Resource {
  readonly Type: string
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
  readonly Properties?: Readonly<Record<string, unknown>>
}

/** What of a release's template an update must not change. */
export interface KeptTemplate {
  /** By type, the properties whose change has CloudFormation make the resource anew, or may. */
  readonly replacing: Readonly<Record<string, readonly string[]>>
  /** The stateful resources by logical id, with these properties alone. */
  readonly resources: Readonly<Record<string, Resource>>
}

type Replacing = KeptTemplate['replacing']

export function kept({ Resources }: { Resources: Readonly<Record<string, Resource>> }, replacing: Replacing) {
  const stateful = Object.entries(Resources).filter(([, { Type }]) => Type in replacing)
  const compact = stateful.map(([id, { Type, DeletionPolicy, UpdateReplacePolicy, Properties = {} }]) => {
    const names = (replacing[Type] ?? []).filter((name) => name in Properties)
    const properties = Object.fromEntries(names.map((name) => [name, Properties[name]]))
    return [id, { Type, DeletionPolicy, UpdateReplacePolicy, Properties: properties }] as const
  })
  return Object.fromEntries(compact.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** As the CDK's own database of CloudFormation's resources has it. */
function replacingProperties(): Replacing {
  const file = createRequire(import.meta.url)
    .resolve('aws-cdk/package.json')
    .replace('package.json', 'db.json.gz')
  const { schema } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as { schema: Database }
  return Object.fromEntries(
    STATEFUL.map((type) => {
      const found = schema.resource.entities.find(({ cloudFormationType }) => cloudFormationType === type)
      const replacing = Object.entries(found?.properties ?? {}).filter(([, one]) =>
        ['yes', 'maybe'].includes(one.causesReplacement ?? ''),
      )
      return [type, replacing.map(([name]) => name)]
    }),
  )
}

interface Database {
  readonly resource: {
    readonly entities: readonly {
      readonly cloudFormationType: string
      readonly properties: Readonly<Record<string, { readonly causesReplacement?: string }>>
    }[]
  }
}

// With each release: what is deployed by then is what the next one must keep.
if (import.meta.main) {
  const replacing = replacingProperties()
  const [, , from] = process.argv
  const template =
    from === undefined ? synthesized(await emptyBundles(), KEPT_WITH).toJSON() : JSON.parse(readFileSync(from, 'utf8'))
  const file = new URL(`released/${VERSION}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify({ replacing, resources: kept(template as never, replacing) }, null, 1)}\n`)
}
