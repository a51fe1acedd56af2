import { memberTemplate } from '../release/member-role.ts'

interface Template {
  readonly Parameters: Readonly<Record<string, { readonly Default?: string; readonly Type: string }>>
  readonly Conditions: Readonly<Record<string, object>>
  readonly Resources: { readonly Role: { readonly Properties: object } }
}

interface Statement {
  readonly Effect: string
  readonly Action: string | readonly string[]
  readonly Principal?: object
  readonly Resource?: string
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>
}

interface Policy {
  readonly Statement: readonly Statement[]
}

export interface MemberRole {
  readonly RoleName: string
  readonly PermissionsBoundary?: string
  readonly AssumeRolePolicyDocument: Policy
  readonly Policies: readonly { readonly PolicyDocument: Policy }[]
}

/** The role of the member template as CloudFormation makes it in an account, with these values for its parameters. */
export function memberRole(account: string, values: Readonly<Record<string, string>>): MemberRole {
  const { Parameters, Conditions, Resources } = memberTemplate() as Template
  const given = (name: string): string =>
    ({ 'AWS::Partition': 'aws', 'AWS::AccountId': account })[name] ?? values[name] ?? Parameters[name]?.Default ?? ''
  const made = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(made).filter((one) => one !== undefined)
    if (typeof part !== 'object' || part === null) return part
    const [[name, value] = ['', undefined]] = Object.entries(part)
    if (name === 'Ref') {
      const isList = Parameters[String(value)]?.Type === 'CommaDelimitedList'
      return value === 'AWS::NoValue' ? undefined : isList ? given(value).split(',') : given(value)
    }
    if (name === 'Fn::Sub') return String(value).replaceAll(/\$\{([\w:]+)\}/g, (_, id) => given(id))
    if (name === 'Fn::Join') return (made(value[1]) as string[]).join(value[0])
    if (name === 'Fn::Split') return (made(value[1]) as string).split(value[0])
    if (name === 'Fn::If') return made(value[made(Conditions[value[0]]) ? 1 : 2])
    if (name === 'Fn::Not') return !made(value[0])
    if (name === 'Fn::Equals') return made(value[0]) === made(value[1])
    const entries = Object.entries(part).map(([key, one]) => [key, made(one)] as const)
    return Object.fromEntries(entries.filter(([, one]) => one !== undefined))
  }
  return made(Resources.Role.Properties) as MemberRole
}

/** What it allows, by resource. */
export const allowedBy = (account: string, values: Readonly<Record<string, string>>) =>
  memberRole(account, values).Policies.flatMap(({ PolicyDocument }) =>
    PolicyDocument.Statement.map(({ Action, Resource = '' }) => ({ resource: Resource, actions: [Action].flat() })),
  )
