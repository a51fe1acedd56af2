import { CfnOutput, CfnParameter, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { type Settings, senderOf } from '../domain/settings.ts'
import { NetworkCostReport } from './network-cost-report.ts'

export interface ReportStackProps extends StackProps {
  readonly settings: Settings
  /** Whether the settings are those of the example: such a stack can be synthesized, and not deployed. */
  readonly isExample?: boolean
  /** Folder with the bundles of all tasks; those of this package where absent. */
  readonly bundles?: string
}

/** The reporter of one account and region, wired in reading order. */
export class ReportStack extends Stack {
  constructor(scope: Construct, id: string, props: ReportStackProps) {
    super(scope, id, { description: 'flowtoll: what EKS pods paid to cross a zone or a NAT gateway', ...props })
    const { settings, isExample = false, bundles } = props
    if (isExample) {
      // Neither the CLI nor CloudFormation deploys a parameter without a value.
      new CfnParameter(this, 'SettingsJsonIsMissing', {
        description:
          'Copy settings.example.json to settings.json and write your settings there; do not give it a value',
      })
      Validations.of(this).acknowledge({
        id: 'CloudFormation-Validate::W2001',
        reason: 'It is there to have no value, and nothing needs one.',
      })
    }

    // An id that no name of a resource has in it.
    const report = new NetworkCostReport(this, 'Default', {
      ...settings,
      ...(bundles === undefined ? {} : { bundles }),
    })

    new CfnOutput(this, 'StateMachineConsole', {
      description: 'Start a run, or run a day again, here',
      value: `https://${this.region}.console.aws.amazon.com/states/home?region=${this.region}#/statemachines/view/${report.stateMachine.stateMachineArn}`,
    })
    new CfnOutput(this, 'ExampleInput', {
      description: 'Input of an execution; every field is optional',
      value: JSON.stringify({ date: '2026-11-21', refresh: false, email: true, recipients: ['me@example.com'] }),
    })
    new CfnOutput(this, 'ArchiveBucket', { description: 'Where the days are kept', value: report.bucket.bucketName })
    new CfnOutput(this, 'AlarmTopic', {
      description: 'Failure notices and alarms; each email subscription must be confirmed once',
      value: report.alarmTopic.topicArn,
    })
    const domain = senderOf(settings).address.split('@').at(-1)
    for (const [index, value] of report.dkimRecords.entries()) {
      new CfnOutput(this, `DkimRecord${index + 1}`, {
        description: `A CNAME record that ${domain} needs before SES sends for it`,
        value,
      })
    }
    if (report.athenaName !== undefined)
      new CfnOutput(this, 'AthenaConsole', {
        description: `Ask the archive: the workgroup and the database are ${report.athenaName}; the saved queries are under "Saved queries"`,
        value: `https://${this.region}.console.aws.amazon.com/athena/home?region=${this.region}#/query-editor/saved-queries`,
      })
  }
}
