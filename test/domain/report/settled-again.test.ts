import { expect, test } from 'vitest'
import { FIRST_TERMS, type Terms, toldTerms } from '../../../domain/hours/terms.ts'
import { settledAgainNotes } from '../../../domain/report/settled-again.ts'

const AGAIN = 'The hours of the day were settled again, as the whole day tells otherwise:'
const one: Terms = { ...FIRST_TERMS, valueIs: 'one_direction' }
const gateway: Terms = { ...FIRST_TERMS, gatewayShares: { 'nat-1': 0.5 } }
const abroad: Terms = { ...FIRST_TERMS, oneDirectionSources: ['222222222222-eu-west-1'] }
const endpoints: Terms = { ...FIRST_TERMS, endpointGigabytes: { 'us-east-1': 1_230_000 } }

test.each([
  [one, 'a value of Network Flow Monitor is one direction of a connection, not both'],
  [abroad, 'a value in 222222222222-eu-west-1 is one direction of a connection, not both'],
  [gateway, 'NAT gateway nat-1 counted 50% of what its flows hold'],
  [endpoints, 'interface endpoints in us-east-1 carry 1,230,000 GB a month'],
  [
    { ...gateway, valueIs: one.valueIs },
    'a value of Network Flow Monitor is one direction of a connection, not both; NAT gateway nat-1 counted 50% of what its flows hold',
  ],
])('a day that tells otherwise says what %#', (told, words) => {
  expect(settledAgainNotes(toldTerms(FIRST_TERMS, told, 0))).toEqual([`${AGAIN} ${words}.`])
})

test('a day whose second round tells more says what changed from first to last', () => {
  const second = toldTerms(toldTerms(one, FIRST_TERMS, 0), gateway, 1)
  expect(settledAgainNotes(second)).toEqual([
    `${AGAIN} a value of Network Flow Monitor is both directions of a connection, not one; NAT gateway nat-1 counted 50% of what its flows hold.`,
  ])
  expect(settledAgainNotes(toldTerms(toldTerms(one, FIRST_TERMS, 0), one, 1))).toEqual([])
})

test('a round that an earlier try has noted is noted once, and a later run begins anew', () => {
  const noted = toldTerms(one, FIRST_TERMS, 0)
  expect(toldTerms(noted, FIRST_TERMS, 0)).toBe(noted)
  expect(toldTerms(noted, gateway, 0).former).toEqual([FIRST_TERMS])
})

test('a day of which nothing was otherwise says nothing', () => {
  expect(settledAgainNotes(FIRST_TERMS)).toEqual([])
})

test('terms that the rounds did not reach are told as what the dollars are not', () => {
  const still = (stored: Terms) => settledAgainNotes(stored, gateway)[0]
  expect(still(FIRST_TERMS)).toMatch(
    /settled again twice, and still are not .*: NAT gateway nat-1 counted .*\. Dollars are as they were settled last\.$/,
  )
  // Noted, and yet not settled with.
  expect(still(toldTerms(FIRST_TERMS, gateway, 0))).toBe(still(FIRST_TERMS))
})
