import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TASK_NAMES } from '../../cdk/task-names.ts'
import { CHANNEL_KINDS } from '../../domain/channel.ts'
import { readPermissions } from '../../domain/permissions.ts'
import { settingsOf } from '../../domain/settings.ts'
import { ARCHIVE, SCHEDULES } from '../../setup/deployed.ts'
import { emptyBundles, grantsOf, listOf, SETTINGS, synthesized } from './synthesized.ts'

let bundles: string
beforeAll(async () => {
  bundles = await emptyBundles()
})
afterAll(() => rm(bundles, { recursive: true, force: true }))

/** Whether the resources of a grant, as the template has them, are as wide as `service:resource` of the stack's account and region. */
function covers(resources: string, wanted: string): boolean {
  const [service, ...name] = wanted.split(':')
  const arn = name.length === 0 ? wanted : `arn:aws:${service}:eu-west-1:111122223333:${name.join(':')}`
  return listOf(JSON.parse(resources)).some((granted) => {
    const pattern = textOf(granted)
      .replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
    return new RegExp(`^${pattern}$`).test(arn)
  })
}

/** A value of a template as text. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { Ref, ...intrinsic } = value as { readonly Ref?: string; readonly 'Fn::Join'?: readonly [string, unknown[]] }
  if (intrinsic['Fn::Join']) return intrinsic['Fn::Join'][1].map(textOf).join(intrinsic['Fn::Join'][0])
  return Ref === 'AWS::Partition' ? 'aws' : `<${Ref}>`
}

test.each([
  ['*', '*', true],
  ['arn:aws:ec2:eu-west-1:111122223333:vpc/only-this-one/*', '*', false],
  ['arn:aws:ec2:eu-west-1:*:prefix-list/*', 'ec2:prefix-list/*', true],
  ['arn:aws:ec2:eu-west-1:111122223333:prefix-list/pl-1*', 'ec2:prefix-list/*', false],
  ['arn:aws:ec2:eu-west-1:111122223333:x/prefix-list/*', 'ec2:prefix-list/*', false],
  ['arn:aws:ec2:eu-central-1:111122223333:prefix-list/*', 'ec2:prefix-list/*', false],
])('a grant on %s is wide enough for %s: %j', (granted, wanted, isWide) => {
  expect(covers(JSON.stringify([granted]), wanted)).toBe(isWide)
})

/** What a function may do beside: its archive, and a partition that Athena is told of. */
const OWN = /^(?:s3|kms|glue):/

test.each([{}, { costExplorer: true, readServices: [], monitors: ['shop'] }])(
  'each function is granted what doctor looks for, and nothing else that reads: %j',
  (settings) => {
    const template = synthesized(bundles, settings)
    const permissions = readPermissions(settingsOf({ ...SETTINGS, ...settings }, 'settings'))
    for (const task of ['PlanCollection', 'StartQueries', 'PollQueries', 'FetchResults', 'ReadSurroundings'] as const) {
      const granted = grantsOf(template, task).flatMap(({ actions, resources }) =>
        actions.filter((action) => !OWN.test(action)).map((action) => ({ action, resources })),
      )
      const told = permissions.filter(({ by }) => by === task)
      expect(granted.map(({ action }) => action).toSorted()).toEqual(told.flatMap(({ actions }) => actions).toSorted())
      for (const { actions, resources } of told) {
        for (const { resources: allowed } of granted.filter(({ action }) => actions.includes(action))) {
          for (const resource of resources) expect(covers(allowed, resource), `${allowed} for ${resource}`).toBe(true)
        }
      }
    }
  },
)

test('the stack has what doctor looks for, by the names that it looks for', () => {
  const template = synthesized(bundles)
  const idsOf = (type: string) => Object.keys(template.findResources(type)).join()
  for (const name of Object.values(SCHEDULES)) expect(idsOf('AWS::Scheduler::Schedule')).toContain(name)
  for (const { by } of readPermissions(settingsOf(SETTINGS, 'settings')))
    expect(idsOf('AWS::IAM::Role')).toContain(`${by}Role`)
  template.resourceCountIs('AWS::SNS::Topic', 1)
  expect(
    idsOf('AWS::S3::Bucket')
      .split(',')
      .filter((id) => id.includes(ARCHIVE)),
  ).toHaveLength(1)
})

/** Hosts of services that do not begin with what their permissions do. */
const HOSTS: Readonly<Record<string, string>> = {
  ses: 'email',
  cloudwatch: 'monitoring',
  pricing: 'api.pricing',
  memorydb: 'memory-db',
  // Called by S3.
  kms: 's3',
}

test('docs/install.md names the host of every service that a function may call', () => {
  const channels = [
    { name: 'slack', kind: 'slack', address: 'ssm:/slack' },
    { name: 'teams', kind: 'teams', address: 'secretsmanager:teams' },
    { name: 'hook', kind: 'webhook', address: 'ssm:/hook', signingKey: 'ssm:/key' },
    { name: 'bus', kind: 'event' },
    { name: 'chat', kind: 'sns', topic: 'arn:aws:sns:eu-west-1:111122223333:chat' },
  ]
  // `email` needs no host of its own.
  expect(['email', ...channels.map(({ kind }) => kind)]).toEqual([...CHANNEL_KINDS])
  const template = synthesized(bundles, { costExplorer: true, resolverLogs: '/aws/route53/queries', channels })
  const services = TASK_NAMES.flatMap((task) => grantsOf(template, task))
    .flatMap(({ actions }) => actions)
    .map((action) => action.split(':')[0] ?? '')
  const [, section = ''] = readFileSync(new URL('../../docs/install.md', import.meta.url), 'utf8').split(
    '## In a VPC and behind a proxy',
  )
  const missing = [...new Set(services)].filter((service) => !section.includes(`\`${HOSTS[service] ?? service}`))
  expect(services.length).toBeGreaterThan(30)
  expect(missing).toEqual([])
})
