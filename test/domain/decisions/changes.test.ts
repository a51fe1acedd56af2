import { describe, expect, test } from 'vitest'
import { type Decision, decided, refuseWrong } from '../../../domain/decisions/changes.ts'
import { diffOf } from '../../../domain/decisions/diff.ts'

const WRITTEN = `# Whose it is, and what it may cost.
teams:
  # The shop's own.
  - { team: shop, namespace: shop, recipients: [shop@example.com], usdPerMonth: 300 } # theirs
  - team: search   # by hand
    namespace: shop
    workload: "search-*"

accepted:
  - match: send-less/a   # for now
    reason: it moves in spring
    until: 2027-03-31
    by: ann

# The end.
`
const ACCEPT = {
  kind: 'accept',
  match: 'nat-instance/b',
  reason: 'a lab: it ends',
  until: '2027-01-31',
  by: 'ben',
} as const

/** Lines that went and came, and no others. */
const changed = (written: string, decision: Decision) =>
  diffOf(written, decided(written, decision)).filter((line) => /^[-+]/.test(line))

describe('a decision', () => {
  test.each<[string, Decision, string[]]>([
    [
      'adds an acceptance in the manner of the last one',
      ACCEPT,
      ['+   - match: nat-instance/b', '+     reason: "a lab: it ends"', '+     until: 2027-01-31', '+     by: ben'],
    ],
    [
      'sets the one that there is, and takes away who decided before where nobody says it now',
      { kind: 'accept', match: 'send-less/a', reason: 'it moves in spring', until: '2027-06-30' },
      ['-     until: 2027-03-31', '-     by: ann', '+     until: 2027-06-30'],
    ],
    [
      'takes an acceptance away',
      { kind: 'accept no more', match: 'send-less/a' },
      [
        '- accepted:',
        '-   - match: send-less/a   # for now',
        '-     reason: it moves in spring',
        '-     until: 2027-03-31',
        '-     by: ann',
        '+ accepted: []',
      ],
    ],
    [
      'adds a list',
      { kind: 'budget', namespace: 'shop', usdPerMonth: 40 },
      ['+ budgets:', '+   - namespace: shop', '+     usdPerMonth: 40', '+ '],
    ],
    [
      "sets a team's budget where it stands",
      { kind: 'budget', team: 'shop', usdPerMonth: 250.5 },
      [
        '-   - { team: shop, namespace: shop, recipients: [shop@example.com], usdPerMonth: 300 } # theirs',
        '+   - { team: shop, namespace: shop, recipients: [ shop@example.com ], usdPerMonth: 250.5 } # theirs',
      ],
    ],
    [
      'takes that away there',
      { kind: 'no budget', team: 'shop' },
      [
        '-   - { team: shop, namespace: shop, recipients: [shop@example.com], usdPerMonth: 300 } # theirs',
        '+   - { team: shop, namespace: shop, recipients: [ shop@example.com ] } # theirs',
      ],
    ],
    [
      'adds a rule of a team',
      { kind: 'team', team: 'search', namespace: 'index' },
      ['+   - team: search', '+     namespace: index'],
    ],
    [
      'tells how a team is told beside its rule',
      { kind: 'team', team: 'search', recipients: ['s@example.com'], what: ['daily'] },
      ['+     recipients: [ s@example.com ]', '+     what: [ daily ]'],
    ],
    [
      'takes a team away with all its entries',
      { kind: 'no team', team: 'search' },
      ['-   - team: search   # by hand', '-     namespace: shop', '-     workload: "search-*"'],
    ],
    ['that stands there already changes nothing', { kind: 'budget', team: 'shop', usdPerMonth: 300 }, []],
    ['takes nothing away that is not there', { kind: 'no team', team: 'nobody' }, []],
  ])('%s', (_, decision, lines) => {
    expect(changed(WRITTEN, decision)).toEqual(lines)
  })

  test('keeps every comment and the order', () => {
    const text = decided(decided(WRITTEN, ACCEPT), { kind: 'budget', usdPerMonth: 5 })
    const comments = [...WRITTEN.matchAll(/#.*/g)].map(([one]) => one)
    expect([...text.matchAll(/#.*/g)].map(([one]) => one)).toEqual(comments)
    expect(text.match(/^\w+(?=:)/gm)).toEqual(['teams', 'accepted', 'budgets'])
  })

  test('changes a word where white space alone tells it apart', () => {
    const entry = { kind: 'accept', match: 'send-less/a', until: '2027-03-31', by: 'ann' } as const
    expect(decided(WRITTEN, { ...entry, reason: 'it moves in spr ing' })).toContain(
      '\n    reason: it moves in spr ing\n',
    )
  })

  test('made twice is one', () => {
    const once = decided(WRITTEN, ACCEPT)
    expect(decided(once, ACCEPT)).toBe(once)
  })

  test.each(['', '# nothing yet\n', '{}\n', 'accepted: []\n', 'accepted: [] # none\n'])(
    'begins a file with %j',
    (written) => {
      expect(decided(written, ACCEPT)).toMatch(/^accepted:(?: # none)?\n {2}- match: nat-instance\/b\n/m)
    },
  )

  test('leaves lists against the margin, and ends of lines, as they are', () => {
    const written = 'teams:\r\n- team: a\r\n  namespace: b\r\n'
    expect(decided(written, { kind: 'team', team: 'c', cluster: 'd' })).toBe(`${written}- team: c\r\n  cluster: d\r\n`)
  })

  test('is refused where the file is wrong, before or after, by line and field', () => {
    expect(() => decided('teams: 5\n', ACCEPT)).toThrow('decisions.yaml cannot be used: line 1: teams is 5')
    expect(() => decided('', { kind: 'team', team: 'a', what: ['daily'] })).toThrow(
      'decisions.yaml cannot be used: line 2: teams[0] matches nothing',
    )
  })

  test.each<[Decision, string]>([
    [{ ...ACCEPT, until: '2027-02-30' }, '--until is "2027-02-30"; expected a calendar day, YYYY-MM-DD'],
    [{ ...ACCEPT, reason: '' }, '--reason is ""; expected why the team lives with it'],
    [{ kind: 'budget', usdPerMonth: -1 }, '--usdPerMonth is -1; expected dollars a month, above 0'],
    [{ kind: 'budget', usdPerMonth: Number.NaN }, '--usdPerMonth is'],
    [{ kind: 'team', team: 'a\nb' }, '--team is "a\\nb"; expected the name of a team without'],
    [{ kind: 'team', team: 'a', recipients: ['a@b'] }, '--recipients[0] is "a@b"; expected an email address'],
  ])('%j is refused by its field', (decision, fault) => {
    expect(() => refuseWrong(decision, (field) => `--${field}`)).toThrow(fault)
  })
})

test('a diff shows what changed with two lines around it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\n'
  expect(diffOf(before, 'a\nb\nc\nd\nE\nf\ng\nh\ni\n')).toEqual([
    '…',
    '  c',
    '  d',
    '- e',
    '+ E',
    '  f',
    '  g',
    '  h',
    '+ i',
  ])
  expect(diffOf('', 'a\n')).toEqual(['+ a'])
  expect(diffOf(before, before)).toEqual([])
})
