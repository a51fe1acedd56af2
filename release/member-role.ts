import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SOURCE_PERMISSIONS } from '../domain/permissions.ts'
import { EXTERNAL_ID_PATTERN } from '../domain/settings.ts'
import { READ_ROLE } from '../domain/source.ts'

const MODULE = new URL('terraform/member.tf', import.meta.url)

const DESCRIPTION = 'Lets flowtoll in another account read monitors, networks and metrics of this one.'

/** As `Fn::Sub` and Terraform have it in a text. */
const reference = (name: string) => `\${${name}}`

export interface MemberStatement {
  readonly actions: readonly string[]
  /** As `service:resource`; `*` where the actions know no resources. */
  readonly resource: string
}

/** What the role allows, by what it is on. */
export const memberStatements = (): MemberStatement[] =>
  [
    ...Map.groupBy(
      SOURCE_PERMISSIONS.flatMap(({ actions, resources }) =>
        resources.flatMap((resource) => actions.map((action) => ({ action, resource }))),
      ),
      ({ resource }) => resource,
    ),
  ].map(([resource, pairs]) => ({ resource, actions: pairs.map(({ action }) => action).toSorted() }))

/** Its ARN in every region, as a role has none; AWS's own prefix lists, and shared ones, are of other accounts. */
function arnOf(resource: string, partition: string, account: string): string {
  if (resource === '*') return resource
  const [service, name = ''] = resource.split(':')
  return `arn:${partition}:${service}:*:${name.startsWith('prefix-list/') ? '*' : account}:${name}`
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
    },
    Conditions: { IsBounded: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PermissionsBoundary' }, ''] }] } },
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
            {
              PolicyName: 'Read',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: memberStatements().map(({ actions, resource }) => {
                  const arn = arnOf(resource, reference('AWS::Partition'), reference('AWS::AccountId'))
                  return {
                    Effect: 'Allow',
                    Action: actions,
                    Resource: arn.includes('$') ? { 'Fn::Sub': arn } : arn,
                  }
                }),
              },
            },
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
  const statements = memberStatements().map(({ actions, resource }) => {
    const arn = arnOf(resource, reference('local.partition'), reference('local.account'))
    const names = actions.map((action) => `          "${action}",\n`).join('')
    return `      {\n        Effect   = "Allow"\n        Resource = "${arn}"\n        Action = [\n${names}        ]\n      },\n`
  })
  const written = (await readFile(MODULE, 'utf8'))
    .replaceAll('DESCRIPTION', DESCRIPTION)
    .replaceAll('READ_ROLE', READ_ROLE)
  return written.replace('      STATEMENTS\n', () => statements.join(''))
}
