import type { TaskName } from '../cdk/task-names.ts'
import type { SliceProgress } from '../domain/collecting/run.ts'

const BAR_COLUMNS = 24

/** Tells how far a run is: a bar on a terminal, a plain line for each step elsewhere. */
export interface Progress {
  onTask(name: TaskName, output: unknown): void
  /** Leaves the terminal's line free. */
  end(): void
}

interface Terminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

export function progressOn(terminal: Terminal, day: string): Progress {
  const say = terminal.isTTY
    ? (text: string) => terminal.write(`\r\x1b[K${text}`)
    : (text: string) => terminal.write(`${text}\n`)
  let slices = 0
  let done = 0
  const collecting = () => {
    const filled = slices === 0 ? BAR_COLUMNS : Math.round((BAR_COLUMNS * done) / slices)
    say(`${day}  ${'█'.repeat(filled)}${'░'.repeat(BAR_COLUMNS - filled)}  ${done} of ${slices} hours collected`)
  }
  return {
    onTask: (name, output) => {
      switch (name) {
        case 'PlanCollection':
          slices = (output as { lanes: readonly (readonly unknown[])[] }).lanes.flat().length
          if (slices === 0) say(`${day}  every hour is in the archive`)
          else if (terminal.isTTY) collecting()
          else say(`${day}  collecting ${slices} hours`)
          return
        case 'FetchResults':
          if ((output as SliceProgress).windows?.length) return
          done += 1
          if (terminal.isTTY) collecting()
          return
        case 'ReadSurroundings':
          if (!terminal.isTTY && slices > 0) say(`${day}  collected ${done} of ${slices} hours`)
          return say(`${day}  reading routes, prices and totals`)
        case 'IdentifyRemotes':
          return say(`${day}  naming what the addresses are`)
        case 'StoreDay':
          return say(`${day}  priced and stored`)
        case 'Deliver':
          return say(`${day}  reported`)
        case 'PlanHours':
        case 'SettleHour':
        case 'WatchHours':
        case 'StartQueries':
        case 'PollQueries':
        case 'CloseCollection':
        case 'NotifyFailure':
          return
        default:
          return name satisfies never
      }
    },
    end: () => {
      if (terminal.isTTY) terminal.write('\r\x1b[K')
    },
  }
}

export const SILENT: Progress = { onTask: () => undefined, end: () => undefined }
