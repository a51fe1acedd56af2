import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A browser of this machine: the one that CHROMIUM names, one on the path, or one that the test library has installed. */
export function browserPath(): string | undefined {
  const named = process.env.CHROMIUM
  if (named !== undefined) return named
  for (const name of NAMES) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      // The next one, then.
    }
  }
  const installed = chromium.executablePath()
  return existsSync(installed) ? installed : undefined
}

if (import.meta.main) process.exitCode = browserPath() === undefined ? 1 : 0
