import { expect, test } from 'vitest'
import { payingEnd, teamOf } from '../../../domain/identities/teams.ts'

const rules = [
  { team: 'platform', cluster: 'prod-*' },
  { team: 'shop', namespace: 'shop*' },
  { team: 'search', namespace: 'shop', workload: 'search-*' },
  { team: 'unowned', namespace: 'shop-sandbox' },
]

// Cluster, namespace, workload: the last rule that fits holds.
test.each([
  ['lab', 'shop', 'web', 'shop'],
  ['lab', 'shop-eu', 'search-api', 'shop'],
  ['lab', 'shop', 'search-api', 'search'],
  ['lab', 'shop', 'search', 'shop'],
  ['prod-eu', 'shop', 'web', 'shop'],
  ['prod-eu', 'logging', 'loki', 'platform'],
  ['prod-eu', null, null, 'platform'],
  ['prod-eu', 'shop-sandbox', 'web', 'unowned'],
  ['lab', 'logging', 'loki', 'unowned'],
  ['lab', null, null, 'unowned'],
  ['lab', 'shop', null, 'shop'],
])('in %s, %s/%s is of %s', (cluster, namespace, workload, team) => {
  expect(teamOf({ rules })(cluster, { namespace, workload })).toBe(team)
})

test('a pattern is the whole name, and nothing but * is special', () => {
  const of = teamOf({ rules: [{ team: 'a', namespace: 'a.b[c]' }] })
  expect(of('c', { namespace: 'a.b[c]', workload: null })).toBe('a')
  for (const namespace of ['axb[c]', 'a.bc', 'a.b[c]d', 'A.B[C]'])
    expect(of('c', { namespace, workload: null })).toBe('unowned')
})

test('who calls pays or, where nobody knows that, who is called', () => {
  const end = (namespace: string | null, workload: string | null) => ({ namespace, workload })
  const [pod, other, bare] = [end('a', 'web'), end('b', 'db'), end(null, null)]
  expect(payingEnd(pod, other)).toBe(pod)
  expect(payingEnd(bare, other)).toBe(other)
  expect(payingEnd(pod, bare)).toBe(pod)
  expect(payingEnd(bare, bare)).toBe(bare)
})
