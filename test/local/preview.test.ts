import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isExhaustive } from '../exhaustive/cases.ts'
import { ranHere } from '../ran.ts'
import { goodDay } from '../templates/fixtures.ts'
import { checkedOut } from './checkout.ts'

const here = checkedOut()

describe('the preview', () => {
  test.each([
    [['--port', 'x'], '--port is "x"; expected a whole number from 0 to 65535'],
    [['--world', 'moon'], '--world is "moon"; there is city, fleet, ipv6, month'],
    [['--channel', 'pager'], '--channel is "pager"; there is email, slack, teams, webhook, event, sns'],
    [['--team', 'shop'], '--team needs --channel'],
    [['--weekly'], '--weekly needs --channel'],
    [['--wrld'], "Unknown option '--wrld'; npm run preview -- --help lists the options"],
  ])('refuses %j', async (args, says) => {
    const { code, stderr } = await ranHere('local/preview.ts', args, {})
    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })

  test('shows the last report by the templates as they are, and tells of a change', async () => {
    await mkdir(join(here.copy, 'out/prod'), { recursive: true })
    await writeFile(join(here.copy, 'out/prod/report.json'), JSON.stringify(goodDay))
    await writeFile(join(here.copy, 'out/last.json'), JSON.stringify({ folder: 'prod', of: 'account 1' }))
    const child = spawn(process.execPath, ['local/preview.ts', '--port', '0'], { cwd: here.copy })
    try {
      const address = String((await once(child.stdout, 'data'))[0]).trim()
      const page = async (path: string) => (await fetch(address + path)).text()
      expect(await page('')).toContain('$40.59')
      expect(await page('text')).toContain('COST BY CHARGE')
      const changes = (await fetch(`${address}changes`)).body?.getReader()
      await changes?.read()
      const partial = join(here.copy, 'templates/partials/charges.mjml')
      await writeFile(partial, (await readFile(partial, 'utf8')).replace('>Charge<', '>What it went to<'))
      // Written in two steps as the system may, a file has changed twice.
      expect(new TextDecoder().decode((await changes?.read())?.value)).toMatch(/^(?:data: changed\n\n)+$/)
      expect(await page('')).toContain('What it went to')
      if (isExhaustive) {
        // A broken template is told.
        await writeFile(partial, '<mj-text>{{#if}}</mj-text>')
        await changes?.read()
        expect((await fetch(address)).status).toBe(500)
      }
      await changes?.cancel()
    } finally {
      child.kill()
      await once(child, 'close')
    }
  })
})
