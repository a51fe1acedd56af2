import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { folderArchive } from '../../agent/archive.ts'
import type { Report } from '../../domain/report/report.ts'
import { goodDay, organizationDay } from '../templates/fixtures.ts'
import { calledOver } from './called.ts'

async function accountsOf(report: Report) {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-accounts-'))
  try {
    const file = join(folder, `reports/dt=${report.day}/report.json`)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, JSON.stringify(report))
    return await calledOver(folderArchive(folder)).ask('get_report', { section: 'accounts' })
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('get_report tells what each account is billed, and no dollars of one that told nothing', async () => {
  const { rows } = await accountsOf(organizationDay)
  expect(rows.map(({ billed_account_id: account, usd_per_day: usd }) => [account, usd])).toEqual([
    ['999999999999', 21.3395],
    ['111122223333', 12.25],
    ['222222222222', 6],
    // Nobody could read its network; its monitors had no answer.
    ['333333333333', null],
    ['444444444444', null],
    ['555555555555', 0],
    [null, 1],
  ])
  expect(rows[2]).toEqual({
    ...{ billed_account_id: '222222222222', region: 'eu-west-1', usd_per_day: 6 },
    by_charge: [{ charge: 'inter_az', usd_per_day: 6 }],
    ...{ hours: 48, hours_complete: 45, unread_gigabytes_per_day: 0, problem: null },
  })
})

test('of one account in one region it says that this is all', async () => {
  const { rows, about } = await accountsOf(goodDay)
  expect([rows, about.rows_are]).toEqual([[], 'none: one account in one region is billed all that is known'])
})
