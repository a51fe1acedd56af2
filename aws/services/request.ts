import { partition } from '@aws-sdk/core/client'
import { parseXML } from '@aws-sdk/xml-builder'
import { Sha256 } from '@smithy/core/checksum'
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
} from '@smithy/core/config'
import { type EndpointResolvedConfig, resolveEndpointConfig } from '@smithy/core/endpoints'
import { HttpRequest } from '@smithy/core/protocols'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { SignatureV4 } from '@smithy/signature-v4'
import type { AwsCredentialIdentityProvider } from '@smithy/types'
import { ServiceFault, Throttled } from '../../domain/errors.ts'
import { askedAgain } from '../answer.ts'
import { namedFault, UnfitAnswer } from '../faults.ts'
import { PROXIED } from '../proxied.ts'

/**
 * Calls of services whose SDK clients would weigh more than all of the rest: a dozen of them are 400 KB, for the few
 * fields that are read. Credentials, region, endpoints and the signature are the SDK's own.
 */
export interface Api {
  /** As the SDK calls the service: `AWS_ENDPOINT_URL_<ID>` leads elsewhere. */
  readonly serviceId: string
  /** Its host begins so. */
  readonly host: string
  /** What its requests are signed for, and its permissions begin with; that of the host where absent. */
  readonly signedFor?: string
  /** Whether one place in us-east-1 answers for all regions. */
  readonly isGlobal?: boolean
  readonly protocol:
    | { readonly queryVersion: string }
    | { readonly jsonTarget: string }
    /** A path by the action. */
    | { readonly restPaths: Readonly<Record<string, string>> }
  /** Who asks, and where; the function itself, in its own region, where absent. */
  readonly signer?: Signer | undefined
}

/** Credentials of an account, and the region that is asked; the function's own where absent. */
export interface Signer {
  readonly credentials: AwsCredentialIdentityProvider
  readonly region?: string
}

/** Of a question, and what it says. Those that are absent are left out. */
export type Question = Readonly<Record<string, string | number | boolean | readonly (string | object)[] | undefined>>

/** Tries, as of the SDK's clients. */
const MOST_TRIES = 3
const PAUSE_MILLISECONDS = 200

const handler = new NodeHttpHandler({
  ...PROXIED.requestHandler,
  connectionTimeout: 3000,
  requestTimeout: 10_000,
  throwOnRequestTimeout: true,
})

const ACTION = Symbol('action')

/** The permission of the action that threw it: `rds:DescribeDBInstances`. */
export const actionOf = (error: unknown): string | undefined => (error as { [ACTION]?: string })[ACTION]

/**
 * What `fit` makes of a service's answer, as its protocol words it. Throws what the SDK's clients throw, by the names of
 * `faults.ts`; a throttle and a fault after three tries, the second pause twice as long as the first.
 */
export async function answerOf<Value>(
  api: Api,
  action: string,
  parameters: Question,
  fit: (answer: unknown) => Value,
  pauseMilliseconds = PAUSE_MILLISECONDS,
): Promise<Value> {
  for (let tries = 1; ; tries++) {
    try {
      return await askedAgain(async () => fit(await answerOnce(api, action, parameters)))
    } catch (error) {
      const mayPass = error instanceof Throttled || (error instanceof ServiceFault && !(error instanceof UnfitAnswer))
      if (!mayPass || tries === MOST_TRIES)
        throw Object.assign(error as Error, { [ACTION]: `${api.signedFor ?? api.host}:${action}` })
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds * tries))
    }
  }
}

async function answerOnce(api: Api, action: string, parameters: Question): Promise<unknown> {
  try {
    const { response } = await handler.handle(await signed(api, await requestOf(api, action, parameters)))
    const body = await textOf(response.body)
    if (response.statusCode >= 300) throw refusal(response.statusCode, response.headers, body)
    return 'queryVersion' in api.protocol ? resultOf(parseXML(body), action) : JSON.parse(body)
  } catch (error) {
    if (error instanceof SyntaxError || (error as Error).message.includes('XML parse error'))
      throw new UnfitAnswer(`the answer to ${action} is none of its API`)
    throw namedFault(error)
  }
}

const ownRegion = loadConfig(NODE_REGION_CONFIG_OPTIONS, NODE_REGION_CONFIG_FILE_OPTIONS)
const isFips = loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS)

async function requestOf(api: Api, action: string, parameters: Question): Promise<HttpRequest> {
  const { serviceId, host, isGlobal = false, protocol, signer } = api
  const name = signer?.region ?? (await ownRegion())
  const fips = (await isFips()) ? '-fips' : ''
  const own = `https://${host}${fips}${isGlobal ? '' : `.${name}`}.${partition(name).dnsSuffix}`
  const { hostname, port, protocol: scheme } = new URL((await setElsewhere(serviceId)) ?? own)
  const base = {
    ...{ protocol: scheme, hostname, ...(port === '' ? {} : { port: Number(port) }) },
    headers: { host: port === '' ? hostname : `${hostname}:${port}`, 'user-agent': 'flowtoll' },
  }
  if ('restPaths' in protocol) {
    const query = Object.fromEntries(Object.entries(parameters).flatMap(([key, value]) => pairOf(key, value)))
    return new HttpRequest({ ...base, method: 'GET', path: protocol.restPaths[action] ?? '/', query })
  }
  const isQuery = 'queryVersion' in protocol
  const body = isQuery ? formOf(action, protocol.queryVersion, parameters) : JSON.stringify(parameters)
  const headers = {
    ...base.headers,
    'content-type': isQuery ? 'application/x-www-form-urlencoded' : 'application/x-amz-json-1.1',
    'content-length': String(Buffer.byteLength(body)),
    ...(isQuery ? {} : { 'x-amz-target': `${protocol.jsonTarget}.${action}` }),
  }
  return new HttpRequest({ ...base, method: 'POST', path: '/', headers, body })
}

/** An endpoint that the environment or the profile sets for the service. */
async function setElsewhere(serviceId: string): Promise<string | undefined> {
  // What the SDK's clients resolve it by; the rest of their configuration has no part in it.
  const config = { serviceId } as unknown as Parameters<typeof resolveEndpointConfig>[0]
  const { serviceConfiguredEndpoint } = resolveEndpointConfig(config) as EndpointResolvedConfig
  return serviceConfiguredEndpoint?.()
}

const pairOf = (key: string, value: Question[string]): [string, string][] =>
  value === undefined ? [] : [[key, String(value)]]

/** Lists are numbered below `<name>.member`. */
function formOf(Action: string, Version: string, parameters: Question): string {
  const pairs = Object.entries(parameters).flatMap(([key, value]) =>
    Array.isArray(value)
      ? value.map((one, index): [string, string] => [`${key}.member.${index + 1}`, String(one)])
      : pairOf(key, value),
  )
  return String(new URLSearchParams([['Action', Action], ['Version', Version], ...pairs]))
}

async function signed(
  { host, signedFor = host, isGlobal = false, signer }: Api,
  request: HttpRequest,
): Promise<HttpRequest> {
  const signature = new SignatureV4({
    service: signedFor,
    region: isGlobal ? 'us-east-1' : (signer?.region ?? ownRegion),
    credentials: signer?.credentials ?? PROXIED.credentials,
    sha256: Sha256,
  })
  return HttpRequest.clone((await signature.sign(request)) as HttpRequest)
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** `<ActionResponse><ActionResult>…` */
function resultOf(document: Record<string, unknown>, action: string): unknown {
  const response = document[`${action}Response`] as Record<string, unknown> | undefined
  // Nothing at all is an empty text.
  return response?.[`${action}Result`] || {}
}

/** A service's refusal as the SDK's clients throw it: named by the service's code. */
function refusal(status: number, headers: Readonly<Record<string, string>>, body: string): Error {
  const { name, message } = saidIn(body)
  const named = (headers['x-amzn-errortype'] ?? name ?? `HTTP ${status}`).replace(/^.*#|:.*$/g, '')
  return Object.assign(new Error(message ?? ''), {
    name: named,
    $fault: status >= 500 ? ('server' as const) : ('client' as const),
    $metadata: { httpStatusCode: status },
  })
}

function saidIn(body: string): { name?: string | undefined; message?: string | undefined } {
  try {
    if (body.startsWith('<')) {
      const { ErrorResponse } = parseXML(body) as { ErrorResponse: { Error: { Code: string; Message: string } } }
      return { name: ErrorResponse.Error.Code, message: ErrorResponse.Error.Message }
    }
    const { __type, code, message, Message } = JSON.parse(body)
    return { name: __type ?? code, message: message ?? Message }
  } catch {
    return {}
  }
}
