/** The tasks of the workflow: each is a state, a file in `lambdas/` and a function, all of one name. */
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
  'SendReport',
  'NotifyFailure',
] as const

export type TaskName = (typeof TASK_NAMES)[number]
