import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App, Aws, CfnParameter, CfnRule, DefaultStackSynthesizer, Fn, Validations } from 'aws-cdk-lib'
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import { zipSync } from 'fflate'
import { FLAGS } from '../cdk/report-app.ts'
import { ReportStack } from '../cdk/report-stack.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { settingsOf, type WrittenSettings } from '../domain/settings.ts'
import { VERSION } from '../domain/version.ts'

/** Stand for parameters in what the stack is made from: addresses that belong to nobody. */
const SENDER = 'sender@parameter.invalid'
const ALARM_RECIPIENT = 'alarm-recipient@parameter.invalid'

const ADDRESS = '[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}'
const PARAMETERS = {
  CodeBucket: { description: 'Bucket of this region with the zip files of the functions' },
  CodePrefix: { description: 'What their keys begin with', default: `flowtoll-${VERSION}/` },
  Sender: { description: 'Address that the report comes from: one that SES may send from', allowedPattern: ADDRESS },
  Recipients: { description: 'Addresses that get the report, with commas between them', type: 'CommaDelimitedList' },
  AlarmRecipient: { description: 'Address that gets alarms and failure notices', allowedPattern: ADDRESS },
} as const

export interface FlatTemplate {
  readonly template: object
  /** The functions' code, by the names that the template expects below its prefix. */
  readonly zips: ReadonlyMap<string, Uint8Array>
}

/**
 * The stack as one template that needs no CDK and no bootstrap: parameters say where the code lies, who sends, and who is told. The
 * other settings are those of a file, and lie beside the code.
 */
export async function flatTemplate(bundles: string, others: Partial<WrittenSettings>): Promise<FlatTemplate> {
  const outdir = await mkdtemp(join(tmpdir(), 'flowtoll-flat-'))
  try {
    const settings = settingsOf(
      { ...others, sender: `flowtoll <${SENDER}>`, recipients: [SENDER], alarmRecipients: [ALARM_RECIPIENT] },
      'the settings of the template',
    )
    const app = new App({ outdir, context: FLAGS })
    const stack = new ReportStack(app, 'Flowtoll', {
      ...{ settings, bundles },
      synthesizer: new DefaultStackSynthesizer({
        generateBootstrapVersionRule: false,
        fileAssetsBucketName: reference('CodeBucket'),
        bucketPrefix: reference('CodePrefix'),
      }),
    })
    new CfnRule(stack, 'NetworkFlowMonitorRuns', {
      assertions: [
        {
          assert: Fn.conditionContains([...REGIONS], Aws.REGION),
          assertDescription: `Network Flow Monitor runs in ${REGIONS.join(', ')}`,
        },
      ],
    })
    for (const [id, parameter] of Object.entries(PARAMETERS)) new CfnParameter(stack, id, parameter)
    const recipients = Fn.join('","', Fn.ref('Recipients') as unknown as string[])
    for (const one of stack.node.findAll()) {
      if (!(one instanceof LambdaFunction)) continue
      one.addEnvironment(
        'SETTINGS',
        Fn.join('', ['{"sender":"flowtoll <', Fn.ref('Sender'), '>","recipients":["', recipients, '"]}']),
      )
    }
    Validations.of(stack).acknowledge({
      id: 'CloudFormation-Validate::W2001',
      reason: 'Parameters are put in place of what stands for them after this.',
    })
    app.synth()
    const template = JSON.parse(await readFile(join(outdir, 'Flowtoll.template.json'), 'utf8'))
    const { files } = JSON.parse(await readFile(join(outdir, 'Flowtoll.assets.json'), 'utf8')) as Assets
    const zips = await Promise.all(
      Object.entries(files)
        .filter(([, { source }]) => source.packaging === 'zip')
        .map(async ([hash, { source }]) => [`${hash}.zip`, await zipOf(join(outdir, source.path))] as const),
    )
    return { template: parametrized(template) as object, zips: new Map(zips) }
  } finally {
    await rm(outdir, { recursive: true, force: true })
  }
}

/** The CDK's list of what a template wants uploaded. */
interface Assets {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string; readonly packaging: string } }>>
}

/** A folder in a zip file: the same folder makes the same file. */
async function zipOf(folder: string): Promise<Uint8Array> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const contents = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), new Uint8Array(await readFile(path))] as const
    }),
  )
  const sorted = contents.toSorted(([a], [b]) => (a < b ? -1 : 1))
  // The oldest time that a zip file tells.
  return zipSync(Object.fromEntries(sorted), { level: 9, mtime: new Date(1980, 0, 1) })
}

/** A parameter, as `Fn::Sub` has it in a text. */
const reference = (parameter: keyof typeof PARAMETERS) => `\${${parameter}}`

const named = (text: string) =>
  text.replaceAll(SENDER, reference('Sender')).replaceAll(ALARM_RECIPIENT, reference('AlarmRecipient'))

/** Puts parameters in place of what stands for them, wherever that is. */
function parametrized(part: unknown): unknown {
  if (typeof part === 'string') {
    return named(part) === part ? part : { 'Fn::Sub': named(part.replaceAll('${', '${!')) }
  }
  if (Array.isArray(part)) return part.map(parametrized)
  if (typeof part !== 'object' || part === null) return part
  const entries = Object.entries(part).map(([name, value]) => [
    name,
    name === 'Fn::Sub' && typeof value === 'string' ? named(value) : parametrized(value),
  ])
  return Object.fromEntries(entries)
}
