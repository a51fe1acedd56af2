import { expect, test } from 'vitest'
import { adoptedIdentities } from '../../../domain/identities/adopted-identities.ts'
import type { Identities, Identity } from '../../../domain/identities/identity.ts'

const named = (name: string, source: Identity['source'] = 'reverse-dns'): Identity => ({
  ...{ name, owner: name, source, confidence: 'high', host: null, region: null },
  ...{ rented: false, endpointService: null, privateConnectivity: null },
})
const theirs: Identities = {
  ...{ schema: 1, rangesOf: '2026-11-20-00-00-00', problems: ['theirs'] },
  byIp: { '3.5.1.1': named('then'), '3.5.1.2': named('other'), '3.5.1.3': named('asked', 'resolver-log') },
}

test("names of another stack's day stand beside those that are known, but for those of its own logs", () => {
  const known: Identities = {
    ...{ schema: 1, rangesOf: '2026-11-21-00-00-00', problems: [] },
    byIp: { '3.5.1.1': named('known'), '3.5.1.0': named('own', 'resolver-log') },
  }
  const names = (one: Identities) => Object.entries(one.byIp).map(([ip, { name }]) => [ip, name])
  const both = adoptedIdentities(known, theirs)
  expect(names(both)).toEqual([
    ['3.5.1.0', 'own'],
    ['3.5.1.1', 'known'],
    ['3.5.1.2', 'other'],
  ])
  expect(both).toMatchObject({ rangesOf: known.rangesOf, problems: [] })
  const alone = adoptedIdentities(undefined, theirs)
  expect(names(alone)).toEqual([
    ['3.5.1.1', 'then'],
    ['3.5.1.2', 'other'],
  ])
  expect(alone).toMatchObject({ schema: 1, rangesOf: theirs.rangesOf, problems: [] })
  expect(adoptedIdentities(both, theirs)).toEqual(both)
})
