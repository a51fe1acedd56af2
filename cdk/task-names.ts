/** The tasks of the workflow: each is a state, a file in `lambdas/` and a function. */
export const TASK_NAMES = [
  'PlanCollection',
  'StartQueries',
  'PollQueries',
  'FetchResults',
  'CloseCollection',
  'ReadSurroundings',
  'IdentifyRemotes',
  'PlanHours',
  'SettleHour',
  'WatchHours',
  'StoreDay',
  'Deliver',
  'NotifyFailure',
] as const

export type TaskName = (typeof TASK_NAMES)[number]

/**
 * Of a task's construct, which its function is named by: Deliver has that of its former name, so that an execution which began before a
 * deployment finds its function after it.
 */
export const constructIdOf = (task: TaskName): string => (task === 'Deliver' ? 'SendReport' : task)
