import { existsSync, readFileSync } from 'node:fs'

const STATUS = '/proc/self/status'

/** Megabytes of this process's largest resident set. On Linux `maxRSS` of a child begins with what its parent had when it forked. */
export function peakMegabytes(): number {
  const [, kilobytes] = existsSync(STATUS) ? (/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(STATUS, 'utf8')) ?? []) : []
  return Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024
}
