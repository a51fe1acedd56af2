import { describe, expect, test } from 'vitest'
import { teamRulesOf } from '../../domain/decisions.ts'

test('teams are read in their order, and what stands for nothing is nothing', () => {
  const written = `
# Whose it is. The last line that fits holds.
teams:
  - team: shop
    namespace: shop
  - { team: "Search & Co", cluster: prod-*, namespace: shop, workload: "search-*" }
`
  expect(teamRulesOf(written)).toEqual([
    { team: 'shop', namespace: 'shop' },
    { team: 'Search & Co', cluster: 'prod-*', namespace: 'shop', workload: 'search-*' },
  ])
  for (const empty of ['', '# nothing yet\n', 'teams: []\n', '{}']) expect(teamRulesOf(empty)).toEqual([])
})

describe('a file that is wrong is refused by line and field', () => {
  const TEAM = 'expected the name of a team of 1 to 63 characters'
  test.each([
    ['teams:\n  - team: a\n    namespce: b\n', 'line 2: teams[0] has "namespce", which is none of its fields'],
    ['teams:\n  - namespace: b\n', `line 2: teams[0].team is missing; ${TEAM}`],
    ['teams:\n  - team: a\n    namespace: b\n  - team: 7\n    namespace: c\n', `line 4: teams[1].team is 7; ${TEAM}`],
    ['teams:\n  - team: a\n', 'line 2: teams[0] matches nothing; expected a cluster, a namespace or a workload'],
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
    ['teams: shop\n', 'line 1: teams is "shop"; expected a list of { team, cluster, namespace, workload }'],
    ['# a list\n- team: a\n', 'line 2: the whole is [{"team":"a"}]; expected teams: followed by a list'],
    ['budgets: []\n', 'line 1: the whole has "budgets", which is none of its fields'],
    ['teams:\n  - team: a\n   namespace: b\n', 'line 3: Sequence item without - indicator'],
    ['teams:\n  - team: a\n    team: b\n    namespace: c\n', 'line 3: Map keys must be unique'],
    ['teams: []\n---\nteams: []\n', 'line 2: there are several documents; expected one'],
  ])('%j', (written, fault) => {
    expect(() => teamRulesOf(written)).toThrow(expect.objectContaining({ name: 'InvalidInput' }))
    expect(() => teamRulesOf(written)).toThrow(`decisions.yaml cannot be used: ${fault}`)
  })

  test('many faults are told as three and a count', () => {
    const written = `teams:\n${'  - team: a\n'.repeat(5)}`
    expect(() => teamRulesOf(written)).toThrow(/line 2: .*; line 3: .*; line 4: .*; and 2 more$/)
  })

  test('what grows without an end, or is no text of a person, is refused in no time', () => {
    const billion = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)
      .join('\n')}\n`
    expect(() => teamRulesOf(billion)).toThrow('decisions.yaml cannot be used: line 1: Excessive alias count')
    expect(() => teamRulesOf(`teams: ${'a'.repeat(10_000)}\n`)).toThrow(/^.{300,400}…$/)
    expect(() => teamRulesOf('#'.repeat(2 ** 19 + 1))).toThrow('decisions.yaml has 524289 characters')
    expect(() => teamRulesOf('\u0000\u0001')).toThrow('decisions.yaml cannot be used')
  })
})
