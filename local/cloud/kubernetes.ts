import { createHash, createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { issued, newAuthority } from './certificates.ts'
import type { Endpoint, Gate } from './endpoint.ts'
import { placeBy } from './places.ts'
import type { KubernetesObject, World } from './world.ts'

export interface KubernetesEndpoint extends Endpoint {
  /** Of its own authority, PEM. */
  readonly ca: string
}

/** A cluster's API over TLS by an authority of its own: lists by the page, for whoever has a token that is signed for the cluster. */
export async function serveKubernetes(gate: Gate, world: () => World): Promise<KubernetesEndpoint> {
  const authority = await newAuthority('kubernetes')
  const { pem, key } = await issued(authority, { names: ['localhost'], commonName: 'kubernetes' })
  const server = createServer({ cert: pem, key }, async (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'https://localhost')
    const say = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(body))
    }
    const refuse = (code: number, message: string) => say(code, { kind: 'Status', status: 'Failure', message, code })
    const params = { path: pathname, ...Object.fromEntries(searchParams) }
    const disturbance = await gate({ service: 'kubernetes', operation: 'GET', params })
    if (disturbance === 'cut before') return void incoming.socket.destroy()
    if (typeof disturbance === 'object' && 'error' in disturbance) {
      for (const [name, value] of Object.entries(disturbance.headers ?? {})) response.setHeader(name, value)
      return refuse(disturbance.status, disturbance.error)
    }
    const { key, region } = signerIn(incoming.headers.authorization)
    const { monitors, kubernetes } = placeBy(world(), key, region)
    const clusters = monitors.map(({ clusterArn = '' }) => clusterArn.split('/').at(-1) ?? '')
    if (!clusters.some((cluster) => isSignedFor(cluster, incoming.headers.authorization)))
      return refuse(401, 'Unauthorized')
    const one = kubernetes?.objects?.[pathname] ?? kubernetes?.recorded?.[recordingOf(incoming, searchParams)]
    if (one) return say(200, one)
    const all = kubernetes?.lists[pathname] ?? (BUILT_IN.has(pathname) ? [] : undefined)
    if (!all) return refuse(404, 'the server could not find the requested resource')
    const body = JSON.stringify(page(all, searchParams, incoming.headers.accept ?? '', kubernetes?.mostOnPage))
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(typeof disturbance === 'object' ? disturbance.garbled(body) : body)
  })
  server.keepAliveTimeout = 0
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    ca: authority.pem,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** `rows /api/v1/pods?fieldSelector=spec.hostNetwork%3Dtrue`, pages aside. */
function recordingOf({ headers: { accept = '' }, url = '' }: IncomingMessage, asked: URLSearchParams): string {
  const form = accept.includes('as=Table') ? 'rows' : accept.includes('as=Partial') ? 'metadata' : 'objects'
  const selectors = new URLSearchParams([...asked].filter(([name]) => name !== 'limit' && name !== 'continue'))
  return `${form} ${url.split('?')[0]}${selectors.size === 0 ? '' : `?${selectors}`}`
}

/** Lists that every API server has. */
const BUILT_IN: ReadonlySet<string> = new Set([
  ...['namespaces', 'pods', 'services'].map((name) => `/api/v1/${name}`),
  ...['daemonsets', 'deployments', 'replicasets', 'statefulsets'].map((name) => `/apis/apps/v1/${name}`),
  ...['cronjobs', 'jobs'].map((name) => `/apis/batch/v1/${name}`),
  '/apis/discovery.k8s.io/v1/endpointslices',
])

function page(
  all: readonly KubernetesObject[],
  asked: URLSearchParams,
  accept: string,
  mostOnPage: number = all.length,
) {
  const [label, value] = (asked.get('labelSelector') ?? '').split('=')
  const [field = '', wanted] = (asked.get('fieldSelector') ?? '').split('=')
  const matching = all.filter(
    (one) =>
      (!label || one.metadata.labels?.[label] === value) && (field === '' || String(valueAt(one, field)) === wanted),
  )
  const limit = Math.min(Number(asked.get('limit') ?? matching.length), mostOnPage)
  const from = Number(Buffer.from(asked.get('continue') ?? '', 'base64').toString() || 0)
  const left = matching.length - from - limit
  const next =
    left > 0 ? { continue: Buffer.from(String(from + limit)).toString('base64'), remainingItemCount: left } : {}
  const items = matching.slice(from, from + limit)
  const metadata = { resourceVersion: '1', ...next }
  const metadataOf = (one: KubernetesObject) => ({ kind: 'PartialObjectMetadata', metadata: one.metadata })
  if (accept.includes('as=PartialObjectMetadataList')) {
    const all = items.length === 0 ? null : items.map(metadataOf)
    return { kind: 'PartialObjectMetadataList', apiVersion: 'meta.k8s.io/v1', metadata, items: all }
  }
  if (!accept.includes('as=Table')) return { metadata, items }
  return {
    ...{ kind: 'Table', apiVersion: 'meta.k8s.io/v1', metadata },
    columnDefinitions: POD_COLUMNS.map((name) => ({ name, type: 'string' })),
    rows: items.map((one) => ({
      cells: POD_COLUMNS.map((name) =>
        name === 'Name' ? one.metadata.name : name === 'IP' ? valueAt(one, 'status.podIP') || '<none>' : '<none>',
      ),
      object: metadataOf(one),
    })),
  }
}

/** Source: kubernetes/kubernetes, pkg/printers/internalversion/printers.go */
const POD_COLUMNS = [
  ...['Name', 'Ready', 'Status', 'Restarts', 'Age', 'IP', 'Node', 'Nominated Node', 'Readiness Gates'],
]

/** `spec.hostNetwork` of an object: what is not set is false there. */
const valueAt = (one: object, field: string) =>
  field.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], one) ?? false

/** The secret of the credentials that all have on loopback. */
const SECRET = 'local'

/**
 * What STS does with the request in a token. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function isSignedFor(cluster: string, authorization = ''): boolean {
  const url = signedUrl(authorization)
  if (!url || !/^sts\.[a-z0-9-]+\.amazonaws\.com$/.test(url.host)) return false
  const query = url.searchParams
  const [, date = '', region = '', service = ''] = query.get('X-Amz-Credential')?.split('/') ?? []
  const signed = query.get('X-Amz-Signature')
  query.delete('X-Amz-Signature')
  const encoded = (text: string) =>
    encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`)
  const canonicalQuery = [...query]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
    .join('&')
  const canonical = `GET\n/\n${canonicalQuery}\nhost:${url.host}\nx-k8s-aws-id:${cluster}\n\nhost;x-k8s-aws-id\n${sha256('')}`
  const text = `AWS4-HMAC-SHA256\n${query.get('X-Amz-Date')}\n${date}/${region}/${service}/aws4_request\n${sha256(canonical)}`
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (last, part) => hmac(last, part),
    `AWS4${SECRET}`,
  )
  return query.get('Action') === 'GetCallerIdentity' && service === 'sts' && hmac(key, text).toString('hex') === signed
}

function signedUrl(authorization = ''): URL | null {
  const [, token = ''] = /^Bearer k8s-aws-v1\.([\w-]+)$/.exec(authorization) ?? []
  return URL.parse(Buffer.from(token, 'base64url').toString())
}

/** Whose credentials a token is signed with, and where. */
function signerIn(authorization = '') {
  const credential = signedUrl(authorization)?.searchParams.get('X-Amz-Credential') ?? ''
  const [key = '', , region = ''] = credential.split('/')
  return { key, region }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
