import { helmValues } from './helm-values.ts'
import { identifier, kubectlOf, raw, required, script, stringLiteral } from './quoting.ts'
import type { ChangeOf, WrittenChange } from './written-change.ts'

type RoutingChange = ChangeOf<'service-routing' | 'topology-spread'>

/**
 * What a Service may have that takes precedence over `trafficDistribution`, and that itself: none of it may be there.
 * Source: https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
 */
const PRECEDENCE = [
  '{.metadata.annotations.service\\.kubernetes\\.io/topology-mode}',
  '{.metadata.annotations.service\\.kubernetes\\.io/topology-aware-hints}',
  '{.spec.trafficDistribution}',
] as const

const ZONE = 'topology.kubernetes.io/zone'

/** A Service's routing, and before it, where needed, the spread of what it leads to. */
export function routingTexts(change: RoutingChange): WrittenChange {
  const { namespace, service, value } = change
  const kubectl = kubectlOf(change.context)
  const patch = (distribution: string | null) =>
    kubectl(
      'patch',
      `service/${service}`,
      `--namespace=${namespace}`,
      '--type=merge',
      `--patch=${JSON.stringify({ spec: { trafficDistribution: distribution } })}`,
    )
  const hints = kubectl(
    'get',
    'endpointslices',
    `--namespace=${namespace}`,
    `--selector=kubernetes.io/service-name=${service}`,
    '--output=jsonpath={range .items[*].endpoints[*]}{.zone}{" "}{.hints.forZones[*].name}{"\\n"}{end}',
  )
  const spread = change.kind === 'topology-spread' ? spreadTexts(change) : null
  const read = (path: string) =>
    kubectl('get', `service/${service}`, `--namespace=${namespace}`, `--output=jsonpath=${path}`)
  return {
    apply: script(
      required(
        `test "$(${read(`${PRECEDENCE.join('')}/{.spec.internalTrafficPolicy}`)})" = /Cluster`,
        `Service ${service} already has a routing policy: nothing was changed.`,
      ),
      ...(spread?.apply ?? []),
      patch(value),
    ),
    undo: script(patch(null), ...(spread?.undo ?? [])),
    verify: script(...(spread?.verify ?? []), read('{.spec.trafficDistribution}{"\\n"}'), hints),
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
          `new eks.KubernetesPatch(this, ${stringLiteral(`${identifier(namespace)}${identifier(service)}Routing`)}, {`,
          '  cluster,',
          `  resourceName: ${stringLiteral(`service/${service}`)},`,
          `  resourceNamespace: ${stringLiteral(namespace)},`,
          `  applyPatch: { spec: { trafficDistribution: ${stringLiteral(value)} } },`,
          '  restorePatch: { spec: { trafficDistribution: null } },',
          '})',
        ),
    terraform: null,
    helm: spread ? null : helmValues(service, value),
  }
}

/**
 * The selector is the Deployment's own, read when the command runs: flows do not tell labels. A Deployment that has a
 * constraint on zones is left alone, and so is one that has other replicas than were seen, or a volume claim: a database cannot run
 * twice on its data, and a volume of one zone is not in another.
 */
function spreadTexts({ namespace, workload, scale, context }: ChangeOf<'topology-spread'>) {
  const kubectl = kubectlOf(context)
  const deployment = [`deployment/${workload}`, `--namespace=${namespace}`]
  const patched = (constraint: object) =>
    JSON.stringify({ spec: { template: { spec: { topologySpreadConstraints: [constraint] } } } })
  const spread = { maxSkew: 1, topologyKey: ZONE, whenUnsatisfiable: 'ScheduleAnyway', labelSelector: '$' }
  const [before = '', after = ''] = patched(spread).split('"$"')
  const read = (path: string) => kubectl('get', ...deployment, `--output=jsonpath=${path}`)
  const scaled = (from: number, to: number) =>
    kubectl('scale', ...deployment, `--current-replicas=${from}`, `--replicas=${to}`)
  const claims = read('{.spec.template.spec.volumes[*].persistentVolumeClaim.claimName}')
  const existing = read(`{.spec.template.spec.topologySpreadConstraints[?(@.topologyKey=="${ZONE}")].topologyKey}`)
  return {
    apply: [
      required(`test -z "$(${claims})"`, `Deployment ${workload} keeps data on a volume claim: nothing was changed.`),
      `test -z "$(${existing})"`,
      `selector=$(${read('{.spec.selector}')})`,
      kubectl('patch', ...deployment, '--type=strategic', raw(`--patch='${before}'"$selector"'${after}'`)),
      // After it, so that the pods that come are spread.
      ...(scale ? [scaled(scale.from, scale.to)] : []),
    ],
    undo: [
      kubectl(
        'patch',
        ...deployment,
        '--type=strategic',
        `--patch=${patched({ $patch: 'delete', topologyKey: ZONE, whenUnsatisfiable: 'ScheduleAnyway' })}`,
      ),
      // Last: where it never came to the scaling, this is refused.
      ...(scale ? [scaled(scale.to, scale.from)] : []),
    ],
    verify: [kubectl('rollout', 'status', ...deployment)],
  }
}

const lines = (...all: readonly string[]) => all.join('\n')
