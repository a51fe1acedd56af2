import { command, kubectlOf, raw, required, script, stringLiteral, type Word } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

/** Read of a Service of type LoadBalancer, and of one behind an Ingress: each kind of load balancer reads its own. */
const TARGET_TYPES = [
  'alb.ingress.kubernetes.io/target-type',
  'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
] as const

/** Targets of a load balancer by the addresses of pods. */
export function ipTargetsTexts({ namespace, service, context }: ChangeOf<'ip-targets'>): WrittenChange {
  const kubectl = kubectlOf(context)
  const bindings = kubectl(
    ...['get', 'targetgroupbindings', `--namespace=${namespace}`],
    `--output=jsonpath={.items[?(@.spec.serviceRef.name=="${service}")].spec.targetType}`,
  )
  const annotate = (...words: readonly string[]) =>
    kubectl('annotate', `service/${service}`, `--namespace=${namespace}`, ...words)
  return {
    apply: script(
      `targets=$(${bindings})`,
      required(
        'echo "$targets" | grep -qw instance',
        `No TargetGroupBinding of Service ${service} has targets of the type instance: nothing was changed.`,
      ),
      // Refused where one of them is there with another value.
      annotate(...TARGET_TYPES.map((name) => `${name}=ip`)),
    ),
    undo: annotate(...TARGET_TYPES.map((name) => `${name}-`)),
    verify: bindings,
    manifest: [
      'apiVersion: v1',
      'kind: Service',
      'metadata:',
      `  name: ${stringLiteral(service)}`,
      `  namespace: ${stringLiteral(namespace)}`,
      '  annotations:',
      ...TARGET_TYPES.map((name) => `    ${name}: ip`),
    ].join('\n'),
    cdk: null,
    terraform: null,
    helm: null,
  }
}

const CROSS_ZONE = 'load_balancing.cross_zone.enabled'

/** A Network Load Balancer whose nodes send to their own zone. What it had is kept in a file for the undo. */
export function zonalTexts({ region, name }: ChangeOf<'zonal-load-balancer'>): WrittenChange {
  const elb = (operation: string, ...words: readonly Word[]) =>
    command('aws', 'elbv2', operation, '--region', region, ...words)
  const described = elb(
    ...(['describe-load-balancers', '--names', name, '--query', 'LoadBalancers[0].LoadBalancerArn'] as const),
    ...['--output', 'text'],
  )
  const arn = ['--load-balancer-arn', raw('"$balancer"')] as const
  const attribute = elb(
    ...(['describe-load-balancer-attributes', ...arn, '--query', `Attributes[?Key=='${CROSS_ZONE}'].Value`] as const),
    ...['--output', 'text'],
  )
  const modified = (value: string) =>
    elb('modify-load-balancer-attributes', ...arn, '--attributes', raw(`Key=${CROSS_ZONE},Value=${value}`))
  const file = command(`./${name}.cross-zone`)
  const found = `balancer=$(${described})`
  return {
    apply: script(
      found,
      `${attribute} > ${file}`,
      required(
        `test "$(cat ${file})" = true`,
        `${name} does not have cross-zone load balancing on; its target groups may. Nothing was changed.`,
      ),
      modified('false'),
    ),
    undo: script(found, modified(`"$(cat ${file})"`)),
    verify: script(found, attribute),
    manifest: null,
    // Whoever has it in CDK or Terraform changes its attribute there.
    cdk: null,
    terraform: null,
    helm: null,
  }
}
