import { describe, expect, test } from 'vitest'
import { decisionsOf } from '../../../domain/decisions/written.ts'

const rulesOf = (written: string) => decisionsOf(written).rules

test('teams are read in their order, and what stands for nothing is nothing', () => {
  const written = `
# Whose it is. The last line that fits holds.
teams:
  - team: shop
    namespace: shop
  - { team: "Search & Co", cluster: prod-*, namespace: shop, workload: "search-*" }
`
  expect(rulesOf(written)).toEqual([
    { team: 'shop', namespace: 'shop' },
    { team: 'Search & Co', cluster: 'prod-*', namespace: 'shop', workload: 'search-*' },
  ])
  for (const empty of ['', '# nothing yet\n', 'teams: []\n', '{}']) expect(rulesOf(empty)).toEqual([])
})

describe('a file that is wrong is refused by line and field', () => {
  const TEAM = 'expected the name of a team of 1 to 63 characters'
  test.each([
    ['teams:\n  - team: a\n    namespce: b\n', 'line 2: teams[0] has "namespce", which is none of its fields'],
    ['teams:\n  - namespace: b\n', `line 2: teams[0].team is missing; ${TEAM}`],
    ['teams:\n  - team: a\n    namespace: b\n  - team: 7\n    namespace: c\n', `line 4: teams[1].team is 7; ${TEAM}`],
    [
      'teams:\n  - team: a\n',
      'line 2: teams[0] matches nothing; expected a cluster, a namespace or a workload, or how the team is told',
    ],
    [
      'teams:\n  - team: a\n    cluster: [b]\n',
      'line 3: teams[0].cluster is ["b"]; expected the name of a cluster, with * for any text, of 1 to 253 characters',
    ],
    [
      `teams:\n  - team: ${'a'.repeat(64)}\n    namespace: b\n`,
      `line 2: teams[0].team is "${'a'.repeat(64)}"; ${TEAM}`,
    ],
    [
      'teams:\n  - team: "a\\nb"\n    namespace: b\n',
      'line 2: teams[0].team is "a\\nb"; expected the name of a team without line breaks and controls',
    ],
    [
      'teams:\n  - { team: a, namespace: b, recipients: [nobody] }\n',
      'line 2: teams[0].recipients[0] is "nobody"; expected an email address that SES takes: ASCII before the @, a domain with a dot after it',
    ],
    [
      'teams:\n  - { team: a, namespace: b, what: [hourly] }\n',
      'line 2: teams[0].what[0] is "hourly"; expected any of "daily", "news", "weekly", "monthly", "alerts"',
    ],
    [
      'teams:\n  - { team: a, namespace: b, channels: [x] }\n  - { team: a, usdPerMonth: 5 }\n',
      'line 3: teams[1].team is "a", of which an earlier entry says how it is told',
    ],
    [
      'teams:\n  - { team: a, namespace: b, recipients: [a@example.com], what: [yearly] }\n',
      'line 2: teams[0].what[0] is "yearly"; expected any of "daily", "news", "weekly", "monthly", "alerts"',
    ],
    ['teams:\n  - { team: a, channels: [] }\n', 'line 2: teams[0].channels is []; expected at least one channel'],
    [
      'teams:\n  - { team: a, namespace: b, what: [daily] }\n  - { team: a, recipients: [a@example.com] }\n',
      'line 2: teams[0].what is told to nobody; expected the recipients or the channels in the same entry',
    ],
    [
      'teams: shop\n',
      'line 1: teams is "shop"; expected a list of { team, cluster, namespace, workload, recipients, channels, what, usdPerMonth }',
    ],
    [
      '# a list\n- team: a\n',
      'line 2: the whole is [{"team":"a"}]; expected accepted, budgets or teams, each followed by a list',
    ],
    ['budget: []\n', 'line 1: the whole has "budget", which is none of its fields'],
    [
      'accepted:\n  - { match: nat-instance/*, reason: it is a lab }\n',
      'line 2: accepted[0].until is missing; expected a day, YYYY-MM-DD',
    ],
    [
      'accepted:\n  - match: nat-instance/*\n    reason: it is a lab\n    until: 2027-02-30\n',
      'line 4: accepted[0].until is "2027-02-30"; expected a calendar day, YYYY-MM-DD',
    ],
    [
      'budgets:\n  - { team: a, usdPerMonth: 0 }\n',
      'line 2: budgets[0].usdPerMonth is 0; expected dollars a month, above 0',
    ],
    [
      'budgets:\n  - { team: a, usdPerMonth: 5 }\n  - { usdPerMonth: 6, team: a }\n',
      'line 3: budgets[1] is of what budgets[0] is of',
    ],
    [
      'teams:\n  - { team: a, namespace: b, usdPerMonth: 5 }\nbudgets:\n  - { team: a, usdPerMonth: 6 }\n',
      'line 4: budgets[0].team is "a", whose budget teams[0] has',
    ],
    ['teams:\n  - team: a\n   namespace: b\n', 'line 3: Sequence item without - indicator'],
    ['teams:\n  - team: a\n    team: b\n    namespace: c\n', 'line 3: Map keys must be unique'],
    ['teams: []\n---\nteams: []\n', 'line 2: there are several documents; expected one'],
  ])('%j', (written, fault) => {
    expect(() => rulesOf(written)).toThrow(expect.objectContaining({ name: 'InvalidInput' }))
    expect(() => rulesOf(written)).toThrow(`decisions.yaml cannot be used: ${fault}`)
  })

  test('many faults are told as three and a count', () => {
    const written = `teams:\n${'  - team: a\n'.repeat(5)}`
    expect(() => rulesOf(written)).toThrow(/line 2: .*; line 3: .*; line 4: .*; and 2 more$/)
  })

  test('what grows without an end, or is no text of a person, is refused in no time', () => {
    const billion = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
      .join('\n')}\n`
    expect(() => rulesOf(billion)).toThrow('decisions.yaml cannot be used: line 1: Excessive alias count')
    expect(() => rulesOf(`teams: ${'a'.repeat(10_000)}\n`)).toThrow(/^.{300,400}…$/)
    expect(() => rulesOf('#'.repeat(2 ** 19 + 1))).toThrow('decisions.yaml has 524289 characters')
    expect(() => rulesOf('\u0000\u0001')).toThrow('decisions.yaml cannot be used')
  })
})

test('how a team is told stands beside one of its rules, or by itself where a label names it', () => {
  const written = `
teams:
  - { team: shop, namespace: shop, recipients: [Shop@Example.com], usdPerMonth: 300 }
  - { team: shop, namespace: cart }
  - { team: data, channels: [data-slack], what: [daily] }
`
  expect(decisionsOf(written)).toEqual({
    ...{ accepted: [], budgets: [] },
    rules: [
      { team: 'shop', namespace: 'shop' },
      { team: 'shop', namespace: 'cart' },
    ],
    contacts: [
      { team: 'shop', recipients: ['Shop@example.com'], channels: [], what: ['news'], usdPerMonth: 300 },
      { team: 'data', recipients: [], channels: ['data-slack'], what: ['daily'] },
    ],
  })
})
