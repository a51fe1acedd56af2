import {
  type Answer,
  type Call,
  type Endpoint,
  type Gate,
  type Request,
  restJson,
  restJsonError,
  serve,
  xmlText,
} from './endpoint.ts'
import { placeOf, roleSession } from './places.ts'
import { answerOfAccount, type SetUp, scheduleAnswer } from './set-up.ts'
import type { World } from './world.ts'

/** As the SDK names them in its variables. */
export const SERVICE_IDS = [
  ...['DATABASE_MIGRATION_SERVICE', 'EFS', 'ELASTICACHE', 'ELASTIC_LOAD_BALANCING', 'ELASTIC_LOAD_BALANCING_V2', 'FSX'],
  ...['MEMORYDB', 'MQ', 'RDS', 'REDSHIFT', 'CLOUDWATCH_LOGS', 'IAM', 'STS', 'CLOUDFORMATION', 'SCHEDULER'],
  ...['SSM', 'SECRETS_MANAGER', 'EVENTBRIDGE'],
]

/** Actions of the REST services, by their paths. */
const PATHS: Readonly<Record<string, string>> = {
  '/2015-02-01/file-systems': 'DescribeFileSystems',
  '/v1/brokers': 'ListBrokers',
}

/** Who speaks XML; the others speak JSON. */
const XML: ReadonlySet<string> = new Set([
  ...['elasticache', 'elasticloadbalancing', 'rds', 'redshift', 'iam', 'sts', 'cloudformation'],
])

/** What the others answer where a world has nothing of them. */
const EMPTY: Readonly<Record<string, object>> = {
  'dms:DescribeReplicationInstances': { ReplicationInstances: [] },
  'elasticfilesystem:DescribeFileSystems': { FileSystems: [] },
  'fsx:DescribeFileSystems': { FileSystems: [] },
  'memorydb:DescribeClusters': { Clusters: [] },
  'mq:ListBrokers': { brokerSummaries: [] },
}

/** What a query of a world's DNS logs reads. */
const SCANNED_BYTES = 2 ** 30

/** Services that are asked a question or two each, at one address: whom a request is for, its signature says. */
export function serveServices(gate: Gate, world: () => World, setUp: () => SetUp): Promise<Endpoint> {
  return serve(
    gate,
    (request) => {
      const params = paramsOf(request)
      return { service: serviceOf(request), operation: operationOf(request, params), params }
    },
    (request, { service, operation, params }) => {
      const { url } = request
      const { faults, services = {} } = placeOf(world(), request)
      const action = `${service}:${operation}`
      const isXml = XML.has(service)
      if (faults?.deniedActions?.includes(action)) {
        return (isXml ? xmlError : restJsonError)(403, `AccessDenied: not authorized to perform: ${action}`)
      }
      if (action === 'elasticloadbalancing:DescribeTags') return tagsOf(params, services[action])
      if (service === 'scheduler') return scheduleAnswer(url.pathname, world())
      if (action === 'sts:AssumeRole') {
        const session = roleSession(world(), params)
        return session
          ? xmlAnswer(operation, session)
          : xmlError(403, `AccessDenied: not authorized to perform: ${action}`)
      }
      const ofAccount = answerOfAccount(service, operation, params, world(), setUp())
      if (typeof ofAccount === 'string') return xmlError(400, ofAccount)
      if (ofAccount) return xmlAnswer(operation, ofAccount)
      if (service === 'ssm' || service === 'secretsmanager') return secretOf(params, world())
      if (service === 'events') return eventsTaken(params)
      if (service === 'logs') return restJson(ofLogs(operation, params, world()))
      const answer = services[action] ?? EMPTY[action] ?? {}
      return isXml ? xmlAnswer(operation, answer) : restJson(answer)
    },
    restJsonError,
  )
}

/** A query has its whole text for an id, and is answered at once. */
function ofLogs(operation: string, params: Readonly<Record<string, unknown>>, { dnsQueries = [] }: World): object {
  if (operation === 'StartQuery') return { queryId: String(params.queryString) }
  const text = String(params.queryId)
  const [, group = ''] = /\(\?:([^)]*)\)/.exec(text) ?? []
  const asked = new Set(group.replaceAll('\\', '').split('|'))
  const rows = dnsQueries
    .filter(({ vpcId }) => text.includes(`"${vpcId}"`))
    .flatMap(({ name, ips }) => ips.filter((ip) => asked.has(ip)).map((ip) => ({ name: `${name}.`, ip })))
    .map(({ name, ip }) => [
      { field: 'query_name', value: name },
      { field: 'ip', value: ip },
      { field: 'asked', value: '3' },
    ])
  return { status: 'Complete', results: rows, statistics: { bytesScanned: SCANNED_BYTES } }
}

/** A parameter by its name, or a secret by its own. */
function secretOf({ Name, SecretId }: Readonly<Record<string, unknown>>, { secrets = {} }: World): Answer {
  const isParameter = Name !== undefined
  const value = secrets[isParameter ? `ssm:${Name}` : `secretsmanager:${SecretId}`]
  if (value !== undefined) return restJson(isParameter ? { Parameter: { Value: value } } : { SecretString: value })
  return restJsonError(400, isParameter ? 'ParameterNotFound: ' : 'ResourceNotFoundException: no such secret')
}

const eventsTaken = ({ Entries }: Readonly<Record<string, unknown>>): Answer =>
  restJson({ FailedEntryCount: 0, Entries: (Entries as readonly unknown[]).map(() => ({ EventId: 'local' })) })

/** From `Credential=<key>/<day>/<region>/<service>/aws4_request`. */
function serviceOf({ headers }: Request): Call['service'] {
  const [, service = ''] = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? []
  return service as Call['service']
}

function paramsOf({ headers, body, url }: Request): Readonly<Record<string, unknown>> {
  if (headers['x-amz-target'] !== undefined) return JSON.parse(body.toString())
  return Object.fromEntries(new URLSearchParams(body.length > 0 ? body.toString() : url.search))
}

const operationOf = ({ headers, url }: Request, { Action }: Readonly<Record<string, unknown>>) =>
  String(
    Action ??
      headers['x-amz-target'] ??
      PATHS[url.pathname] ??
      (url.pathname.startsWith('/schedules/') ? 'GetSchedule' : url.pathname),
  ).replace(/^.*\./, '')

/** Of those that are asked for; one that a world does not have is there without a tag. */
function tagsOf(params: Readonly<Record<string, unknown>>, answer: unknown): Answer {
  const asked = Object.entries(params).flatMap(([key, value]) => (key.includes('.member.') ? [String(value)] : []))
  const known = (answer ?? {}) as Readonly<Record<string, Readonly<Record<string, string>>>>
  const isArn = asked[0]?.startsWith('arn:')
  const member = asked.map((id) => ({
    [isArn ? 'ResourceArn' : 'LoadBalancerName']: id,
    Tags: { member: Object.entries(known[id] ?? {}).map(([Key, Value]) => ({ Key, Value })) },
  }))
  return xmlAnswer('DescribeTags', { TagDescriptions: { member } })
}

const xmlAnswer = (action: string, result: unknown): Answer => ({
  headers: { 'content-type': 'text/xml' },
  body: `<${action}Response>${element(`${action}Result`, result)}</${action}Response>`,
})

function element(name: string, value: unknown): string {
  if (value === undefined) return ''
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('')
  if (typeof value !== 'object' || value === null) return `<${name}>${xmlText(String(value))}</${name}>`
  const inner = Object.entries(value).map(([key, one]) => element(key, one))
  return `<${name}>${inner.join('')}</${name}>`
}

function xmlError(status: number, error: string): Answer {
  const [Code = '', ...message] = error.split(': ')
  const body = element('ErrorResponse', { Error: { Type: 'Sender', Code, Message: message.join(': ') } })
  return { status, headers: { 'content-type': 'text/xml' }, body }
}
