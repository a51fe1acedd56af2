import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { workloadOf } from '../../../domain/flows/workload.ts'
import { OWNED_PODS } from './owned-pods.ts'
import { POD_NAMES } from './pod-names.ts'

describe.each(Object.entries(POD_NAMES))('a pod named by %s', (_, pods) => {
  test.each(pods)('%s belongs to %s, a %s', (pod, name, kind) => {
    expect(workloadOf(pod)).toEqual({ name, kind })
  })
})

test.each(OWNED_PODS)('%s belongs to %s, and is told as a %s or as of no kind', (pod, name, owner) => {
  const workload = workloadOf(pod)
  expect(workload.name).toBe(name)
  expect([null, owner]).toContain(workload.kind)
})

test('at least 120 names are told', () => {
  expect(Object.values(POD_NAMES).flat().length).toBeGreaterThanOrEqual(120)
})

test.each([
  // A word is no ReplicaSet hash: it has vowels, or letters out of the hash's alphabet.
  ['node-exporter-abcde', 'node-exporter-abcde', 'Pod'],
  ['my-app-production-q9xkz', 'my-app-production', null],
  // Ten digits of the alphabet that decode above 2^32 are no hash.
  ['app-ffffffffff-q9xkz', 'app-ffffffffff', null],
  // 4 stands for 0, which no number begins with.
  ['app-4bcd5678f9-q9xkz', 'app-4bcd5678f9', null],
  ['web-00', 'web-00', 'Pod'],
  ['web-10000', 'web-10000', 'Pod'],
])('%s belongs to %s, a %s: what looks like a shape and is none', (pod, name, kind) => {
  expect(workloadOf(pod)).toEqual({ name, kind })
})

test('any text at all has a workload whose name is a part of it', () => {
  const letters = fc.constantFrom(...'abcdf0123456789xz-.'.split(''))
  fc.assert(
    fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 253 }), (pod) => {
      const { name } = workloadOf(pod)
      expect(name.length).toBeGreaterThan(0)
      expect(pod).toContain(name)
    }),
  )
})
