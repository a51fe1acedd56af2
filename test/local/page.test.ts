import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ranByNode } from '../ran.ts'

const SCRIPT = fileURLToPath(new URL('../../local/page.ts', import.meta.url))

let folder: string
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'flowtoll-')))
  await mkdir(join(folder, 'out'))
  await writeFile(join(folder, 'out/last.json'), JSON.stringify({ folder: 'prod', of: 'account 1' }))
  const files = [
    'dt=2026-11-20/page.html',
    'dt=2026-11-21/page.html',
    'dt=2026-11-22/only=a/page.html',
    'dt=2026-11-22/report.json',
  ]
  for (const name of files) {
    const file = join(folder, 'out/prod/archive/reports', name)
    await mkdir(join(file, '..'), { recursive: true })
    await writeFile(file, '<!DOCTYPE html>')
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ran = (...args: readonly string[]) => ranByNode(SCRIPT, args, {}, folder)

describe('npm run page', () => {
  test('prints where the newest page of all monitors is, and opens nothing', async () => {
    expect(await ran()).toEqual({
      ...{ code: 0, stderr: 'out/prod, account 1\n' },
      stdout: 'out/prod/archive/reports/dt=2026-11-21/page.html\n',
    })
  })

  test('prints that of a day, or the days that have one', async () => {
    expect(await ran('--date', '2026-11-20')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('dt=2026-11-20'),
    })
    const { code, stdout, stderr } = await ran('--date', '2026-11-22')
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain(
      'there is no page of 2026-11-22 in out/prod, account 1; there is one of 2026-11-20, 2026-11-21',
    )
  })

  test.each([
    [['--date', 'yesterday'], '--date is "yesterday"; expected a calendar day such as 2026-11-21'],
    [['--world', 'moon'], '--world is "moon"; there is city, fleet, ipv6, month'],
    [['--days', '3'], '--days goes with --world'],
    [['--world', 'shop', '--bucket', 'b'], 'give one of them'],
  ])('refuses %j', async (args, says) => {
    expect(await ran(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(says) })
  })
})
