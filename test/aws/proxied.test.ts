import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { issued, newAuthority } from '../../local/cloud/certificates.ts'
import { some } from '../exhaustive/cases.ts'
import { ranByNode } from '../ran.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const HOST = 'networkflowmonitor.eu-west-1.api.aws'
const RDS = 'rds.eu-west-1.amazonaws.com'
const BEDROCK = 'bedrock-runtime.eu-west-1.amazonaws.com'
const STS = 'sts.eu-west-1.amazonaws.com'
const OIDC = 'oidc.eu-central-1.amazonaws.com'
const PORTAL = 'portal.sso.eu-central-1.amazonaws.com'

const LATER = '2099-01-01T00:00:00Z'
const KEYS = { accessKeyId: 'c', secretAccessKey: 'd', sessionToken: 'e' }
/** What those answer who give credentials. */
const GIVEN: Readonly<Record<string, string>> = {
  [STS]: `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>c</AccessKeyId><SecretAccessKey>d</SecretAccessKey><SessionToken>e</SessionToken><Expiration>${LATER}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  [OIDC]: JSON.stringify({ accessToken: 'new', expiresIn: 3600 }),
  [PORTAL]: JSON.stringify({ roleCredentials: { ...KEYS, expiration: Date.parse(LATER) } }),
}

/** What the proxy was asked to open, and what came through to AWS. */
const asked: string[] = []
const answered: string[] = []
let refuses = false
let folder: string
let origin: Server
let proxy: Server

const portOf = (server: Server) => (server.address() as AddressInfo).port
const listening = (server: Server) => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-proxied-'))
  const authority = await newAuthority('AWS on loopback')
  const { pem, key } = await issued(authority, { names: [HOST, RDS, BEDROCK, STS, OIDC, PORTAL], commonName: HOST })
  await writeFile(join(folder, 'ca.pem'), authority.pem)
  origin = createTlsServer({ cert: pem, key }, ({ url, headers }, response) => {
    answered.push(`${headers.host}${url}`)
    if (headers.host === RDS) {
      response.end(
        '<DescribeDBInstancesResponse><DescribeDBInstancesResult></DescribeDBInstancesResult></DescribeDBInstancesResponse>',
      )
      return
    }
    if (headers.host === BEDROCK) {
      response.writeHead(403, { 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' })
      response.end('{"message":"no"}')
      return
    }
    if (headers.host !== STS) response.setHeader('content-type', 'application/json')
    const given = GIVEN[headers.host ?? '']
    if (given !== undefined) return void response.end(given)
    response.end(JSON.stringify({ monitors: [], nextToken: url?.includes('nextToken') ? null : 'more' }))
  })
  proxy = createServer().on('connect', ({ url }, client) => {
    asked.push(String(url))
    if (refuses) return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const upstream = connect(portOf(origin), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n')
      client.pipe(upstream).pipe(client)
    })
    client.on('error', () => upstream.destroy())
    upstream.on('error', () => client.destroy())
  })
  await Promise.all([listening(origin), listening(proxy)])
})
afterAll(async () => {
  origin.close()
  origin.closeAllConnections()
  proxy.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  asked.length = 0
  answered.length = 0
  refuses = false
})

const KEYED = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_MAX_ATTEMPTS: '1' }
const through = () => ({
  HTTPS_PROXY: `http://127.0.0.1:${portOf(proxy)}`,
  NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
})

/** Asks in a process of its own, as Node reads certificate authorities when it starts: a client of the SDK, and a signed call. */
async function askAws(variables: Readonly<Record<string, string | undefined>> = {}) {
  const script = join(folder, 'ask.mjs')
  const at = (file: string) => JSON.stringify(new URL(`../../${file}`, import.meta.url).href)
  await writeFile(
    script,
    `const { listMonitors } = await import(${at('aws/flow-monitor.ts')})
const { answerOf } = await import(${at('aws/services/request.ts')})
const told = (asking) => asking.then(() => 'ok', ({ name, message }) => name + ': ' + message)
const rds = { serviceId: 'rds', host: 'rds', protocol: { queryVersion: '2014-10-31' } }
console.log(JSON.stringify([
  await told(listMonitors()), await told(answerOf(rds, 'DescribeDBInstances', {}, (answer) => answer)),
]))
process.exit()`,
  )
  const { stdout, stderr } = await ranByNode(script, [], { ...KEYED, ...through(), ...variables }, ROOT)
  expect(stderr).toBe('')
  return JSON.parse(stdout) as [string, string]
}

test("clients of AWS go through the proxy, with the server's own certificate, and keep their connection", async () => {
  expect(await askAws()).toEqual(['ok', 'ok'])
  expect(asked).toEqual([`${HOST}:443`, `${RDS}:443`])
  expect(answered).toEqual([`${HOST}/monitors`, `${HOST}/monitors?nextToken=more`, `${RDS}/`])
})

test('a host of NO_PROXY is asked without it, and a proxy that refuses is told', async () => {
  refuses = true
  const [monitors, rds] = await askAws({ NO_PROXY: '.amazonaws.com', AWS_ENDPOINT_URL_RDS: 'https://127.0.0.1:1' })
  expect(monitors).toMatch(/the proxy 127\.0\.0\.1:\d+ answered 407/)
  expect(new Set(asked)).toEqual(new Set([`${HOST}:443`, '127.0.0.1:1']))
  expect(rds).toMatch(/answered 407/)
  asked.length = 0
  const [, direct] = await askAws({ NO_PROXY: '127.0.0.1', AWS_ENDPOINT_URL_RDS: 'https://127.0.0.1:1' })
  expect(direct).toMatch(/ECONNREFUSED/)
  expect(new Set(asked)).toEqual(new Set([`${HOST}:443`]))
})

test('a model of Bedrock is asked through it too, whose client would speak HTTP/2 past it', async () => {
  const script = join(folder, 'model.mjs')
  const models = JSON.stringify(new URL('../../agent/models.ts', import.meta.url).href)
  await writeFile(
    script,
    `const { modelOf } = await import(${models})
const model = await modelOf('bedrock', 'some-model')
const asked = model.stream([{ role: 'user', content: [{ type: 'textBlock', text: 'x' }] }])
try { for await (const part of asked) if (part.type === 'modelContentBlockDeltaEvent') console.log(part.delta.text) }
catch ({ name }) { console.log(name) }
process.exit()`,
  )
  const { stdout, stderr } = await ranByNode(script, [], { ...KEYED, ...through() }, ROOT)
  expect(stderr).toBe('')
  expect(asked).toEqual([`${BEDROCK}:443`])
  expect(answered).toEqual([`${BEDROCK}/model/some-model/converse-stream`])
  expect(stdout).toBe('AccessDeniedException\n')
})

/** Of people who have no keys, with a token of an hour ago. */
const CONFIG = `
[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-central-1
[profile session]
sso_session = acme
sso_account_id = 111122223333
sso_role_name = Reader
[profile portal]
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-central-1
sso_account_id = 111122223333
sso_role_name = Reader
[profile role]
role_arn = arn:aws:iam::111122223333:role/reader
source_profile = keys
[profile keys]
aws_access_key_id = a
aws_secret_access_key = b
`

const PROFILES: readonly [name: string, hosts: readonly string[]][] = [
  ['session', [OIDC, PORTAL]],
  ['portal', [PORTAL]],
  ['role', [STS]],
]

test.each(some(PROFILES, 1))('credentials of the profile %s come through the proxy', async (profile, hosts) => {
  const cache = join(folder, '.aws', 'sso', 'cache')
  await mkdir(cache, { recursive: true })
  await writeFile(join(folder, '.aws', 'config'), CONFIG)
  const client = { clientId: 'id', clientSecret: 'secret', refreshToken: 'refresh', registrationExpiresAt: LATER }
  for (const [name, expiresAt] of [
    ['acme', '2020-01-01T00:00:00Z'],
    ['https://acme.awsapps.com/start', LATER],
  ] as const) {
    const file = `${createHash('sha1').update(name).digest('hex')}.json`
    await writeFile(join(cache, file), JSON.stringify({ accessToken: 'old', expiresAt, ...client }))
  }
  const none = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined }
  expect(await askAws({ ...none, HOME: folder, AWS_PROFILE: profile })).toEqual(['ok', 'ok'])
  expect(asked).toEqual([...hosts, HOST, RDS].map((host) => `${host}:443`))
})

test('every client in aws/ and local/ sends its requests so', async () => {
  const files = (
    await Promise.all(
      ['aws', 'local'].map((room) =>
        readdir(join(ROOT, room), { recursive: true }).then((names) => names.map((name) => join(ROOT, room, name))),
      ),
    )
  )
    .flat()
    .filter((name) => name.endsWith('.ts'))
  const made = await Promise.all(
    files.map(async (file) => (await readFile(file, 'utf8')).match(/new \w+Client\(\{.*/g) ?? []),
  )
  expect(made.flat().length).toBeGreaterThan(10)
  // Clients of sources are given the options of `clientsOf`, which are those of PROXIED and more.
  expect(made.flat().filter((line) => !/\.\.\.PROXIED|\.\.\.options/.test(line))).toEqual([])
  const sources = await readFile(join(ROOT, 'aws/sources.ts'), 'utf8')
  expect(sources).toContain('return { ...PROXIED, region: source.region, credentials }')
  expect(sources).toContain('make(source ? optionsOf(source) : PROXIED)')
})
