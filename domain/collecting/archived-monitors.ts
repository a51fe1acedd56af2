import type { Monitor, OtherMonitor, Run } from './run.ts'

interface Known {
  readonly monitors: readonly Monitor[]
  /** Those of which the archive has an answer of the day. */
  readonly answered: readonly Monitor[]
  /** Those of reports that other stacks had made of the day. */
  readonly adopted: readonly Monitor[]
  readonly otherMonitors: readonly OtherMonitor[]
}

/**
 * Monitors that a day has by the archive alone: those with an answer, those that a report has without one. What one is now tells nothing of
 * the day. `all` are those of the day's own report. A day without an answer leaves what is there as it is, and so does one whose report had
 * answers that are gone.
 */
export function archivedMonitors(
  { monitors, answered, adopted, otherMonitors }: Known,
  { all, unanswered }: { readonly all: readonly Pick<Monitor, 'name'>[]; readonly unanswered: readonly string[] },
): Pick<Run, 'monitors' | 'otherMonitors' | 'isPart'> {
  if (answered.length === 0) return { monitors, otherMonitors, isPart: true }
  const names = new Set([...[...answered, ...adopted].map(({ name }) => name), ...unanswered])
  const ofDay = monitors.filter(({ name }) => names.has(name))
  const silent = monitors.flatMap(({ name }) => (names.has(name) ? [] : [{ name, status: 'SILENT' }]))
  const others = otherMonitors.filter((one) => !monitors.some(({ name }) => name === one.name))
  return { monitors: ofDay, otherMonitors: [...others, ...silent], isPart: areMissing(all, ofDay) }
}

/** Whether a run lacks one of the monitors that it should have. */
export const areMissing = (
  wanted: readonly Pick<Monitor, 'name'>[],
  monitors: readonly Pick<Monitor, 'name'>[],
): boolean => wanted.some(({ name }) => !monitors.some((monitor) => monitor.name === name))
