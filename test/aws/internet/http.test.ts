import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { httpGet } from '../../../aws/internet/http.ts'
import { issued, newAuthority } from '../../../local/cloud/certificates.ts'

/** What the proxy was asked for, and by whom. */
const asked: string[] = []
let refuses = false
let ca: string
let origin: Server
let proxy: Server

const portOf = (server: Server) => (server.address() as AddressInfo).port
const listening = (server: Server) => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

beforeAll(async () => {
  const authority = await newAuthority('the origin')
  const { pem, key } = await issued(authority, { names: ['ranges.test'], commonName: 'ranges.test' })
  ca = authority.pem
  const answer: RequestListener = ({ url, headers }, response) =>
    response.end(JSON.stringify([url, headers.host, headers.authorization ?? null]))
  origin = createTlsServer({ cert: pem, key }, answer)
  proxy = createServer((request, response) => {
    asked.push(`GET ${request.url} ${request.headers['proxy-authorization']}`)
    answer(request, response)
  })
  // Every name is the origin's.
  proxy.on('connect', ({ url, headers }, client) => {
    asked.push(`CONNECT ${url} ${headers['proxy-authorization']}`)
    if (refuses) return client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    const upstream = connect(portOf(origin), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      client.pipe(upstream).pipe(client)
    })
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
  })
  await Promise.all([listening(origin), listening(proxy)])
})
afterAll(() => {
  origin.close()
  proxy.close()
})

/** Of "me:s@cret". */
const BASIC = `Basic ${Buffer.from('me:s@cret').toString('base64')}`

beforeEach(() => {
  asked.length = 0
  refuses = false
  const url = `http://me:s%40cret@127.0.0.1:${portOf(proxy)}`
  for (const name of ['HTTPS_PROXY', 'HTTP_PROXY']) {
    vi.stubEnv(name, url)
    vi.stubEnv(name.toLowerCase(), url)
  }
  for (const name of ['NO_PROXY', 'no_proxy']) vi.stubEnv(name, 'localhost')
})
afterEach(() => {
  vi.unstubAllEnvs()
})

const got = (url: string) => httpGet(url, { headers: {}, timeoutMilliseconds: 5000, ca })

test('a URL of TLS is asked for within a connection that the proxy opens, and the server is the one named', async () => {
  const { status, text } = await got('https://ranges.test/a?b=1')
  expect([status, JSON.parse(text)]).toEqual([200, ['/a?b=1', 'ranges.test', null]])
  expect(asked).toEqual([`CONNECT ranges.test:443 ${BASIC}`])
  await expect(got('https://other.test/')).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
})

test('a plain URL is asked of the proxy, whose password the server does not see', async () => {
  const { text } = await got('http://ranges.test:8080/a')
  expect(JSON.parse(text)).toEqual(['http://ranges.test:8080/a', 'ranges.test:8080', null])
  expect(asked).toEqual([`GET http://ranges.test:8080/a ${BASIC}`])
})

test('what NO_PROXY names is asked for itself', async () => {
  await expect(got(`https://localhost:${portOf(origin)}/`)).rejects.toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  })
  expect(asked).toEqual([])
})

test('a proxy that refuses is named, and its password is not', async () => {
  refuses = true
  await expect(got('https://ranges.test/')).rejects.toMatchObject({
    name: 'Unreachable',
    message: `the proxy 127.0.0.1:${portOf(proxy)} answered 502`,
  })
})
