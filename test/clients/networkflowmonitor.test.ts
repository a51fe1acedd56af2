import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  AccessDeniedException,
  ConflictException,
  CreateMonitorCommand,
  CreateScopeCommand,
  DeleteMonitorCommand,
  DeleteScopeCommand,
  GetMonitorCommand,
  GetMonitorScopeSuggestionsCommand,
  GetQueryResultsMonitorTopContributorsCommand,
  GetQueryStatusMonitorTopContributorsCommand,
  GetScopeCommand,
  InternalServerException,
  ListMonitorsCommand,
  ListScopesCommand,
  NetworkFlowMonitorClient,
  type NetworkFlowMonitorClientConfig,
  NetworkFlowMonitorServiceException,
  paginateGetMonitorScopeSuggestions,
  paginateGetQueryResultsMonitorTopContributors,
  paginateListMonitors,
  ResourceNotFoundException,
  ServiceQuotaExceededException,
  StartQueryMonitorTopContributorsCommand,
  StopQueryMonitorTopContributorsCommand,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-networkflowmonitor'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Loopback, startLoopback } from './loopback.ts'

let service: Loopback
beforeAll(async () => {
  service = await startLoopback()
})
afterAll(() => service.close())
afterEach(() => vi.unstubAllEnvs())

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

const clientOf = (config: NetworkFlowMonitorClientConfig = {}) =>
  new NetworkFlowMonitorClient({ region: 'eu-west-1', endpoint: service.url, credentials, ...config })

const HOUR = {
  monitorName: 'shop.eks_1-a',
  startTime: new Date('2026-11-21T13:00:00Z'),
  endTime: new Date('2026-11-21T14:00:00Z'),
  metricName: 'DATA_TRANSFERRED',
  destinationCategory: 'INTER_AZ',
  limit: 500,
} as const

const TOKEN = '3f2b7c1e-0d5a-4f6b-8a9c-1e2d3c4b5a69'

const MONITOR = {
  monitorName: 'shop',
  localResources: [{ type: 'AWS::EKS::Cluster', identifier: 'arn:aws:eks:eu-west-1:111122223333:cluster/shop' }] as {
    type: 'AWS::EKS::Cluster'
    identifier: string
  }[],
  scopeArn: 'arn:aws:networkflowmonitor:eu-west-1:111122223333:scope/a',
}

const TARGET = {
  targetIdentifier: { targetId: { accountId: '111122223333' }, targetType: 'ACCOUNT' },
  region: 'eu-west-1',
} as const

const QUERY = { monitorName: 'shop', queryId: 'q/1' }

describe('on the wire', () => {
  test.each([
    [
      'ListMonitors',
      new ListMonitorsCommand({ nextToken: 'a b', maxResults: 25, monitorStatus: 'ACTIVE' }),
      'GET',
      '/monitors',
      { nextToken: 'a b', maxResults: '25', monitorStatus: 'ACTIVE' },
      '',
    ],
    ['ListMonitors without filters', new ListMonitorsCommand({}), 'GET', '/monitors', {}, ''],
    ['GetMonitor', new GetMonitorCommand({ monitorName: 'shop.eks_1-a' }), 'GET', '/monitors/shop.eks_1-a', {}, ''],
    [
      'GetMonitor of a name with a slash',
      new GetMonitorCommand({ monitorName: 'a/b' }),
      'GET',
      '/monitors/a%2Fb',
      {},
      '',
    ],
    [
      'GetMonitorScopeSuggestions',
      new GetMonitorScopeSuggestionsCommand({ monitorArn: 'arn:aws:x:::monitor/a b', maxResults: 25, nextToken: 't' }),
      'GET',
      '/monitor-scope-suggestions',
      { monitorArn: 'arn:aws:x:::monitor/a b', maxResults: '25', nextToken: 't' },
      '',
    ],
    [
      'CreateMonitor',
      new CreateMonitorCommand({ ...MONITOR, clientToken: TOKEN, tags: { by: 'flowtoll' } }),
      'POST',
      '/monitors',
      {},
      { ...MONITOR, clientToken: TOKEN, tags: { by: 'flowtoll' } },
    ],
    ['DeleteMonitor', new DeleteMonitorCommand({ monitorName: 'shop' }), 'DELETE', '/monitors/shop', {}, ''],
    ['ListScopes', new ListScopesCommand({ maxResults: 25 }), 'GET', '/scopes', { maxResults: '25' }, ''],
    ['GetScope', new GetScopeCommand({ scopeId: 'a/b' }), 'GET', '/scopes/a%2Fb', {}, ''],
    [
      'CreateScope',
      new CreateScopeCommand({ targets: [TARGET], clientToken: TOKEN, tags: { by: 'flowtoll' } }),
      'POST',
      '/scopes',
      {},
      { targets: [TARGET], clientToken: TOKEN, tags: { by: 'flowtoll' } },
    ],
    ['DeleteScope', new DeleteScopeCommand({ scopeId: 'a' }), 'DELETE', '/scopes/a', {}, ''],
    [
      'StartQueryMonitorTopContributors',
      new StartQueryMonitorTopContributorsCommand(HOUR),
      'POST',
      '/monitors/shop.eks_1-a/topContributorsQueries',
      {},
      {
        startTime: '2026-11-21T13:00:00Z',
        endTime: '2026-11-21T14:00:00Z',
        metricName: 'DATA_TRANSFERRED',
        destinationCategory: 'INTER_AZ',
        limit: 500,
      },
    ],
    [
      'GetQueryStatusMonitorTopContributors',
      new GetQueryStatusMonitorTopContributorsCommand(QUERY),
      'GET',
      '/monitors/shop/topContributorsQueries/q%2F1/status',
      {},
      '',
    ],
    [
      'GetQueryResultsMonitorTopContributors',
      new GetQueryResultsMonitorTopContributorsCommand({ ...QUERY, nextToken: 't', maxResults: 100 }),
      'GET',
      '/monitors/shop/topContributorsQueries/q%2F1/results',
      { nextToken: 't', maxResults: '100' },
      '',
    ],
    [
      'StopQueryMonitorTopContributors',
      new StopQueryMonitorTopContributorsCommand(QUERY),
      'DELETE',
      '/monitors/shop/topContributorsQueries/q%2F1',
      {},
      '',
    ],
  ] as const)('%s', async (_, command, method, path, query, body) => {
    service.reply({ body: { monitors: [], queryId: 'q', status: 'QUEUED' } })
    // The commands differ in type and not in how they are sent.
    await clientOf().send(command as ListMonitorsCommand)
    const [request] = service.received
    expect(service.received).toHaveLength(1)
    expect(request).toMatchObject({ method, path, query })
    expect(request?.body === '' ? '' : JSON.parse(request?.body ?? '')).toEqual(body)
    expect(request?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/networkflowmonitor\/aws4_request, SignedHeaders=[a-z0-9;-]+, Signature=[0-9a-f]{64}$/,
    )
    expect(request?.headers['x-amz-date']).toMatch(/^\d{8}T\d{6}Z$/)
    expect(request?.headers['user-agent']).toMatch(/aws-sdk-js/)
  })

  test('a missing monitor name is refused before anything is sent', async () => {
    service.reply({})
    await expect(clientOf().send(new GetMonitorCommand({ monitorName: undefined }))).rejects.toThrow(/monitorName/)
    expect(service.received).toEqual([])
  })
})

describe('answers', () => {
  test('of GetMonitorScopeSuggestions come page by page', async () => {
    const account = { accountId: '444455556666', region: 'eu-west-1', membership: 'IN_ORG' }
    const page = { status: 'INCOMPLETE', accountsToAdd: [account], updatedAt: '2026-11-21T06:00:00Z' }
    service.reply({ body: { ...page, nextToken: 'second' } }, { body: page })
    const pages = paginateGetMonitorScopeSuggestions({ client: clientOf() }, { monitorArn: 'arn' })
    const told = []
    for await (const { accountsToAdd, updatedAt } of pages) told.push([accountsToAdd, updatedAt])
    expect(told).toEqual(Array(2).fill([[account], new Date('2026-11-21T06:00:00Z')]))
    expect(service.received[1]?.query).toEqual({ monitorArn: 'arn', nextToken: 'second' })
  })

  test('of GetMonitor have Dates, resources and tags', async () => {
    const cluster = { type: 'AWS::EKS::Cluster', identifier: 'arn:aws:eks:eu-west-1:111122223333:cluster/shop' }
    service.reply({
      body: {
        monitorArn: 'arn:aws:networkflowmonitor:eu-west-1:111122223333:monitor/shop',
        monitorName: 'shop',
        monitorStatus: 'ACTIVE',
        localResources: [cluster],
        remoteResources: [{ type: 'AWS::Region', identifier: 'eu-west-1' }],
        createdAt: 1_763_730_000.5,
        modifiedAt: 1_763_733_600,
        tags: { team: 'platform' },
      },
    })
    const monitor = await clientOf().send(new GetMonitorCommand({ monitorName: 'shop' }))
    expect(monitor).toMatchObject({
      monitorName: 'shop',
      localResources: [cluster],
      createdAt: new Date('2025-11-21T13:00:00.500Z'),
      modifiedAt: new Date('2025-11-21T14:00:00Z'),
      tags: { team: 'platform' },
    })
  })

  test('of a query keep empty texts, and pass over null, unknown fields and unknown values', async () => {
    service.reply({
      body: {
        unit: null,
        topContributors: [
          {
            localIp: '10.0.0.1',
            snatIp: '',
            targetPort: 0,
            destinationCategory: 'SOMETHING_NEW',
            value: 12,
            additionalFlowInfo: {
              network: { asName: 'EXAMPLE-NET', asNumber: 64500, anything: true },
              clientLocation: { city: '', subdivision: 'Hesse', country: 'Germany' },
            },
            somethingNew: { anything: true },
            traversedConstructs: [{ componentId: 'nat-1', componentType: 'AWS::EC2::NatGateway', serviceName: '' }],
            kubernetesMetadata: { localPodName: 'cart-0', remotePodName: '' },
          },
          {},
        ],
        nextToken: null,
      },
    })
    const answer = await clientOf().send(new GetQueryResultsMonitorTopContributorsCommand(QUERY))
    expect(answer.unit ?? null).toBeNull()
    expect(answer.nextToken ?? null).toBeNull()
    expect(answer.topContributors?.[0]).toMatchObject({
      localIp: '10.0.0.1',
      snatIp: '',
      targetPort: 0,
      destinationCategory: 'SOMETHING_NEW',
      value: 12,
      traversedConstructs: [{ componentId: 'nat-1' }],
      additionalFlowInfo: {
        network: { asName: 'EXAMPLE-NET', asNumber: 64500 },
        clientLocation: { city: '', subdivision: 'Hesse', country: 'Germany' },
      },
      kubernetesMetadata: { localPodName: 'cart-0', remotePodName: '' },
    })
    expect(answer.topContributors).toHaveLength(2)
  })

  test.each([
    ['9007199254740991', 9_007_199_254_740_991],
    ['0', 0],
    ['4294967296', 4_294_967_296],
  ])('carry the value %s exactly', async (text, value) => {
    service.reply({ body: `{"topContributors":[{"value":${text}}]}` })
    const answer = await clientOf().send(new GetQueryResultsMonitorTopContributorsCommand(QUERY))
    expect(answer.topContributors?.[0]?.value).toBe(value)
  })

  test.each(['9007199254740992', '9007199254740993', '18446744073709551615', '9.3e18'])(
    'with the value %s, above what a number holds, are an error and never a rounded figure',
    async (text) => {
      service.reply({ body: `{"topContributors":[{"value":1},{"value":${text}}]}` })
      const sent = clientOf().send(new GetQueryResultsMonitorTopContributorsCommand(QUERY))
      await expect(sent).rejects.toMatchObject({
        name: 'UnsafeNumberError',
        message: expect.stringMatching(/^topContributors\[1\]\.value is about .* \(at most 2\^53 - 1\)$/),
      })
      expect(service.received).toHaveLength(1)
    },
  )
})

describe('errors', () => {
  const ATTEMPTS = 3
  const ONCE = 1
  test.each([
    ['ValidationException', 400, ValidationException, 'client', ONCE],
    ['ServiceQuotaExceededException', 402, ServiceQuotaExceededException, 'client', ONCE],
    ['AccessDeniedException', 403, AccessDeniedException, 'client', ONCE],
    ['ResourceNotFoundException', 404, ResourceNotFoundException, 'client', ONCE],
    ['ConflictException', 409, ConflictException, 'client', ONCE],
    ['ThrottlingException', 429, ThrottlingException, 'client', ATTEMPTS],
    ['InternalServerException', 500, InternalServerException, 'server', ATTEMPTS],
  ] as const)('%s, status %i, by the header', async (name, status, type, fault, attempts) => {
    for (const header of [name, `${name}:http://internal.amazon.com/coral/com.amazonaws/`]) {
      service.reply({ status, headers: { 'x-amzn-errortype': header }, body: { message: `no: ${name}` } })
      const error = await clientOf({ maxAttempts: ATTEMPTS })
        .send(new ListMonitorsCommand({}))
        .then(
          () => expect.unreachable(),
          (reason: unknown) => reason,
        )
      expect(error).toBeInstanceOf(type)
      expect(error).toBeInstanceOf(NetworkFlowMonitorServiceException)
      expect(error).toMatchObject({
        name,
        message: `no: ${name}`,
        $fault: fault,
        $metadata: { httpStatusCode: status, attempts },
      })
      expect(service.received).toHaveLength(attempts)
    }
  })

  test('of an unknown name keep that name', async () => {
    service.reply({
      status: 418,
      headers: { 'x-amzn-errortype': 'TeapotException' },
      body: { message: 'short and stout' },
    })
    await expect(clientOf().send(new ListMonitorsCommand({}))).rejects.toMatchObject({
      name: 'TeapotException',
      message: 'short and stout',
      $metadata: { httpStatusCode: 418 },
    })
  })

  test('with a body that is no JSON are still errors with their status', async () => {
    service.reply({ status: 403, headers: { 'content-type': 'text/html' }, body: '<html>proxy says no</html>' })
    await expect(clientOf().send(new ListMonitorsCommand({}))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    })
  })

  test('that pass are not seen: 429 and 500, then the answer', async () => {
    service.reply(
      { status: 429, headers: { 'x-amzn-errortype': 'ThrottlingException' }, body: {} },
      { status: 500, headers: { 'x-amzn-errortype': 'InternalServerException' }, body: {} },
      { body: { monitors: [{ monitorName: 'shop', monitorStatus: 'ACTIVE', monitorArn: 'arn' }] } },
    )
    const { monitors } = await clientOf().send(new ListMonitorsCommand({}))
    expect(monitors).toEqual([{ monitorName: 'shop', monitorStatus: 'ACTIVE', monitorArn: 'arn' }])
    expect(service.received).toHaveLength(3)
  })
})

describe('pages', () => {
  test('of monitors are followed to the last one', async () => {
    const monitor = (name: string) => ({ monitorName: name, monitorArn: name, monitorStatus: 'ACTIVE' })
    service.reply(
      { body: { monitors: [monitor('a'), monitor('b')], nextToken: 'two' } },
      { body: { monitors: [], nextToken: 'three' } },
      { body: { monitors: [monitor('c')], nextToken: null } },
    )
    const names: (string | undefined)[] = []
    for await (const { monitors } of paginateListMonitors({ client: clientOf(), pageSize: 2 }, {})) {
      names.push(...(monitors ?? []).map(({ monitorName }) => monitorName))
    }
    expect(names).toEqual(['a', 'b', 'c'])
    expect(service.received.map(({ query }) => query)).toEqual([
      { maxResults: '2' },
      { maxResults: '2', nextToken: 'two' },
      { maxResults: '2', nextToken: 'three' },
    ])
  })

  test('of rows are followed to the last one, which has no token', async () => {
    service.reply(
      { body: { topContributors: [{ value: 3 }], nextToken: 'more' } },
      { body: { topContributors: [{ value: 4 }] } },
    )
    const values: (number | undefined)[] = []
    for await (const page of paginateGetQueryResultsMonitorTopContributors({ client: clientOf() }, QUERY)) {
      values.push(...(page.topContributors ?? []).map(({ value }) => value))
    }
    expect(values).toEqual([3, 4])
    expect(service.received.map(({ query }) => query)).toEqual([{}, { nextToken: 'more' }])
  })
})

describe('the host', () => {
  /** The host that a request would go to; it goes nowhere. */
  async function hostOf(config: NetworkFlowMonitorClientConfig): Promise<string> {
    let host = ''
    const client = new NetworkFlowMonitorClient({
      credentials,
      maxAttempts: 1,
      ...config,
      requestHandler: {
        handle: async (request: { protocol: string; hostname: string }) => {
          host = `${request.protocol}//${request.hostname}`
          throw new Error('not sent')
        },
      } as never,
    })
    await client.send(new ListMonitorsCommand({})).catch(() => undefined)
    return host
  }

  test.each([
    ['eu-west-1', false, 'https://networkflowmonitor.eu-west-1.api.aws'],
    ['us-east-1', true, 'https://networkflowmonitor-fips.us-east-1.api.aws'],
    ['cn-north-1', false, 'https://networkflowmonitor.cn-north-1.api.amazonwebservices.com.cn'],
  ])('of %s, FIPS %s', async (region, useFipsEndpoint, host) => {
    expect(await hostOf({ region, useFipsEndpoint })).toBe(host)
  })

  test('follows AWS_REGION and AWS_USE_FIPS_ENDPOINT', async () => {
    vi.stubEnv('AWS_REGION', 'us-west-2')
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true')
    expect(await hostOf({})).toBe('https://networkflowmonitor-fips.us-west-2.api.aws')
  })

  test('without a region is a clear error', async () => {
    vi.stubEnv('AWS_REGION', undefined)
    vi.stubEnv('AWS_PROFILE', undefined)
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
    const client = new NetworkFlowMonitorClient({ credentials })
    await expect(client.send(new ListMonitorsCommand({}))).rejects.toThrow(/[Rr]egion is missing/)
  })

  test.each(['AWS_ENDPOINT_URL_NETWORKFLOWMONITOR', 'AWS_ENDPOINT_URL'])(
    'is the one that %s names',
    async (variable) => {
      vi.stubEnv(variable, service.url)
      service.reply({ body: { monitors: [] } })
      await new NetworkFlowMonitorClient({ region: 'eu-west-1', credentials }).send(new ListMonitorsCommand({}))
      expect(service.received).toHaveLength(1)
    },
  )
})

describe('credentials come from the ordinary chain', () => {
  test('from the environment, session token and all', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDENV')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret')
    vi.stubEnv('AWS_SESSION_TOKEN', 'token-1')
    service.reply({ body: { monitors: [] } })
    await new NetworkFlowMonitorClient({ region: 'eu-west-1', endpoint: service.url }).send(new ListMonitorsCommand({}))
    expect(service.received[0]?.headers.authorization).toContain('Credential=AKIDENV/')
    expect(service.received[0]?.headers['x-amz-security-token']).toBe('token-1')
  })

  test('from a profile, region too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'flowtoll-profile-'))
    try {
      await writeFile(join(folder, 'config'), '[profile team]\nregion = ap-south-1\n')
      await writeFile(join(folder, 'credentials'), '[team]\naws_access_key_id = AKIDFILE\naws_secret_access_key = s\n')
      for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION']) {
        vi.stubEnv(name, undefined)
      }
      vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'))
      vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'))
      vi.stubEnv('AWS_PROFILE', 'team')
      service.reply({ body: { monitors: [] } })
      await new NetworkFlowMonitorClient({ endpoint: service.url }).send(new ListMonitorsCommand({}))
      expect(service.received[0]?.headers.authorization).toMatch(/Credential=AKIDFILE\/\d{8}\/ap-south-1\//)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
