import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { presentedCertificate } from '../../../aws/internet/certificate.ts'
import type { InternetHost } from '../../../local/cloud/world.ts'
import { internetOf } from './rig.ts'

type Kind = NonNullable<InternetHost['certificate']>['kind']

const host = (ip: string, kind: Kind, ...names: string[]): InternetHost => ({ ip, certificate: { names, kind } })

const internet = internetOf([
  host('8.0.0.1', 'valid', 'sqs.us-east-1.amazonaws.com', '*.sqs.us-east-1.amazonaws.com', 'queue.amazonaws.com'),
  host('8.0.0.2', 'expired', 'a.example'),
  host('8.0.0.3', 'self-signed', 'a.example'),
  host('8.0.0.4', 'wrong-ca', 'a.example'),
  host('8.0.0.5', 'no-san', 'a.example'),
  host('8.0.0.6', 'sni-only', 'a.example'),
  host('8.0.0.7', 'slow', 'a.example'),
  host('8.0.0.8', 'silent'),
  host('8.0.0.9', 'garbage'),
  host('8.0.0.10', 'huge-name', 'a.example'),
  host('8.0.0.11', 'valid', '<script>alert(1)</script>.example', 'a\u001b[31m.example', 'b.example'),
  { ...host('8.0.0.12', 'valid', 'c.example'), port: 8443 },
  host('2a05:d018::7', 'valid', 'six.example'),
])

/** Longer than any answer takes. */
const PATIENCE = 300_000

const ask = (ip: string, more: { port?: number; timeoutMilliseconds?: number; serverName?: string } = {}) => {
  const { port = 443, timeoutMilliseconds = PATIENCE, ...rest } = more
  return presentedCertificate(ip, port, { timeoutMilliseconds, ...rest })
}

describe('the certificate that an address presents', () => {
  test.each<[string, string, string[], string | null]>([
    [
      'valid, of several names',
      '8.0.0.1',
      ['sqs.us-east-1.amazonaws.com', '*.sqs.us-east-1.amazonaws.com', 'queue.amazonaws.com'],
      null,
    ],
    ['expired', '8.0.0.2', ['a.example'], 'expired'],
    ['self-signed', '8.0.0.3', ['a.example'], 'self-signed'],
    ['of an authority that nobody trusts', '8.0.0.4', ['a.example'], 'unknown authority'],
    ['with a common name alone', '8.0.0.5', ['a.example'], null],
    ['with names that are none, which are dropped', '8.0.0.11', ['b.example'], null],
    ['over IPv6', '2a05:d018::7', ['six.example'], null],
    ['of an address as NAT64 writes it', '64:ff9b::8.0.0.5', ['a.example'], null],
  ])('%s', async (_, ip, names, doubt) => {
    expect(await ask(ip)).toEqual({ names, verified: doubt === null, doubt })
  })

  test("is asked for on the flow's own port", async () => {
    expect(await ask('8.0.0.12', { port: 8443 })).toMatchObject({ names: ['c.example'] })
    expect(internet.calls).toMatchObject([{ operation: 'Connect', params: { ip: '8.0.0.12', port: 8443 } }])
  })

  test('is asked for by name where the server gives none without', async () => {
    expect(await ask('8.0.0.6')).toHaveProperty('failed')
    expect(await ask('8.0.0.6', { serverName: 'a.example' })).toMatchObject({ names: ['a.example'], verified: true })
  })

  test('with a name of 64 KB full of tags and escape codes gives that name to nobody', async () => {
    const answer = await ask('8.0.0.10')
    // Either the handshake takes it, and only the name that is one is left, or it ends as no TLS.
    if ('failed' in answer) expect(answer.failed).toMatch(/^[a-zA-Z ]+$/)
    else expect(answer.names).toEqual(['a.example'])
  })
})

describe('no certificate', () => {
  test.each([
    ['a server that is slow', '8.0.0.7', 250, 'no answer in time'],
    ['a server that never answers', '8.0.0.8', 250, 'no answer in time'],
    ['a server that sends garbage', '8.0.0.9', PATIENCE, 'no TLS'],
    ['an address that is not there', '8.9.9.9', PATIENCE, /^the proxy 127\.0\.0\.1:\d+ answered 502$/],
  ])('from %s, in time', async (_, ip, timeoutMilliseconds, says) => {
    const answer = await ask(ip, { timeoutMilliseconds })
    expect(answer).toEqual({ failed: typeof says === 'string' ? says : expect.stringMatching(says) })
  })
})

describe('the proxy', () => {
  test('that refuses is named, and its password is not', async () => {
    process.env.HTTPS_PROXY = internet.proxy.replace('//', '//user:s%40cret@')
    process.env.https_proxy = process.env.HTTPS_PROXY
    internet.disturb(() => ({ status: 403, error: 'no' }))
    const answer = await ask('8.0.0.1')
    expect(answer).toEqual({ failed: expect.stringMatching(/^the proxy 127\.0\.0\.1:\d+ answered 403$/) })
    expect(internet.calls).toMatchObject([
      { params: { authorization: `Basic ${Buffer.from('user:s@cret').toString('base64')}` } },
    ])
  })

  test('that hangs costs its time and no more', async () => {
    internet.disturb(() => 'cut before')
    const answer = await ask('8.0.0.1', { timeoutMilliseconds: 250 })
    expect(answer).toEqual({ failed: expect.stringMatching(/^the proxy .* no answer in time$/) })
  })

  test('that is not there says so', async () => {
    process.env.HTTPS_PROXY = 'http://127.0.0.1:9'
    process.env.https_proxy = process.env.HTTPS_PROXY
    expect(await ask('8.0.0.1')).toEqual({ failed: 'the proxy 127.0.0.1:9: connection refused' })
  })

  describe('is passed by', () => {
    let server: Server | undefined
    afterEach(() => server?.close())

    test('for addresses of NO_PROXY', async () => {
      server = createServer((socket) => socket.end('hello\r\n'))
      await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready))
      const { port } = server.address() as AddressInfo
      expect(await ask('127.0.0.1', { port })).toEqual({ failed: 'no TLS' })
      expect(internet.calls).toEqual([])
    })
  })
})
