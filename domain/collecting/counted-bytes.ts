import { sum } from '../sums.ts'

/**
 * What the rows and CloudWatch say of each other. `agree`: the rows hold nearly all. `beyond`: CloudWatch counted a tenth or
 * more beyond them. `contradiction`: it counted less than they hold. `no_data_point`: it was asked, and has none.
 * `not_asked`: it could not be asked.
 */
export type Verdict = 'agree' | 'beyond' | 'contradiction' | 'no_data_point' | 'not_asked'

/** One line of what the rows have beside what CloudWatch counted. */
export interface CountedBytes {
  /** A monitor's name or a NAT gateway's id. */
  readonly name: string
  /** Bytes in the report's rows. */
  readonly bytes: number
  readonly gigabytes: number
  /** Null where CloudWatch has no data point. */
  readonly cloudWatchBytes: number | null
  readonly cloudWatchGigabytes: number | null
  readonly verdict: Verdict
}

/** Bytes that CloudWatch counted and the rows lack. */
export interface UnseenBytes {
  readonly bytes: number
  readonly gigabytes: number
  /** As a part of what CloudWatch counted: 0 to 1. */
  readonly share: number
}

/** Of the bytes in the rows, what CloudWatch counts beyond them where they are no more than a part of the day. */
const BEYOND = 0.1

/** Rows and data points are of one stretch; what they differ by beyond this part is no rounding. */
const ROUNDING = 0.01

/** Below this CloudWatch's five minutes and the rows' may tell of a moment more or less. */
const LEAST_BYTES = 2 ** 20

function verdictOf(bytes: number, counted: number): Verdict {
  if (counted - bytes >= Math.max(bytes * BEYOND, LEAST_BYTES)) return 'beyond'
  return bytes - counted > Math.max(bytes * ROUNDING, LEAST_BYTES) ? 'contradiction' : 'agree'
}

/** Holds what was seen, by name, against what CloudWatch counted, where it was asked for that; largest first. */
export function countedBytes(
  seen: ReadonlyMap<string, number>,
  counted: Readonly<Record<string, number>>,
  { asked, bytesPerGigabyte }: { readonly asked: readonly string[]; readonly bytesPerGigabyte: number },
): CountedBytes[] {
  return [...new Set([...seen.keys(), ...Object.keys(counted)])]
    .map((name): CountedBytes => {
      const bytes = seen.get(name) ?? 0
      const cloudWatchBytes = Object.hasOwn(counted, name) ? (counted[name] ?? null) : null
      return {
        name,
        bytes,
        gigabytes: bytes / bytesPerGigabyte,
        cloudWatchBytes,
        cloudWatchGigabytes: cloudWatchBytes === null ? null : cloudWatchBytes / bytesPerGigabyte,
        verdict:
          cloudWatchBytes !== null
            ? verdictOf(bytes, cloudWatchBytes)
            : asked.includes(name)
              ? 'no_data_point'
              : 'not_asked',
      }
    })
    .toSorted(
      (a, b) =>
        Math.max(b.bytes, b.cloudWatchBytes ?? 0) - Math.max(a.bytes, a.cloudWatchBytes ?? 0) ||
        (a.name < b.name ? -1 : 1),
    )
}

/** What the rows lack of what CloudWatch counted at all monitors; null where that is no more than a part of the day. */
export function unseenBytes(monitors: readonly CountedBytes[], bytesPerGigabyte: number): UnseenBytes | null {
  if (!lackBytes(monitors)) return null
  const { counted, bytes } = missingOf(monitors)
  return { bytes, gigabytes: bytes / bytesPerGigabyte, share: bytes / Math.max(counted, bytes) }
}

/** Whether the rows of monitors together lack a part of what CloudWatch counted at them. */
export function lackBytes(monitors: readonly CountedBytes[]): boolean {
  const { rows, bytes } = missingOf(monitors)
  return bytes > 0 && verdictOf(rows, rows + bytes) === 'beyond'
}

function missingOf(monitors: readonly CountedBytes[]) {
  const told = monitors.filter(({ cloudWatchBytes }) => cloudWatchBytes !== null)
  const beyond = monitors.filter(({ verdict }) => verdict === 'beyond')
  return {
    counted: sum(told.map(({ cloudWatchBytes }) => cloudWatchBytes ?? 0)),
    rows: sum(told.map(({ bytes }) => bytes)),
    bytes: sum(beyond.map(({ cloudWatchBytes, bytes }) => (cloudWatchBytes ?? 0) - bytes)),
  }
}
