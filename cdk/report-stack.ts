import { CfnOutput, CfnParameter, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { bytesOfGigabyte, type Settings, senderOf } from '../domain/settings.ts'
import { Alarms } from './constructs/alarms.ts'
import { Archive } from './constructs/archive.ts'
import { Catalogue } from './constructs/catalogue.ts'
import { ReportSchedule } from './constructs/report-schedule.ts'
import { SenderIdentity } from './constructs/sender-identity.ts'
import { Workflow } from './constructs/workflow.ts'
import { taskFunctions } from './task-functions.ts'

export interface ReportStackProps extends StackProps {
  readonly settings: Settings
  /** Whether the settings are those of the example: such a stack can be synthesized, and not deployed. */
  readonly isExample?: boolean
  /** Folder with the bundles of all tasks. */
  readonly bundles: string
}

/** The reporter of one account and region, wired in reading order. */
export class ReportStack extends Stack {
  constructor(scope: Construct, id: string, props: ReportStackProps) {
    super(scope, id, { description: 'flowtoll: what EKS pods paid to cross a zone or a NAT gateway', ...props })
    const { settings, isExample = false } = props
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

    const archive = new Archive(this, 'Archive', {
      rawRetentionDays: settings.rawRetentionDays,
      keep: settings.keepArchive,
      adopted: settings.archiveBucket,
    })
    const sender = new SenderIdentity(this, 'Sender', {
      sender: senderOf(settings),
      kind: settings.senderIdentity,
    })
    const alarms = new Alarms(this, 'Alarms', { recipients: settings.alarmRecipients })

    sender.tellFailures(alarms.topic)

    const catalogue = settings.athena
      ? new Catalogue(this, 'Catalogue', {
          bucket: archive.bucket,
          monitors: settings.monitors,
          bytesPerGigabyte: bytesOfGigabyte(settings),
          scanLimitGigabytes: settings.athenaScanLimitGigabytes,
        })
      : undefined
    const tasks = taskFunctions(this, { settings, bundles: props.bundles, archive, sender, alarms, catalogue })
    const workflow = new Workflow(this, 'Workflow', {
      tasks,
      logRetentionDays: settings.logRetentionDays,
    })
    const schedule = new ReportSchedule(this, 'Schedule', {
      stateMachine: workflow.stateMachine,
      timeZone: settings.timeZone,
      sendAt: settings.sendAt,
      hourlyCollect: settings.hourlyCollect,
    })
    alarms.watch({ workflow, deadLetters: schedule.deadLetters, schedule: settings })

    new CfnOutput(this, 'StateMachineConsole', {
      description: 'Start a run, or run a day again, here',
      value: `https://${this.region}.console.aws.amazon.com/states/home?region=${this.region}#/statemachines/view/${workflow.stateMachine.stateMachineArn}`,
    })
    new CfnOutput(this, 'ExampleInput', {
      description: 'Input of an execution; every field is optional',
      value: JSON.stringify({ date: '2026-11-21', refresh: false, email: true, recipients: ['me@example.com'] }),
    })
    new CfnOutput(this, 'ArchiveBucket', { description: 'Where the days are kept', value: archive.bucket.bucketName })
    new CfnOutput(this, 'AlarmTopic', {
      description: 'Failure notices and alarms; each email subscription must be confirmed once',
      value: alarms.topic.topicArn,
    })
  }
}
