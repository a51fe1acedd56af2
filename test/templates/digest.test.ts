import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Alarm, Cause, Report, Undone } from '../../domain/report/report.ts'
import { accountsShown, accountView } from '../../templates/account-view.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { changesPage } from '../../templates/changes/changes-page.ts'
import { MADE_MODULES } from '../../templates/compile.ts'
import { renderDigest, renderExtent, renderShortDigest } from '../../templates/digest.ts'
import { missingOf } from '../../templates/headline.ts'
import { billWords } from '../../templates/method-words.ts'
import { columnsOf } from '../../templates/safe-text.ts'
import { savesOnWords } from '../../templates/words.ts'
import { anyCharacter } from '../any-character.ts'
import { runs } from '../exhaustive/cases.ts'
import { figuresIn, holdsMoney, holdsSize, oneLine, seen } from './figures.ts'
import {
  alertDay,
  freeDay,
  fullDay,
  GIB,
  goodDay,
  hostileDay,
  lowCoverageDay,
  organizationDay,
  partialDay,
  unpricedDay,
} from './fixtures.ts'

test('a budget of what nobody knows is not known, and not kept', () => {
  const unknown = { usd: null, projectedUsd: null, status: 'not_known', passedOn: null, usdPerMonth: 50 } as const
  const budgets = [
    { ...unknown, team: 'shpo' },
    { ...unknown, namespace: 'wbe' },
  ]
  const { html, text } = renderDigest({ ...goodDay, trend: { ...goodDay.trend, budgets } })
  for (const part of [seen(html), text]) {
    expect(oneLine(part)).toContain('Team shpo not known: no such team in decisions.yaml')
    expect(oneLine(part)).toContain('Namespace wbe not known: no day had a cost there')
    expect(oneLine(part)).not.toContain('on track')
  }
})

test.each(Object.entries(MADE_MODULES))(
  '%s is of the templates as they are: npm run templates makes it',
  async (file, module) => {
    const committed = await readFile(new URL(`../../templates/${file}`, import.meta.url), 'utf8')
    expect(await module()).toBe(committed)
  },
)

test('the page is linked where a console has it, and named nowhere else', () => {
  const { html, text } = renderDigest(goodDay)
  const page = goodDay.archive.links.find(({ label }) => label === 'page.html')?.url ?? ''
  expect(html).toContain(`<a href="${page.replaceAll('&', '&amp;').replaceAll('=', '&#x3D;')}">Open the page</a>`)
  expect(text).toContain(`Open the page:\n${page}\n`)
  const here = renderDigest({ ...goodDay, archive: { ...goodDay.archive, links: [] } })
  expect(here.html + here.text).not.toContain('Open the page')
})

test('a day of a network that is known in part is UNPRICED, and says why', () => {
  const { subject, html, text } = renderDigest({ ...goodDay, status: 'unpriced' })
  expect(subject).toMatch(/^\[flowtoll\] UNPRICED shop: \$[\d.]+ on Sat 21 Nov, network known in part: /)
  for (const part of [seen(html), text]) {
    expect(part).toContain('UNPRICED')
    expect(part).not.toMatch(/\bOK\b/)
  }
})

describe('a day whose bytes are mostly without a price', () => {
  const { subject, html, text } = renderDigest(unpricedDay)

  test('is not OK: subject, tag and preheader say how much the total leaves out', () => {
    expect(subject).toMatch(/^\[flowtoll\] UNPRICED shop: \$40\.59 on Sat 21 Nov, 76% unpriced: /)
    expect(seen(html)).toContain('UNPRICED')
    expect(html).toContain('76% of the bytes have no price')
    expect(text).toContain('UNPRICED')
    expect(seen(html)).not.toMatch(/\bOK\b/)
  })

  test('is held against no other day', () => {
    expect(oneLine(text)).not.toContain('than usual')
    expect(oneLine(text)).not.toContain('(same weekday): $')
  })
})

test.each([goodDay, partialDay, unpricedDay, alertDay])(
  'a day has one word for its status, in subject and digest',
  (day) => {
    const { subject, html, text } = renderDigest(day)
    const [, word = ''] = /^\[flowtoll\] ([A-Z ]+) /.exec(subject) ?? []
    expect(text.split('\n')[1]).toMatch(new RegExp(` · ${word}$`))
    expect(seen(html)).toMatch(new RegExp(`^ .*? (?:✓|▲) ${word} flowtoll `))
    // ALERT is of what rose; how far the day can be relied on is the report's.
    expect(word === 'OK' || word === 'ALERT' ? 'ok' : word.toLowerCase().replace(' ', '_')).toBe(day.status)
  },
)

describe('a complete day', () => {
  const { subject, html, text } = renderDigest(goodDay)

  test('has a subject that says cluster, cost, day and what is new', () => {
    expect(subject).toBe('[flowtoll] OK shop: $40.59 on Sat 21 Nov: saved $439.52/month: S3 endpoint')
  })

  test.each([
    ['the total', '$40.59'],
    ['the day', 'Saturday 21 November 2026'],
    ['the first cause', 'Largest cost: sqs-sender → AWS, us-east-1 via NAT gateway $8.21.'],
    ['a charge', '$23.35'],
    ['what is free', '2,214 GB'],
    ['why something has no price', 'No price: internet egress: one direction bills'],
    ['a row without a price', 'not known'],
    ['that some of it has no price, at the top', '8.80 GB could not be fully priced.'],
    ['a cent and less', '<$0.01'],
    ['megabytes', '205 MB'],
    ['zones of a row', 'use1-az1 → use1-az2'],
    ['what the table leaves out', '14 more pairs'],
    ['an owner and how it was learned', 'a host on Amazon CloudFront, global'],
    ['the local address', '10.0.14.90'],
    ['how many share a row', '10.0.12.31 and 9 more'],
    ['coverage', '24 of 24 monitor-hours of the day in America/New_York, no gaps, no cuts.'],
    ['the bill of an earlier day', 'Billed to the account for 2026-11-19 (UTC): Across zones $24.10, estimated $23.02'],
    ['a bill without an estimate', 'NAT gateway $17.60, not estimated.'],
    ['a gateway in another zone', 'owner unknown · NAT gateway in another zone'],
    ['a gateway in another zone, of an AWS service', 'NAT gateway in another zone'],
    ['another network and the way to it', '192.168.7.9'],
    ['what may be counted twice', 'Up to 1.50 GB may be counted twice'],
    [
      'what the monitor counted',
      'shop-eks: the rows of both ends hold 1,000 GB of the 1,024 GB that CloudWatch counted (98%)',
    ],
    [
      'the rates and their day',
      'us-east-1, per GB: across zones $0.01 each way, NAT gateway $0.045, interface endpoint',
    ],
    ['the source of the rates', "Source: flowtoll's own price table, 2026-09-03."],
    ['the gigabyte', '1,073,741,824 bytes'],
    ['a note', 'the permission ec2:DescribeVpcEndpoints is missing'],
    // 40.5895 / 31.10 is 1.305.
    ['what is usual', '31% more than usual for a Saturday ($31.10, from 7 days).'],
    // 0.7895 / 39.80 is 2 %, 3.9895 / 36.60 is 11 %.
    [
      'the day before, and a week before',
      'Up $0.79 (+2%) from Fri 20 Nov ($39.80). Up $3.99 (+11%) from Sat 14 Nov ($36.60).',
    ],
    ['the month', 'November to date $812.40; forecast $1,210.90.'],
    ['how much stays in its zone', '42% of the bytes inside the VPC stay in their zone.'],
    ['a budget at risk', 'AT RISK: forecast $1,210.90, and exceeds it on Thu 26 Nov'],
    ['whose budget it is', 'Namespace data of cluster shop'],
    ['a budget that is passed', 'OVER: exceeded on Tue 17 Nov'],
    ['a budget on track', 'on track: forecast $30.00'],
    ['a new pair', 'NEW · via NAT gateway'],
    ['a pair that has gone', 'STOPPED · across zones'],
    ['what moved up', '+$4.00'],
    ['what moved down', '−$3.40'],
    ['what can be saved', '$353.45/month can be saved, and up to $120.50/month more, depending on your application'],
    ['where the commands stand', 'Commands, checks, and undo: changes.md.'],
    ['what a change saves', '$249.75/month'],
    ['what it assumes', 'What SQS endpoint assumes.'],
    ['a risk', 'Risk: What to mind about SQS endpoint.'],
    ['what may be saved', 'up to $120.50/month'],
    ['what no routing changes', 'Routing cannot avoid these'],
    ['that nobody knows what it costs', 'not known'],
    [
      'that the team accepted one, until when',
      '1 saving accepted by the team is not counted here, until 2027-03-31; see changes.md.',
    ],
    ['how many more there are', '2 more savings in changes.md'],
    ['what a change saved', '$439.52/month'],
    ['how that was measured', 'Since Wed 18 Nov: $19.20 a day before (14 days), $4.75 since (4 days).'],
    [
      'that a part of the traffic went',
      'Since Wed 18 Nov: $19.20 a day before (same weekdays in 4 weeks), $4.75 since (4 days), with 80% of the earlier traffic.',
    ],
    [
      'what came back',
      'Undone on Fri 20 Nov, fixed on Thu 12 Nov: $19.20 a day before (14 days), $18.10 since (2 days).',
    ],
    [
      'what has gone',
      'Its traffic stopped on Thu 19 Nov: $19.20 a day before (14 days), nothing since (3 days). No saving is claimed.',
    ],
  ])('tells %s, in HTML and in text', (_, words) => {
    expect(seen(html)).toContain(words)
    expect(oneLine(text)).toContain(words)
  })

  test('leads with its figures, each beside its usual', () => {
    // 17.2395 / 8 is 2.155; 23.35 / 23.10 is within 5 %.
    // Sparklines: eighths of 23.35, 17.2395 and 353.45; a dot for a day that nobody knows.
    expect(text).toContain(`
     $23.35  ······▇▇██·███  Across zones: as usual
     $17.24  ······▄▄▃▄·▄▄█  NAT gateways: +115%; usually $8.00
    nothing  ······▁▁▁▁·▁▁▁  Other
    $353.45  ···········▇▇█  Possible savings a month (+18%; usually $300.00);
                             $459.77 a month saved so far
`)
    expect(seen(html)).toContain(
      '$23.35 as usual $17.24 +115%; usually $8.00 nothing Possible savings $353.45 a month (+18%; usually $300.00); $459.77 a month saved so far',
    )
  })

  test('calls free what a gateway endpoint carried', () => {
    expect(oneLine(text)).toMatch(/ free 512 GB backup \(data\) → Amazon S3 gateway endpoint/)
    expect(seen(html)).toMatch(/gateway endpoint 512 GB free/)
  })

  test('shows short commands of the first three, and leaves long ones and all others to changes.md', () => {
    // By index: an interface endpoint, whose commands are long; then routes of two Services, then one of a third.
    const [endpoint = '', redis = ''] = goodDay.findings.open.flatMap(({ change }) =>
      change === null ? [] : [changeText(change).apply],
    )
    expect(endpoint.length).toBeGreaterThan(600)
    expect(text).not.toContain('create-vpc-endpoint')
    // In HTML a command a line; in text folded as the shell takes it.
    const ESCAPED: Record<string, string> = {
      '&': '&amp;',
      '"': '&quot;',
      "'": '&#x27;',
      '=': '&#x3D;',
      '<': '&lt;',
      '>': '&gt;',
    }
    const escaped = (line: string) => line.replaceAll(/[&"'=<>]/g, (sign) => ESCAPED[sign] ?? sign)
    for (const line of redis.split('\n')) expect(html).toContain(escaped(line))
    expect(oneLine(text)).toContain('kubectl patch service/redis --namespace=shop')
    expect(text).not.toContain('service/users')
    expect(html).not.toContain('service/users')
  })

  test('tells what may come on top, and that its bytes are those of other lines', () => {
    // 204.1 GB at $0.09 are $18.369.
    const words =
      'Not in the total: internet traffic, of which only outbound bytes are billed; its 204 GB are counted above'
    expect(seen(html)).toContain(`${words} up to $18.37 more`)
    expect(oneLine(text)).toContain(`+<=$18.37 ${words}`)
  })

  test('says how to have an undone saving back, and lists it below what was saved', () => {
    const [first] = goodDay.findings.open
    const [proof] = goodDay.findings.proofs
    if (!first || !proof) throw new Error('no saving')
    const days = { since: '2026-11-20', fixedOn: '2026-11-12' }
    const undone = { ...proof, ...days, id: first.id, title: first.title, status: 'returned' as const }
    const digest = renderDigest({ ...goodDay, findings: { ...goodDay.findings, proofs: [undone, proof] } })
    for (const words of [seen(digest.html), oneLine(digest.text)]) {
      expect(words).toContain('In place from Thu 12 Nov, undone on Fri 20 Nov. Revert what undid it, or apply this.')
      const measured = words.slice(words.search(/measured savings/i))
      expect(measured.indexOf('Since Wed 18 Nov')).toBeLessThan(measured.indexOf('Undone on Fri 20 Nov'))
    }
  })

  test('names no end of an acceptance that is decades away', () => {
    const [accepted] = alertDay.findings.accepted.length > 0 ? alertDay.findings.accepted : goodDay.findings.accepted
    if (!accepted) throw new Error('nothing accepted')
    const told = (until: string) =>
      oneLine(renderDigest({ ...goodDay, findings: { ...goodDay.findings, accepted: [{ ...accepted, until }] } }).text)
    expect(told('2099-12-31')).toContain('1 saving accepted by the team is not counted here; see changes.md.')
    expect(told('2027-12-31')).toContain('is not counted here, until 2027-12-31; see changes.md.')
  })

  test('says at the top which budget is exceeded', () => {
    for (const words of [seen(html), oneLine(text)]) {
      const at = words.indexOf('Over budget: ')
      expect(at).toBeGreaterThan(0)
      expect(at).toBeLessThan(words.search(/what changed/i))
    }
    const { html: calm } = renderDigest({ ...goodDay, trend: { ...goodDay.trend, budgets: [] } })
    expect(calm).not.toContain('Over budget')
  })

  test('keeps a place for the largest saving that depends on the application, where it beats the third', () => {
    // $249.75, $88.40, $12.00 and $3.30 are sure; the fifth saves up to $120.50.
    for (const words of [seen(html), oneLine(text)]) {
      for (const title of ['SQS endpoint', 'redis routing', 'kafka readers']) expect(words).toContain(title)
      for (const title of ['images routing', 'users routing']) expect(words).not.toContain(title)
      expect(words).toContain('2 more savings in changes.md')
    }
    // It keeps the number that it has in changes.md.
    expect(seen(html)).toContain('5. kafka readers')
    const small = goodDay.findings.open.map((one) => (one.savingIs === 'at_most' ? { ...one, usdPerMonth: 11 } : one))
    const other = renderDigest({ ...goodDay, findings: { ...goodDay.findings, open: small } })
    expect(seen(other.html)).toContain('3. images routing')
    expect(seen(other.html)).not.toContain('kafka readers')
  })

  test('says of a saving that depends on the application that it does', () => {
    const dependent = goodDay.findings.open.filter(({ savingIs }) => savingIs === 'at_most')
    const other = renderDigest({ ...goodDay, findings: { ...goodDay.findings, open: dependent } })
    for (const words of [seen(other.html), oneLine(other.text)])
      expect(words).toContain('Depends on your application. What kafka readers assumes.')
  })

  test('links to the page, at the top and at the end; without a console, not at all', () => {
    const links = (part: string) => part.match(/https:\/\/console\.aws\S+page\.html/g) ?? []
    expect([links(html).length, links(text).length]).toEqual([2, 1])
    const { html: ofLaptop, text: asText } = renderDigest({ ...goodDay, archive: { ...goodDay.archive, links: [] } })
    for (const part of [ofLaptop, asText]) expect(part).not.toMatch(/https:\/\/|Open the page/)
  })

  test('leaves paths, SQL, and the numbers of the method to the archive', () => {
    for (const part of [html, text]) expect(part).not.toMatch(/reports\/dt=|select |execution|median ratio|arn:/i)
  })

  test('is the same twice', () => {
    expect(renderDigest(structuredClone(goodDay))).toEqual({ subject, html, text })
  })
})

describe('a partial day', () => {
  const { subject, html, text } = renderDigest(partialDay)

  test('says so in the subject, at the top and in a table with times of both zones', () => {
    expect(subject).toBe('[flowtoll] PARTIAL 2 clusters: $20.79 on Sat 21 Nov, 2 gaps and 1 cut')
    for (const words of [seen(html), oneLine(text)]) {
      expect(words).toContain('PARTIAL')
      expect(words).toMatch(/This day is incomplete: 2 gaps and 1 cut/i)
      expect(words).toContain('The difference is not a saving.')
      expect(words).toContain('13:00–15:00')
      expect(words).toContain('the service throttled the queries for good')
      expect(words).toContain('44 of 48 monitor-hours of the day in Europe/Berlin, 2 gaps and 1 cut.')
    }
  })

  test('is not compared with other days: a gap never reads as a saving', () => {
    for (const words of [seen(html), oneLine(text)]) expect(words).not.toContain('(same weekday)')
  })

  test('names both clusters', () => {
    for (const words of [seen(html), oneLine(text)]) {
      expect(words).toContain('prod-eu')
      expect(words).toContain('prod-us')
    }
  })
})

test('a day of many small pairs is most about where they all go', () => {
  const [pair] = goodDay.top
  const cause = { ...pair, source: null, sources: 1999, usd: 8.94 } as unknown as Cause
  const { text } = renderDigest({ ...goodDay, cause })
  expect(oneLine(text)).toContain('Largest cost: 1,999 workloads → AWS, us-east-1 via NAT gateway $8.94.')
})

describe('a day with an alarm', () => {
  const { subject, html, text } = renderDigest(alertDay)

  test('says so in the subject, with the change and what rose most', () => {
    expect(renderDigest({ ...alertDay, attention: { ...alertDay.attention, undone: [] } }).subject).toBe(
      '[flowtoll] ALERT shop: $40.59 on Sat 21 Nov, up $9.49 (+31%): sqs-sender → Amazon SQS now $8.21',
    )
    // What is undone is the cause of all of it.
    expect(subject).toBe(
      '[flowtoll] ALERT shop: $40.59 on Sat 21 Nov, up $9.49 (+31%): undone: …in their zone, $18.10 a day again',
    )
  })

  test.each([
    ['what is new', 'The total: $31.10 → $40.59 (+31%) since Sat 21 Nov.'],
    ['what is worse', 'NAT gateways: $8.00 → $17.24 (+115%), on top of the rise of Wed 18 Nov.'],
    ['what stands', 'Cluster shop: up since Thu 19 Nov, $40.59 now and $31.10 before.'],
    [
      'what is undone',
      'A saving was undone: Keep calls to Service api (shop) in their zone. It cost $18.10 again on Fri 20 Nov.',
    ],
    ['the pair that rose', 'sqs-sender → Amazon SQS via NAT gateway: nothing → $8.21 since Sat 21 Nov.'],
    ['what rose with it', 'Mostly: checkout → redis across zones $2.50 → $6.50.'],
    ['the pair in the first sentence', 'Largest rise: sqs-sender → Amazon SQS via NAT gateway, from nothing to $8.21.'],
  ])('tells %s, in HTML and in text', (_, words) => {
    expect(seen(html).replaceAll(' ;', ';')).toContain(words.replaceAll(' ;', ';'))
    expect(oneLine(text)).toContain(words.replaceAll(' ;', ';'))
  })

  test('names the part where the total has none', () => {
    const [, nat] = alertDay.attention.alarms
    const attention = { ...alertDay.attention, alarms: nat ? [nat] : [], undone: [] }
    expect(renderDigest({ ...alertDay, attention }).subject).toContain(
      'ALERT shop: $40.59 on Sat 21 Nov: NAT gateways $8.00 → $17.24; sqs-sender → Amazon SQS now $8.21',
    )
  })

  test('that is undone points to the saving that does it again, where that is shown', () => {
    const [first] = alertDay.findings.open
    const undone = alertDay.attention.undone.map((one) => ({ ...one, title: first?.title ?? '' }))
    const again = renderDigest({ ...alertDay, attention: { ...alertDay.attention, undone } })
    for (const words of [seen(again.html), oneLine(again.text)]) {
      expect(words).toContain('A saving was undone: SQS endpoint. It cost $18.10 again on Fri 20 Nov. See saving 1.')
    }
    for (const words of [seen(html), oneLine(text)]) expect(words).not.toContain('See saving')
  })

  test('of a change that is undone names that', () => {
    const [undone] = alertDay.attention.undone
    const subject = (title: string) =>
      renderDigest({
        ...alertDay,
        attention: { ...alertDay.attention, alarms: [], causes: [], undone: [{ ...undone, title } as Undone] },
      }).subject
    expect(subject(undone?.title ?? '')).toBe(
      '[flowtoll] ALERT shop: $40.59 on Sat 21 Nov: undone: …to Service api (shop) in their zone, $18.10 a day again',
    )
    // What it is about stands at the end of a title.
    expect(subject('Create an interface endpoint for Amazon SQS in vpc-0a1b2c3d4e5f60001')).toBe(
      '[flowtoll] ALERT shop: $40.59 on Sat 21 Nov: undone: …an interface endpoint for Amazon SQS, $18.10 a day again',
    )
  })

  test('that stands is OK, and says since when', () => {
    const alarms = [{ ...(alertDay.attention.alarms[0] as Alarm), state: 'standing' as const, since: '2026-11-19' }]
    const { subject, text } = renderDigest({
      ...alertDay,
      attention: { ...alertDay.attention, alarms, causes: [], undone: [] },
    })
    expect(subject).toBe('[flowtoll] OK shop: $40.59 on Sat 21 Nov, up since Thu 19 Nov')
    // Before what is usual since then, which would read as if nothing had happened.
    expect(oneLine(text)).toMatch(/The total: up since Thu 19 Nov, \$40\.59 now and \$31\.10 before\. .*usual/)
    const usual = { usd: 40.59, days: 4, isWeekly: false, since: '2026-11-19' }
    const stood = { ...alertDay, trend: { ...alertDay.trend, isYoung: false, total: usual } }
    const since = renderDigest({ ...stood, attention: { ...alertDay.attention, alarms, causes: [], undone: [] } }).text
    expect(oneLine(since)).toContain('No change since then ($40.59, from 4 days).')
    expect(text).not.toContain('ALERTS')
  })

  test('and gaps says both, and that it is at least so much', () => {
    const both = renderDigest({ ...partialDay, attention: alertDay.attention })
    expect(both.subject).toMatch(
      /^\[flowtoll\] ALERT PARTIAL 2 clusters: at least \$20\.79 on Sat 21 Nov, 2 gaps and 1 cut: /,
    )
  })
})

describe('the message of a quiet day', () => {
  const { subject, html, text } = renderShortDigest({ ...goodDay, attention: { ...goodDay.attention, reasons: [] } })

  test('has the subject of the day, its figures, its budgets and what it rests on', () => {
    expect(subject).toBe(renderDigest(goodDay).subject)
    for (const words of [seen(html), oneLine(text)]) {
      for (const part of [
        'Nothing new: no rise of 20% and $1.00 in the total, a cluster, a charge, a team, a namespace, or a pair',
        '$353.45/month can be saved',
        'AT RISK',
        '24 of 24',
      ])
        expect(words).toContain(part)
    }
  })

  test('is short, and without tables', () => {
    for (const words of [seen(html), oneLine(text)]) {
      expect(words).not.toMatch(/what changed|across zones from|commands, checks/i)
    }
    expect(text.split('\n').length).toBeLessThan(70)
  })
})

describe('several clusters', () => {
  const { html, text } = renderDigest(partialDay)

  test('come first in a table, dearest first, and then in a section each', () => {
    const order = ['CLUSTERS', '$19.50', 'prod-eu', '== prod-eu: $19.50', '-- ACROSS ZONES', '== prod-us: $1.28']
    const places = order.map((words, index) => text.indexOf(words, index === 0 ? 0 : text.indexOf('CLUSTERS')))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect([...html.matchAll(/<h([123])[^>]*>([^<]*)/g)].map(([, level, title]) => [level, title])).toEqual([
      ['1', '2 clusters '],
      ['2', 'This day is incomplete: 2 gaps and 1 cut'],
      ['2', 'Cost by charge'],
      ['2', 'Clusters'],
      ['2', 'prod-eu '],
      ['3', 'Across zones'],
      ['3', 'AWS services'],
      ['2', 'prod-us '],
      ['3', 'Across zones'],
      ['2', 'Coverage and method'],
    ])
  })

  test('stand beside their usual, where it is known', () => {
    const usual = { usd: 10, days: 4, isWeekly: true, since: null }
    const clusters = partialDay.clusters.map((one) => ({ ...one, usual }))
    const { html: withUsual, text: asText } = renderDigest({ ...partialDay, clusters })
    expect(seen(withUsual)).toContain('$10.00 +95%')
    expect(oneLine(asText)).toContain('usually $10.00: +95%')
    expect(asText).toContain('== prod-us: $1.28, −87%')
  })

  test('without room say where their tables are', () => {
    for (const words of [seen(renderDigest(fullDay).html), oneLine(renderDigest(fullDay).text)])
      expect(words).toContain('The tables of 11 more clusters are in report.json.')
  })
})

describe('teams', () => {
  const team = (name: string, usd: number, usualUsd: number | null = null) => ({
    name,
    totals: { ...goodDay.totals, usd },
    usual: usualUsd === null ? null : { usd: usualUsd, days: 7, isWeekly: false, since: null },
  })

  test('have a line each with what is usual, and what is unowned has the last', () => {
    const { html, text } = renderDigest({
      ...goodDay,
      teams: [team('payments', 12.5, 10), team('shop', 3), team('unowned', 1.25, 1.25)],
    })
    for (const words of [seen(html), oneLine(text)]) {
      const places = ['payments', 'shop', 'unowned'].map((name) => words.indexOf(name, words.search(/cost by team/i)))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      for (const part of ['$12.50', '+25%', '$3.00', '$1.25', 'as usual']) expect(words).toContain(part)
    }
  })

  test('that have no room are counted, and what is unowned is not among them', () => {
    const teams = [...Array.from({ length: 40 }, (_, index) => team(`team-${index}`, 50 - index)), team('unowned', 0.5)]
    for (const words of [renderDigest({ ...goodDay, teams })].flatMap(({ html, text }) => [
      seen(html),
      oneLine(text),
    ])) {
      expect(words).toContain('team-9')
      expect(words).not.toContain('team-10')
      expect(words).toContain('And 30 more teams, listed in report.json.')
      expect(words).toContain('unowned')
    }
  })

  test('of which nobody decided are not there', () => {
    for (const words of [renderDigest(goodDay)].flatMap(({ html, text }) => [seen(html), oneLine(text)]))
      expect(words).not.toMatch(/cost by team/i)
  })
})

describe('accounts', () => {
  const words = (report: Report) =>
    [renderDigest(report)]
      .flatMap(({ html, text }) => [seen(html), oneLine(text)])
      .map((all) => {
        const start = all.search(/cost by account and region/i)
        return start < 0 ? '' : all.slice(start, start + 1500)
      })

  test('have a line each, dearest first, with what they paid for and what is missing of them', () => {
    const lines = [
      '999999999999, us-east-1 NAT gateway $17.24, across zones $4.10',
      '111122223333, us-east-1 Across zones',
      '222222222222, eu-west-1 Across zones 3 of 48 hours of its monitors are missing.',
      '333333333333, us-east-1 18.2 GB of its traffic has no price: its network could not be read.',
      '444444444444, us-east-1 Could not be read: role flowtoll-read could not be assumed. 24 of 24 hours of its monitors are missing.',
      '555555555555, us-east-1',
      'Account not known, us-east-1 Across zones The owner of some ends or gateways is not known.',
    ]
    for (const all of words(organizationDay)) {
      const places = lines.map((line) => all.indexOf(line))
      expect(places).not.toContain(-1)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      // Of an account that is missing nobody knows what it paid, and of one that is there that it was nothing.
      expect(all.match(/not known/g)?.length).toBeGreaterThanOrEqual(3)
      expect(all).toMatch(/nothing/)
    }
    expect(accountsShown(organizationDay.byAccount ?? [], 10, GIB).items.map(({ price }) => price)).toEqual([
      ...['$21.34', '$12.25', '$6.00', 'not known', 'not known', 'nothing', '$1.00'],
    ])
  })

  test('that nobody could read are what a day lacks, where it lacks something', () => {
    const day = (status: Report['status']) => missingOf({ ...organizationDay, status })
    expect(day('partial')).toBe('1 source not read')
    // All of its hours had been collected before.
    expect(day('ok')).toBe('')
  })

  test('that are not known say why', () => {
    const sum = { accountId: null, region: 'us-east-1', hours: 0, hoursComplete: 0, unreadGigabytes: 0 }
    const lacks = (...byCharge: { charge: 'transit' | 'inter_az'; usd: number }[]) =>
      accountView({ ...sum, byCharge, usd: byCharge.reduce((all, { usd }) => all + usd, 0) }, GIB).lacks
    const sender = 'A transit gateway bills the account that sends, and rows do not tell how much each account sent.'
    expect(lacks({ charge: 'transit', usd: 2 })).toBe(sender)
    expect(lacks({ charge: 'transit', usd: 2 }, { charge: 'inter_az', usd: 1 })).toBe(
      `${sender} The owner of some ends or gateways is not known.`,
    )
  })

  test('have their own bills, the largest first, and what nobody could ask is named', () => {
    const place = (accountId: string, region = 'us-east-1') => ({ accountId, region })
    const line = (billedUsd: number, estimatedUsd: number | null) => [
      { charge: 'nat' as const, billedGigabytes: 10, billedUsd, estimatedUsd },
    ]
    const refused = 'Cost Explorer could not be queried (the permission ce:GetCostAndUsage is missing).'
    const others = [
      { ...place('999999999999'), lines: line(17.5, 17.24), problem: null },
      { ...place('222222222222', 'eu-west-1'), lines: line(6.2, null), problem: null },
      { ...place('333333333333'), lines: [], problem: null },
      { ...place('444444444444'), lines: [], problem: refused },
      { ...place('555555555555'), lines: [], problem: refused },
    ]
    const bill = organizationDay.bill as NonNullable<Report['bill']>
    const own =
      'Billed to the account for 2026-11-19 (UTC): Across zones $24.10, estimated $23.02; NAT gateway $17.60, not estimated.'
    const { html, text } = renderDigest({ ...organizationDay, bill: { ...bill, others } })
    for (const all of [seen(html), oneLine(text)])
      expect(all).toContain(
        `${own} 999999999999, us-east-1: NAT gateway $17.50, estimated $17.24. 222222222222, eu-west-1: NAT gateway $6.20, not estimated. Nothing was billed to 1 other source. 444444444444, us-east-1 and 1 more: ${refused}`,
      )
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...{ ...place(String(100_000_000_000 + index)), lines: line(40 - index, 1), problem: null },
    }))
    const words = billWords({ ...bill, others: many })
    expect(words).toContain('100000000004')
    expect(words).not.toContain('100000000005')
    expect(words).toMatch(/35 more bills in report\.json\.$/)
  })

  test('that have no room are counted, and what is not known is not among them', () => {
    const [first] = organizationDay.byAccount ?? []
    const many = Array.from({ length: 40 }, (_, index) => ({ ...first, accountId: String(100_000_000_000 + index) }))
    const byAccount = [...many, ...(organizationDay.byAccount ?? []).slice(-1)] as NonNullable<Report['byAccount']>
    for (const all of words({ ...organizationDay, byAccount })) {
      expect(all).toContain('100000000009')
      expect(all).not.toContain('100000000010')
      expect(all).toContain('And 30 more accounts, listed in report.json.')
      expect(all).toContain('Account not known')
    }
  })

  test('save, where that is not the account that the digest is of', () => {
    const { html, text } = renderDigest(organizationDay)
    for (const all of [seen(html), oneLine(text), changesPage(organizationDay)])
      expect(all.match(/Saves on the bills? of accounts? .*?\./g)).toEqual([
        'Saves on the bill of account 999999999999.',
      ])
    const of = (...accounts: (string | null)[]) =>
      savesOnWords({ billedTo: accounts.map((accountId) => ({ accountId, share: 1 / accounts.length })) })
    expect(of('1', '2', null)).toBe('Saves on the bills of accounts 1, 2 and one that is not known.')
    expect(of(null)).toBe('Saves on the bill of an account that is not known.')
  })

  test('are not there where one account in one region is all', () => {
    expect(words(goodDay)).toEqual(['', ''])
    expect(renderDigest(goodDay).text + changesPage(goodDay)).not.toContain('Saves on')
  })
})

describe('every figure', () => {
  test.each(
    Object.entries({ goodDay, organizationDay, alertDay, partialDay, lowCoverageDay, freeDay, fullDay, unpricedDay }),
  )('of %s is in report.json, and the same in HTML and in text', (_, report) => {
    const { html, text } = renderDigest(report)
    const [ofHtml, ofText] = [figuresIn(seen(html)), figuresIn(oneLine(text))]
    expect(ofHtml).toEqual(ofText)
    expect(ofText.money.filter((figure) => !holdsMoney(report, figure))).toEqual([])
    expect(ofText.sizes.filter((figure) => !holdsSize(report, figure))).toEqual([])
    expect(ofText.money.length).toBeGreaterThan(5)
  })
})

test('a day that cost nothing says what moved for nothing', () => {
  const { subject, html } = renderDigest(freeDay)
  expect(subject).toBe('[flowtoll] OK lab: free on Sat 21 Nov')
  expect(seen(html)).toContain('lab moved 3.50 GB and paid nothing for it.')
  expect(seen(html)).toContain('Nothing crossed a zone inside the VPC on this day.')
})

test('what an empty table says is true of a day that moved bytes elsewhere', () => {
  for (const words of [seen(renderDigest(freeDay).html), oneLine(renderDigest(freeDay).text)]) {
    expect(words).toContain('Nothing went to a public address outside S3 and DynamoDB on this day.')
    expect(words).toContain('Nothing went to S3, DynamoDB, or an endpoint on this day.')
    expect(words).toContain('Free: no charge on its path')
  }
})

test('a day whose crossings were all on the way to a gateway does not say that there were none', () => {
  const totals = { ...freeDay.totals, byCharge: goodDay.totals.byCharge }
  const words =
    'Nothing crossed a zone inside the VPC on this day. Crossing zones cost $23.35 in total. The rest was paid on the way to gateways, in the tables below.'
  const clusters = freeDay.clusters.map((one) => ({ ...one, totals }))
  const { html, text } = renderDigest({ ...freeDay, totals, clusters })
  expect(seen(html)).toContain(words)
  expect(oneLine(text)).toContain(words)
})

test('a day without a byte asks after the agent, and is no success', () => {
  const silent: Report = { ...freeDay, totals: { ...freeDay.totals, bytes: 0, freeBytes: 0 } }
  expect(seen(renderDigest(silent).html)).toContain('reported no traffic')
  expect(renderDigest(silent).subject).toContain('no traffic seen')
})

describe('what a value was taken for', () => {
  const told = (calibration: Report['coverage']['calibration']) =>
    oneLine(renderDigest({ ...goodDay, coverage: { ...goodDay.coverage, calibration } }).text)

  test.each([
    [
      { pairs: 40, medianRatio: 0.03, spread: 0.99, valueIs: 'one_direction', basis: 'measured' },
      'Each value covers one direction of a connection: its two ends report different values (40 clear pairs, median ratio 0.030), so they are added.',
    ],
    [
      { pairs: 1, medianRatio: 0.5, spread: 0.5, valueIs: 'both_directions', basis: 'too_few_pairs' },
      'Each value is taken as both directions of a connection, the default: only 1 clear pair to measure it by.',
    ],
    [
      { pairs: 100, medianRatio: 0.95, spread: 0.9, valueIs: 'both_directions', basis: 'unclear' },
      "Each value is taken as both directions of a connection, the default: the two ends' values do not settle it",
    ],
  ] as const)('%j', (calibration, words) => {
    expect(told(calibration)).toContain(words)
  })
})

describe('a day of low coverage', () => {
  const { subject, html, text } = renderDigest(lowCoverageDay)

  test('says so in the subject and at the top, with the size', () => {
    expect(subject).toMatch(/^\[flowtoll\] LOW COVERAGE shop: \$40\.59 on Sat 21 Nov, 20% not seen: /)
    for (const words of [seen(html), oneLine(text)]) {
      expect(words).toContain('LOW COVERAGE')
      expect(words).toMatch(/This day is incomplete: 20% not seen/i)
      expect(words).toContain(
        'for crossing zones, NAT gateways and interface endpoints; 250 GB (20%) of what CloudWatch counted at both ends is missing.',
      )
      expect(words).toContain(
        'shop-eks: the rows of both ends hold 1,000 GB of the 1,250 GB that CloudWatch counted (80%); 250 GB is missing from this report.',
      )
    }
  })

  test('says where there is no data point, and where rows and CloudWatch contradict each other', () => {
    for (const words of [seen(html), oneLine(text)]) {
      expect(words).toContain('batch: CloudWatch has no data, so coverage is not known')
      expect(words).toContain('nat-0a1: the rows hold 300 GB, but CloudWatch counted only 210 GB at the gateway')
      expect(words).not.toContain('143%')
    }
  })
})

test('an hour with cuts is one line, with what CloudWatch counted beyond its rows, as the total says too', () => {
  const { html, text } = renderDigest(partialDay)
  for (const words of [seen(html), oneLine(text)]) {
    expect(words).toContain(
      '4 five-minute windows cut at 500 rows; CloudWatch counted 3.00 GB more than the rows of this hour',
    )
    expect(words).toContain(
      'for crossing zones; 3.00 GB of what CloudWatch counted at both ends is missing, in hours with cut answers.',
    )
    expect(words).toContain('External and other, Across zones')
  }
})

const EXTENTS = ['whole', 'without tables', 'short'] as const

describe('whatever the names are', () => {
  const tagsOf = (html: string) => [...html.matchAll(/<\/?[a-z!][^\s>]*/gi)].map(([tag]) => tag)
  // Long names leave out commands, and the longest ones tables: the tame ones are of each length and each extent.
  const lengths = [1, 5000, ...Array.from({ length: 60 }, (_, index) => 5 * index + 5)]
  const tame = new Set(
    lengths.flatMap((length) => {
      const day = hostileDay('x'.repeat(length))
      return EXTENTS.map((extent) => tagsOf(renderExtent(day, extent).html).join(' '))
    }),
  )

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '{{totals.usd}} {{{html}}}',
    '</td></tr></table>',
    '<!--',
    ']]>',
    '&lt;b&gt;',
    'javascript:alert(1)',
    '\u202Eevil\u0000\u0007',
    'a\r\nBcc: victim@example.com',
    '\uD800',
    'x'.repeat(253),
    '👩‍👩‍👧🚀 café',
    // Six bytes of HTML a letter, and four of text.
    "'".repeat(400),
    '🚀'.repeat(400),
    'x'.repeat(5000),
  ])('%j opens no tag, breaks no header and fits', (wicked) => {
    const { subject, html, text } = renderDigest(hostileDay(wicked))
    expect(tame).toContain(tagsOf(html).join(' '))
    expect(html).not.toMatch(/href="javascript:/i)
    expect(subject).toMatch(/^[^\p{Cc}\p{Cf}\u2028\u2029]{1,110}$/u)
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    for (const part of [html, text]) expect(Buffer.byteLength(part)).toBeLessThan(60_000)
  })

  test('any text at all opens no tag', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (wicked) => {
        // A name of spaces alone is none, and what hangs on it is left out.
        fc.pre(wicked.trim() !== '')
        const { subject, html, text } = renderDigest(hostileDay(`${wicked}x`))
        expect(tame).toContain(tagsOf(html).join(' '))
        for (const part of [html, text]) expect(Buffer.byteLength(part)).toBeLessThan(60_000)
        expect(subject).not.toMatch(/[\r\n]/)
      }),
      runs(60),
    )
  })
})

/** Long names in letters of double width; days and charges are never a name. */
function wideDay(): Report {
  const { totals, ...day } = hostileDay('名前'.repeat(60))
  const byCharge = partialDay.totals.byCharge
  return { ...day, day: partialDay.day, history: partialDay.history, totals: { ...totals, byCharge } }
}

describe('every day', () => {
  const onTheWay = {
    ...partialDay,
    clusters: partialDay.clusters.map((one) => ({ ...one, interAz: freeDay.clusters[0]?.interAz ?? one.interAz })),
  }
  const days = { goodDay, partialDay, freeDay, fullDay, onTheWay, wide: wideDay() }

  test.each(Object.entries(days))('%s stays below 60 KB, and so far below what mail programs cut', (_, report) => {
    const { html, text } = renderDigest(report)
    for (const part of [html, text]) expect(Buffer.byteLength(part)).toBeLessThan(60_000)
  })

  test.each(Object.entries(days))('%s fits a terminal of 78 columns as plain text', (_, report) => {
    const lines = renderDigest(report).text.split('\n')
    // A command is not broken inside a quoted word.
    const isWhole = (line: string) => line.includes('https://') || /^ {4,}.*'/.test(line)
    expect(lines.filter((line) => columnsOf(line) > 78 && !isWhole(line))).toEqual([])
  })

  test.each(Object.entries(days))('%s loads nothing from anywhere', (_, report) => {
    expect(renderDigest(report).html).not.toMatch(/<(img|script|link|iframe)\b|url\(|@import/i)
  })
})
