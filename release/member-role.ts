import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ReadPermission, SOURCE_PERMISSIONS } from '../domain/permissions.ts'
import { EXTERNAL_ID_PATTERN } from '../domain/settings.ts'
import { READ_ROLE } from '../domain/source.ts'

const MODULE = new URL('terraform/member.tf', import.meta.url)

const DESCRIPTION = 'Lets flowtoll in another account read monitors, networks and metrics of this one.'

/** As `Fn::Sub` and Terraform have it in a text. */
const reference = (name: string) => `\${${name}}`

/** What a parameter of the template, and a variable of the module, has the role allow beside: by the setting that has it asked. */
export const OPTIONS = [
  {
    setting: 'readServices',
    parameter: 'ReadServices',
    variable: 'read_services',
    isAllowed: true,
    about:
      'Whether it may list databases, caches, file systems and brokers, and read tags of load balancers, for their names',
  },
  {
    setting: 'costExplorer',
    parameter: 'CostExplorer',
    variable: 'cost_explorer',
    isAllowed: false,
    about: 'Whether it may ask Cost Explorer for the bill, at $0.01 a day',
  },
] as const

export interface MemberStatement {
  readonly actions: readonly string[]
  /** As `service:resource`; `*` where the actions know no resources. */
  readonly resource: string
}

/** What the role allows, by what it is on: always, or by an option. */
export const memberStatements = (setting?: ReadPermission['setting']): MemberStatement[] =>
  [
    ...Map.groupBy(
      SOURCE_PERMISSIONS.filter((one) => one.setting === setting).flatMap(({ actions, resources }) =>
        resources.flatMap((resource) => actions.map((action) => ({ action, resource }))),
      ),
      ({ resource }) => resource,
    ),
  ].map(([resource, pairs]) => ({ resource, actions: pairs.map(({ action }) => action).toSorted() }))

/** Its ARN in every region, as a role has none; AWS's own prefix lists, and shared ones, are of other accounts. */
function arnOf(resource: string, partition: string, account: string): string {
  if (resource === '*') return resource
  const [service, ...parts] = resource.split(':')
  const name = parts.join(':')
  return `arn:${partition}:${service}:*:${name.startsWith('prefix-list/') ? '*' : account}:${name}`
}

function templatePolicy(PolicyName: string, setting?: ReadPermission['setting']) {
  const statements = memberStatements(setting).map(({ actions, resource }) => {
    const arn = arnOf(resource, reference('AWS::Partition'), reference('AWS::AccountId'))
    return { Effect: 'Allow', Action: actions, Resource: arn.includes('$') ? { 'Fn::Sub': arn } : arn }
  })
  return { PolicyName, PolicyDocument: { Version: '2012-10-17', Statement: statements } }
}

/**
 * The role by which another account is read, as a template of its own. Who may assume it: roles of flowtoll's account whose policies let
 * them and that know the external ID. That is no secret, and so it is shown: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
export function memberTemplate(): object {
  const roles = 'arn:*:iam::*:role/'
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `${DESCRIPTION} Deploy it to one region of each account: its role is the same in all of them.`,
    Parameters: {
      FlowtollAccount: {
        Type: 'String',
        Description: 'Account that flowtoll is deployed in',
        AllowedPattern: '\\d{12}',
      },
      ExternalId: {
        Type: 'String',
        Description: 'The setting externalId',
        AllowedPattern: EXTERNAL_ID_PATTERN.source,
      },
      TrustedRoles: {
        Type: 'CommaDelimitedList',
        Description:
          'Names, with their paths, of the roles of that account that may read this one; * and ? stand for any text and any letter',
        Default: '*',
      },
      RoleName: {
        Type: 'String',
        Description: 'With another name, sources needs its roleArn',
        Default: READ_ROLE,
        AllowedPattern: '[\\w+=,.@-]{1,64}',
      },
      PermissionsBoundary: {
        Type: 'String',
        Description: 'ARN of a managed policy that bounds the role; none where empty',
        Default: '',
        AllowedPattern: '(arn:[\\w-]+:iam::(aws|\\d{12}):policy/.+)?',
      },
      ...Object.fromEntries(
        OPTIONS.map(({ parameter, about, isAllowed }) => [
          parameter,
          { Type: 'String', Description: about, Default: String(isAllowed), AllowedValues: ['true', 'false'] },
        ]),
      ),
    },
    Conditions: {
      IsBounded: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PermissionsBoundary' }, ''] }] },
      ...Object.fromEntries(
        OPTIONS.map(({ parameter }) => [`Is${parameter}`, { 'Fn::Equals': [{ Ref: parameter }, 'true'] }]),
      ),
    },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { Ref: 'RoleName' },
          Description: DESCRIPTION,
          PermissionsBoundary: {
            'Fn::If': ['IsBounded', { Ref: 'PermissionsBoundary' }, { Ref: 'AWS::NoValue' }],
          },
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'sts:AssumeRole',
                Principal: {
                  AWS: { 'Fn::Sub': `arn:${reference('AWS::Partition')}:iam::${reference('FlowtollAccount')}:root` },
                },
                Condition: {
                  StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } },
                  ArnLike: {
                    'aws:PrincipalArn': {
                      'Fn::Split': [
                        ',',
                        { 'Fn::Join': ['', [roles, { 'Fn::Join': [`,${roles}`, { Ref: 'TrustedRoles' }] }]] },
                      ],
                    },
                  },
                },
              },
            ],
          },
          Policies: [
            templatePolicy('Read'),
            ...OPTIONS.map(({ parameter, setting }) => ({
              'Fn::If': [`Is${parameter}`, templatePolicy(parameter, setting), { Ref: 'AWS::NoValue' }],
            })),
          ],
        },
      },
    },
    Outputs: {
      RoleArn: {
        Description: 'What a source reads this account by',
        Value: { 'Fn::GetAtt': ['Role', 'Arn'] },
      },
    },
  }
}

/** Writes the template and the module into a folder. */
export async function writeMemberRole(folder: string): Promise<void> {
  await writeFile(join(folder, 'member.template.json'), `${JSON.stringify(memberTemplate(), null, 1)}\n`)
  await mkdir(join(folder, 'member'), { recursive: true })
  await writeFile(join(folder, 'member/main.tf'), await memberModule())
}

/** The same role as a module of Terraform. */
export async function memberModule(): Promise<string> {
  const words: readonly (readonly [string, string])[] = [
    ...[['DESCRIPTION', DESCRIPTION] as const, ['READ_ROLE', READ_ROLE] as const],
    ...OPTIONS.flatMap(({ variable, setting, about }) => [
      [`${variable.toUpperCase()}_ABOUT`, about] as const,
      [`      ${variable.toUpperCase()}_STATEMENTS\n`, moduleStatements(setting)] as const,
    ]),
    ['      STATEMENTS\n', moduleStatements()],
  ]
  return words.reduce((text, [name, value]) => text.replaceAll(name, () => value), await readFile(MODULE, 'utf8'))
}

const moduleStatements = (setting?: ReadPermission['setting']) =>
  memberStatements(setting)
    .map(({ actions, resource }) => {
      const arn = arnOf(resource, reference('local.partition'), reference('local.account'))
      const names = actions.map((action) => `          "${action}",\n`).join('')
      return `      {\n        Effect   = "Allow"\n        Resource = "${arn}"\n        Action = [\n${names}        ]\n      },\n`
    })
    .join('')
