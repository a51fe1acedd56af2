import { writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import os, { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { folderArchive } from '../../agent/archive.ts'
import { decide } from '../../agent/decide.ts'
import { folderDecisions } from '../../agent/decisions-files.ts'
import { s3 } from '../../aws/archive.ts'
import { learnDecisions } from '../../aws/decisions.ts'
import type { Report } from '../../domain/report/report.ts'
import type { Cloud } from '../../local/cloud/cloud.ts'
import { world } from '../../worlds/seed-nat/world.ts'
import { calledOver, refusal } from '../agent/called.ts'
import { enterCloud } from '../cloud.ts'
import { ranHere } from '../ran.ts'
import { finding, goodDay } from '../templates/fixtures.ts'

const report: Report = {
  ...goodDay,
  findings: { ...goodDay.findings, open: [finding('one', 9, null), finding('two', 8, null)], unavoidable: [] },
}
const TWO = 'same-zone-routing/shop/two'

let cloud: Cloud
let folder: string
beforeAll(async () => {
  cloud = await enterCloud(world)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-decide-'))
  await mkdir(join(folder, `reports/dt=${report.day}`), { recursive: true })
  await writeFile(join(folder, `reports/dt=${report.day}/report.json`), JSON.stringify(report))
  await cloud.use(world, folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const written = () => readFile(join(folder, 'decisions.yaml'), 'utf8')
const write = (text: string) => writeFile(join(folder, 'decisions.yaml'), text)
const run = (command: string, ...args: string[]) => ranHere(`cli/${command}.ts`, args, { ...process.env })
const here = (command: string, ...args: string[]) => run(command, ...args, '--folder', folder)
const there = (command: string, ...args: string[]) => run(command, ...args, '--bucket', 'archive')
const ACCEPT = ['--until', '2099-12-31', '--reason', 'it moves in spring']

describe('accept', () => {
  test('has the finding of a number accepted in a folder, by whoever uses the machine, and shows what changes', async () => {
    const { code, stdout, stderr } = await here('accept', '2', ...ACCEPT)
    const lines = ['accepted:', `  - match: ${TWO}`, '    reason: it moves in spring', '    until: 2099-12-31']
    const all = [...lines, `    by: ${userInfo().username}`]
    expect(stderr).toBe('')
    expect(stdout.split('\n')).toEqual([
      'two, of the report of 2026-11-21',
      ...all.map((line) => `+ ${line}`),
      `decisions.yaml of ${folder} is changed; the next report goes by it.`,
      `Not that one? npx --no -- flowtoll accept ${TWO} --remove --folder ${folder} ends it.`,
      '',
    ])
    expect(await written()).toBe(`${all.join('\n')}\n`)
    expect(code).toBe(0)
    // A second time it is there.
    expect((await here('accept', '2', ...ACCEPT)).stdout).toContain(
      'says that already.\nThat report urges it: if it has grown since it was accepted, another day or reason accepts it anew.\n',
    )
    const removed = await here('accept', TWO, '--remove')
    expect(removed.stdout).toContain('- accepted:\n')
    expect(await written()).toBe('accepted: []\n')
  })

  test.each([
    [['9', ...ACCEPT], 1, 'the report of 2026-11-21 has no saving 9; it has 1 to 2'],
    [['0', ...ACCEPT], 1, 'has no saving 0'],
    [['same-zone-routing/shop/tow', ...ACCEPT], 1, `did you mean ${TWO}`],
    [['1', '--reason', 'no day', '--until', '2026-02-30'], 2, '--until is "2026-02-30"; expected a calendar day'],
    [['1', '--reason', 'long ago', '--until', '2026-01-31'], 1, 'until is 2026-01-31, which is over'],
    [['1', '--until', '2099-12-31'], 2, '--reason is missing'],
    [['1', '--until', '2099-12-31', '--reason', 'x'], 2, '--reason is "x"; expected why the team lives with it'],
    [[...ACCEPT], 2, 'the number of a saving is missing'],
    [['1', '2', ...ACCEPT], 2, '"2" is another'],
    [['1', ...ACCEPT, '--day', '2026-11-20'], 1, 'there is no report of 2026-11-20'],
  ])('%j is refused, and nothing is written', async (args, code, fault) => {
    const ended = await here('accept', ...args)
    expect(ended.stderr).toContain(fault)
    expect(ended.code).toBe(code)
    await expect(written()).rejects.toThrow('ENOENT')
  })
})

describe('a decision for a bucket', () => {
  test('is written where it still is what was read: what another one wrote meanwhile stays', async () => {
    await write('# ours\nbudgets:\n  - { usdPerMonth: 900 }\n')
    let isFirst = true
    cloud.disturb(({ operation, params }) => {
      if (operation !== 'PutObject' || params.key !== 'decisions.yaml' || !isFirst) return undefined
      isFirst = false
      writeFileSync(join(folder, 'decisions.yaml'), '# ours\nbudgets:\n  - { usdPerMonth: 700 } # less\n')
      return undefined
    })
    const { code, stdout } = await there('budget', '40.5', '--namespace', 'shop')
    expect(isFirst).toBe(false)
    expect(stdout).toContain('    - { usdPerMonth: 700 } # less\n+   - { namespace: shop, usdPerMonth: 40.5 }\n')
    expect(stdout).toContain('decisions.yaml of s3://archive is changed')
    expect(code).toBe(0)
    expect(await written()).toBe(
      '# ours\nbudgets:\n  - { usdPerMonth: 700 } # less\n  - { namespace: shop, usdPerMonth: 40.5 }\n',
    )
  })

  test('is told with who made it, and when', async () => {
    await there('budget', '5')
    await there('team', 'shop', '--namespace', 'shop', '--recipients', 'shop@example.com, web@example.com')
    await there('accept', '1', ...ACCEPT, '--by', 'ann')
    const { stdout } = await there('decisions')
    const [now = '', ...history] = stdout.split(/\n(?=\d{4}-\d\d-\d\d \d\d:\d\d UTC)/)
    expect(now).toContain(await written())
    expect(now).toContain('decisions.yaml of s3://archive is right.')
    expect(await written()).toContain('recipients: [ shop@example.com, web@example.com ]')
    expect(await written()).toContain('    by: ann\n')
    expect(history).toHaveLength(3)
    for (const one of history) expect(one).toMatch(/^[^,]+ UTC, by arn:aws:\S+\n/)
    expect(history[0]).toContain('+ accepted:')
    expect(history[1]).toContain('+   - team: shop')
    expect(history[2]).toMatch(/UTC, by .*\n\+ budgets:\n\+ {3}- usdPerMonth: 5\n/)
  })

  test('of a file that others put there is told with what they call themselves', async () => {
    const Metadata = { 'decided-by': '100% ann' }
    await s3().send(new PutObjectCommand({ Bucket: 'archive', Key: 'decisions.yaml', Body: 'budgets: []\n', Metadata }))
    expect((await there('decisions')).stdout).toContain(' UTC, by 100% ann\n+ budgets: []\n')
  })

  test('that may not be written says which permission is missing', async () => {
    cloud.disturb(({ operation }) => (operation === 'PutObject' ? { status: 403, error: 'AccessDenied' } : undefined))
    const { code, stderr } = await there('budget', '5')
    expect(stderr).toBe('decisions.yaml of archive cannot be written: the permission s3:PutObject is missing\n')
    expect(code).toBe(1)
  })
})

test('a trial shows what would change, and writes nothing', async () => {
  const { stdout } = await here('budget', '5', '--team', 'shop', '--dry-run')
  expect(stdout).toContain('+   - team: shop\n+     usdPerMonth: 5\n')
  expect(stdout).toContain('would be changed; without --dry-run it is.')
  await expect(written()).rejects.toThrow('ENOENT')
})

test('two decisions at once in a folder are both there', async () => {
  await write('# ours\n')
  const file = folderDecisions(folder)
  let isMet = false
  const late = {
    ...file,
    read: async () => {
      const read = await file.read()
      // Somebody else is through between this reading and the write that follows it.
      if (!isMet) {
        isMet = true
        await decide(file, { kind: 'budget', cluster: 'a', usdPerMonth: 1 })
      }
      return read
    },
  }
  await decide(late, { kind: 'budget', cluster: 'b', usdPerMonth: 2 })
  expect(await written()).toMatch(/^# ours\n\s*budgets:\n {2}- cluster: a\n {4}usdPerMonth: 1\n {2}- cluster: b\n/)
})

test.each([
  ['budget', ['-5'], 'Unknown option'],
  ['budget', ['0'], 'USD is "0"; expected dollars a month, above 0'],
  ['budget', ['5e3'], 'USD is "5e3"; expected dollars a month'],
  ['budget', ['5', '--remove'], '--remove takes a budget away, and "5" sets one'],
  ['budget', ['5', '--namespace', 'a'.repeat(64)], '--namespace is "a'],
  ['team', ['shop'], 'nothing is said of shop'],
  ['team', ['shop', '--recipients', 'a@b'], '--recipients[0] is "a@b"; expected an email address'],
  ['team', ['shop', '--namespace', 'b', '--what', 'hourly'], '--what[0] is "hourly"; expected any of'],
  ['team', ['shop', '--remove', '--namespace', 'b'], '--remove takes a team away'],
])('%s %j is refused by its field', async (command, args, fault) => {
  const { code, stderr } = await here(command, ...args)
  expect(stderr).toContain(fault)
  expect(code).toBe(2)
})

test('a file that is wrong is said, and not changed', async () => {
  await write('budgets: 5\n')
  const { code, stderr } = await here('budget', '5')
  expect(stderr).toContain('decisions.yaml cannot be used: line 1: budgets is 5; expected a list')
  expect(code).toBe(1)
  expect((await here('decisions')).stdout).toContain(
    'Until that is corrected, the last one that was right stays in force.',
  )
  expect(await written()).toBe('budgets: 5\n')
})

describe('an assistant', () => {
  const over = (mayDecide: boolean) => calledOver(folderArchive(folder), '2026-11-22T07:00:00Z', null, mayDecide)
  const asked = { decision: 'accept', finding: '2', reason: "it's late", until: '2099-12-31', by: 'ann' }

  test('proposes a decision, with the command that makes it, and writes nothing', async () => {
    const { tools, ask } = over(false)
    expect(tools.filter(({ writes }) => writes)).toEqual([])
    const { about, rows } = await ask('propose_decision', asked)
    expect(about).toMatchObject({ is_written: false, finding: 'two' })
    expect(rows.map(({ line }) => line)).toContain(`+   - match: ${TWO}`)
    await expect(written()).rejects.toThrow('ENOENT')
    const command = String(about.command)
    expect(command).toBe(
      `npx --no -- flowtoll accept ${TWO} --reason 'it'\\''s late' --until 2099-12-31 --by ann --folder ${folder}`,
    )
    // What the command would do is what was proposed.
    const words = ['accept', TWO, '--reason', "it's late", '--until', '2099-12-31', '--by', 'ann']
    const [name = '', ...args] = words
    const { stdout } = await here(name, ...args)
    for (const { line } of rows) expect(stdout).toContain(`${line}\n`)
  })

  test('writes where the person who started it allows that', async () => {
    const { tools, ask } = over(true)
    expect(tools.filter(({ writes }) => writes).map(({ name }) => name)).toEqual(['propose_decision'])
    const budget = { decision: 'budget', team: 'shop', usd_per_month: 5 }
    expect((await ask('propose_decision', budget)).about).toMatchObject({ is_written: true })
    expect(await written()).toBe('budgets:\n  - team: shop\n    usdPerMonth: 5\n')
    expect((await ask('propose_decision', budget)).about).toMatchObject({ is_written: false })
  })

  test.each([
    [{ ...asked, finding: '9' }, 'has no saving 9'],
    [{ ...asked, until: '2099-02-31' }, 'until is "2099-02-31"'],
    [{ ...asked, reason: undefined }, 'reason is missing'],
    [{ decision: 'budget', usd_per_month: -1 }, 'usd_per_month is -1'],
    [{ decision: 'team', team: 'shop', what: ['hourly'] }, 'what[0] is "hourly"'],
  ])('is refused %j', async (question, fault) => {
    expect(await refusal(over(true).ask('propose_decision', question))).toContain(fault)
    await expect(written()).rejects.toThrow('ENOENT')
  })
})

test('what is accepted by a pattern too stays accepted, and that is said', async () => {
  const other = '  - { match: "same-zone-routing/*", reason: why, until: 2099-12-31 }\n'
  await write(`accepted:\n  - { match: ${TWO}, reason: why, until: 2099-12-31 }\n${other}`)
  const { code, stdout } = await here('accept', TWO, '--remove')
  expect(stdout).toContain(
    `Still, "${TWO}" is accepted by "same-zone-routing/*"; npx --no -- flowtoll accept 'same-zone-routing/*' --remove --folder ${folder} ends that.\n`,
  )
  expect(code).toBe(0)
  expect(await written()).toBe(`accepted:\n${other}`)
})

describe('--remove of what is not there fails', () => {
  const nothing = (name: string, others: string) => `${name}, and there is none of that name; ${others}\n`

  test.each([
    ['accept', ['nosuch/id'], nothing('the accepted finding is "nosuch/id"', 'there is send-less/*, nat-instance/b')],
    ['accept', ['nat-instance/c'], nothing('the accepted finding is "nat-instance/c"', 'did you mean nat-instance/b?')],
    [
      'accept',
      ['send-less/vpc-1/Docker Hub'],
      '"send-less/vpc-1/Docker Hub" is accepted by "send-less/*"; npx --no -- flowtoll accept \'send-less/*\' --remove --folder FOLDER ends that\n',
    ],
    ['budget', ['--team', 'nosuch'], nothing('the budget is "team nosuch"', 'there is everything, team shop')],
    ['budget', ['--cluster', 'a', '--dry-run'], nothing('the budget is "cluster a"', 'there is everything, team shop')],
    ['team', ['shopp'], nothing('the team is "shopp"', 'did you mean shop?')],
  ])('%s %j: there is another one', async (command, args, stderr) => {
    const text = `accepted:
  - { match: "send-less/*", reason: why, until: 2099-12-31 }
  - { match: nat-instance/b, reason: why, until: 2099-12-31 }
budgets: [{ usdPerMonth: 9 }]
teams: [{ team: shop, namespace: shop, usdPerMonth: 4 }]
`
    await write(text)
    const told = { code: 1, stdout: '', stderr: stderr.replace('FOLDER', folder) }
    expect(await here(command, ...args, '--remove')).toEqual(told)
    expect(await written()).toBe(text)
  })

  test.each([
    ['accept', [TWO], `"${TWO}" accepted`, 'accepted of the settings'],
    ['budget', ['--cluster', 'prod'], 'a budget of cluster prod', 'budgets of the settings'],
    ['team', ['shop'], 'the team shop', 'a label'],
  ])('%s %j: it stands elsewhere', async (command, args, what, place) => {
    const accepted = { ...finding('two', 8, null), reason: 'why', until: '2099-12-31' }
    const pace = { usd: 1, projectedUsd: 2, status: 'on_track', passedOn: null }
    const told = {
      ...report,
      findings: { ...report.findings, accepted: [accepted] },
      trend: { ...report.trend, budgets: [{ cluster: 'prod', usdPerMonth: 5, ...pace }] },
      teams: [{ name: 'shop' }],
    }
    await writeFile(join(folder, `reports/dt=${report.day}/report.json`), JSON.stringify(told))
    const { code, stderr } = await here(command, ...args, '--remove')
    expect(stderr).toBe(
      `decisions.yaml does not have ${what}, and the report of 2026-11-21 does: by ${place}, or by an entry that went since\n`,
    )
    expect(code).toBe(1)
  })
})

describe('a file that is not UTF-8', () => {
  // Latin-1, as an editor may save it.
  const LATIN = Buffer.from('# ours\nteams: [{ team: K\u00e4se, namespace: b }]\n', 'latin1')

  test.each([
    ['in a folder', here],
    ['in a bucket', there],
  ])('%s is named by its line, and stays to the byte', async (_, decideThere) => {
    await writeFile(join(folder, 'decisions.yaml'), LATIN)
    expect(await decideThere('budget', '5')).toEqual({
      ...{ code: 1, stdout: '' },
      stderr: 'decisions.yaml cannot be used: line 2: it is not UTF-8; save the file as UTF-8\n',
    })
    expect(await readFile(join(folder, 'decisions.yaml'))).toEqual(LATIN)
  })

  test('is said by the report as any other that is wrong', async () => {
    await writeFile(join(folder, 'decisions.yaml'), LATIN)
    expect(await learnDecisions(report.day, undefined)).toBe(
      'decisions.yaml cannot be used: line 2: it is not UTF-8; save the file as UTF-8. Nothing of it is in force.',
    )
  })
})

test('where the user of this machine has no name, nobody is said to have decided', async () => {
  const nameless = vi.spyOn(os, 'userInfo').mockImplementation(() => {
    throw Object.assign(new Error('uv_os_get_passwd returned ENOENT'), { code: 'ERR_SYSTEM_ERROR' })
  })
  syncBuiltinESMExports()
  try {
    expect(await here('accept', '2', ...ACCEPT)).toMatchObject({ code: 0, stderr: '' })
    expect(await written()).not.toContain('by:')
  } finally {
    nameless.mockRestore()
    syncBuiltinESMExports()
  }
})

describe('what others wrote does not drive the terminal', () => {
  const DRIVES = '\u001b]0;owned\u0007\u001b[2J\u202e'
  const isPlain = (text: string) => !/(?!\n)[\p{Cc}\p{Cf}]/u.test(text)

  test('in a comment of the file, in what changes, and in who wrote it', async () => {
    await write(`# ${DRIVES}\r\nbudgets: [{ usdPerMonth: 9 }]\r\n`)
    const told = [await there('budget', '5', '--dry-run'), await there('decisions')]
    for (const { code, stdout } of told) {
      expect(isPlain(stdout)).toBe(true)
      expect(stdout).toContain('\uFFFD]0;owned')
      expect(code).toBe(0)
    }
    await write(`teams: ["${DRIVES}"]\n`)
    const { code, stderr } = await there('budget', '5')
    expect(isPlain(stderr)).toBe(true)
    expect(code).toBe(1)
  })

  test('in a title of the report', async () => {
    const named = { ...finding('one', 9, null), title: `one ${DRIVES}` }
    const told = { ...report, findings: { ...report.findings, open: [named] } }
    await writeFile(join(folder, `reports/dt=${report.day}/report.json`), JSON.stringify(told))
    const { stdout } = await here('accept', '1', ...ACCEPT)
    expect(isPlain(stdout)).toBe(true)
    expect(stdout).toContain('one \uFFFD]0;owned')
  })
})
