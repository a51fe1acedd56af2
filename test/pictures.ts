import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium, type Page } from 'playwright-core'
import { teamNotification } from '../domain/report/news.ts'
import type { Report } from '../domain/report/report.ts'
import { summaryNotification } from '../domain/report/summary.ts'
import { daysOf, periodBy } from '../domain/trend/period.ts'
import type { TrendDay } from '../domain/trend/trend-day.ts'
import { renderAlert } from '../templates/alert-message.ts'
import { renderDigest } from '../templates/digest.ts'
import { renderNotification } from '../templates/notification-mail.ts'
import { alertDay, finding, goodDay, lowCoverageDay, pod, proof } from './templates/fixtures.ts'
import { browserPath } from './templates/page/browser.ts'

/** Makes the pictures of docs/ anew, or those that are named, from what two runs have left in out/: CONTRIBUTING.md says which. */
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
  weekly: { of: weekly(), size: [700, 1080] },
  team: { of: teamMail(), size: [700, 640] },
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

/** A week of three clusters and two teams, in which a change took effect. */
function weekly(): string {
  const dates = periodBy('weekly', '2026-11-22')
  const parts = [
    { cluster: 'prod-eu', namespace: 'checkout', team: 'shop', usd: 22 },
    { cluster: 'prod-eu', namespace: 'search', team: 'search', usd: 14 },
    { cluster: 'prod-us', namespace: 'checkout', team: 'shop', usd: 9 },
    { cluster: 'staging', namespace: 'kube-system', team: 'unowned', usd: 2 },
  ]
  const days = daysOf({ from: dates.before.from, to: dates.to }).map((day, index): TrendDay => {
    const isFixed = day >= '2026-11-18'
    const own = parts.map((part) => ({
      ...part,
      usd: part.usd * (index % 7 > 4 ? 0.6 : 1) * (isFixed && part.namespace === 'search' ? 0.3 : 1),
    }))
    const usd = own.reduce((sum, part) => sum + part.usd, 0)
    const by = (keyOf: (part: (typeof own)[number]) => string[]) =>
      Object.fromEntries(own.map((part) => [JSON.stringify(keyOf(part)), part.usd]))
    return {
      ...{ schema: 1, day, complete: true, monitors: ['m'], usd, unknownShare: 0, pairs: [], pairsLeftOut: 0 },
      usdByFigure: { inter_az: usd * 0.4, nat: usd * 0.5, other: usd * 0.1 },
      usdByPlace: by(({ cluster, namespace }) => [cluster, namespace]),
      teams: { id: 'r', usd: by(({ cluster, namespace, team }) => [cluster, namespace, team]) },
    }
  })
  const proofs = [{ ...proof('Create an interface endpoint for Amazon SQS', 'fixed'), since: '2026-11-18' }]
  const report = { ...goodDay, findings: { ...goodDay.findings, proofs } }
  const told = summaryNotification({ dates, days, report }, 'weekly')
  if (told === undefined) throw new Error('the week is not known')
  return renderNotification(told).html
}

function teamMail(): string {
  const change = { kind: 'service-routing', namespace: 'shop', service: 'orders', value: 'PreferSameZone' } as const
  const shared = finding('Keep calls to Service orders (shop) in their zone', 100, change)
  const budget = { team: 'search', usdPerMonth: 300, usd: 212.4, projectedUsd: 310, passedOn: '2026-11-29' }
  const report: Report = {
    ...alertDay,
    findings: { ...alertDay.findings, open: [shared] },
    trend: { ...alertDay.trend, budgets: [{ ...budget, status: 'at_risk' }] },
  }
  const slice = {
    savings: [{ number: 1, id: shared.id, share: 0.25, usdPerMonth: 25 }],
    top: alertDay.top.slice(0, 2).map((row) => ({ ...row, source: pod('search-api', 'search') })),
    ...{ proofs: [], clusters: ['shop'] },
  }
  const usual = { usd: 31.1, days: 7, isWeekly: false, since: null }
  const team = { name: 'search', totals: alertDay.totals, usual, slice }
  return renderNotification(teamNotification(report, team, { id: 'team', kind: 'daily', news: [] })).html
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
  const asked = process.argv.slice(2)
  for (const [name, { of, size, isDark = false, view, before }] of Object.entries(PICTURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
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
