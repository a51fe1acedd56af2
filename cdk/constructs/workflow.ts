import { readFileSync } from 'node:fs'
import { ArnFormat, Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { FilterPattern, LogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { namesHandled } from '../../domain/failure-names.ts'
import type { TaskName } from '../task-names.ts'
import { findingOf, type TaskFunction } from './task-function.ts'

export interface WorkflowProps {
  /** Whose it is: what sets the metrics of several reports apart. */
  readonly name: string
  readonly tasks: Readonly<Record<TaskName, TaskFunction>>
  readonly logRetentionDays: number
  /** Of its logs; AWS's own where absent. */
  readonly encryptionKey: IKey | undefined
}

/** Filled in here and not by CloudFormation: what checks a template reads an ARN as it stands. */
const PARTITION = /\$\{Partition\}/g

/** The state machine of `workflow.asl.json`, which may invoke its tasks and nothing else. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine
  /** Runs that failed and of which no notice told. */
  readonly failedUntold: IMetric

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id)
    const definition = readFileSync(new URL('../workflow.asl.json', import.meta.url), 'utf8')
    const { partition } = Stack.of(this)
    const functions = Object.entries(props.tasks).map(([name, task]) => [name, task.function] as const)
    const logGroup = new LogGroup(this, 'Logs', {
      // CloudWatch keeps the policies of vended log groups short by this prefix.
      logGroupName: `/aws/vendedlogs/states/${this.node.addr}`,
      retention: props.logRetentionDays,
      ...(props.encryptionKey ? { encryptionKey: props.encryptionKey } : {}),
      removalPolicy: RemovalPolicy.DESTROY,
    })
    // ExecutionsFailed counts what a notice told, too.
    this.failedUntold = new MetricFilter(this, 'FailedUntold', {
      logGroup,
      filterPattern: FilterPattern.any(
        FilterPattern.all(
          FilterPattern.stringValue('$.type', '=', 'FailStateEntered'),
          FilterPattern.stringValue('$.details.name', '=', 'FailedUntold'),
        ),
        ...namesHandled('uncaught').map((name) =>
          FilterPattern.all(
            FilterPattern.stringValue('$.type', '=', 'ExecutionFailed'),
            FilterPattern.stringValue('$.details.error', '=', name),
          ),
        ),
      ),
      metricNamespace: 'flowtoll',
      // A filter that counts has no dimension of its own, and two reports of one region must not share a metric.
      metricName: `FailedUntold ${props.name}`,
    }).metric({ period: Duration.minutes(5), statistic: 'Sum' })
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromString(definition.replaceAll(PARTITION, partition)),
      definitionSubstitutions: Object.fromEntries(functions.map(([name, { functionArn }]) => [name, functionArn])),
      tracingEnabled: true,
      logs: {
        destination: logGroup,
        level: LogLevel.ALL,
        // States hold keys and counts, never rows, so the data is safe to log and what a re-run needs.
        includeExecutionData: true,
      },
    })
    this.stateMachine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: functions.map(([, { functionArn }]) => functionArn),
      }),
    )
    // An execution starts the next one, and looks at the one that an earlier start of the schedule has left. In the role's
    // own policy, which the state machine waits for, this would go in a circle.
    const executions = Stack.of(this).formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${this.stateMachine.stateMachineName}:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
    const nextDay = new Policy(this, 'NextDay', {
      roles: [this.stateMachine.role],
      statements: [
        new PolicyStatement({
          actions: ['states:StartExecution'],
          resources: [this.stateMachine.stateMachineArn],
        }),
        new PolicyStatement({
          actions: ['states:DescribeExecution'],
          resources: [executions],
        }),
      ],
    })
    Validations.of(nextDay).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${findingOf(Stack.of(this), executions)}]`,
      reason: 'Executions of this state machine alone; their names follow from times.',
    })
    Validations.of(this.stateMachine.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log delivery and X-Ray take no resources.',
    })
  }
}
