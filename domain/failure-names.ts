/**
 * Every name under which an error reaches a Retry, a Catch, a gap or a notice: ours of errors.ts, Step Functions',
 * Lambda's and the runtime's. What the Retry lists of `cdk/workflow.asl.json` hold, and what people read, follows from here.
 */

/**
 * What the workflow does about it: `transient` is tried again by every task, `quota` where queries are started, `busy` where
 * a day is written, `ended` a little, as the same may happen again; `never` goes to the Catch at once, and `uncaught` past every Catch to the alarm.
 */
export type Handling = 'transient' | 'quota' | 'busy' | 'ended' | 'never' | 'uncaught'

export interface Failure {
  readonly handling: Handling
  /** A clause: the reason of a gap, and beside the name in a notice. */
  readonly means: string
  /** What a person can do, in sentences. */
  readonly whatNext: string
}

const GOES_ON = 'it resumes where it stopped'
const LATER = `Run the day again later: ${GOES_ON}.`
const DEPLOY = `Deploy the stack again, then run the day again: ${GOES_ON}.`
const OUT_OF_ROOM = `Run the day again: ${GOES_ON}. If it recurs, raise the memory of the failed function in the Lambda console; a deployment sets it back.`

/** Sources, beside errors.ts: the pages named with each group. */
const GROUPS: readonly (Failure & { readonly names: readonly string[] })[] = [
  {
    names: ['InvalidInput'],
    handling: 'never',
    means: 'the input or a setting is wrong',
    whatNext: 'Correct the field that is named and start the execution again.',
  },
  {
    names: ['NoMonitors'],
    handling: 'never',
    means: 'there is no monitor to query',
    whatNext: 'Enable network monitoring on the EKS cluster, or name a monitor in the settings.',
  },
  {
    names: ['NothingCollected'],
    handling: 'never',
    means: 'no query was answered',
    whatNext:
      'Run the day again once the cause is gone: the archive keeps what it has, and only missing hours are queried.',
  },
  {
    names: ['EmptierDay'],
    handling: 'never',
    means: 'the archive has more of this day than could be collected now',
    whatNext:
      'The archived report is more complete, so it stays. Run the day with "refresh": true to query again; delete the named object only if the emptier day should replace it.',
  },
  {
    names: ['DayBusy'],
    handling: 'busy',
    means: 'another run is writing this day',
    whatNext: 'Run the day again in a few minutes: it resumes where it stopped.',
  },
  {
    names: ['AccessDenied'],
    handling: 'never',
    means: 'a permission is missing; the log of the failed task names it',
    whatNext: 'Grant the named permission to the function of the failed task, then run the day again.',
  },
  {
    names: ['DeliveryRefused'],
    handling: 'never',
    means: 'SES refused the email',
    whatNext:
      'Check the sender identity, the recipients and whether SES is still in its sandbox, then start a new execution.',
  },
  {
    names: ['DeliveryUnconfirmed'],
    handling: 'never',
    means: 'it is not known whether the email was sent',
    whatNext: 'Check the inbox before you start a new execution: it sends again.',
  },
  {
    names: ['ArchiveCorrupt'],
    handling: 'never',
    means: 'an archived object does not match its key; the log of the failed task names it',
    whatNext: 'Delete the named object and run the day again with "refresh": true.',
  },
  {
    names: ['Throttled'],
    handling: 'transient',
    means: 'the service throttled every attempt',
    whatNext: LATER,
  },
  {
    names: ['ServiceFault'],
    handling: 'transient',
    means: 'the service failed or could not be reached',
    whatNext: LATER,
  },
  {
    names: ['QuotaExceeded'],
    handling: 'quota',
    means: 'the concurrent query quota stayed exhausted',
    whatNext: LATER,
  },
  {
    // https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html, and two of a deployment:
    // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    names: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
      'Lambda.ResourceConflictException',
      'Lambda.ResourceNotReadyException',
    ],
    handling: 'transient',
    means: 'Lambda could not run a task',
    whatNext: LATER,
  },
  {
    names: ['Sandbox.Timedout', 'States.Timeout'],
    handling: 'ended',
    means: 'a task ran into its time limit',
    whatNext: OUT_OF_ROOM,
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-invocation.html
    names: ['Runtime.ExitError', 'Runtime.OutOfMemory', 'Runtime.NodeJsExit'],
    handling: 'ended',
    means: 'a task died, usually out of memory',
    whatNext: OUT_OF_ROOM,
  },
  {
    // Out of time or of memory: https://docs.aws.amazon.com/step-functions/latest/dg/bp-lambda-serviceexception.html
    names: ['Lambda.Unknown'],
    handling: 'ended',
    means: 'a task ran out of time or memory',
    whatNext: OUT_OF_ROOM,
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html; what the function itself cannot load is Runtime.*.
    names: [
      'Lambda.ResourceNotFoundException',
      'Lambda.InvalidParameterValueException',
      'Lambda.InvalidRuntimeException',
      'Lambda.InvalidZipFileException',
      'Lambda.ModeNotSupportedException',
      'Lambda.NoPublishedVersionException',
      'Lambda.RecursiveInvocationException',
      'Lambda.ServiceQuotaExceededException',
      'Lambda.KMSAccessDeniedException',
      'Lambda.KMSDisabledException',
      'Lambda.KMSInvalidStateException',
      'Lambda.KMSNotFoundException',
      'Runtime.ImportModuleError',
      'Runtime.HandlerNotFound',
      'Runtime.MalformedHandlerName',
      'Runtime.UserCodeSyntaxError',
      'Runtime.InvalidEntrypoint',
    ],
    handling: 'never',
    means: 'a task is not deployed correctly',
    whatNext: DEPLOY,
  },
  {
    // The stack puts no function into a VPC; a team's own rules may. https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    names: [
      'Lambda.EC2AccessDeniedException',
      'Lambda.EC2ThrottledException',
      'Lambda.EC2UnexpectedException',
      'Lambda.ENILimitReachedException',
      'Lambda.ENINotReadyException',
      'Lambda.InvalidSecurityGroupIDException',
      'Lambda.InvalidSubnetIDException',
      'Lambda.SubnetIPAddressLimitReachedException',
    ],
    handling: 'never',
    means: 'a task could not start in its VPC',
    whatNext: `Fix the VPC that the functions were put into, then run the day again: ${GOES_ON}.`,
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
    names: [
      'Lambda.InvalidRequestContentException',
      'Lambda.RequestTooLargeException',
      'Lambda.SerializedRequestEntityTooLargeException',
      'Lambda.UnsupportedMediaTypeException',
      'Function.ResponseSizeTooLarge',
    ],
    handling: 'never',
    means: 'the input or output of a task is too large for Lambda',
    whatNext: 'Run the day with fewer monitors at a time.',
  },
  {
    // https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
    names: [
      'States.TaskFailed',
      'States.NoChoiceMatched',
      'States.ParameterPathFailure',
      'States.ResultPathMatchFailure',
      'States.IntrinsicFailure',
    ],
    handling: 'never',
    means: 'the workflow and its tasks do not match',
    whatNext: DEPLOY,
  },
  {
    names: ['States.Permissions'],
    handling: 'never',
    means: 'the workflow lacks a permission',
    whatNext: DEPLOY,
  },
  {
    // This day is done. Errors of states:startExecution end as this one.
    names: ['NextDayNotStarted'],
    handling: 'never',
    means: 'the next day of the range could not be started',
    whatNext: 'Start an execution with the input below: archived hours are not queried again.',
  },
  {
    // This day is not done, or not to its end.
    names: ['DayNotStarted'],
    handling: 'never',
    means: 'the execution that runs or continues the day could not be started',
    whatNext: 'Start an execution with the input below: archived hours are not queried again.',
  },
  {
    // No Catch takes these: https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
    names: ['States.DataLimitExceeded', 'States.Runtime'],
    handling: 'uncaught',
    means: 'the workflow ended in a way that it cannot catch',
    whatNext: DEPLOY,
  },
]

/** By name. */
export const FAILURES: ReadonlyMap<string, Failure> = new Map(
  GROUPS.flatMap(({ names, ...failure }) => names.map((name) => [name, failure] as const)),
)

const OTHERWISE = 'The log of the failed task has the details. Run the day again: it resumes where it stopped.'

/** What is known of a name; of a bug's, such as TypeError, that it is one. */
export function failureOf(name: string): Failure {
  return (
    FAILURES.get(name) ?? {
      handling: 'never',
      means: `a task failed with an unexpected error (${name}); its log has the details`,
      whatNext: OTHERWISE,
    }
  )
}

/** Names by what is done about them, in the table's order. */
export const namesHandled = (...handlings: readonly Handling[]): string[] =>
  [...FAILURES].filter(([, { handling }]) => handlings.includes(handling)).map(([name]) => name)
