import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { pageShellFile } from '../../local/page-shell.ts'
import { renderPage } from '../../templates/page/render.ts'
import { browserPath } from '../templates/page/browser.ts'
import { manyFlows, pageWith } from '../templates/page/pages.ts'

const path = browserPath()

test.skipIf(path === undefined)('the first view of 10,000 workloads is drawn in under 1 s of a processor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-page-'))
  const browser = await chromium.launch({ executablePath: path ?? '', args: ['--no-sandbox'] })
  try {
    const html = renderPage(pageWith(manyFlows(10_000)), await readFile(await pageShellFile(), 'utf8'))
    expect(Buffer.byteLength(html)).toBeLessThan(1_500_000)
    const file = join(folder, 'page.html')
    await writeFile(file, html)
    const seconds: Record<string, number> = {}
    for (const view of ['overview', 'map', 'zones', 'table']) {
      const tab = await browser.newPage({ viewport: { width: 1200, height: 900 } })
      const session = await tab.context().newCDPSession(tab)
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      await tab.goto(`${pathToFileURL(file).href}#${view}`)
      await tab.locator(`nav a[aria-current][href="#${view}"]`).waitFor()
      // A chart is drawn once it has its place.
      await tab.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
      const { metrics } = await session.send('Performance.getMetrics')
      seconds[view] = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
      await tab.close()
    }
    console.log(`${html.length} bytes; seconds by view: ${JSON.stringify(seconds)}`)
    for (const each of Object.values(seconds)) expect(each).toBeLessThan(1)
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
})
