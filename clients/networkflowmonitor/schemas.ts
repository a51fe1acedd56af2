import type { StaticListSchema, StaticOperationSchema, StaticStructureSchema } from '@smithy/types'

/**
 * Shapes as the SDK's serializers read them: [kind, namespace, name, traits, members, member schemas, required count].
 * 0 is a string, 1 a number, 4 a timestamp in the protocol's format, 5 one in ISO 8601. A required member stands first.
 */
const NAMESPACE = 'com.amazonaws.networkflowmonitor'

type Member = StaticStructureSchema[5][number]

const structure = (name: string, members: Record<string, Member>, required = 0): StaticStructureSchema => [
  3,
  NAMESPACE,
  name,
  0,
  Object.keys(members),
  Object.values(members),
  required,
]

const list = (name: string, member: Member): StaticListSchema => [1, NAMESPACE, name, 0, member]

const operation = (
  name: string,
  method: string,
  uri: string,
  input: StaticStructureSchema,
  output: StaticStructureSchema,
): StaticOperationSchema => [9, NAMESPACE, name, { http: [method, uri, 200] }, () => input, () => output]

const label: Member = [0, 1]
/** Filled in with a UUID where the caller gives none. */
const token: Member = [0, 4]
const tags: Member = 128
const query = (name: string, kind: 0 | 1): Member => [kind, { httpQuery: name }]
const strings = (...names: string[]): Record<string, Member> => Object.fromEntries(names.map((name) => [name, 0]))
const queryInput = (name: string, more: Record<string, Member> = {}) =>
  structure(name, { monitorName: label, queryId: label, ...more }, 2)

const QUERIES = '/monitors/{monitorName}/topContributorsQueries'

export const ListMonitors$ = operation(
  'ListMonitors',
  'GET',
  '/monitors',
  structure('ListMonitorsInput', {
    nextToken: query('nextToken', 0),
    maxResults: query('maxResults', 1),
    monitorStatus: query('monitorStatus', 0),
  }),
  structure(
    'ListMonitorsOutput',
    {
      monitors: list(
        'MonitorList',
        structure('MonitorSummary', strings('monitorArn', 'monitorName', 'monitorStatus'), 3),
      ),
      nextToken: 0,
    },
    1,
  ),
)

const localResources = list(
  'MonitorLocalResources',
  structure('MonitorLocalResource', strings('type', 'identifier'), 2),
)

const remoteResources = list(
  'MonitorRemoteResources',
  structure('MonitorRemoteResource', strings('type', 'identifier'), 2),
)

const monitorOutput = (name: string) =>
  structure(
    name,
    {
      ...strings('monitorArn', 'monitorName', 'monitorStatus'),
      ...{ localResources, remoteResources, createdAt: 4, modifiedAt: 4, tags },
    },
    7,
  )

export const GetMonitor$ = operation(
  'GetMonitor',
  'GET',
  '/monitors/{monitorName}',
  structure('GetMonitorInput', { monitorName: label }, 1),
  monitorOutput('GetMonitorOutput'),
)

export const CreateMonitor$ = operation(
  'CreateMonitor',
  'POST',
  '/monitors',
  structure(
    'CreateMonitorInput',
    { monitorName: 0, localResources, scopeArn: 0, remoteResources, clientToken: token, tags },
    3,
  ),
  monitorOutput('CreateMonitorOutput'),
)

export const DeleteMonitor$ = operation(
  'DeleteMonitor',
  'DELETE',
  '/monitors/{monitorName}',
  structure('DeleteMonitorInput', { monitorName: label }, 1),
  structure('DeleteMonitorOutput', {}),
)

const scope = strings('scopeId', 'status', 'scopeArn')
const targets = list(
  'TargetResourceList',
  structure(
    'TargetResource',
    {
      targetIdentifier: structure(
        'TargetIdentifier',
        { targetId: structure('TargetId', strings('accountId')), targetType: 0 },
        2,
      ),
      region: 0,
    },
    2,
  ),
)

export const ListScopes$ = operation(
  'ListScopes',
  'GET',
  '/scopes',
  structure('ListScopesInput', { nextToken: query('nextToken', 0), maxResults: query('maxResults', 1) }),
  structure(
    'ListScopesOutput',
    { scopes: list('ScopeSummaryList', structure('ScopeSummary', scope, 3)), nextToken: 0 },
    1,
  ),
)

export const GetScope$ = operation(
  'GetScope',
  'GET',
  '/scopes/{scopeId}',
  structure('GetScopeInput', { scopeId: label }, 1),
  structure('GetScopeOutput', { ...scope, targets, tags }, 4),
)

export const CreateScope$ = operation(
  'CreateScope',
  'POST',
  '/scopes',
  structure('CreateScopeInput', { targets, clientToken: token, tags }, 1),
  structure('CreateScopeOutput', { ...scope, tags }, 3),
)

export const DeleteScope$ = operation(
  'DeleteScope',
  'DELETE',
  '/scopes/{scopeId}',
  structure('DeleteScopeInput', { scopeId: label }, 1),
  structure('DeleteScopeOutput', {}),
)

export const GetMonitorScopeSuggestions$ = operation(
  'GetMonitorScopeSuggestions',
  'GET',
  '/monitor-scope-suggestions',
  structure(
    'GetMonitorScopeSuggestionsInput',
    { monitorArn: query('monitorArn', 0), maxResults: query('maxResults', 1), nextToken: query('nextToken', 0) },
    1,
  ),
  structure(
    'GetMonitorScopeSuggestionsOutput',
    {
      status: 0,
      accountsToAdd: list(
        'AccountToAddList',
        structure('AccountToAdd', strings('accountId', 'region', 'membership'), 3),
      ),
      nextToken: 0,
      updatedAt: 5,
    },
    2,
  ),
)

export const StartQueryMonitorTopContributors$ = operation(
  'StartQueryMonitorTopContributors',
  'POST',
  QUERIES,
  structure(
    'StartQueryMonitorTopContributorsInput',
    { monitorName: label, startTime: 5, endTime: 5, metricName: 0, destinationCategory: 0, limit: 1 },
    5,
  ),
  structure('StartQueryMonitorTopContributorsOutput', { queryId: 0 }, 1),
)

export const GetQueryStatusMonitorTopContributors$ = operation(
  'GetQueryStatusMonitorTopContributors',
  'GET',
  `${QUERIES}/{queryId}/status`,
  queryInput('GetQueryStatusMonitorTopContributorsInput'),
  structure('GetQueryStatusMonitorTopContributorsOutput', { status: 0 }, 1),
)

const row = structure('MonitorTopContributorsRow', {
  ...strings('localIp', 'snatIp', 'localInstanceId', 'localVpcId', 'localRegion', 'localAz', 'localSubnetId'),
  targetPort: 1,
  ...strings('destinationCategory', 'remoteVpcId', 'remoteRegion', 'remoteAz', 'remoteSubnetId', 'remoteInstanceId'),
  ...strings('remoteIp', 'dnatIp'),
  value: 1,
  traversedConstructs: list(
    'TraversedConstructsList',
    structure('TraversedComponent', strings('componentId', 'componentType', 'componentArn', 'serviceName')),
  ),
  kubernetesMetadata: structure('KubernetesMetadata', {
    ...strings('localServiceName', 'localPodName', 'localPodNamespace'),
    ...strings('remoteServiceName', 'remotePodName', 'remotePodNamespace'),
  }),
  ...strings(
    'localInstanceArn',
    'localSubnetArn',
    'localVpcArn',
    'remoteInstanceArn',
    'remoteSubnetArn',
    'remoteVpcArn',
  ),
  additionalFlowInfo: structure('AdditionalFlowInfo', {
    network: structure('Network', { asName: 0, asNumber: 1 }),
    clientLocation: structure('ClientLocation', strings('city', 'subdivision', 'country')),
  }),
})

export const GetQueryResultsMonitorTopContributors$ = operation(
  'GetQueryResultsMonitorTopContributors',
  'GET',
  `${QUERIES}/{queryId}/results`,
  queryInput('GetQueryResultsMonitorTopContributorsInput', {
    nextToken: query('nextToken', 0),
    maxResults: query('maxResults', 1),
  }),
  structure('GetQueryResultsMonitorTopContributorsOutput', {
    unit: 0,
    topContributors: list('MonitorTopContributorsRowList', row),
    nextToken: 0,
  }),
)

export const StopQueryMonitorTopContributors$ = operation(
  'StopQueryMonitorTopContributors',
  'DELETE',
  `${QUERIES}/{queryId}`,
  queryInput('StopQueryMonitorTopContributorsInput'),
  structure('StopQueryMonitorTopContributorsOutput', {}),
)
