import { Duration, Stack, Validations } from 'aws-cdk-lib'
import {
  Alarm,
  type CfnAlarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { letPublishersUse } from '../key-policy.ts'
import { reportDayOffset } from '../report-day.ts'
import type { Workflow } from './workflow.ts'

export interface AlarmsProps {
  /** Whose they are: what sets the metrics of several reports apart. */
  readonly name: string
  /** Addresses that the topic writes to. */
  readonly recipients: readonly string[]
  /** One that is there already, to which nobody is subscribed; absent for a new one. */
  readonly topic: ITopic | undefined
  /** Of a new one, and of one that tells no key; none where absent. */
  readonly encryptionKey: IKey | undefined
}

/** When the daily report starts: `HH:MM` in a time zone. */
export interface ScheduledReport {
  readonly sendAt: string
  readonly timeZone: string
}

interface Watched {
  readonly workflow: Workflow
  readonly deadLetters: IQueue
  readonly schedule: ScheduledReport
}

/** The topic of failure notices, and the alarms on what no failed execution can tell by itself. */
export class Alarms extends Construct {
  readonly topic: ITopic
  /** Whether the recipients are subscribed to it. */
  readonly subscribes: boolean
  /** What the topic's publishers need to use; none where the topic is not known to have one. */
  readonly topicKey: IKey | undefined
  private readonly name: string

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id)
    this.name = props.name
    this.topic = props.topic ?? this.ownTopic(props)
    this.subscribes = props.topic === undefined
    // What is known by its ARN alone may be under the report's key.
    this.topicKey = this.topic.masterKey ?? props.encryptionKey
    if (this.topicKey) letPublishersUse(this.topicKey, this)
    // A topic with a policy of its own, as for TLS, lacks the default one that lets alarms of the account publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
  }

  private ownTopic({ recipients, encryptionKey }: AlarmsProps): Topic {
    const topic = new Topic(this, 'Topic', {
      displayName: 'flowtoll',
      enforceSSL: true,
      ...(encryptionKey ? { masterKey: encryptionKey } : {}),
    })
    for (const address of recipients) topic.addSubscription(new EmailSubscription(address))
    if (encryptionKey === undefined)
      Validations.of(topic).acknowledge({
        id: 'AwsSolutions-SNS2',
        reason:
          'CloudWatch alarms cannot publish to a topic under the AWS-managed key, and a key of its own costs more than the rest of the stack; notices name days, monitors and errors, no traffic.',
      })
    return topic
  }

  /** Alarms on the runs of the workflow and on starts that were lost. */
  watch({ workflow, deadLetters, schedule }: Watched): void {
    const { stateMachine, failedUntold } = workflow
    const fiveMinutes = { period: Duration.minutes(5), statistic: 'Sum' }
    this.onAny(
      'Failed',
      failedUntold,
      'A run failed, and its notice could not be given. Look at its execution in the console; running the day again goes on where it stopped.',
    )
    this.onAny(
      'TimedOut',
      stateMachine.metricTimedOut(fiveMinutes),
      'A run took over two hours and was ended. Look at the slowest task in its execution, then run the day again: it goes on where it stopped.',
    )
    this.onAny(
      'Aborted',
      stateMachine.metricAborted(fiveMinutes),
      'Somebody stopped a run. Run the day again if its report is wanted.',
    )
    this.onAny(
      'DeadLetters',
      deadLetters.metricApproximateNumberOfMessagesVisible(fiveMinutes),
      'The schedule could not start a run for four hours. Read the message in the dead-letter queue, mend the cause, and start the day by hand.',
    )
    this.onMissing(schedule)
  }

  /** One alarm for a morning without a report, nor a notice of its failure. Days are counted at a fixed offset, by which each has one report. */
  private onMissing({ sendAt, timeZone }: ScheduledReport): void {
    // CloudWatch warms up an alarm that is new: where its metric changes, so does this id.
    const alarm = new Alarm(this, 'NothingTold', {
      alarmDescription: `No report, nor a notice why there is none, within two hours of ${sendAt} ${timeZone}. Check that the schedule is enabled and look at the last execution.`,
      metric: new MathExpression({
        // A day without a value would be passed over for an earlier one that has it.
        expression: 'FILL(told, 0)',
        usingMetrics: {
          told: new Metric({
            namespace: 'flowtoll',
            metricName: 'ReportsTold',
            dimensionsMap: { service: this.name },
            statistic: 'Sum',
          }),
        },
        period: Duration.days(1),
        label: 'Reports told',
      }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
    const resource = alarm.node.defaultChild as CfnAlarm
    resource.evaluationWindow = { wallClockWindow: { timezone: reportDayOffset(sendAt, timeZone, Date.now()) } }
    // By its end the last whole day began after the deployment, and whoever is to be told has had time to confirm it.
    resource.warmUpConfiguration = {
      warmUpPeriodDurationInMinutes: 2 * 24 * 60,
      onlyStartEvaluatingAfterWarmUpPeriodEnds: true,
    }
  }

  private onAny(id: string, metric: IMetric, alarmDescription: string): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(this.topic))
  }
}
