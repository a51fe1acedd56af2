import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { rowsOf } from '../duckdb.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

const HOUR_USD = seed.bill.usd / 24

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const decide = (written: string) => writeFileSync(join(rig.folder, 'decisions.yaml'), written)

async function early() {
  expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
  const { teams, notes, totals, findings, trend } = await rig.report()
  const told = notes.filter((note) => note.includes('decisions.yaml'))
  const of = teams?.map(({ name, totals: { usd } }) => [name, usd])
  return { teams: of, told, usd: totals.usd, findings, budgets: trend.budgets }
}

/** Of every table. */
async function teamsOfTables() {
  const of = (file: string) =>
    rowsOf(`select team, sum(usd) usd from '${rig.folder}/${file}' group by 1 order by 1`).then((rows) =>
      rows.map(({ team, usd }) => [team, usd]),
    )
  const [hours, flows, daily] = [
    await of(`hours/dt=${DAY}/*/*.parquet`),
    await of(`flows/dt=${DAY}/*/flows.parquet`),
    await of(`daily/dt=${DAY}/*/daily.parquet`),
  ]
  expect(flows).toEqual(hours)
  expect(daily.map(([team]) => team)).toEqual(hours.map(([team]) => team))
  return daily
}

test('teams follow what was decided last, and a wrong file changes nothing but a note', async () => {
  await rig.enterEarly(undisturbed(seed))
  const none = await early()
  expect(none).toMatchObject({ teams: undefined, told: [], usd: expect.closeTo(HOUR_USD, 9) })
  expect(await teamsOfTables()).toEqual([[null, expect.closeTo(HOUR_USD, 9)]])

  decide('teams:\n  - { team: nobody, namespace: nowhere }\n')
  expect((await early()).teams).toEqual([['unowned', expect.closeTo(HOUR_USD, 9)]])

  decide('teams:\n  - { team: checkout, namespace: "*" }\n')
  const right = await early()
  expect(right).toMatchObject({ teams: [['checkout', expect.closeTo(HOUR_USD, 9)]], told: [], usd: none.usd })
  expect(await teamsOfTables()).toEqual([['checkout', expect.closeTo(HOUR_USD, 9)]])

  decide('teams:\n  - { team: checkout, namespaces: "*" }\n')
  expect(await early()).toEqual({
    ...right,
    told: [
      'decisions.yaml cannot be used: line 2: teams[0] has "namespaces", which is none of its fields. The last one that was right stays in force.',
    ],
  })
  expect(await teamsOfTables()).toEqual([['checkout', expect.closeTo(HOUR_USD, 9)]])

  rmSync(join(rig.folder, 'decisions.yaml'))
  expect((await early()).teams).toBeUndefined()
  expect(await teamsOfTables()).toEqual([[null, expect.closeTo(HOUR_USD, 9)]])

  // What was right before it was taken away is no more.
  decide('teams: 5\n')
  const wrong = await early()
  expect(wrong.teams).toBeUndefined()
  expect(wrong.told).toHaveLength(1)
})

test('a file that cannot be read changes nothing but a note', async () => {
  await rig.enterEarly(undisturbed(seed))
  decide('teams:\n  - { team: checkout, namespace: "*" }\n')
  const right = await early()
  rig.cloud.disturb(({ operation, params }) =>
    operation === 'GetObject' && String(params.key).endsWith('decisions.yaml')
      ? { status: 403, error: 'AccessDenied' }
      : undefined,
  )
  expect(await early()).toEqual({
    ...right,
    told: [
      'decisions.yaml cannot be read (the permission s3:GetObject is missing). The last one that was right stays in force.',
    ],
  })
})

test('the first file that is wrong leaves nothing in force, and no hour is settled for it', async () => {
  await rig.enterEarly(undisturbed(seed))
  await early()
  decide('teams:\n- {')
  const settled = () => rig.asked('PutObject').filter(({ key }) => String(key).startsWith('hours/')).length
  const before = settled()
  const { teams, told } = await early()
  expect(teams).toBeUndefined()
  expect(told).toEqual([
    expect.stringMatching(/^decisions\.yaml cannot be used: line \d: .*\. Nothing of it is in force\.$/),
  ])
  expect(settled()).toBe(before)
})

test('findings are accepted and budgets set without a deployment: no dollar moves, and no hour is settled for it', async () => {
  await rig.enterEarly(undisturbed(seed))
  const before = await early()
  const [id] = before.findings.open.map((one) => one.id)
  const settled = () => rig.asked('PutObject').filter(({ key }) => String(key).startsWith('hours/')).length
  const times = settled()
  decide(`
accepted:
  - match: ${id}
    reason: it moves next month
    until: 2026-12-31
    by: ann
budgets:
  - { usdPerMonth: 5 }
  - { namespace: default, usdPerMonth: 0.01 }
`)
  const set = { budgets: [{ usdPerMonth: 90 }, { cluster: 'eks-cluster', usdPerMonth: 7 }] }
  const after = await rig.withSettings(set, early)
  expect(settled()).toBe(times)
  expect(after).toMatchObject({ usd: before.usd, teams: undefined, told: [] })
  expect(after.findings.open).toEqual([])
  expect(after.findings.accepted).toMatchObject([{ id, reason: 'it moves next month', until: '2026-12-31', by: 'ann' }])
  // Of two budgets of the same, the decided one holds.
  expect(after.budgets.map(({ cluster, namespace, usdPerMonth }) => [cluster, namespace, usdPerMonth])).toEqual([
    ['eks-cluster', undefined, 7],
    [undefined, undefined, 5],
    [undefined, 'default', 0.01],
  ])
})

test('names of teams are names: no markup and no line of them comes through', async () => {
  await rig.enterEarly(undisturbed(seed))
  decide(`teams:\n  - { team: '<img src=x>{{day}}', namespace: "*" }\n`)
  expect(await rig.early({ input: { email: true, recipients: ['platform@example.com'] } })).toMatchObject({
    status: 'SUCCEEDED',
  })
  const [email] = await rig.cloud.inbox()
  expect(email?.html).not.toContain('<img src=x')
  expect(email?.html).toContain('&lt;img src&#x3D;x&gt;{{day}}')
  expect(email?.text).toContain('COST BY TEAM')
  expect(email?.text).toContain('<img src=x>{{day}}')
})
