import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageShellFile } from '../../../local/page-shell.ts'
import { dollars } from '../../../templates/amounts.ts'
import { renderPage } from '../../../templates/page/render.ts'
import { budgetWords, pairWords } from '../../../templates/trend-words.ts'
import { exhaustive } from '../../exhaustive/cases.ts'
import { goodDay, hostileDay, organizationDay } from '../fixtures.ts'
import { browserPath } from './browser.ts'
import { AMBIGUOUS, FLOWS, pageWith } from './pages.ts'

const path = browserPath()
if (path === undefined) {
  console.warn('The page is not tried in a browser: there is no Chromium here. Set CHROMIUM, or install one.')
}

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let folder: string
let browser: Browser
beforeAll(async () => {
  if (path === undefined) return
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-page-'))
  browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  const shell = await readFile(await pageShellFile(), 'utf8')
  await writeFile(join(folder, 'page.html'), renderPage(pageWith(FLOWS), shell))
  await writeFile(join(folder, 'summed.html'), renderPage(summedPage(), shell))
  await writeFile(join(folder, 'hostile.html'), renderPage(hostilePage(), shell))
})
afterAll(async () => {
  await browser?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

const WICKED = '</script><img src=x onerror=alert(1)>\u202E"\'=1+1'

function hostilePage() {
  const flows = FLOWS.map((flow) => ({ ...flow, team: WICKED, destinationName: WICKED, destinationHost: WICKED }))
  return pageWith(flows, { ...hostileDay(WICKED), day: '2026-11-21' })
}

/** Its last row is three pairs, a cell of its matrix is free in part, and several accounts are billed. */
function summedPage() {
  const page = pageWith([...FLOWS, ...AMBIGUOUS.slice(2)], organizationDay)
  const { pairs } = page.pairs
  return { ...page, pairs: { ...page.pairs, pairs: pairs.map((_, index) => (index === pairs.length - 1 ? 3 : 1)) } }
}

/** Opens a page, has something done there, and holds that it asked for nothing else, and met no error. */
async function inTab(
  hash: string,
  done: (tab: Tab) => Promise<void>,
  options: BrowserContextOptions = {},
  file = 'page',
) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options })
  const asked: string[] = []
  const faults: string[] = []
  try {
    const tab = await context.newPage()
    tab.on('request', (request) => asked.push(request.url().replace(/#.*$/, '')))
    tab.on('pageerror', ({ message }) => faults.push(message))
    tab.on('console', (message) => faults.push(message.text()))
    tab.on('dialog', (dialog) => {
      faults.push(dialog.message())
      void dialog.dismiss()
    })
    const address = pathToFileURL(join(folder, `${file}.html`)).href
    await tab.goto(`${address}#${hash}`)
    await tab.waitForSelector('main h2')
    await done(tab)
    expect(faults).toEqual([])
    expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([address])
  } finally {
    await context.close()
  }
}

/** A press or a click changes the address, and the view is drawn after that. */
const eventually = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 60_000, interval: 20 })

const headingOf = (tab: Tab) => tab.locator('main h2').textContent()
const rowsIn = (tab: Tab) => tab.locator('table.pairs tbody tr:not(.opened)').count()

const VIEWS = ['overview', 'map', 'zones', 'table', 'savings', 'method'] as const

describe.skipIf(path === undefined)('the page in a browser', () => {
  test('shows each view by its link, and by its address', async () => {
    await inTab('', async (tab) => {
      expect(await tab.title()).toBe('flowtoll: shop, Saturday 21 November 2026')
      await tab.evaluate(`(() => {
        globalThis.drawn = 0
        new MutationObserver(() => { drawn += 1 }).observe(document.querySelector('main > div'), { childList: true })
      })()`)
      for (const name of VIEWS) {
        await tab.locator(`nav a[href^="#${name}"]`).click()
        await eventually(() => tab.evaluate('location.hash')).toBe(`#${name}`)
        expect(await tab.locator('nav a[aria-current]').textContent()).toBe(await headingOf(tab))
      }
      // Once for each address.
      await eventually(() => tab.evaluate('drawn')).toBe(VIEWS.length)
      await tab.goBack()
      await eventually(() => headingOf(tab)).toBe('Savings')
    })
    await inTab('savings-2', async (tab) => {
      expect(await tab.locator('details.saving[open] .title').allTextContents()).toEqual([
        expect.stringMatching(/^2\. /),
      ])
    })
  })

  exhaustive('narrows by text, namespace, team and charge, and by a box of the map', async () => {
    await inTab('table', async (tab) => {
      await eventually(() => rowsIn(tab)).toBe(4)
      await tab.getByRole('searchbox').fill('DB shop')
      await tab.waitForURL(/text=DB\+shop/)
      await eventually(() => rowsIn(tab)).toBe(1)
      await tab.getByRole('button', { name: 'Clear filters' }).click()
      await tab.getByLabel('Namespace').selectOption('jobs')
      await eventually(() => rowsIn(tab)).toBe(2)
      await tab.getByLabel('Charge').selectOption('nat')
      await eventually(() => rowsIn(tab)).toBe(1)
      // 20 GB at $0.048 alone: what the way to its zone costs is another charge.
      expect(await tab.locator('.lead').textContent()).toContain('1 pair: $0.96')
      await eventually(() => tab.evaluate('location.hash')).toBe('#table?namespace=jobs&charge=nat')
    })
    await inTab('map', async (tab) => {
      await tab.getByText('Show as a table').click()
      await tab.getByRole('button', { name: 'NAT gateway' }).first().click()
      await eventually(() => tab.evaluate('location.hash')).toBe('#map?charge=nat')
      await tab.locator('nav a[href^="#table"]').click()
      await eventually(() => rowsIn(tab)).toBe(1)
    })
  })

  test('tells of today so far, and of what stays in its zone over the days', async () => {
    await inTab('', async (tab) => {
      expect(await tab.locator('main').textContent()).toContain(
        'Sun 22 Nov so far: $8.40 in 6 hours, 5 of them known. The same hours before: Sat 21 Nov $7.90, Sun 15 Nov not known.',
      )
      await goTo(tab, 'zones')
      // 40 and a day's number of 100 bytes, from the tenth day on; 10 to 29 of 50.
      const charts = await tab.locator('main .chart').all()
      const labels = await Promise.all(charts.map((one) => one.getAttribute('aria-label')))
      expect(labels).toContain('Same zone: Mon 2 Nov 50%, Sat 21 Nov 69%')
      expect(labels).toContain('Same zone: Mon 2 Nov 20%, Sat 21 Nov 58%')
    })
  })

  exhaustive('has on its overview what the digest leads with', async () => {
    await inTab('', async (tab) => {
      const words = (await tab.locator('main').textContent()) ?? ''
      const { bounds } = goodDay.totals
      expect(bounds.length).toBeGreaterThan(0)
      for (const { usdAtMost } of bounds) expect(words).toContain(`up to ${dollars(usdAtMost)} more`)
      expect(words).toContain('$459.77 a month saved so far')
      for (const budget of goodDay.trend.budgets) expect(words).toContain(budgetWords(budget))
      for (const mover of [...goodDay.trend.up, ...goodDay.trend.down]) expect(words).toContain(pairWords(mover))
      // Of thirty days one is incomplete, and one of other monitors.
      await tab.getByText('Show as a table').click()
      expect(await tab.locator('tbody th', { hasText: '(' }).allTextContents()).toEqual([
        'Sat 7 Nov (incomplete day)',
        'Wed 4 Nov (other monitors)',
      ])
    })
  })

  exhaustive('tells who is billed, where that is several accounts or regions', async () => {
    await inTab(
      '',
      async (tab) => {
        const table = tab.getByRole('table', { name: 'Cost by account and region' })
        expect(await table.locator('tbody tr').count()).toBe(organizationDay.byAccount?.length)
        const of = (account: string) => table.getByRole('row', { name: account }).textContent()
        expect(await of('222222222222')).toBe(
          '222222222222, eu-west-1Across zones3 of 48 hours of its monitors are missing.$6.00',
        )
        expect(await of('444444444444')).toContain('not known')
        await goTo(tab, 'savings')
        const saves = tab.getByText('Saves on the bill of account 999999999999.')
        expect(await saves.count()).toBe(1)
      },
      {},
      'summed',
    )
    await inTab('', async (tab) => {
      expect(await tab.locator('main').textContent()).not.toContain('account')
    })
  })

  test('says what a search could not look into, and how much has no price', async () => {
    await inTab(
      'table?text=db',
      async (tab) => {
        await eventually(() => rowsIn(tab)).toBe(1)
        // 3 GB to another region, whose price nobody knows.
        expect(await tab.locator('main').textContent()).toContain(
          '3 smaller pairs (not known, 3.00 GB) are summed without their ends, and not searched.',
        )
        await goTo(tab, 'zones')
        await tab.getByRole('button', { name: 'Clear filters' }).click()
        // 9 and 4 GB are free, and nobody knows of 6.
        expect(await tab.locator('.matrix td small').allTextContents()).toEqual([
          ...['19.0 GB', '13.0 GB free', '6.00 GB without a full price'],
          '50.0 GB',
        ])
        expect(await tab.locator('.lead').textContent()).toBe('Total: $1.00 + 6.00 GB without a full price, 69.0 GB')
      },
      {},
      'summed',
    )
  })

  test('names a filter that leaves nothing', async () => {
    await inTab('table?namespace=gone', async (tab) => {
      expect(await tab.getByLabel('Namespace').inputValue()).toBe('gone')
      expect(await tab.locator('main').textContent()).toContain('Nothing matches these filters.')
      expect(await tab.locator('.lead').count()).toBe(0)
    })
  })

  test('opens a pair: its path, its names, its past, and what would save it', async () => {
    await inTab('table?from=shop%2Fweb&to=data%2Fdb', async (tab) => {
      const labels = await tab.locator('.details dt').allTextContents()
      const facts = await tab.locator('.details dd').allTextContents()
      const factOf = (label: string) => facts[labels.indexOf(label)]
      expect(factOf('Path')).toContain('subnet-a (euw1-az1) →')
      expect(factOf('Zones')).toBe('euw1-az1 → euw1-az2 · 50.0 GB · $1.00')
      expect(factOf('Named by')).toBe('the flow itself')
      // $0.75 the day before, and $1.00.
      expect(factOf('Last 30 days')).toContain('$1.75 on 2 known days, first paid on Fri 20 Nov')
      await tab.locator('.details a').click()
      expect(await tab.locator('details.saving[open] .title').textContent()).toMatch(/^1\. /)
    })
  })

  exhaustive('copies rows as CSV, and commands', async () => {
    const options = { permissions: ['clipboard-read', 'clipboard-write'] }
    const pasted = (tab: Tab) => tab.evaluate('navigator.clipboard.readText()')
    await inTab(
      'table?namespace=shop&charge=inter_az',
      async (tab) => {
        await tab.getByRole('button', { name: 'Copy as CSV' }).click()
        await tab.locator('#said', { hasText: 'Copied' }).waitFor({ state: 'attached' })
        expect(String(await pasted(tab)).split('\r\n')).toEqual([
          'cluster,namespace,team,from,to,path,pairs,bytes,usd,unpriced_bytes',
          `shop,shop,storefront,shop/web,data/db,inter_az,1,${50 * 2 ** 30},1,0`,
          '',
        ])
        const [saved] = await Promise.all([
          tab.waitForEvent('download'),
          tab.getByRole('button', { name: 'Download CSV' }).click(),
        ])
        expect(saved.suggestedFilename()).toBe('flowtoll-2026-11-21.csv')
      },
      options,
    )
    await inTab(
      'savings-1',
      async (tab) => {
        const [block] = await tab.locator('details[open] .block').all()
        await block?.getByRole('button').click()
        await tab.locator('#said', { hasText: 'Copied' }).waitFor({ state: 'attached' })
        expect(await pasted(tab)).toBe(await block?.locator('pre').textContent())
      },
      options,
    )
  })

  exhaustive('is worked by the keyboard', async () => {
    await inTab('', async (tab) => {
      await tab.keyboard.press('Tab')
      await eventually(() => tab.evaluate('document.activeElement.textContent')).toBe('Skip to the view')
      await tab.keyboard.press('Enter')
      await eventually(() => tab.evaluate('document.activeElement.tagName')).toBe('H2')
      await tab.locator('nav a[href^="#table"]').focus()
      await tab.keyboard.press('Enter')
      await eventually(() => headingOf(tab)).toBe('Table')
      await tab.getByRole('button', { name: 'Data', exact: true }).focus()
      await tab.keyboard.press('Enter')
      await eventually(() => tab.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
      // What was pressed is drawn anew, and keeps the focus.
      await eventually(() => tab.evaluate('document.activeElement.textContent')).toBe('Data ↓')
      await tab.locator('button.open').first().focus()
      await tab.keyboard.press('Enter')
      await eventually(() => tab.locator('button.open').first().getAttribute('aria-expanded')).toBe('true')
      await goTo(tab, 'zones')
      await tab.locator('input[value=cost]').focus()
      await tab.keyboard.press('ArrowDown')
      await eventually(() => tab.evaluate('[location.hash, document.activeElement.value]')).toEqual([
        '#zones?by=size&sort=size',
        'size',
      ])
    })
    await inTab('table?from=shop%2Fweb&to=data%2Fdb', async (tab) => {
      await tab.getByRole('button', { name: 'Remove filter, From: shop/web' }).focus()
      await tab.keyboard.press('Enter')
      await eventually(() => tab.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
        'Remove filter, To: data/db',
      )
    })
  })

  exhaustive.each([
    ['light', 1200],
    ['dark', 360],
  ] as const)(
    'no view has a finding of axe, or is wider than its screen: %s, %d pixels',
    async (colorScheme, width) => {
      await inTab(
        '',
        async (tab) => {
          await tab.evaluate(axe)
          for (const name of VIEWS) {
            await goTo(tab, name)
            if (name === 'table') {
              const cost = await tab.locator('table.pairs td.n').last().boundingBox()
              expect((cost?.x ?? 0) + (cost?.width ?? width)).toBeLessThanOrEqual(width)
              await tab.locator('button.open').first().click()
            }
            if (name === 'savings') await tab.locator('details.saving summary').first().click()
            expect([name, await findingsOfAxe(tab)]).toEqual([name, []])
            expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
          }
          // One that is there is found.
          await tab.evaluate('document.querySelector("main").append(document.createElement("button"))')
          expect(await findingsOfAxe(tab)).toEqual([expect.stringContaining('button-name')])
        },
        { colorScheme, viewport: { width, height: 900 } },
      )
    },
  )

  test('takes no name for markup', async () => {
    await inTab(
      '',
      async (tab) => {
        for (const name of VIEWS) {
          await goTo(tab, name)
          expect(await tab.locator('img, main script').count()).toBe(0)
          const words = (await tab.locator('body').textContent()) ?? ''
          expect(words).not.toContain('\u202E')
          if (name === 'table') expect(words).toContain('<img src=x onerror=alert(1)>')
        }
      },
      {},
      'hostile',
    )
  })
})

async function goTo(tab: Tab, view: (typeof VIEWS)[number]): Promise<void> {
  await tab.locator(`nav a[href^="#${view}"]`).click()
  await tab.locator(`nav a[href^="#${view}"][aria-current]`).waitFor()
}

/** What axe finds wrong, in a line each. */
async function findingsOfAxe(tab: Tab): Promise<string[]> {
  const { violations } = (await tab.evaluate('axe.run()')) as {
    violations: { id: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${failureSummary} ${html}`),
  )
}
