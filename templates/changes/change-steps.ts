import type { Change, Finding } from '../../domain/findings/finding.ts'
import type { Report } from '../../domain/report/report.ts'
import { changeText } from './change-text.ts'
import { command, kubectlOf } from './quoting.ts'

/** A block to be copied whole. */
export interface ChangeStep {
  readonly step: 'connect' | 'apply' | 'manifest' | 'helm' | 'cdk' | 'terraform' | 'verify' | 'undo'
  /** What it is, in a few words. */
  readonly what: string
  readonly language: 'sh' | 'yaml' | 'ts' | 'hcl'
  readonly text: string
}

const OF_KUBERNETES: ReadonlySet<Change['kind']> = new Set(['service-routing', 'topology-spread', 'ip-targets'])

/** A finding's change in the order in which one does it; nothing where it has none. */
export function changeSteps({ change, cluster }: Finding, { monitors }: Pick<Report, 'monitors'>): ChangeStep[] {
  if (change === null) return []
  const { apply, undo, verify, manifest, cdk, terraform, helm } = changeText(change)
  const isOfKubernetes = OF_KUBERNETES.has(change.kind)
  const kubectl = kubectlOf('context' in change ? change.context : undefined)
  const { region = '', elsewhere } = monitors.find((monitor) => monitor.cluster === cluster) ?? {}
  const name = elsewhere?.clusterName ?? cluster
  const whose = elsewhere?.accountId ? `# with credentials of account ${elsewhere.accountId}\n` : ''
  const kubeconfig = `${whose}${command('aws', 'eks', 'update-kubeconfig', '--region', region, '--name', name)}`
  const steps: readonly (ChangeStep | null)[] = [
    isOfKubernetes ? { step: 'connect', what: 'Point kubectl at the cluster', language: 'sh', text: kubeconfig } : null,
    { step: 'apply', what: 'Apply', language: 'sh', text: apply },
    manifest === null
      ? null
      : {
          step: 'manifest',
          what: `Or, by \`${kubectl('apply', '--server-side', '--field-manager=flowtoll', '-f')}\``,
          language: 'yaml',
          text: manifest,
        },
    helm === null
      ? null
      : {
          step: 'helm',
          what: `Or, where the chart ${helm.chart} makes the Service (${helm.page}), in its values`,
          language: 'yaml',
          text: helm.values,
        },
    cdk === null ? null : { step: 'cdk', what: 'Or, in a CDK stack', language: 'ts', text: cdk },
    terraform === null ? null : { step: 'terraform', what: 'Or, in Terraform', language: 'hcl', text: terraform },
    { step: 'verify', what: 'Verify', language: 'sh', text: verify },
    { step: 'undo', what: 'Undo', language: 'sh', text: undo },
  ]
  return steps.filter((step) => step !== null)
}
