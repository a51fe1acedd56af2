import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { teamNews, teamNotification } from '../../domain/report/news.ts'
import type { Report, ReportTeam } from '../../domain/report/report.ts'
import { renderNotification } from '../../templates/notification-mail.ts'
import { messageOf } from '../../templates/notification-words.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { notificationFaults } from '../house/report-schema.ts'
import { alertDay, finding, goodDay, pod, proof } from '../templates/fixtures.ts'
import { type Rig, startRig, undisturbed } from '../workflow/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const decide = (written: string) => writeFileSync(join(rig.folder, 'decisions.yaml'), written)
const BUS = { name: 'sender-bus', kind: 'event' as const, of: 'teams' as const }

describe('a team', () => {
  test('is told of its part by its own email and channel, and no one else of it; the whole goes where it went', async () => {
    await rig.enterEarly(undisturbed(seed))
    decide(`teams:
  - { team: senders, namespace: "*", workload: sender, recipients: [senders@example.com], channels: [sender-bus], what: [daily], usdPerMonth: 0.01 }
  - { team: idle, namespace: nowhere, recipients: [idle@example.com], what: [daily] }
`)
    const end = await rig.withSettings({ channels: [BUS] }, () => rig.early())
    const emails = await rig.cloud.inbox()
    expect(emails.map(({ to }) => to).toSorted()).toEqual([['platform@example.com'], ['senders@example.com']])
    const own = emails.find(({ to }) => to[0] === 'senders@example.com')
    // An hour of 24 of $1.3677, all of it the senders', against a budget of a cent.
    expect(own?.subject).toMatch(/^\[flowtoll\] team senders: \$0\.06 on Sat 21 Nov/)
    expect(own?.text).toContain('Team senders paid at least $0.06 on Sat 21 Nov.')
    expect(own?.text).toContain('OVER: exceeded')
    const [put] = rig.asked('PutEvents') as unknown as [{ Entries: { DetailType: string; Detail: string }[] }]
    const [ready] = put.Entries
    const detail = JSON.parse(ready?.Detail ?? '')
    expect(ready?.DetailType).toBe('Report ready')
    expect(detail).toMatchObject({ team: 'senders', kind: 'daily' })
    expect(notificationFaults(detail)).toEqual([])
    const { deliveries, teams } = await rig.report()
    expect(end).toMatchObject({ status: 'SUCCEEDED', output: { delivery: { deliveries } } })
    expect(deliveries).toEqual([
      { channel: 'email', kind: 'email', state: 'sent' },
      { channel: 'sender-bus', kind: 'event', team: 'senders', state: 'sent' },
      { channel: 'email', kind: 'email', team: 'senders', state: 'sent' },
    ])
    expect(teams?.map(({ slice }) => slice?.top.length)).toEqual([1])
  })

  test('without news gets nothing, and a channel that it does not have is said', async () => {
    await rig.enterEarly(undisturbed(seed))
    decide('teams:\n  - { team: senders, namespace: "*", recipients: [senders@example.com], channels: [gone] }\n')
    await rig.early()
    const { deliveries, notes } = await rig.report()
    expect((await rig.cloud.inbox()).map(({ to }) => to)).toEqual([['platform@example.com']])
    expect(deliveries).toContainEqual({
      ...{ channel: 'email', kind: 'email', team: 'senders', state: 'not_due' },
      reason: 'nothing that it has not been told',
    })
    expect(notes).toContainEqual(expect.stringContaining('decisions.yaml gives team "senders" the channel "gone"'))
  })

  test('whose channel or email is not taken has that in the digest and in a notice, by its name', async () => {
    await rig.enterEarly(undisturbed(seed))
    decide(
      'teams:\n  - { team: senders, namespace: "*", recipients: [senders@example.com], channels: [sender-bus], what: [daily] }\n',
    )
    rig.cloud.disturb(({ operation, params }) => {
      if (operation === 'PutEvents') return { status: 403, error: 'AccessDeniedException' }
      const isTeams = operation === 'SendEmail' && JSON.stringify(params).includes('senders@')
      return isTeams ? { status: 400, error: 'MessageRejected: Email address is not verified.' } : undefined
    })
    const channels = [BUS]
    expect(await rig.withSettings({ channels }, () => rig.early())).toMatchObject({ status: 'SUCCEEDED' })
    expect(rig.cloud.notices.map(({ subject }) => subject).toSorted()).toEqual([
      '[flowtoll] FAILED channel email of team senders',
      '[flowtoll] FAILED channel sender-bus of team senders',
    ])
    const [mail, bus] = rig.cloud.notices.map(({ message }) => message).toSorted()
    expect(mail).toContain('to the channel email of team senders (email) did not arrive')
    expect(mail).toContain('correct the recipients of the team in decisions.yaml')
    expect(bus).toContain('test-send --channel sender-bus')
    await rig.withSettings({ channels }, () => rig.early())
    const { notes } = await rig.report()
    expect(notes.filter((note) => note.includes('has not taken a message since 2026-11-21'))).toEqual([
      expect.stringMatching(
        /^The channel sender-bus of team senders has not .* test-send --channel sender-bus tries it\.$/,
      ),
      expect.stringMatching(
        /^The channel email of team senders has not .*Correct the recipients of the team in decisions\.yaml\.$/,
      ),
    ])
    expect(rig.cloud.notices).toHaveLength(2)
  })

  test('gets its email after the report has left for everyone', async () => {
    await rig.enterEarly(undisturbed(seed))
    const people = Array.from({ length: 3 }, (_, index) => `team-${index}`)
    const entry = (team: string) =>
      `  - { team: ${team}, namespace: "*", workload: sender, recipients: [${team}@example.com], usdPerMonth: 0.01, what: [daily] }\n`
    decide(`teams:\n${people.map(entry).join('')}`)
    let left = 0
    const before: number[] = []
    rig.cloud.disturb(async ({ operation, params }) => {
      if (operation !== 'SendEmail') return undefined
      if (!JSON.stringify(params).includes('platform@')) before.push(left)
      else {
        await new Promise((resolve) => setTimeout(resolve, 50))
        left += 1
      }
      return undefined
    })
    await rig.early()
    expect(before).toEqual([1, 1, 1])
  })

  test('moves no dollar by who is told, and its days stay a measure', async () => {
    await rig.enterEarly(undisturbed(seed))
    const rule = 'teams:\n  - { team: senders, namespace: "*" }\n'
    const told = 'teams:\n  - { team: senders, namespace: "*", recipients: [a@example.com], usdPerMonth: 900 }\n'
    const seen = []
    for (const written of [rule, told]) {
      decide(written)
      await rig.early({ input: { email: false } })
      const { totals, teams } = await rig.report()
      const { teams: rules } = (await rig.json('decisions/dt=2026-11-21/decisions.json')) as { teams: { id: string } }
      seen.push({ totals, teams, id: rules.id })
    }
    expect(seen[1]).toEqual(seen[0])
  })
})

describe('a team’s message', () => {
  const shared = finding('Create an endpoint for SQS', 100, {
    ...{ kind: 'service-routing', namespace: 'shop', service: 'orders', value: 'PreferSameZone' },
  })
  const report: Report = { ...alertDay, findings: { ...alertDay.findings, open: [shared] } }
  const slice = {
    savings: [{ number: 1, id: shared.id, share: 0.25, usdPerMonth: 25 }],
    proofs: [],
    clusters: ['shop'],
    top: goodDay.top.slice(0, 1).map((row) => ({ ...row, source: pod('own-pod', 'own') })),
  }
  const team: ReportTeam = { name: 'search', totals: goodDay.totals, usual: null, slice }
  const notification = teamNotification(report, team, { id: 'x', kind: 'daily', news: teamNews(report, team) })

  test('has its part of a shared saving with its commands, and nothing of others', () => {
    expect(notificationFaults(notification)).toEqual([])
    const { text, html } = renderNotification(notification)
    for (const part of [text, html]) {
      expect(part).toContain('saves $25.00/month, your 25% of it')
      expect(part).toContain('own-pod')
      expect(part).toContain('kubectl')
    }
    const others = report.attention.alarms.flatMap(({ pair }) => (pair ? [pair.source.name] : []))
    for (const name of others) expect(text).not.toContain(name)
    expect(notification.news.filter(({ kind }) => kind === 'rise')).toEqual([])
  })

  test('says of commands that are too long for an email where they are, and has those of many tables', () => {
    const textOf = (tables: number) => {
      const routeTableIds = Array.from({ length: tables }, (_, index) => `rtb-${String(index).padStart(17, '0')}`)
      const change = {
        ...({ kind: 'extend-gateway-endpoint', region: 'us-east-1', routeTableIds } as const),
        ...{ endpointId: 'vpce-1', serviceName: 'com.amazonaws.us-east-1.s3' },
      }
      const savings = notification.savings.map((saving) => ({ ...saving, change }))
      return renderNotification({ ...notification, savings }).text
    }
    // 22 characters a table.
    expect(textOf(200)).toContain('rtb-00000000000000199')
    expect(textOf(1000)).not.toContain('rtb-00000000000000999')
    expect(textOf(1000)).toContain('These commands are too long for an email.')
  })

  test('names its own clusters, no link to the parts of others, and of what the day lacks its own share', () => {
    const two = { ...report, clusters: ['shop', 'bank'].map((name) => ({ ...report.clusters[0], name })) }
    const whole = { ...two, archive: { ...report.archive, links: [{ label: 'Report', url: 'https://example.com' }] } }
    const told = teamNotification(whole as Report, team, { id: 'x', kind: 'daily', news: [] })
    expect(told).toMatchObject({ clusters: ['shop'], links: [] })
    // It has neither the report nor changes.md.
    const words = JSON.stringify(messageOf({ ...told, moreNews: 3, moreSavings: 2 }))
    expect(words).toContain('3 more items.')
    expect(words).toContain('2 more savings.')
    expect(words).not.toMatch(/the report has|in the report|changes\.md/i)
    const partial = { ...report, status: 'unpriced' as const }
    const own = { ...team, totals: { ...team.totals, unknownShare: 0.3 } }
    const part = slice.savings[0]
    const news = {
      ...partial.attention.news,
      findings: part ? [{ ...shared, id: part.id }] : [],
    }
    expect(teamNews({ ...partial, attention: { ...partial.attention, news } }, own)).toContainEqual(
      expect.objectContaining({ kind: 'coverage', unknownShare: 0.3 }),
    )
  })

  test('has its share of a saving that is undone by its id, whatever others have the same title', () => {
    const undone = { id: 'a', title: 'Same title', since: '2026-11-20', usd: 8 }
    const back = { ...report, attention: { ...report.attention, undone: [undone, { ...undone, id: 'b', usd: 100 }] } }
    const own = { ...team, slice: { ...slice, proofs: [{ id: 'a', share: 0.25, usdPerMonth: 0 }] } }
    const told = teamNews(back, own).flatMap((item) => (item.kind === 'undone' ? [item.usd] : []))
    // A quarter of $8.
    expect(told).toEqual([2])
  })

  test('has its share of what a change saved told as a share: it may have changed nothing itself', () => {
    const saved = proof('an endpoint for SQS', 'fixed', { usdPerMonth: 80 })
    const news = { ...report.attention.news, proofs: [saved] }
    const proven = { ...report, attention: { ...report.attention, news } }
    const wordsWith = (share: number) => {
      const own = { ...team, slice: { ...slice, proofs: [{ id: saved.id, share, usdPerMonth: share * 80 }] } }
      const told = teamNotification(proven, own, { id: 'x', kind: 'news', news: teamNews(proven, own) })
      expect(notificationFaults(told)).toEqual([])
      const { title, sections } = messageOf(told)
      return { title, line: sections[0]?.lines.find((one) => one.includes('SQS')) ?? '' }
    }
    // A quarter of $80.
    expect(wordsWith(0.25).title).toContain('your share saved $20.00/month')
    expect(wordsWith(0.25).line).toContain('an endpoint for SQS: $20.00/month. Since ')
    expect(wordsWith(0.25).line).toMatch(/ These are your 25% of it\.$/)
    expect(wordsWith(1).title).toContain('; saved $80.00/month')
    expect(wordsWith(1).line).not.toContain('your')
  })
})
