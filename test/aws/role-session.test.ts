import { tmpdir } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problemOf } from '../../aws/faults.ts'
import { listMonitors } from '../../aws/flow-monitor.ts'
import { sessionOf } from '../../aws/role-session.ts'
import { settingsOf } from '../../domain/settings.ts'
import type { Cloud } from '../../local/cloud/cloud.ts'
import { world } from '../../worlds/organisation/world.ts'
import { enterCloud } from '../cloud.ts'

let cloud: Cloud
beforeAll(async () => {
  cloud = await enterCloud(world, { archiveFolder: tmpdir() })
})
afterAll(() => cloud.close())

const asked = () => cloud.calls.filter(({ operation }) => operation === 'AssumeRole').map(({ params }) => params)

/** Roles that no other test of this process asks for: sessions are the process's. */
const role = (account: string) => `arn:aws:iam::${account}:role/flowtoll-read`
const EXTERNAL_ID = 'acme-flowtoll-7f3a'

test('a role is assumed once for all regions, services and tasks of a process', async () => {
  const [first, second] = await Promise.all([
    sessionOf(role('444444444444'), EXTERNAL_ID),
    sessionOf(role('444444444444'), EXTERNAL_ID),
  ])
  expect(first).toMatchObject({ accessKeyId: 'ASIA444444444444' })
  expect(second).toBe(first)
  expect(await sessionOf(role('444444444444'), EXTERNAL_ID)).toBe(first)
  // Another file of this process may have asked before.
  const own = asked().filter(({ RoleArn }) => RoleArn === role('444444444444'))
  expect(own.length).toBeLessThanOrEqual(1)
})

test('who is not let in is told what to look at, and asks again the next time', async () => {
  cloud.disturb(() => undefined)
  for (const _ of [1, 2]) {
    const error = await sessionOf(role('777777777777'), EXTERNAL_ID).catch((one: unknown) => one)
    expect(problemOf(error, 'anything')).toBe(
      'role flowtoll-read of account 777777777777 could not be assumed: it is missing, does not trust this stack, or expects another external ID',
    )
  }
  const refused = asked().filter(({ RoleArn }) => RoleArn === role('777777777777'))
  expect(refused).toHaveLength(2)
  expect(refused[0]).toMatchObject({ RoleSessionName: 'flowtoll', ExternalId: EXTERNAL_ID })
})

test('what is asked by a role is asked in its account and region', async () => {
  process.env.SETTINGS = JSON.stringify(
    settingsOf({ sender: 'a@example.com', recipients: ['b@example.com'], externalId: EXTERNAL_ID }, 'settings'),
  )
  const account = '555555555555'
  const roleArn = `arn:aws:iam::${account}:role/flowtoll-read-of-platform`
  const abroad = { region: 'eu-west-1', account, roleArn, monitors: [], readClusters: [] }
  expect(await listMonitors(abroad)).toEqual([
    {
      name: 'eks@555555555555-eu-west-1',
      arn: 'arn:aws:networkflowmonitor:eu-west-1:555555555555:monitor/eks',
      status: 'ACTIVE',
    },
  ])
  expect(await listMonitors({ ...abroad, region: 'us-east-1' })).toEqual([])
  // The own account's in another region takes no role.
  expect(await listMonitors({ region: 'ca-central-1', monitors: [], readClusters: [] })).toMatchObject([
    { name: 'eks@ca-central-1' },
  ])
})
