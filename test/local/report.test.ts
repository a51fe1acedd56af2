import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../domain/report/report.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { rowsOf } from '../duckdb.ts'
import { startRig } from '../workflow/rig.ts'
import { checkedOut } from './checkout.ts'

const here = checkedOut()

const report = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  here.ended('local/report.ts', args, environment)

describe('wrong arguments end with 2 and one line that names them', () => {
  test.each([
    [['--date', '2026-02-30'], '--date is "2026-02-30"; a calendar day such as 2026-11-21 is right'],
    [['--date', '2999-01-01'], '--date is 2999-01-01; in Europe/Dublin today is'],
    [['--days', '0'], '--days is "0"; a whole number from 1 to 31 is right'],
    [['--days', 'two'], '--days is "two"'],
    [['--world', 'moon'], '--world is "moon"; there is fleet, ipv6, month, nat-one-zone, no-ec2'],
    [['--live', '--world', 'shop'], 'give one of them'],
    [['--nonsense'], "Unknown option '--nonsense'"],
    [['surplus'], "Unexpected argument 'surplus'"],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await report(args)
    expect(stderr).toContain(says)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stdout).toBe('')
    expect(code).toBe(2)
  })
})

test('--help lists options and worlds, and ends with 0', async () => {
  const { code, stdout } = await report(['--help'])
  expect(code).toBe(0)
  for (const words of ['--live', '--days N', 'shop-gap', 'Exit codes']) expect(stdout).toContain(words)
})

describe('a run over a world', () => {
  test('prints total and rows, writes plain files that DuckDB reads, and leaves nothing running', async () => {
    const { code, stdout, stderr } = await report(['--world', 'seed-nat', '--date', '2026-11-21'])
    expect(code).toBe(0)
    expect(stdout).toContain('$19.20  eks-cluster on 2026-11-21, at list price (complete)')
    expect(stdout).toContain('1. sqs-sender -> Amazon SQS, us-east-1 via NAT gateway $19.20')
    expect(stdout).toContain('flows/dt=2026-11-21/monitor=eks-cluster-monitor/flows.parquet')
    expect(stderr).toContain('2026-11-21  collected 24 of 24 hours')
    expect(stderr).not.toContain('\u001b')
    expect(await here.out('report.html')).toContain('$19.20')
    expect(await here.out('report.txt')).toContain('$19.20')
    expect((JSON.parse(await here.out('report.json')) as Report).totals.usd.toFixed(2)).toBe('19.20')
    const [sum] = await rowsOf(`select sum(usd) usd from '${here.copy}/out/archive/flows/dt=2026-11-21/**/*.parquet'`)
    expect(sum?.usd).toBeCloseTo(nat.bill.usd, 6)
    const eml = await here.out('inbox/01.eml')
    expect(eml).toContain('Subject: [flowtoll] OK eks-cluster: $19.20 on 2026-11-21')
    const parts = [...eml.matchAll(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString(),
    )
    expect(parts[0]).toBe(await here.out('report.txt'))
    expect(parts[1]).toBe(await here.out('report.html'))
  }, 60_000)

  test('of several days has a past, and another world starts its archive anew', async () => {
    // The world's last day is collected.
    const rig = await startRig()
    await rig.enterCollected(seed)
    await rm(join(here.copy, 'out/archive'), { recursive: true, force: true })
    await cp(rig.folder, join(here.copy, 'out/archive'), { recursive: true })
    await writeFile(join(here.copy, 'out/archive-of.txt'), 'world seed-inter-az\n')
    await rig.close()
    const args = ['--date', '2026-11-21', '--quiet']
    expect(await report(['--world', 'seed-inter-az', '--days', '2', ...args])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    const { history } = JSON.parse(await here.out('report.json')) as Report
    expect(history.map(({ day, usd }) => [day, usd.toFixed(2)])).toEqual([['2026-11-20', '1.37']])
    await report(['--world', 'seed-inter-az-fixed', ...args])
    expect((JSON.parse(await here.out('report.json')) as Report).history).toEqual([])
    expect(await readdir(join(here.copy, 'out/archive/flows'))).toEqual(['dt=2026-11-21'])
  }, 60_000)

  test('that fails ends with 1 and one line, and leaves no report of an earlier run', async () => {
    await mkdir(join(here.copy, 'out'), { recursive: true })
    await writeFile(join(here.copy, 'out/report.html'), 'an earlier report')
    const { code, stdout, stderr } = await report(['--world', 'shop-down', '--date', '2026-11-21', '--quiet'])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(
      /^no report of 2026-11-21: NothingCollected: .*permission networkflowmonitor:StartQueryMonitorTopContributors is missing.*\n$/,
    )
    await expect(here.out('report.html')).rejects.toThrow(/ENOENT/)
  }, 60_000)
})
