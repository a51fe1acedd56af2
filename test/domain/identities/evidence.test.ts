import { describe, expect, test } from 'vitest'
import type { PublicEnd } from '../../../domain/identities/day-ends.ts'
import {
  type AddressEvidence,
  learnedOf,
  PROBES_PER_DAY,
  type Probe,
  probesOf,
  withLearned,
} from '../../../domain/identities/evidence.ts'

const NOW = Date.parse('2026-11-21T07:00:00Z')
const daysAgo = (days: number) => new Date(NOW - days * 86_400_000).toISOString()
const end = (ip: string, bytes = 1, port: number | null = 443): PublicEnd => ({ ip, bytes, port })

const plan = (ends: readonly PublicEnd[], byIp: Record<string, AddressEvidence> = {}, more = {}) =>
  probesOf({
    ...{ ends, known: { schema: 1, byIp }, now: NOW, isTold: () => false, again: false },
    ...more,
  })

describe('the questions of a run', () => {
  test('are about public addresses that pods called, those with the most bytes first', () => {
    const ends = [end('8.8.8.8', 1), end('9.9.9.9', 3, 8443), end('10.0.0.1', 9), end('1.1.1.1', 9, null)]
    expect(plan(ends).probes).toEqual([
      { ip: '9.9.9.9', reverseDns: true, certificatePort: 8443 },
      { ip: '8.8.8.8', reverseDns: true, certificatePort: 443 },
    ])
  })

  test('leave out what ranges tell already', () => {
    expect(
      plan([end('8.8.8.8'), end('9.9.9.9')], {}, { isTold: (ip: string) => ip === '8.8.8.8' }).probes,
    ).toMatchObject([{ ip: '9.9.9.9' }])
  })

  test('ask a port that never speaks TLS first for no certificate', () => {
    expect(plan([end('8.8.8.8', 1, 5432)]).probes).toMatchObject([{ reverseDns: true, certificatePort: null }])
  })

  test.each([
    [
      'a name of yesterday',
      { reverseDns: { askedAt: daysAgo(1), problem: null, names: [] } },
      { reverseDns: false, certificatePort: 443 },
    ],
    ['a name of a week ago', { reverseDns: { askedAt: daysAgo(7), problem: null, names: [] } }, { reverseDns: true }],
    [
      'no answer today',
      { reverseDns: { askedAt: daysAgo(0.9), problem: 'timeout', names: [] } },
      { reverseDns: false },
    ],
    [
      'no answer yesterday',
      { reverseDns: { askedAt: daysAgo(1), problem: 'timeout', names: [] } },
      { reverseDns: true },
    ],
    [
      'a certificate of yesterday',
      { certificate: { askedAt: daysAgo(1), problem: null, port: 443, names: [], verified: true } },
      { certificatePort: null },
    ],
    [
      'a certificate of another port',
      { certificate: { askedAt: daysAgo(1), problem: null, port: 8443, names: [], verified: true } },
      { certificatePort: 443 },
    ],
    [
      'no handshake yesterday',
      { certificate: { askedAt: daysAgo(1), problem: 'refused', port: 443, names: [], verified: false } },
      { certificatePort: null },
    ],
    [
      'no handshake three days ago',
      { certificate: { askedAt: daysAgo(3), problem: 'refused', port: 443, names: [], verified: false } },
      { certificatePort: 443 },
    ],
  ])('given %s', (_, known, expected) => {
    expect(plan([end('8.8.8.8')], { '8.8.8.8': known }).probes).toMatchObject([expected])
  })

  test('are none where all was asked the same day', () => {
    const known = {
      reverseDns: { askedAt: daysAgo(0.1), problem: 'timeout', names: [] },
      certificate: { askedAt: daysAgo(0.1), problem: 'refused', port: 443, names: [], verified: false },
    }
    expect(plan([end('8.8.8.8')], { '8.8.8.8': known })).toEqual({ probes: [], left: [] })
    // Unless the day is asked again: then what had no answer is.
    expect(plan([end('8.8.8.8')], { '8.8.8.8': known }, { again: true }).probes).toMatchObject([
      { reverseDns: true, certificatePort: 443 },
    ])
  })

  test("keep to the day's budget, and count what is left", () => {
    const ends = Array.from({ length: PROBES_PER_DAY + 5 }, (_, index) => end(`8.8.${index >> 8}.${index & 255}`))
    expect(plan(ends)).toMatchObject({ probes: { length: PROBES_PER_DAY }, left: { length: 5 } })
    const today = { reverseDns: { askedAt: daysAgo(0.5), problem: null, names: [] } }
    const known = Object.fromEntries(
      Array.from({ length: PROBES_PER_DAY - 2 }, (_, index) => [`9.9.${index >> 8}.${index & 255}`, today]),
    )
    expect(plan(ends, known)).toMatchObject({ probes: { length: 2 }, left: { length: PROBES_PER_DAY + 3 } })
  })
})

test('what was learned joins what was known, and what nobody asked for two months goes', () => {
  const names = (askedAt: string) => ({ reverseDns: { askedAt, problem: null, names: ['a.example'] } })
  const certificate = { askedAt: daysAgo(0), problem: null, port: 443, names: [], verified: true }
  const known = { schema: 1, byIp: { '8.8.8.8': names(daysAgo(3)), '9.9.9.9': names(daysAgo(61)) } } as const
  expect(withLearned(known, { '8.8.8.8': { certificate }, '1.1.1.1': names(daysAgo(0)) }, NOW)).toEqual({
    schema: 1,
    byIp: { '1.1.1.1': names(daysAgo(0)), '8.8.8.8': { ...names(daysAgo(3)), certificate } },
  })
})

describe('what a round learned', () => {
  const probe = (ip: string): Probe => ({ ip, reverseDns: true, certificatePort: 443 })
  const dns = (problem: string | null, names: string[] = []) => ({
    reverseDns: { askedAt: daysAgo(0), problem, names },
  })
  const tls = (problem: string | null) => ({
    certificate: { askedAt: daysAgo(0), problem, port: 443, names: [], verified: problem === null },
  })
  const probes = [probe('8.8.8.8'), probe('9.9.9.9')]

  test('is nothing where no question had an answer: whoever asks has no network', () => {
    const answers = {
      '8.8.8.8': { ...dns('no DNS server could be reached'), ...tls('no answer in time') },
      '9.9.9.9': { ...dns('no DNS server could be reached'), ...tls('no route to the address') },
    }
    const { learned, unanswered } = learnedOf(probes, answers)
    expect(unanswered).toEqual(['8.8.8.8', '9.9.9.9'])
    expect(withLearned({ schema: 1, byIp: {} }, learned, NOW).byIp).toEqual({})
  })

  test('has silence for evidence where others answered', () => {
    const answers = {
      '8.8.8.8': { ...dns(null, ['dns.google']), ...tls('no answer in time') },
      '9.9.9.9': { ...dns('no answer in time'), ...tls('no answer in time') },
    }
    expect(learnedOf(probes, answers)).toEqual({
      learned: { '8.8.8.8': dns(null, ['dns.google']), '9.9.9.9': dns('no answer in time') },
      unanswered: ['8.8.8.8', '9.9.9.9'],
    })
  })

  test.each(['no TLS', 'connection refused'])('has a far end that says "%s" for one that answered', (problem) => {
    const answers = { '8.8.8.8': { ...dns(null), ...tls(problem) }, '9.9.9.9': { ...dns(null), ...tls(problem) } }
    expect(learnedOf(probes, answers)).toEqual({ learned: answers, unanswered: [] })
  })

  test('lacks what there was no time for', () => {
    expect(learnedOf(probes, { '8.8.8.8': dns(null) }).unanswered).toEqual(['9.9.9.9'])
  })

  test('takes no name away that an earlier round gave', () => {
    const before = { '8.8.8.8': { reverseDns: { askedAt: daysAgo(8), problem: null, names: ['dns.google'] } } }
    const merged = withLearned({ schema: 1, byIp: before }, { '8.8.8.8': dns('no answer in time') }, NOW)
    expect(merged.byIp).toEqual(before)
  })
})
