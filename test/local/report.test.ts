import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../lambdas/domain/report/report.ts'
import { startCloud } from '../../local/cloud/cloud.ts'
import { rowsOf } from '../duckdb.ts'
import { goodDay } from '../templates/fixtures.ts'
import { world as nat } from '../worlds/seed-nat/world.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

let copy: string
beforeAll(async () => {
  // A copy of the repository, so that a run here does not touch its out/.
  copy = await mkdtemp(join(tmpdir(), 'flowtoll-report-'))
  for (const name of ['cdk', 'lambdas', 'templates', 'local', 'test', 'package.json', 'cdk.json']) {
    await cp(join(ROOT, name), join(copy, name), { recursive: true })
  }
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'), 'junction')
})
afterAll(() => rm(copy, { recursive: true, force: true }))

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command as `npm run report` does. It has ended once its pipes are closed: no child holds them. */
const report = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  ended('local/report.ts', args, environment)

function ended(
  script: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: copy,
      // Compiled once: each child loads the same files.
      env: { PATH: process.env.PATH, HOME: copy, NODE_COMPILE_CACHE: join(copy, 'compiled'), ...environment },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

const out = (path: string) => readFile(join(copy, 'out', path), 'utf8')

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
    expect(await out('report.html')).toContain('$19.20')
    expect(await out('report.txt')).toContain('$19.20')
    expect((JSON.parse(await out('report.json')) as Report).totals.usd.toFixed(2)).toBe('19.20')
    const [sum] = await rowsOf(`select sum(usd) usd from '${copy}/out/archive/flows/dt=2026-11-21/**/*.parquet'`)
    expect(sum?.usd).toBeCloseTo(nat.bill.usd, 6)
    const eml = await out('inbox/01.eml')
    expect(eml).toContain('Subject: [flowtoll] OK eks-cluster: $19.20 on 2026-11-21')
    const parts = [...eml.matchAll(/base64\r\n\r\n([A-Za-z0-9+/=\r\n]+)/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString(),
    )
    expect(parts[0]).toBe(await out('report.txt'))
    expect(parts[1]).toBe(await out('report.html'))
  }, 60_000)

  test('of several days has a past, and another world starts its archive anew', async () => {
    const args = ['--date', '2026-11-21', '--quiet']
    expect(await report(['--world', 'seed-inter-az', '--days', '2', ...args])).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    const { history } = JSON.parse(await out('report.json')) as Report
    expect(history.map(({ day, usd }) => [day, usd.toFixed(2)])).toEqual([['2026-11-20', '1.37']])
    await report(['--world', 'seed-inter-az-fixed', ...args])
    expect((JSON.parse(await out('report.json')) as Report).history).toEqual([])
    expect(await readdir(join(copy, 'out/archive/flows'))).toEqual(['dt=2026-11-21'])
  }, 60_000)

  test('that fails ends with 1 and one line, and leaves no report of an earlier run', async () => {
    await mkdir(join(copy, 'out'), { recursive: true })
    await writeFile(join(copy, 'out/report.html'), 'an earlier report')
    const { code, stdout, stderr } = await report(['--world', 'shop-down', '--date', '2026-11-21', '--quiet'])
    expect(code).toBe(1)
    expect(stdout).toBe('')
    expect(stderr).toMatch(
      /^no report of 2026-11-21: NothingCollected: .*permission networkflowmonitor:StartQueryMonitorTopContributors is missing.*\n$/,
    )
    await expect(out('report.html')).rejects.toThrow(/ENOENT/)
  }, 60_000)
})

describe('a live run', () => {
  test('without a region says so', async () => {
    const { code, stderr } = await report(['--live'])
    expect(stderr).toBe('no AWS region is set; give one by AWS_REGION or by your profile\n')
    expect(code).toBe(1)
  })

  test('with a wrong setting names it', async () => {
    const settings = await readFile(join(copy, 'cdk.json'), 'utf8')
    try {
      await writeFile(join(copy, 'cdk.json'), settings.replace('"timeZone": "UTC"', '"timeZone": "Mars"'))
      const { code, stderr } = await report(['--live'], { AWS_REGION: 'us-east-1' })
      expect(stderr).toContain('timeZone is "Mars"')
      expect(code).toBe(1)
    } finally {
      await writeFile(join(copy, 'cdk.json'), settings)
    }
  })

  test('only reads the account: what it writes and sends stays under out/', async () => {
    // An archive of that account which lacks the last two hours of the day.
    await report(['--world', 'seed-nat', '--date', '2026-11-21', '--quiet'])
    await writeFile(join(copy, 'out/archive-of.txt'), 'account in us-east-1\n')
    const raw = join(copy, 'out/archive/raw/monitor=eks-cluster-monitor')
    for (const start of ['20261121T220000Z', '20261121T230000Z'])
      await rm(join(raw, `start=${start}`), { recursive: true })
    for (const kept of ['topology', 'prices', 'totals', 'identities', 'ip-ranges'])
      await rm(join(copy, 'out/archive', kept), { recursive: true })
    const account = await startCloud(nat, { archiveFolder: join(copy, 'not-used'), bucket: 'archive' })
    try {
      // What a live run asks of the account, and nothing that it writes or sends to.
      const asked = Object.fromEntries(
        Object.entries(account.environment).filter(
          ([name]) => name === 'IP_RANGES_URL' || /^AWS_ENDPOINT_URL_(?!S3|SNS|SESV2)/.test(name),
        ),
      )
      const { code, stdout } = await report(['--live', '--date', '2026-11-21'], {
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'caller',
        AWS_SECRET_ACCESS_KEY: 'secret',
        ...asked,
      })
      expect(stdout).toContain('$19.20  eks-cluster on 2026-11-21')
      expect(code).toBe(0)
      // Two hours by seven categories.
      expect(account.calls.filter(({ operation }) => operation.startsWith('StartQuery'))).toHaveLength(14)
      const services = new Set(account.calls.map(({ service }) => service))
      expect([...services].toSorted()).toEqual([
        'cloudwatch',
        'ec2',
        'eks',
        'ip-ranges',
        'networkflowmonitor',
        'pricing',
      ])
      expect(await account.inbox()).toEqual([])
      expect(await out('inbox/01.eml')).toContain('To: platform@example.com')
    } finally {
      await account.close()
    }
  }, 120_000)
})

describe('the preview', () => {
  test.each([
    [['--port', 'x'], '--port is "x"; a whole number from 0 to 65535 is right'],
    [['--world', 'moon'], '--world is "moon"; there is fleet, ipv6, month'],
    [['--wrld'], "Unknown option '--wrld'; npm run preview -- --help lists the options"],
  ])('refuses %j', async (args, says) => {
    const { code, stderr } = await ended('local/preview.ts', args)
    expect(code).toBe(2)
    expect(stderr).toContain(says)
  })

  test('shows the last report by the templates as they are, and tells of a change', async () => {
    await mkdir(join(copy, 'out'), { recursive: true })
    await writeFile(join(copy, 'out/report.json'), JSON.stringify(goodDay))
    const child = spawn(process.execPath, ['local/preview.ts', '--port', '0'], { cwd: copy })
    try {
      const address = String((await once(child.stdout, 'data'))[0]).trim()
      const page = async (path: string) => (await fetch(address + path)).text()
      expect(await page('')).toContain('$40.59')
      expect(await page('text')).toContain('WHAT IT WAS PAID FOR')
      const changes = (await fetch(`${address}changes`)).body?.getReader()
      await changes?.read()
      const partial = join(copy, 'templates/partials/charges.mjml')
      await writeFile(partial, (await readFile(partial, 'utf8')).replace('What it was paid for', 'What it went to'))
      expect(new TextDecoder().decode((await changes?.read())?.value)).toBe('data: changed\n\n')
      expect(await page('')).toContain('What it went to')
      // A broken template is told, and mended again.
      await writeFile(partial, '<mj-text>{{#if}}</mj-text>')
      await changes?.read()
      expect((await fetch(address)).status).toBe(500)
      await changes?.cancel()
    } finally {
      child.kill()
      await once(child, 'close')
      await cp(join(ROOT, 'templates'), join(copy, 'templates'), { recursive: true })
    }
  }, 30_000)
})
