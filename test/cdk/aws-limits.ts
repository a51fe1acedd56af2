interface Resource {
  readonly Type: string
  // biome-ignore lint/suspicious/noExplicitAny: a template is plain JSON of many shapes
  readonly Properties: any
}

/** Lambda. Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const VARIABLES_BYTES = 4096
/** IAM, all inline policies of a role without white space. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const INLINE_POLICIES_CHARACTERS = 10_240
/** IAM, a managed policy. Source: the same page */
const MANAGED_POLICY_CHARACTERS = 6_144
/** Step Functions. Source: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const DEFINITION_BYTES = 2 ** 20
/** CloudFormation. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const TEMPLATE_BYTES = 2 ** 20
const RESOURCES = 500

/** The longest that what CloudFormation makes can be: names of functions and buckets have 64 characters, ARNs of them more. */
const LONGEST_NAME = 'n'.repeat(64)
const LONGEST_ARN = `arn:aws:cloudformation:ap-southeast-2:111122223333:${'n'.repeat(128)}`

/** A value with every reference filled by the longest that can stand there. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  const [[key, inner] = ['', undefined], ...more] = Object.entries(value)
  if (more.length === 0 && key === 'Ref') return String(inner).startsWith('AWS::') ? 'ap-southeast-2' : LONGEST_NAME
  if (more.length === 0 && key === 'Fn::GetAtt') return LONGEST_ARN
  if (more.length === 0 && key === 'Fn::Join') {
    const [separator, parts] = inner as [string, unknown[]]
    return parts.map(filled).join(separator)
  }
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part)]))
}

/** What of a template is larger than AWS takes, in sentences. */
export function overLimit(template: { readonly Resources: Readonly<Record<string, Resource>> }): string[] {
  const all = Object.entries(template.Resources)
  const ofType = (type: string) => all.filter(([, { Type }]) => Type === type)
  const sizes: (readonly [what: string, size: number, limit: number])[] = [
    ['the template', Buffer.byteLength(JSON.stringify(template)), TEMPLATE_BYTES],
    ['resources', all.length, RESOURCES],
  ]
  for (const [id, { Properties }] of ofType('AWS::Lambda::Function')) {
    const variables = Object.entries(filled(Properties.Environment?.Variables ?? {}) as Record<string, string>)
    const bytes = variables.reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0)
    sizes.push([`the variables of ${id}`, bytes, VARIABLES_BYTES])
  }
  for (const [role, { Properties }] of ofType('AWS::IAM::Role')) {
    const own = (Properties.Policies ?? []).map(({ PolicyDocument }: { PolicyDocument: unknown }) => PolicyDocument)
    const attached = ofType('AWS::IAM::Policy')
      .filter(([, policy]) => JSON.stringify(policy.Properties.Roles).includes(`"${role}"`))
      .map(([, policy]) => policy.Properties.PolicyDocument)
    const characters = [...own, ...attached].reduce((sum, policy) => sum + JSON.stringify(filled(policy)).length, 0)
    sizes.push([`the inline policies of ${role}`, characters, INLINE_POLICIES_CHARACTERS])
  }
  for (const [id, { Properties }] of ofType('AWS::IAM::ManagedPolicy')) {
    const characters = JSON.stringify(filled(Properties.PolicyDocument)).length
    sizes.push([`the managed policy ${id}`, characters, MANAGED_POLICY_CHARACTERS])
  }
  for (const [id, { Properties }] of ofType('AWS::StepFunctions::StateMachine')) {
    sizes.push([`the definition of ${id}`, Buffer.byteLength(JSON.stringify(filled(Properties))), DEFINITION_BYTES])
  }
  return sizes.filter(([, size, limit]) => size > limit).map(([what, size, limit]) => `${what}: ${size} of ${limit}`)
}
