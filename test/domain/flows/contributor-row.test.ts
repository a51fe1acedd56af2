import { describe, expect, test } from 'vitest'
import { networkOfRow, siftedRows } from '../../../domain/flows/contributor-row.ts'
import { observationsOf } from '../../../domain/flows/observation.ts'

const ROW = {
  localIp: '10.0.0.1',
  remoteIp: '10.0.1.1',
  targetPort: 443,
  value: 1000,
  kubernetesMetadata: { localPodName: 'web-0' },
}

test.each([
  ['null', null],
  ['text', 'row'],
  ['a list', [ROW]],
  ['nothing', {}],
  ['no value', { ...ROW, value: undefined }],
  ['a value of null', { ...ROW, value: null }],
  ['a negative value', { ...ROW, value: -1 }],
  ['half a byte', { ...ROW, value: 1.5 }],
  ['a value in words', { ...ROW, value: '1000' }],
  ['more than can be counted', { ...ROW, value: 2 ** 53 }],
  ['an address that is a number', { ...ROW, remoteIp: 7 }],
  ['a port in words', { ...ROW, targetPort: '443' }],
  ['pods in words', { ...ROW, kubernetesMetadata: 'web-0' }],
  ['a pod that is a list', { ...ROW, kubernetesMetadata: { localPodName: ['web-0'] } }],
  ['constructs in words', { ...ROW, traversedConstructs: 'nat-1' }],
])('a row of %s is none, and costs itself alone', (_, row) => {
  expect(siftedRows([row, ROW])).toEqual({ rows: [ROW], broken: 1, repeated: 0 })
})

test.each([
  ['a value of 0', { ...ROW, value: 0 }],
  ['nothing but a value', { value: 5 }],
  ['fields of null', { ...ROW, targetPort: null, kubernetesMetadata: null, traversedConstructs: null, snatIp: null }],
  ['fields nobody heard of', { ...ROW, clientLocation: { city: 'Dublin' } }],
])('a row with %s is one', (_, row) => {
  expect(siftedRows([row])).toEqual({ rows: [row], broken: 0, repeated: 0 })
})

test('a row counts once in its window, and one that differs in any field is another', () => {
  const others = [
    { ...ROW, value: 1001 },
    { ...ROW, snatIp: '10.0.0.9' },
    { ...ROW, kubernetesMetadata: { localPodName: 'web-1' } },
  ]
  const page = [ROW, ...others]
  expect(siftedRows([...page, ...structuredClone(page)])).toEqual({ rows: page, broken: 0, repeated: 4 })
})

test('an answer of the archive with such rows is read as if it had been asked for now', () => {
  const rows = [ROW, structuredClone(ROW), { ...ROW, value: -1 }, null] as never
  const window = { from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z', queryId: 'q', unit: null, cut: false }
  const { observations, broken } = observationsOf('shop', 'INTER_AZ', { ...window, rows })
  expect(observations.map(({ bytes, local }) => [bytes, local.pod])).toEqual([[1000, 'web-0']])
  expect(broken).toBe(2)
})

describe('the network of a remote address', () => {
  const of = (network: unknown) => networkOfRow({ additionalFlowInfo: { network } } as never)

  test.each([
    ['with a number and a name', { asNumber: 64500, asName: 'EXAMPLE-NET' }, { number: 64500, name: 'EXAMPLE-NET' }],
    ['with a number alone', { asNumber: 64500, asName: '' }, { number: 64500, name: 'AS64500' }],
    [
      'without what does not print, and no longer than a name',
      { asNumber: 64501, asName: `\u001b[31mNET ${'x'.repeat(99)}` },
      { number: 64501, name: `[31mNET ${'x'.repeat(52)}` },
    ],
    ['without a number', { asName: 'EXAMPLE-NET' }, undefined],
    ['with a number that is none', { asNumber: 'AS64500', asName: 'EXAMPLE-NET' }, undefined],
    ['that is not named', undefined, undefined],
  ])('%s', (_, network, told) => {
    expect(of(network)).toEqual(told)
  })

  test('costs a row nothing, whatever is in its place', () => {
    expect(
      siftedRows([
        { value: 7, additionalFlowInfo: 'none' },
        { value: 8, additionalFlowInfo: null },
      ]),
    ).toMatchObject({
      broken: 0,
      rows: [{ value: 7 }, { value: 8 }],
    })
    expect(networkOfRow({ value: 7, additionalFlowInfo: 'none' } as never)).toBeUndefined()
  })
})

test.each([
  ['the own account', 'eks', 'us-east-1a'],
  ['another region of it', 'eks@us-east-1', 'us-east-1a'],
  ['another account, where the same name may be of another zone', 'eks@222222222222-us-east-1', null],
])("a zone's name is as told to a monitor of %s", (_, monitor, name) => {
  const rows = [{ ...ROW, localAz: 'us-east-1a', remoteAz: 'use1-az2' }]
  const window = { from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z', queryId: 'q', unit: null, cut: false }
  const { observations } = observationsOf(monitor, 'INTER_AZ', { ...window, rows })
  expect(observations.map(({ local, remote }) => [local.azId, remote.azId])).toEqual([[name, 'use1-az2']])
})
