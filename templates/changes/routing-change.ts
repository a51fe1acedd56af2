import { command, identifier, raw, stringLiteral } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type RoutingChange = ChangeOf<'service-routing' | 'topology-spread'>

const ZONE = 'topology.kubernetes.io/zone'

/** A Service's routing, and before it, where needed, the spread of what it leads to. */
export function routingTexts(change: RoutingChange): WrittenChange {
  const { namespace, service, value } = change
  const patch = (distribution: string | null) =>
    command(
      'kubectl',
      'patch',
      `service/${service}`,
      `--namespace=${namespace}`,
      '--type=merge',
      `--patch=${JSON.stringify({ spec: { trafficDistribution: distribution } })}`,
    )
  const hints = command(
    'kubectl',
    'get',
    'endpointslices',
    `--namespace=${namespace}`,
    `--selector=kubernetes.io/service-name=${service}`,
    '--output=jsonpath={range .items[*].endpoints[*]}{.zone}{" "}{.hints.forZones[*].name}{"\\n"}{end}',
  )
  const spread = change.kind === 'topology-spread' ? spreadTexts(change) : null
  return {
    apply: lines(spread?.apply, patch(value)),
    undo: lines(patch(null), spread?.undo),
    verify: lines(spread?.verify, hints),
    // What a spread needs of the Deployment, its labels, is known in the cluster alone.
    manifest: spread
      ? null
      : lines(
          'apiVersion: v1',
          'kind: Service',
          'metadata:',
          `  name: ${stringLiteral(service)}`,
          `  namespace: ${stringLiteral(namespace)}`,
          'spec:',
          `  trafficDistribution: ${value}`,
        ),
    cdk: spread
      ? null
      : lines(
          '// cluster: the eks.ICluster of this cluster',
          `new eks.KubernetesPatch(this, ${stringLiteral(`${identifier(service)}Routing`)}, {`,
          '  cluster,',
          `  resourceName: ${stringLiteral(`service/${service}`)},`,
          `  resourceNamespace: ${stringLiteral(namespace)},`,
          `  applyPatch: { spec: { trafficDistribution: ${stringLiteral(value)} } },`,
          '  restorePatch: { spec: { trafficDistribution: null } },',
          '})',
        ),
  }
}

/** The selector is the Deployment's own, read when the command runs: flows do not tell labels. */
function spreadTexts({
  namespace,
  workload,
  scale,
}: ChangeOf<'topology-spread'>): Pick<WrittenChange, 'apply' | 'undo' | 'verify'> {
  const deployment = [`deployment/${workload}`, `--namespace=${namespace}`]
  const constraint = { maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: '$' }
  const patch = { spec: { template: { spec: { topologySpreadConstraints: [constraint] } } } }
  const [before = '', after = ''] = JSON.stringify(patch).split('"$"')
  const selector = command('kubectl', 'get', ...deployment, '--output=jsonpath={.spec.selector}')
  return {
    apply: lines(
      `selector=$(${selector})`,
      command('kubectl', 'patch', ...deployment, '--type=strategic', raw(`--patch='${before}'"$selector"'${after}'`)),
      // After it, so that the pods that come are spread.
      ...(scale ? [command('kubectl', 'scale', ...deployment, `--replicas=${scale.to}`)] : []),
    ),
    undo: lines(
      ...(scale ? [command('kubectl', 'scale', ...deployment, `--replicas=${scale.from}`)] : []),
      command('kubectl', 'rollout', 'undo', ...deployment),
    ),
    verify: command('kubectl', 'rollout', 'status', ...deployment),
  }
}

const lines = (...all: readonly (string | undefined)[]) => all.filter((line) => line !== undefined).join('\n')
