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
        '+   - { team: shop, namespace: shop, recipients: [shop@example.com], usdPerMonth: 250.5 } # theirs',
      ],
    ],
    [
      'takes that away there',
      { kind: 'no budget', team: 'shop' },
      [
        '-   - { team: shop, namespace: shop, recipients: [shop@example.com], usdPerMonth: 300 } # theirs',
        '+   - { team: shop, namespace: shop, recipients: [shop@example.com] } # theirs',
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

describe('the rest of the file stays to the character', () => {
  test.each<[string, string, Decision, string]>([
    [
      'a comment beside a list, and what a number is written as',
      'teams:   # whose\n- team:   a   # x\n  namespace: "y\\x41"\n  usdPerMonth:   1e3\n\naccepted:\n    - {match: "z/*",reason: why, until: 2027-03-31}   # y\n',
      { kind: 'team', team: 'b', namespace: 'c', recipients: ['b@example.com'] },
      'teams:   # whose\n- team:   a   # x\n  namespace: "y\\x41"\n  usdPerMonth:   1e3\n- team: b\n  namespace: c\n  recipients: [ b@example.com ]\n\naccepted:\n    - {match: "z/*",reason: why, until: 2027-03-31}   # y\n',
    ],
    [
      'a number is written anew as it is said',
      'budgets: [ { usdPerMonth: &all 0x10 } ] # all',
      { kind: 'budget', usdPerMonth: 300 },
      'budgets: [ { usdPerMonth: &all 300 } ] # all',
    ],
    [
      'an entry goes with the comment right above it, and the comment of the list stays',
      'budgets:\n  # Asked for by finance.\n\n  # The lab.\n  # It ends.\n  - cluster: lab\n    usdPerMonth: 5\n\n  # Live.\n  - usdPerMonth: 6\n',
      { kind: 'no budget', cluster: 'lab' },
      'budgets:\n  # Asked for by finance.\n\n  # Live.\n  - usdPerMonth: 6\n',
    ],
    [
      'the last entry goes, and the list stays with its comment',
      'budgets:   # none yet\n  - usdPerMonth: 6 # all\n# The end.',
      { kind: 'no budget' },
      'budgets: []   # none yet\n# The end.',
    ],
    [
      'a list of several lines becomes one, the next field stays',
      'teams:\n  -\n    team: a # x\n    recipients: # of old\n      - a@example.com # gone\n      - b@example.com\n    namespace: b\n',
      { kind: 'team', team: 'a', recipients: ['c@example.com'] },
      'teams:\n  -\n    team: a # x\n    recipients: [ c@example.com ]\n    namespace: b\n',
    ],
    [
      'a text of several lines becomes one',
      'accepted:\n  - match: a/b\n    reason: >\n      it moves\n      in spring\n\n    until: 2027-03-31\n',
      { kind: 'accept', match: 'a/b', reason: 'it stays: now', until: '2027-03-31', by: 'ann' },
      'accepted:\n  - match: a/b\n    reason: "it stays: now"\n\n    until: 2027-03-31\n    by: ann\n',
    ],
    [
      'a text of two lines is one line in braces',
      'accepted: [ { match: a/b, reason: why, until: 2027-03-31 } ]\n',
      { kind: 'accept', match: 'a/b', reason: 'it moves\nin spring', until: '2027-03-31' },
      'accepted: [ { match: a/b, reason: "it moves\\nin spring", until: 2027-03-31 } ]\n',
    ],
    [
      'a file of JSON stays one',
      '{"budgets": [{"usdPerMonth": 5}], "teams": []}\n',
      ACCEPT,
      '{"budgets": [{"usdPerMonth": 5}], "teams": [], accepted: [{ match: nat-instance/b, reason: "a lab: it ends", until: 2027-01-31, by: ben }]}\n',
    ],
    [
      'a mark of the order of bytes, and no line break at the end',
      '\uFEFFteams:\n- {team: a, namespace: b}',
      { kind: 'budget', usdPerMonth: 5 },
      '\uFEFFteams:\n- {team: a, namespace: b}\n\nbudgets:\n- usdPerMonth: 5',
    ],
    [
      'line breaks of Windows, in a list that was empty',
      '# ours\r\nbudgets: [] # none\r\nteams: []\r\n',
      { kind: 'budget', cluster: 'a', usdPerMonth: 5 },
      '# ours\r\nbudgets: # none\r\n  - cluster: a\r\n    usdPerMonth: 5\r\nteams: []\r\n',
    ],
    [
      'a document that begins and holds nothing',
      '# nothing yet\n---\n',
      { kind: 'budget', usdPerMonth: 5 },
      '# nothing yet\n---\n\nbudgets:\n  - usdPerMonth: 5\n',
    ],
    [
      'an alias that only this entry has gives way',
      'budgets:\n  - { cluster: prod, usdPerMonth: &m 200 } # m\n  - { cluster: test, usdPerMonth: *m } # m too\n',
      { kind: 'budget', cluster: 'test', usdPerMonth: 5 },
      'budgets:\n  - { cluster: prod, usdPerMonth: &m 200 } # m\n  - { cluster: test, usdPerMonth: 5 } # m too\n',
    ],
  ])('%s', (_, written, decision, after) => {
    expect(decided(written, decision)).toBe(after)
  })

  test.each<[string, string, Decision, string]>([
    [
      'another entry has its amount by an alias',
      'budgets:\n  - { cluster: prod, usdPerMonth: &m 200 }\n  - { cluster: test, usdPerMonth: *m }\n',
      { kind: 'budget', cluster: 'prod', usdPerMonth: 5000 },
      'line 2 of decisions.yaml (budgets[0])',
    ],
    [
      'another entry has its day by an alias',
      'accepted:\n  - { match: a/b, reason: why, until: &u 2027-03-31 }\n  - { match: a/c, reason: why, until: *u }\n',
      { kind: 'accept', match: 'a/b', reason: 'why', until: '2027-06-30' },
      'line 2 of decisions.yaml (accepted[0])',
    ],
    [
      'an alias is of the entry that goes',
      'budgets:\n  - { cluster: prod, usdPerMonth: &m 200 }\n  - { cluster: test, usdPerMonth: *m }\n',
      { kind: 'no budget', cluster: 'prod' },
      'line 2 of decisions.yaml (budgets[0])',
    ],
    [
      'an alias is of the list that is set',
      'teams:\n  - team: a\n    recipients: &p\n      - a@example.com\n  - { team: b, recipients: *p }\n',
      { kind: 'team', team: 'a', recipients: ['c@example.com'] },
      'line 2 of decisions.yaml (teams[0])',
    ],
    [
      'the entry is an alias',
      'teams:\n  - &a { team: a, namespace: b }\n  - *a\n',
      { kind: 'team', team: 'a', recipients: ['c@example.com'] },
      'line 2 of decisions.yaml (teams[0])',
    ],
  ])('and where %s, the line is named and nothing is made', (_, written, decision, place) => {
    expect(() => decided(written, decision)).toThrow(
      `${place} has to be changed by hand: an anchor (&) or an alias (*) ties lines together`,
    )
  })
})

describe('a rule that another team has overridden', () => {
  const said = (...rules: string[]) => `teams:\n${rules.map((rule) => `  - ${rule}\n`).join('')}`
  const SHOP = { kind: 'team', team: 'a', namespace: 'shop' } as const

  test.each([
    ['the same rule', '{ team: b, namespace: shop }'],
    ['a wider rule', '{ team: b, namespace: "sh*" }'],
  ])('by %s goes to the end, with what it says besides', (_, other) => {
    const own = '{ team: a, namespace: shop, usdPerMonth: 5 } # ours'
    const rest = '{ team: c, cluster: lab }'
    const moved = decided(said(own, other, rest), SHOP)
    expect(moved).toMatch(/\n {2}- \{ team: a, .*\}[^\n]*\n$/)
    expect(moved).toBe(said(other, rest, own))
    expect(decided(moved, SHOP)).toBe(moved)
  })

  test('in lines goes with its lines', () => {
    const own = '  # Since May.\n  - team: a\n    namespace: shop\n'
    const other = '  - team: b\n    namespace: shop\n'
    expect(decided(`teams:\n${own}${other}# The end.\n`, SHOP)).toBe(`teams:\n${other}${own}# The end.\n`)
  })

  test('in one line goes there', () => {
    expect(decided('teams: [{team: a, namespace: shop}, {team: b, namespace: shop}]\n', SHOP)).toBe(
      'teams: [{team: b, namespace: shop}, {team: a, namespace: shop}]\n',
    )
  })

  test.each([
    ['by a narrower rule', '{ team: b, namespace: shop, workload: web }'],
    ['by one of another field', '{ team: b, cluster: prod }'],
    ['by its own', '{ team: a, namespace: "*" }'],
  ])('but for less than all of it, or %s, stays', (_, other) => {
    const written = said('{ team: a, namespace: shop }', other)
    expect(decided(written, SHOP)).toBe(written)
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
