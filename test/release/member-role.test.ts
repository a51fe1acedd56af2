import { expect, test } from 'vitest'
import { SOURCE_ACTIONS, SOURCE_PERMISSIONS, sourcePermissions } from '../../domain/permissions.ts'
import { READ_ROLE, roleOf } from '../../domain/source.ts'
import { memberModule, memberTemplate } from '../../release/member-role.ts'
import { allowedBy, memberRole } from '../member-role.ts'

const VALUES = { FlowtollAccount: '111122223333', ExternalId: 'acme-flowtoll-7f3a' }

/** With all that it can be let read. */
const ALL = { ...VALUES, ReadServices: 'true', CostExplorer: 'true' }

/** A resource without what stands before its so many colons. */
const nameIn = (resource: string, colons: number) =>
  resource === '*' ? resource : resource.split(':').slice(colons).join(':')

test('the role has the name by which a source without roleArn is read', () => {
  const { RoleName } = memberRole('222222222222', VALUES)
  expect(`arn:aws:iam::222222222222:role/${RoleName}`).toBe(roleOf({ account: '222222222222' }))
})

test('it trusts roles of the one account that send the external ID, and no others', () => {
  expect(memberRole('222222222222', VALUES).AssumeRolePolicyDocument.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 'sts:AssumeRole',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
      Condition: {
        StringEquals: { 'sts:ExternalId': 'acme-flowtoll-7f3a' },
        ArnLike: { 'aws:PrincipalArn': ['arn:*:iam::*:role/*'] },
      },
    },
  ])
})

test('it can be narrowed to roles by their names', () => {
  const { AssumeRolePolicyDocument } = memberRole('222222222222', { ...VALUES, TrustedRoles: 'Flowtoll-*,Ops' })
  expect(AssumeRolePolicyDocument.Statement[0]?.Condition?.ArnLike).toEqual({
    'aws:PrincipalArn': ['arn:*:iam::*:role/Flowtoll-*', 'arn:*:iam::*:role/Ops'],
  })
})

test('a boundary bounds it, and none does where none is given', () => {
  const boundary = 'arn:aws:iam::222222222222:policy/team/Boundary'
  const bounded = memberRole('222222222222', { ...VALUES, PermissionsBoundary: boundary })
  expect(bounded.PermissionsBoundary).toBe(boundary)
  expect(memberRole('222222222222', VALUES)).not.toHaveProperty('PermissionsBoundary')
})

test('it allows each action that reads a source, on what the functions have it on', () => {
  const statements = allowedBy('222222222222', ALL)
  expect(statements.flatMap(({ actions }) => actions).toSorted()).toEqual(SOURCE_ACTIONS.toSorted())
  const on = (action: string) => statements.find(({ actions }) => actions.includes(action))?.resource
  for (const { actions, resources } of SOURCE_PERMISSIONS)
    for (const action of actions) expect([nameIn(on(action) ?? '', 5)]).toEqual(resources.map((one) => nameIn(one, 1)))
  expect(on('networkflowmonitor:GetMonitor')).toBe('arn:aws:networkflowmonitor:*:222222222222:monitor/*')
  expect(on('eks:DescribeCluster')).toBe('arn:aws:eks:*:222222222222:cluster/*')
  // Those of AWS's own lists are of the account "aws", and those of shared ones of their owner.
  expect(on('ec2:GetManagedPrefixListEntries')).toBe('arn:aws:ec2:*:*:prefix-list/*')
  expect(on('ec2:SearchTransitGatewayRoutes')).toBe('arn:aws:ec2:*:222222222222:transit-gateway-route-table/*')
})

test.each([
  ['FlowtollAccount', ['111122223333'], ['1111', '1111222233334', 'acme']],
  ['ExternalId', ['acme-flowtoll-7f3a', '=,.@:/-_'], ['short', 'with a space', 'x'.repeat(129)]],
  ['RoleName', [READ_ROLE, 'costs_read.2'], ['', 'a/b', 'x'.repeat(65)]],
  [
    'PermissionsBoundary',
    ['', 'arn:aws:iam::222222222222:policy/B', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    ['B', 'arn:aws:iam::1:policy/B'],
  ],
])('%s takes %j, and not %j', (name, good, bad) => {
  const { Parameters } = memberTemplate() as { Parameters: Record<string, { AllowedPattern?: string }> }
  // CloudFormation holds a pattern against the whole value.
  const pattern = new RegExp(`^(?:${Parameters[name]?.AllowedPattern})$`)
  for (const value of good) expect(value).toMatch(pattern)
  for (const value of bad) expect(value).not.toMatch(pattern)
})

test('names of services are read unless the account says no, and the bill if it says yes', () => {
  const actionsOf = (more: Record<string, string>) =>
    allowedBy('222222222222', { ...VALUES, ...more }).flatMap(({ actions }) => actions)
  const by = (setting: string) =>
    SOURCE_PERMISSIONS.filter((one) => one.setting === setting).flatMap(({ actions }) => actions)
  expect(by('costExplorer')).toEqual(['ce:GetCostAndUsage'])
  const bare = actionsOf({ ReadServices: 'false' })
  expect(bare.toSorted()).toEqual(
    sourcePermissions({ costExplorer: false, readServices: [] })
      .flatMap(({ actions }) => actions)
      .toSorted(),
  )
  expect(actionsOf({}).toSorted()).toEqual([...bare, ...by('readServices')].toSorted())
  expect(actionsOf({ ReadServices: 'false', CostExplorer: 'true' }).toSorted()).toEqual(
    [...bare, 'ce:GetCostAndUsage'].toSorted(),
  )
})

test('it shows the external ID, which is no secret, and makes one thing', () => {
  const text = JSON.stringify(memberTemplate())
  expect(text).not.toContain('NoEcho')
  expect(Object.keys((memberTemplate() as { Resources: object }).Resources)).toEqual(['Role'])
})

test('the Terraform module allows the same, by the same names', async () => {
  const module = await memberModule()
  const blocks = [...module.matchAll(/Resource = "(.*)"\n +Action = \[\n([^\]]*)\]/g)].map(
    ([, resource = '', list = '']) => ({
      resource: resource.replace(/\$\{local\.partition\}/, 'aws').replace(/\$\{local\.account\}/, '222222222222'),
      actions: [...list.matchAll(/"(.*)"/g)].map(([, action = '']) => action),
    }),
  )
  expect(blocks).toEqual(allowedBy('222222222222', ALL))
  expect(module).toContain(`default     = "${READ_ROLE}"`)
  expect(module).not.toMatch(/STATEMENTS|DESCRIPTION|READ_ROLE|ABOUT/)
})
