import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { sendTest } from '../../channels/deliver.ts'
import { COMMAND_ACTIONS, readPermissions } from '../../domain/permissions.ts'
import { settingsOf } from '../../domain/settings.ts'
import type { World } from '../../local/cloud/world.ts'
import { examine } from '../../setup/doctor.ts'
import { setUpClusters } from '../../setup/set-up-clusters.ts'
import { world as seed } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'

const SETTINGS = settingsOf({ sender: 'costs@acme.example', recipients: ['a@acme.example'] }, 'settings')

const bare: World = { ...seed, faults: {}, connections: [], monitors: [], setUp: { clusters: ['prod'] } }
const cloud = await enterCloud(bare)
afterAll(() => cloud.close())

/** What a permission is needed for, of all that was asked since the world was entered. */
function asked(): string[] {
  const actions = cloud.calls.map(({ service, operation }) => {
    if (operation === 'ListObjectsV2') return 's3:ListBucket'
    if (service !== 'ses' || operation === 'SendEmail') return `${service}:${operation}`
    return operation.endsWith('/account') ? 'ses:GetAccount' : 'ses:GetEmailIdentity'
  })
  return [...new Set(actions)].filter((action) => action !== 'sts:GetCallerIdentity').toSorted()
}

test('doctor asks for what it is said to ask for beside a report, all of it and nothing else', async () => {
  const clusterArn = `arn:aws:eks:${seed.region}:${seed.accountId}:cluster/prod`
  const monitors = [{ name: 'shop', status: 'ACTIVE' as const, clusterArn }]
  const addOns = { 'prod/aws-network-flow-monitoring-agent': {} }
  const stack = {
    name: 'Flowtoll',
    status: 'UPDATE_COMPLETE',
    schedules: { DailyReport: 'ENABLED' },
    roles: ['APlanCollectionRole'],
  }
  await cloud.use({ ...bare, monitors, setUp: { addOns, stack, sending: { isSandbox: true } } }, '/nowhere')
  const patience = { waitMilliseconds: 1, looks: 2 }
  await examine({ settings: SETTINGS, isExample: false, now: Date.parse('2026-11-22T09:40:00Z'), patience })
  const ofReports = new Set(readPermissions(SETTINGS).flatMap(({ actions }) => actions))
  expect(asked().filter((action) => !ofReports.has(action))).toEqual([...COMMAND_ACTIONS.doctor].toSorted())
})

test('doctor of sources asks for what it is said to ask for beside, by the own credentials, all of it and nothing else', async () => {
  const settings = settingsOf(
    {
      ...{ sender: 'costs@acme.example', recipients: ['a@acme.example'], externalId: 'acme-of-actions' },
      sources: [{ region: seed.region, account: '222222222222' }],
    },
    'settings',
  )
  const stack = { name: 'Flowtoll', status: 'UPDATE_COMPLETE', bucket: 'archive' }
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'reports/dt=2026-11-21'), { recursive: true })
  await writeFile(join(folder, 'reports/dt=2026-11-21/report.json'), JSON.stringify({ coverage: {} }))
  await cloud.use({ ...bare, setUp: { stack } }, folder)
  vi.stubEnv('SETTINGS', JSON.stringify(settings))
  vi.stubEnv('ARCHIVE_BUCKET', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  const options = { settings, isExample: false, now: Date.parse('2026-11-22T09:40:00Z') }
  const patience = { waitMilliseconds: 1, looks: 2 }
  await examine({ ...options, patience })
  const without = asked()
  await examine({ ...options, patience, withSources: true })
  const more = asked().filter((action) => !without.includes(action))
  expect(more).toEqual([...COMMAND_ACTIONS['doctor --sources']].toSorted())
})

test('enable and its undoing ask for what they are said to ask for, all of it and nothing else', async () => {
  const run = (undo: boolean) => setUpClusters(['prod'], { undo, yes: true, waitMilliseconds: 1 }, () => undefined)
  await cloud.use(bare, '/nowhere')
  await run(false)
  // Once more, as the first time there is no monitor to look at.
  await run(false)
  const making = asked()
  expect(making).toEqual([...COMMAND_ACTIONS.enable].toSorted())
  await run(true)
  const all = [...new Set([...COMMAND_ACTIONS.enable, ...COMMAND_ACTIONS['enable --undo']])]
  expect(asked()).toEqual(all.toSorted())
})

test('test-send asks for what it is said to ask for, by one channel or another', async () => {
  const settings = settingsOf(
    {
      ...{ sender: 'costs@acme.example', recipients: ['a@acme.example'] },
      channels: [
        { name: 'slack', kind: 'slack', address: 'ssm:/slack' },
        { name: 'teams', kind: 'teams', address: 'secretsmanager:teams' },
        { name: 'leads', kind: 'email', recipients: ['b@acme.example'] },
        { name: 'bus', kind: 'event' },
        { name: 'chat', kind: 'sns', topic: `arn:aws:sns:${seed.region}:${seed.accountId}:chat` },
      ],
    },
    'settings',
  )
  await cloud.use(bare, '/nowhere')
  vi.stubEnv('REPORT_SENDER', settings.sender)
  vi.stubEnv('SETTINGS', JSON.stringify(settings))
  onTestFinished(() => void vi.unstubAllEnvs())
  // Those whose address stands nowhere are not sent.
  for (const one of settings.channels) await sendTest(one, '2026-11-21', 'UTC').catch(() => undefined)
  expect(asked()).toEqual([...COMMAND_ACTIONS['test-send']].toSorted())
})
