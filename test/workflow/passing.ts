import { vi } from 'vitest'
import type { TaskName } from '../../cdk/task-names.ts'

/** Has so many seconds pass after each try of a task. */
export function passing(seconds: Partial<Record<TaskName, number>>) {
  const now = Date.now.bind(Date)
  let passed = 0
  vi.spyOn(Date, 'now').mockImplementation(() => now() + passed)
  return (task: TaskName) => {
    passed += 1000 * (seconds[task] ?? 0)
  }
}
