import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { renderAlert } from '../templates/alert-message.ts'
import { renderDigest } from '../templates/digest.ts'
import { lowCoverageDay, pod } from './templates/fixtures.ts'
import { browserPath } from './templates/page/browser.ts'

/** Makes the pictures of docs/ anew, from what two runs have left in out/: CONTRIBUTING.md says which. */
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const reports = (world: string, day: string) => join(ROOT, `out/${world}/archive/reports/dt=2026-11-${day}`)

interface Picture {
  /** A file, or HTML. */
  readonly of: string
  readonly size: readonly [width: number, height: number]
  readonly isDark?: boolean
  /** Part of the page. */
  readonly view?: string
  readonly before?: (page: Page) => Promise<void>
}

const digest = join(reports('month', '23'), 'report.html')
const shopPage = join(reports('shop', '27'), 'page.html')

const PICTURES: Readonly<Record<string, Picture>> = {
  'digest-top': { of: digest, size: [700, 612] },
  digest: { of: digest, size: [700, 1560] },
  'digest-dark': { of: digest, size: [700, 1560], isDark: true },
  'digest-phone': { of: digest, size: [390, 1560] },
  'digest-low-coverage': { of: renderDigest(lowCoverageDay).html, size: [700, 640] },
  alert: { of: hourlyAlert(), size: [700, 300] },
  page: { of: join(reports('month', '27'), 'page.html'), size: [1120, 880] },
  'page-map': { of: shopPage, view: 'map', size: [1120, 780] },
  'page-table': {
    ...{ of: shopPage, view: 'table', size: [1120, 680] },
    before: (page) => page.getByText('otel-collector').first().click(),
  },
  savings: { of: shopPage, view: 'savings-2', size: [1120, 640] },
  query: { of: answered('nat-by-destination'), size: [840, 262] },
}

function hourlyAlert(): string {
  const pair = {
    cluster: 'shop',
    source: pod('orders', 'shop'),
    destination: pod('ledger', 'shop'),
    via: 'direct',
  } as const
  const alert = {
    ...({ key: 'pair/1', of: 'pair', name: '', cluster: 'shop', pair, over: null } as const),
    ...{ since: '2026-11-18T12:00:00Z', told: '2026-11-18T14:00:00Z', usdPerDay: 3.99, usualUsdPerDay: 0.36 },
  }
  const title = 'Keep calls to Service ledger (shop) in their zone'
  const rises = [{ alert, first: { title, usdPerMonth: 110.4, savingIs: 'estimate' as const } }]
  return renderAlert({ day: '2026-11-18', timeZone: 'Europe/Berlin', clusters: ['shop'], rises }).html
}

/** What the terminal shows of a saved query, as far as the picture is wide. */
function answered(query: string): string {
  const answer = execFileSync(process.execPath, [join(ROOT, 'cli/flowtoll.ts'), 'query', query], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  const lines = answer.split('\n').slice(0, 10)
  const shown = [`$ npm run query -- ${query}`, '', ...lines.map((line) => line.slice(0, 98).replaceAll('<', '&lt;'))]
  const style = 'margin:0;padding:16px;background:#1b1f24;color:#e6edf3;font:14px/1.5 monospace'
  return `<meta charset="utf-8"><body style="margin:0"><pre style="${style}">${shown.join('\n')}</pre>`
}

const folder = mkdtempSync(join(tmpdir(), 'flowtoll-pictures-'))
const executablePath = browserPath()
const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox'] })
try {
  for (const [name, { of, size, isDark = false, view, before }] of Object.entries(PICTURES)) {
    const written = join(folder, `${name}.html`)
    if (of.startsWith('<')) writeFileSync(written, of)
    const [width, height] = size
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: isDark ? 'dark' : 'light' })
    await page.goto(pathToFileURL(of.startsWith('<') ? written : of).href + (view === undefined ? '' : `#${view}`))
    await before?.(page)
    // Charts come to rest.
    await page.waitForTimeout(1200)
    await page.screenshot({ path: join(ROOT, `docs/${name}.png`) })
    await page.close()
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}
