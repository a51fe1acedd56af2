import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Context } from 'aws-lambda'
import { StateMachine } from 'aws-local-stepfunctions'
import { TASK_NAMES, type TaskName } from '../cdk/task-names.ts'
import type { SliceOutcome, SliceProgress } from '../domain/collecting/run.ts'
import { failureOf } from '../domain/failure-names.ts'

export type TaskHandler = (input: unknown, context: Context) => Promise<unknown>
export type TaskHandlers = Readonly<Record<TaskName, TaskHandler>>

const ACCOUNT = '000000000000'

/** How an execution ended, as Step Functions tells it. */
export interface ExecutionEnd {
  readonly name: string
  readonly status: 'SUCCEEDED' | 'FAILED'
  readonly output?: unknown
  readonly error?: string
  /** The failed task's message. */
  readonly cause?: string
  /** The execution that it started: the next day of a range, the rest of its day, or the one that a schedule's start is for. */
  readonly next?: NextExecution
}

/** What `states:startExecution` is asked for. */
export interface NextExecution {
  readonly name: string
  readonly input: unknown
}

type EngineEvent = ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never

export interface ExecutionOptions {
  readonly input: unknown
  readonly handlers: TaskHandlers
  /** A fresh one where absent. A name used again is the same execution to the claim in `sent/`. */
  readonly name?: string
  /** Start of the execution, ISO 8601; now where absent. */
  readonly startedAt?: string
  /** In place of the definition's own waits. */
  readonly waitMilliseconds: number
  readonly onTask?: (name: TaskName, output: unknown) => void
  /** Told of each event of the engine's own history. */
  readonly onEvent?: (event: EngineEvent) => void
  /** Takes the place of `states:startExecution`, and may throw as it does; nothing is started by itself. */
  readonly onNext?: (next: NextExecution) => void
  /** Takes the place of `sfn:describeExecution`: the status of an execution by its name. */
  readonly statusOf?: (name: string) => string
}

/** Loads the handlers from `lambdas/`, or from a folder of bundles, where `ending` follows the task's name. */
export async function loadHandlers(
  folder = new URL('../lambdas/', import.meta.url),
  ending = '.ts',
): Promise<TaskHandlers> {
  const loaded = await Promise.all(
    TASK_NAMES.map(async (name) => [name, (await import(new URL(`${name}${ending}`, folder).href)).handler] as const),
  )
  return Object.fromEntries(loaded) as unknown as TaskHandlers
}

/** The deployed definition, with a function's ARN in each place that the stack fills. */
export function workflowDefinition(region: string): ConstructorParameters<typeof StateMachine>[0] {
  const text = readFileSync(new URL('../cdk/workflow.asl.json', import.meta.url), 'utf8')
  const filled = (name: string) =>
    name === 'Partition' ? 'aws' : `arn:aws:lambda:${region}:${ACCOUNT}:function:${name}`
  return JSON.parse(text.replaceAll(/\$\{(\w+)\}/g, (_, name) => filled(name)))
}

interface MapOf<Name extends string, Item> {
  readonly States: Readonly<Record<Name, { readonly ItemProcessor: Item }>>
}

/** The part of the definition that collects one slice. */
function sliceDefinition(region: string): ConstructorParameters<typeof StateMachine>[0] {
  const { States } = workflowDefinition(region) as unknown as MapOf<'CollectLanes', MapOf<'CollectSlices', object>>
  const { ItemProcessor: lane } = States.CollectLanes
  const { ProcessorConfig: _, ...definition } = lane.States.CollectSlices.ItemProcessor as Record<string, unknown>
  return definition as never
}

const machines = new Map<string, StateMachine>()

/** A definition's machine. That it is a valid one is tested: to check it takes longer than a small day's run. */
function machineOf(region: string, definitionOf: typeof workflowDefinition): StateMachine {
  const id = `${definitionOf.name} ${region}`
  const machine =
    machines.get(id) ?? new StateMachine(definitionOf(region), { validationOptions: { noValidate: true } })
  machines.set(id, machine)
  return machine
}

/** What a machine has in place of Lambda and of its own pauses. */
const overridesOf = (
  handlers: Readonly<Record<string, (input: never) => Promise<unknown>>>,
  waitMilliseconds: number,
) => ({
  taskResourceLocalHandlers: handlers as never,
  waitTimeOverrides: { WaitForQueries: waitMilliseconds, WaitForChannels: waitMilliseconds },
  retryIntervalOverrides: Object.fromEntries(Object.keys(handlers).map((task) => [task, waitMilliseconds])),
})

/** Collects one slice as the workflow's Map does; ends as its outcome, whatever happened. */
export async function collectSlice(
  slice: SliceProgress,
  handlers: TaskHandlers,
  waitMilliseconds: number,
): Promise<SliceOutcome> {
  const invoked = Object.fromEntries(
    TASK_NAMES.map((task) => [task, (input: unknown) => invoke(task, handlers[task], input)]),
  )
  const { result } = machineOf(process.env.AWS_REGION ?? 'us-east-1', sliceDefinition).run(
    structuredClone(slice) as never,
    { overrides: overridesOf(invoked, waitMilliseconds) },
  )
  return (await result) as unknown as SliceOutcome
}

/** Runs one execution of the workflow with the real handlers. Waits and pauses are short; nothing else differs. */
export async function execute(options: ExecutionOptions): Promise<ExecutionEnd> {
  const { handlers, waitMilliseconds, onTask, onEvent, onNext, statusOf, input, startedAt } = options
  const name = options.name ?? randomUUID()
  const region = process.env.AWS_REGION ?? 'us-east-1'
  const arn = `arn:aws:states:${region}:${ACCOUNT}:execution:flowtoll:${name}`
  // The engine tells tasks its own clock, whatever start the context gives.
  const startedAs = (taskInput: unknown) =>
    startedAt !== undefined && typeof taskInput === 'object' && taskInput !== null && 'startedAt' in taskInput
      ? { ...taskInput, startedAt }
      : taskInput
  const taskResourceLocalHandlers = Object.fromEntries(
    TASK_NAMES.map((task) => [
      task,
      async (taskInput: unknown) => {
        const output = await invoke(task, handlers[task], startedAs(taskInput))
        onTask?.(task, output)
        return output as never
      },
    ]),
  )
  let next: NextExecution | undefined
  const startNextDay = async (asked: { readonly Name: string; readonly Input: unknown }) => {
    onNext?.({ name: asked.Name, input: asked.Input })
    next = { name: asked.Name, input: asked.Input }
    return { ExecutionArn: `${arn.slice(0, -name.length)}${asked.Name}` }
  }
  const readEarlierStart = async ({ ExecutionArn }: { readonly ExecutionArn: string }) => ({
    Status: statusOf?.(ExecutionArn.split(':').at(-1) ?? '') ?? 'RUNNING',
  })
  const { result, eventLogs } = machineOf(region, workflowDefinition).run(structuredClone(input) as never, {
    context: {
      Execution: {
        Id: arn,
        Name: name,
        Input: input as never,
      },
      StateMachine: { Id: `arn:aws:states:${region}:${ACCOUNT}:stateMachine:flowtoll`, Name: 'flowtoll' },
    },
    overrides: overridesOf(
      { ...taskResourceLocalHandlers, StartNextDay: startNextDay, ReadEarlierStart: readEarlierStart },
      waitMilliseconds,
    ),
  })
  try {
    if (onEvent) for await (const event of eventLogs) onEvent(event)
    const output = await result
    return { name, status: 'SUCCEEDED', output, ...(next === undefined ? {} : { next }) }
  } catch (error) {
    // The engine wraps the error of the Fail state.
    const { name: errorName, message } = ((error as Error).cause ?? error) as Error
    return { name, status: 'FAILED', error: errorName, cause: messageOf(message) }
  }
}

/** Calls a handler as Lambda does: JSON in, JSON out, and an error as its type and message. */
export async function invoke(task: TaskName, handler: TaskHandler, input: unknown): Promise<unknown> {
  const context = {
    functionName: task,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:${ACCOUNT}:function:${task}`,
    memoryLimitInMB: '1024',
    awsRequestId: randomUUID(),
    getRemainingTimeInMillis: () => 60_000,
  } as Context
  try {
    const output = await handler(JSON.parse(JSON.stringify(input)), context)
    return JSON.parse(JSON.stringify(output ?? null))
  } catch (error) {
    const { name, message } = error as Error
    const isCaught = failureOf(name).handling !== 'uncaught'
    throw Object.assign(new Error(JSON.stringify({ errorType: name, errorMessage: message })), {
      ...{ name, isRetryable: isCaught, isCatchable: isCaught },
    })
  }
}

/** A task's error comes as Lambda tells it, as JSON. */
export function messageOf(cause: string): string {
  try {
    return (JSON.parse(cause) as { errorMessage?: string }).errorMessage ?? cause
  } catch {
    return cause
  }
}
