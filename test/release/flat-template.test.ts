import { rm } from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TASK_NAMES } from '../../cdk/task-names.ts'
import { settingsOf } from '../../domain/settings.ts'
import { type FlatTemplate, flatTemplate } from '../../release/flat-template.ts'
import { emptyBundles } from '../cdk/synthesized.ts'

interface Resource {
  readonly Type: string
  // biome-ignore lint/suspicious/noExplicitAny: a template is read as it is.
  readonly Properties: any
}

let bundles: string
let flat: FlatTemplate
let resources: Readonly<Record<string, Resource>>
let parameters: Readonly<Record<string, { readonly Default?: string }>>
beforeAll(async () => {
  bundles = await emptyBundles()
  flat = await flatTemplate(bundles, { sendAt: '06:15', timeZone: 'Europe/Dublin' })
  ;({ Resources: resources, Parameters: parameters } = flat.template as {
    Resources: typeof resources
    Parameters: typeof parameters
  })
})
afterAll(() => rm(bundles, { recursive: true, force: true }))

const ofType = (type: string) => Object.values(resources).filter(({ Type }) => Type === type)

/** What CloudFormation makes of a part, for values of the parameters; resources stand as `<id>`. */
function resolved(part: unknown, values: Readonly<Record<string, string | readonly string[]>>): unknown {
  if (typeof part !== 'object' || part === null) return part
  const [[name, value] = ['', undefined]] = Object.entries(part)
  if (name === 'Ref') return values[value as string] ?? `<${value}>`
  if (name === 'Fn::Sub') return String(value).replaceAll(/\$\{(\w+)\}/g, (_, id) => String(values[id] ?? `<${id}>`))
  if (name === 'Fn::Join') {
    const [between, parts] = value as [string, unknown]
    const list = Array.isArray(parts) ? parts.map((one) => resolved(one, values)) : resolved(parts, values)
    return (list as string[]).join(between)
  }
  return `<${JSON.stringify(part)}>`
}

const VALUES = {
  CodeBucket: 'code',
  CodePrefix: 'flowtoll/',
  Sender: 'costs@acme.internal',
  Recipients: ['a@acme.internal', 'b@acme.internal'],
  AlarmRecipient: 'oncall@acme.internal',
}

test('is refused by CloudFormation where Network Flow Monitor does not run', () => {
  const { Rules } = flat.template as { Rules: { NetworkFlowMonitorRuns: { Assertions: { Assert: object }[] } } }
  expect(Rules.NetworkFlowMonitorRuns.Assertions).toMatchObject([
    { Assert: { 'Fn::Contains': [expect.arrayContaining(['eu-west-1', 'us-east-1']), { Ref: 'AWS::Region' }] } },
  ])
})

test('needs parameters alone: no bootstrap, and nobody stands in for anybody', () => {
  expect(Object.keys(parameters).toSorted()).toEqual(Object.keys(VALUES).toSorted())
  const withoutDefault = Object.entries(parameters).flatMap(([name, { Default }]) =>
    Default === undefined ? name : [],
  )
  expect(withoutDefault.toSorted()).toEqual(['AlarmRecipient', 'CodeBucket', 'Recipients', 'Sender'])
  const text = JSON.stringify(flat.template)
  expect(text).not.toMatch(/parameter\.invalid|cdk-hnb659fds|BootstrapVersion|SettingsJsonIsMissing/)
})

test('finds the code of each function in the bucket, under the name of its zip file', () => {
  const functions = ofType('AWS::Lambda::Function')
  expect(functions).toHaveLength(TASK_NAMES.length)
  const keys = functions.map(({ Properties: { Code } }) => {
    expect(resolved(Code.S3Bucket, VALUES)).toBe('code')
    return resolved(Code.S3Key, VALUES)
  })
  expect(keys.toSorted()).toEqual([...flat.zips.keys()].map((name) => `flowtoll/${name}`).toSorted())
})

test('has the other settings beside the code, and those of the parameters in their place', () => {
  for (const zip of flat.zips.values()) {
    const files = unzipSync(zip)
    expect(strFromU8(files['index.mjs'] ?? new Uint8Array())).toContain('export const handler')
    const beside = JSON.parse(strFromU8(files['settings.json'] ?? new Uint8Array()))
    expect(beside).toMatchObject({ sendAt: '06:15', timeZone: 'Europe/Dublin' })
    for (const { Properties } of ofType('AWS::Lambda::Function')) {
      const given = JSON.parse(String(resolved(Properties.Environment.Variables.SETTINGS, VALUES)))
      expect(settingsOf({ ...beside, ...given }, 'both')).toMatchObject({
        ...{ sender: 'flowtoll <costs@acme.internal>', recipients: ['a@acme.internal', 'b@acme.internal'] },
        ...{ sendAt: '06:15', timeZone: 'Europe/Dublin' },
      })
    }
  }
})

test('sends as the sender, and tells alarms to who gets them', () => {
  const senders = ofType('AWS::Lambda::Function').flatMap(
    ({ Properties }) => Properties.Environment.Variables.REPORT_SENDER ?? [],
  )
  expect(senders.length).toBeGreaterThan(1)
  for (const sender of senders) expect(resolved(sender, VALUES)).toBe('flowtoll <costs@acme.internal>')
  const allowed = ofType('AWS::IAM::Policy')
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Condition }) => Condition?.StringEquals?.['ses:FromAddress'] ?? [])
  expect(allowed).toHaveLength(senders.length)
  for (const address of allowed) expect(resolved(address, VALUES)).toBe('costs@acme.internal')
  expect(ofType('AWS::SNS::Subscription').map(({ Properties }) => resolved(Properties.Endpoint, VALUES))).toEqual([
    'oncall@acme.internal',
  ])
})

test('is the same each time', async () => {
  const again = await flatTemplate(bundles, { sendAt: '06:15', timeZone: 'Europe/Dublin' })
  expect(again.template).toEqual(flat.template)
  for (const [name, zip] of again.zips) expect(Buffer.compare(zip, flat.zips.get(name) as Uint8Array)).toBe(0)
})

test('refuses settings that are wrong', async () => {
  await expect(flatTemplate(bundles, { sendAt: '7' })).rejects.toThrow(
    'the settings of the template cannot be used:\n  sendAt',
  )
})
