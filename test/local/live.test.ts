import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Cloud, startCloud } from '../../local/cloud/cloud.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { ranHere } from '../ran.ts'
import { startRig } from '../workflow/rig.ts'
import { checkedOut } from './checkout.ts'

const here = checkedOut()

const report = (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  here.ended('local/report.ts', args, environment)

/** What a live run asks of an account, and nothing that it writes or sends to. */
function callerOf({ environment }: Cloud) {
  const asked = Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => name === 'IP_RANGES_URL' || /^AWS_ENDPOINT_URL_(?!S3|SNS|SESV2)/.test(name),
    ),
  )
  return { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', ...asked }
}

/** What ends before it asks anybody. */
const refused = (environment: Readonly<Record<string, string>> = {}) =>
  ranHere('local/report.ts', ['--live'], { HOME: here.copy, ...environment }, here.copy)

describe('a live run', () => {
  test('without a region says so', async () => {
    const { code, stderr } = await refused()
    expect(stderr).toBe('no AWS region is set; give one by AWS_REGION or by your profile\n')
    expect(code).toBe(1)
  })

  test('with a wrong setting names it', async () => {
    const settings = await readFile(join(here.copy, 'settings.example.json'), 'utf8')
    try {
      await writeFile(join(here.copy, 'settings.json'), settings.replace('"timeZone": "UTC"', '"timeZone": "Mars"'))
      const { code, stderr } = await refused({ AWS_REGION: 'us-east-1' })
      expect(stderr).toContain('timeZone is "Mars"')
      expect(code).toBe(1)
    } finally {
      await rm(join(here.copy, 'settings.json'))
    }
  })

  test('only reads the account: what it writes and sends stays under out/', async () => {
    // An archive of that account which lacks the last two hours of the day, and one of the day before that had no other.
    const rig = await startRig()
    await rig.enterCollected(nat, { without: ['22', '23'] })
    rig.putCollected({ ...nat, connections: [] }, { dates: ['2026-11-20'], without: ['05'] })
    rig.forgetPrices()
    const folder = join(here.copy, `out/${nat.accountId}-us-east-1`)
    await cp(rig.folder, join(folder, 'archive'), { recursive: true })
    await writeFile(join(folder, 'owner.json'), JSON.stringify({ of: `account ${nat.accountId} in us-east-1` }))
    await rig.close()
    const account = await startCloud(nat, { archiveFolder: join(here.copy, 'not-used'), bucket: 'archive' })
    try {
      const caller = callerOf(account)
      // The day before cannot be had: it is told, and the range goes on.
      const startOf = (params: object) => String((params as { readonly startTime?: unknown }).startTime)
      const isBefore = (params: object) => startOf(params) < '2026-11-21'
      account.disturb(({ operation, params }) =>
        operation === 'StartQueryMonitorTopContributors' && isBefore(params)
          ? { status: 403, error: `AccessDeniedException: not authorized to perform: networkflowmonitor:${operation}` }
          : undefined,
      )
      const range = ['--live', '--date', '2026-11-21', '--days', '2']
      const { code, stdout, stderr } = await report(range, caller)
      expect(stdout).toContain('$19.20  eks-cluster on 2026-11-21')
      expect(stderr).toMatch(/^there is no settings\.json, so the settings are those of settings\.example\.json/)
      expect(stderr).toMatch(/^no report of 2026-11-20: NothingCollected: .*StartQuery.*$/m)
      expect(code).toBe(0)
      // Two hours by seven categories.
      const started = account.calls.filter(({ operation }) => operation.startsWith('StartQuery'))
      expect(started.filter(({ params }) => !isBefore(params))).toHaveLength(14)
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
      expect(await here.out(`${nat.accountId}-us-east-1/inbox/01.eml`)).toContain('To: platform@example.com')
    } finally {
      await account.close()
    }
  })

  test('that fails ends with 1 and one line, makes no report, and leaves its notice in the inbox', async () => {
    const accountId = '222222222222'
    const monitors = nat.monitors.map((one) => ({ ...one, status: 'INACTIVE' as const }))
    const account = await startCloud(
      { ...nat, accountId, monitors },
      { archiveFolder: join(here.copy, 'not-used'), bucket: 'archive' },
    )
    try {
      const args = ['--live', '--date', '2026-11-21', '--quiet']
      const { code, stdout, stderr } = await report(args, callerOf(account))
      expect([code, stdout]).toEqual([1, ''])
      const [, told, ...more] = stderr.split('\n')
      expect(told).toMatch(/^no report of 2026-11-21: NoMonitors: /)
      expect(more).toEqual([''])
      await expect(here.out(`${accountId}-us-east-1/report.html`)).rejects.toThrow(/ENOENT/)
      const notice = await here.out(`${accountId}-us-east-1/inbox/01.eml`)
      expect(notice).toContain('Subject: [flowtoll] FAILED report for 2026-11-21 00:00-24:00: NoMonitors\r\n')
    } finally {
      await account.close()
    }
  })
})
