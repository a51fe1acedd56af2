import { describe, expect, test } from 'vitest'
import { askedOwner, withAskedNames } from '../../../domain/identities/asked-names.ts'
import { identityOf } from '../../../domain/identities/identity.ts'

const ownerNamed = (names: readonly string[]) => {
  const owner = askedOwner(names)
  return owner && ('listed' in owner ? owner.listed.name : owner.unlisted.owner)
}

describe('names that were asked for', () => {
  test.each([
    [['intake.datadoghq.com'], 'Datadog'],
    [['intake.datadoghq.com', 'agent.datadoghq.eu'], 'Datadog'],
    [['sqs.eu-west-1.amazonaws.com'], 'Amazon SQS'],
    [['api.acme.com', 'www.acme.com'], 'acme.com'],
    [['api.acme.com', 'api.acme.co.uk'], 'acme.com'],
    // Behind one address of a content network stand many.
    [['intake.datadoghq.com', 'api.stripe.com'], undefined],
    [['intake.datadoghq.com', 'api.acme.com'], undefined],
    [['api.acme.com', 'api.other.example'], undefined],
    [['d111111abcdef8.cloudfront.net'], undefined],
    [['d111111abcdef8.cloudfront.net', 'api.acme.com'], undefined],
    [['a.github.io', 'b.github.io'], undefined],
    [[], undefined],
  ])('%j are of %s', (names, owner) => {
    expect(ownerNamed(names)).toBe(owner)
  })

  const cdn = { range: undefined, provider: { provider: 'Cloudflare', kind: 'hosts others' as const } }
  const vouched = (names: readonly string[]) => ({
    certificate: { askedAt: '2026-11-21T00:00:00Z', problem: null, port: 443, names, verified: true },
  })

  test('tell the owner of a shared address, and say so', () => {
    expect(identityOf({ ...cdn, evidence: undefined, asked: ['api.acme.com'] })).toMatchObject({
      ...{ name: 'api.acme.com', owner: 'acme.com', source: 'resolver-log', host: 'Cloudflare', confidence: 'medium' },
    })
  })

  test('go before the certificate that whoever names no host is shown, and after a name that leads both ways', () => {
    const evidence = vouched(['*.someone-else.com'])
    expect(identityOf({ ...cdn, evidence, asked: ['api.acme.com'] })?.owner).toBe('acme.com')
    expect(identityOf({ ...cdn, evidence, asked: [] })?.owner).toBe('someone-else.com')
    expect(identityOf({ ...cdn, evidence, asked: ['api.acme.com', 'api.other.example'] })?.owner).toBe(
      'someone-else.com',
    )
    const reverseDns = { askedAt: '2026-11-21T00:00:00Z', problem: null, names: ['api.stripe.com'] }
    expect(identityOf({ ...cdn, evidence: { reverseDns }, asked: ['api.acme.com'] })?.owner).toBe('Stripe')
  })

  test('never go before a range of a service, whose price and owner it decides', () => {
    const range = { name: 'Amazon S3', region: 'eu-west-1', kind: 'service' as const }
    expect(identityOf({ range, provider: undefined, evidence: undefined, asked: ['api.acme.com'] })).toMatchObject({
      ...{ owner: 'AWS', source: 'ip-ranges', region: 'eu-west-1' },
    })
  })
})

describe('a day of them', () => {
  const read = (names: readonly (readonly [string, string])[]) => ({ names, bytesRead: 10, usd: 0.5, problem: null })

  test('is what its runs read, each name once and in order, with what that cost', () => {
    const first = withAskedNames(
      undefined,
      read([
        ['3.1.1.1', 'API.acme.com.'],
        ['3.1.1.1', 'api.acme.com'],
      ]),
      '08',
    )
    const then = withAskedNames(
      first,
      read([
        ['3.1.1.1', 'a.acme.com'],
        ['1.1.1.1', 'one.one'],
      ]),
      '09',
    )
    expect(then).toEqual({
      until: '09',
      byIp: { '1.1.1.1': ['one.one'], '3.1.1.1': ['a.acme.com', 'api.acme.com'] },
      bytesRead: 20,
      usd: 1,
    })
  })

  test.each(['<b>acme.com</b>', '*.acme.com', 'localhost', '10.0.0.1', 'acme.com/path', 'a\nb.com', 'x'.repeat(300)])(
    'has no text that is no name: %j',
    (text) => {
      expect(withAskedNames(undefined, read([['3.1.1.1', text]]), '08').byIp).toEqual({})
    },
  )

  test('keeps fifty names of an address at most', () => {
    const many = Array.from({ length: 80 }, (_, index) => ['3.1.1.1', `n${index}.acme.com`] as const)
    expect(withAskedNames(undefined, read(many), '08').byIp['3.1.1.1']).toHaveLength(50)
  })
})
