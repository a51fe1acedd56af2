import { Duration, Stack, TimeZone, Validations } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler'
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'

export interface ReportScheduleProps {
  readonly stateMachine: IStateMachine
  readonly timeZone: string
  /** `HH:MM` in the time zone. */
  readonly sendAt: string
  readonly hourlyCollect: boolean
}

/** Late enough in the hour for the service's data of the last one to have settled. */
const COLLECT_AT_MINUTE = '20'

/** The daily report and the hourly collection; a start that fails for good lands in the dead-letter queue. */
export class ReportSchedule extends Construct {
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, props: ReportScheduleProps) {
    super(scope, id)
    this.deadLetters = new Queue(this, 'DeadLetters', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    })
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is itself the dead-letter queue, of the schedules.',
    })
    // The CDK's own would stand outside of this, where neither a boundary nor tags of the report reach.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    })
    const timeZone = TimeZone.of(props.timeZone)
    const start = (input: object) =>
      new StepFunctionsStartExecution(props.stateMachine, {
        // Scheduler starts at least once: the time it fired for is what two starts have in common.
        // Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html
        input: ScheduleTargetInput.fromObject({ ...input, scheduledTime: ContextAttribute.scheduledTime }),
        deadLetterQueue: this.deadLetters,
        role,
        retryAttempts: 10,
        maxEventAge: Duration.hours(4),
      })
    const [hour, minute] = props.sendAt.split(':').map(Number)
    new Schedule(this, 'DailyReport', {
      description: `flowtoll: yesterday's report at ${props.sendAt} ${props.timeZone}`,
      schedule: ScheduleExpression.cron({ hour: String(hour), minute: String(minute), timeZone }),
      target: start({}),
    })
    if (props.hourlyCollect) {
      new Schedule(this, 'HourlyCollect', {
        description:
          'flowtoll: collects the hours that have settled, as the service does not say how long it keeps them',
        schedule: ScheduleExpression.cron({ minute: COLLECT_AT_MINUTE, timeZone }),
        target: start({ mode: 'collect' }),
      })
    }
  }
}
