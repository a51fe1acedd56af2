import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostNames } from '../../../domain/identities/host-name.ts'
import { anyCharacter } from '../../any-character.ts'

test.each([
  ['a.example', 'a.example'],
  ['A.Example.', 'a.example'],
  ['*.sqs.eu-west-1.amazonaws.com', '*.sqs.eu-west-1.amazonaws.com'],
  ['_dmarc.a.example', '_dmarc.a.example'],
  ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
])('%s is a name', (text, name) => {
  expect(hostNames([text])).toEqual([name])
})

test.each([
  'localhost',
  '10.0.0.1',
  '2606:4700::1',
  'bücher.example',
  'a b.example',
  'a..example',
  '.example',
  '-a.example',
  'a-.example',
  'x.*.example',
  'a*.example',
  '<script>alert(1)</script>.example',
  'a\u001b[31m.example',
  'a\u0000.example',
  'a\n.example',
  'gpj\u202e.example',
  `${'a'.repeat(64)}.example`,
  `${'a.'.repeat(200)}example`,
  '<script>'.repeat(8192),
  'https://a.example/x',
  'a.example:443',
  '',
])('%j is none', (text) => {
  expect(hostNames([text])).toEqual([])
})

test('each counts once, and twenty are enough', () => {
  expect(hostNames(['b.example', 'a.example', 'B.example.'])).toEqual(['b.example', 'a.example'])
  expect(hostNames(Array.from({ length: 500 }, (_, index) => `a${index}.example`))).toHaveLength(250)
})

test('no text opens a tag, breaks a line or is longer than a name', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: anyCharacter }), fc.domain())), (texts) => {
      for (const name of hostNames(texts)) expect(name).toMatch(/^[a-z0-9._*-]{3,253}$/)
    }),
  )
})
