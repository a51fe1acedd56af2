import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../domain/report/report.ts'
import type { World } from '../../local/cloud/world.ts'
import { ArgumentError } from '../../local/command.ts'
import { reportOptions } from '../../local/report-options.ts'
import { loadWorld, worldFingerprint } from '../../local/worlds.ts'
import { lockFolder } from '../../local/writer-lock.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { rowsOf } from '../duckdb.ts'
import { exhaustive, isExhaustive } from '../exhaustive/cases.ts'
import { ranHere } from '../ran.ts'
import { startRig } from '../workflow/rig.ts'
import { checkedOut } from './checkout.ts'

const here = checkedOut()

const report = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  here.ended('local/report.ts', args, environment)
/** What ends before it asks anybody. */
const refused = (args: readonly string[]) => ranHere('local/report.ts', args, { HOME: here.copy }, here.copy)

const QUIET = { code: 0, stdout: '', stderr: '' }

/** Every file below `out/` but the pointer, with what is in it. */
async function kept(): Promise<Record<string, string>> {
  const out = join(here.copy, 'out')
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const known = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [
        relative(out, path),
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      ] as const
    }),
  )
  return Object.fromEntries(known.filter(([path]) => path !== 'last.json'))
}

/** A world's folder with its day collected. */
async function putCollected({ name }: World, archive: string) {
  const folder = join(here.copy, 'out', name)
  await mkdir(folder, { recursive: true })
  await cp(archive, join(folder, 'archive'), { recursive: true })
  const mark = { of: `world ${name}`, fingerprint: worldFingerprint(name) }
  await writeFile(join(folder, 'owner.json'), JSON.stringify(mark))
}

describe('a wrong argument is named', () => {
  test.each([
    [['--date', '2026-02-30'], '--date is "2026-02-30"; expected a calendar day such as 2026-11-21'],
    [['--days', '0'], '--days is "0"; expected a whole number from 1 to 31'],
    [['--days', 'two'], '--days is "two"'],
    [['--live', '--world', 'shop'], 'give one of them'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['surplus'], "Unexpected argument 'surplus'"],
  ])('%j', (args, says) => {
    expect(() => reportOptions(args)).toThrow(says)
    expect(() => reportOptions(args)).toThrow(ArgumentError)
  })

  test('a world that is none', async () => {
    await expect(loadWorld('moon')).rejects.toThrow(
      '--world is "moon"; there is city, fleet, ipv6, month, nat-one-zone, no-ec2',
    )
  })

  test('on one line, and ends with 2', async () => {
    const { code, stdout, stderr } = await ranHere('local/report.ts', ['--date', '2999-01-01'], {})
    expect(stderr).toMatch(/^--date is 2999-01-01; in Europe\/Dublin today is [^\n]*\n$/)
    expect([code, stdout]).toEqual([2, ''])
  })
})

test('--help lists options and worlds, and ends with 0', async () => {
  const { code, stdout } = await ranHere('local/report.ts', ['--help'], {})
  expect(code).toBe(0)
  for (const words of ['--live', '--days N', 'shop-gap', 'Exit codes']) expect(stdout).toContain(words)
})

describe('a run over a world', () => {
  test('prints and writes a day, and no later run changes or removes a file of it', async () => {
    const rig = await startRig()
    await rig.enterCollected(nat, { without: ['22', '23'] })
    await putCollected(nat, rig.folder)
    await rig.enterCollected(seed)
    await putCollected(seed, rig.folder)
    await rig.close()

    const { code, stdout, stderr } = await report(['--world', 'seed-nat', '--date', '2026-11-21'])
    expect(code).toBe(0)
    expect(stdout).toContain('$19.20  eks-cluster on 2026-11-21, at list price (OK)')
    expect(stdout).toContain('1. sqs-sender -> Amazon SQS, us-east-1 via NAT gateway $19.20')
    expect(stdout).toContain('flows/dt=2026-11-21/monitor=eks-cluster-monitor/flows.parquet')
    expect(stderr).toContain('2026-11-21  collected 2 of 2 hours')
    expect(stderr).not.toContain('\u001b')
    expect(await here.out('seed-nat/report.html')).toContain('$19.20')
    expect(await here.out('seed-nat/report.txt')).toContain('$19.20')
    expect((JSON.parse(await here.out('seed-nat/report.json')) as Report).totals.usd.toFixed(2)).toBe('19.20')
    const [sum] = await rowsOf(
      `select sum(usd) usd from '${here.copy}/out/seed-nat/archive/flows/dt=2026-11-21/**/*.parquet'`,
    )
    expect(sum?.usd).toBeCloseTo(nat.bill.usd, 6)
    const eml = await here.out('seed-nat/inbox/01.eml')
    const [, subject = ''] = /^Subject: =\?UTF-8\?B\?(.+)\?=\r?$/m.exec(eml) ?? []
    expect(Buffer.from(subject, 'base64').toString()).toContain('[flowtoll] OK eks-cluster: $19.20 on Sat 21 Nov')
    expect(eml).toContain('\r\nList-Id: flowtoll <flowtoll.example.com>\r\nAuto-Submitted: auto-generated\r\n')
    const parts = [...eml.matchAll(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString(),
    )
    expect(parts[0]).toBe(await here.out('seed-nat/report.txt'))
    expect(parts[1]).toBe(await here.out('seed-nat/report.html'))
    const first = await kept()

    // What is refused touches nothing: a day to come, and in processes of their own no credentials and a folder that another run writes.
    expect(await refused(['--world', 'seed-nat', '--date', '2099-01-01'])).toMatchObject({ code: 2 })
    expect(await kept()).toEqual(first)
    if (!isExhaustive) return
    const nobody = { AWS_REGION: 'eu-west-1', AWS_EC2_METADATA_DISABLED: 'true' }
    const live = await report(['--live'], nobody)
    expect(live.stderr).toMatch(/^there are no AWS credentials \(.*\); give some by AWS_PROFILE, or sign in\n$/)
    expect(live).toMatchObject({ code: 1, stdout: '' })
    const writer = await lockFolder(join(await realpath(here.copy), 'out/seed-nat'), 'npm run report --world seed-nat')
    try {
      expect(await report(['--world', 'seed-nat'])).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`out/seed-nat is being written by process ${process.pid} since 20`),
      })
    } finally {
      await writer.release()
    }
    expect(await kept()).toEqual(first)

    // Another world is another folder, and the one that is asked from then on: run-folder.test.ts has that without a run.
    expect(await report(['--world', 'seed-inter-az', '--date', '2026-11-21', '--quiet'])).toEqual(QUIET)
    expect(await kept()).toMatchObject(first)
    const sql = 'select min(dt) as day, count(distinct dt) as days from flows'
    expect(await here.ended('local/query.ts', ['--sql', sql, '--since', '2026-11-01', '--format', 'csv'])).toEqual({
      code: 0,
      stdout: 'day,days\r\n2026-11-21,1\r\n',
      stderr: 'out/seed-inter-az, world seed-inter-az\n',
    })
  })

  // live.test.ts has one that fails before it asks for anything.
  exhaustive('that fails ends with 1 and one line, makes no report, and leaves its notice in the inbox', async () => {
    const { code, stdout, stderr } = await report(['--world', 'shop-down', '--date', '2026-11-21', '--quiet'])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(
      /^no report of 2026-11-21: NothingCollected: .*permission networkflowmonitor:StartQueryMonitorTopContributors is missing.*\n$/,
    )
    await expect(here.out('shop-down/report.html')).rejects.toThrow(/ENOENT/)
    const notice = await here.out('shop-down/inbox/01.eml')
    expect(notice).toContain('Subject: [flowtoll] FAILED report for 2026-11-21 00:00-24:00: NothingCollected\r\n')
    expect(notice).toContain('To: platform@example.com\r\n')
  })
})
