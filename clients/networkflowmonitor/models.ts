import type {
  DestinationCategory,
  MonitorLocalResourceType,
  MonitorMetric,
  MonitorRemoteResourceType,
  MonitorStatus,
  OrgMembershipStatus,
  QueryStatus,
  ScopeCoverageStatus,
  ScopeStatus,
  TargetType,
} from './enums.ts'

export interface ListMonitorsInput {
  nextToken?: string | undefined
  /** 1 to 25. */
  maxResults?: number | undefined
  monitorStatus?: MonitorStatus | undefined
}

export interface MonitorSummary {
  monitorArn: string | undefined
  monitorName: string | undefined
  monitorStatus: MonitorStatus | undefined
}

export interface ListMonitorsOutput {
  monitors: MonitorSummary[] | undefined
  nextToken?: string | undefined
}

export interface GetMonitorInput {
  monitorName: string | undefined
}

export interface MonitorLocalResource {
  type: MonitorLocalResourceType | undefined
  identifier: string | undefined
}

export interface MonitorRemoteResource {
  type: MonitorRemoteResourceType | undefined
  identifier: string | undefined
}

export interface GetMonitorOutput {
  monitorArn: string | undefined
  monitorName: string | undefined
  monitorStatus: MonitorStatus | undefined
  localResources: MonitorLocalResource[] | undefined
  remoteResources: MonitorRemoteResource[] | undefined
  createdAt: Date | undefined
  modifiedAt: Date | undefined
  tags?: Record<string, string> | undefined
}

export interface CreateMonitorInput {
  monitorName: string | undefined
  localResources: MonitorLocalResource[] | undefined
  scopeArn: string | undefined
  remoteResources?: MonitorRemoteResource[] | undefined
  /** A UUID by which a request that is sent again is known. */
  clientToken?: string | undefined
  tags?: Record<string, string> | undefined
}

export interface CreateMonitorOutput extends GetMonitorOutput {}

export interface DeleteMonitorInput {
  monitorName: string | undefined
}

// biome-ignore lint/suspicious/noEmptyInterface: the answer has no fields, and its name is part of the API.
export interface DeleteMonitorOutput {}

export interface TargetResource {
  targetIdentifier: { targetId: { accountId: string }; targetType: TargetType | undefined } | undefined
  region: string | undefined
}

export interface ScopeSummary {
  scopeId: string | undefined
  status: ScopeStatus | undefined
  scopeArn: string | undefined
}

export interface ListScopesInput {
  nextToken?: string | undefined
  maxResults?: number | undefined
}

export interface ListScopesOutput {
  scopes: ScopeSummary[] | undefined
  nextToken?: string | undefined
}

export interface GetScopeInput {
  scopeId: string | undefined
}

export interface GetScopeOutput extends ScopeSummary {
  targets: TargetResource[] | undefined
  tags?: Record<string, string> | undefined
}

export interface CreateScopeInput {
  /** Accounts with their Regions. */
  targets: TargetResource[] | undefined
  /** A UUID by which a request that is sent again is known. */
  clientToken?: string | undefined
  tags?: Record<string, string> | undefined
}

export interface CreateScopeOutput extends ScopeSummary {
  tags?: Record<string, string> | undefined
}

export interface DeleteScopeInput {
  scopeId: string | undefined
}

// biome-ignore lint/suspicious/noEmptyInterface: the answer has no fields, and its name is part of the API.
export interface DeleteScopeOutput {}

export interface GetMonitorScopeSuggestionsInput {
  monitorArn: string | undefined
  maxResults?: number | undefined
  nextToken?: string | undefined
}

/** An account that talks with a monitor's resources and is not in its scope. */
export interface AccountToAdd {
  accountId: string | undefined
  region: string | undefined
  membership: OrgMembershipStatus | undefined
}

export interface GetMonitorScopeSuggestionsOutput {
  status: ScopeCoverageStatus | undefined
  accountsToAdd: AccountToAdd[] | undefined
  nextToken?: string | undefined
  updatedAt?: Date | undefined
}

export interface StartQueryMonitorTopContributorsInput {
  monitorName: string | undefined
  startTime: Date | undefined
  /** At most an hour after `startTime`. */
  endTime: Date | undefined
  metricName: MonitorMetric | undefined
  destinationCategory: DestinationCategory | undefined
  /** 1 to 500 rows. */
  limit?: number | undefined
}

export interface StartQueryMonitorTopContributorsOutput {
  queryId: string | undefined
}

export interface MonitorQueryInput {
  monitorName: string | undefined
  queryId: string | undefined
}

export interface GetQueryStatusMonitorTopContributorsInput extends MonitorQueryInput {}

export interface GetQueryStatusMonitorTopContributorsOutput {
  status: QueryStatus | undefined
}

export interface GetQueryResultsMonitorTopContributorsInput extends MonitorQueryInput {
  nextToken?: string | undefined
  maxResults?: number | undefined
}

export interface TraversedComponent {
  componentId?: string | undefined
  componentType?: string | undefined
  componentArn?: string | undefined
  serviceName?: string | undefined
}

export interface KubernetesMetadata {
  localServiceName?: string | undefined
  localPodName?: string | undefined
  localPodNamespace?: string | undefined
  remoteServiceName?: string | undefined
  remotePodName?: string | undefined
  remotePodNamespace?: string | undefined
}

export interface AdditionalFlowInfo {
  /** The network that the remote address belongs to. */
  network?: { asName?: string | undefined; asNumber?: number | undefined } | undefined
  clientLocation?:
    | { city?: string | undefined; subdivision?: string | undefined; country?: string | undefined }
    | undefined
}

export interface MonitorTopContributorsRow {
  localIp?: string | undefined
  snatIp?: string | undefined
  localInstanceId?: string | undefined
  localVpcId?: string | undefined
  localRegion?: string | undefined
  localAz?: string | undefined
  localSubnetId?: string | undefined
  targetPort?: number | undefined
  destinationCategory?: DestinationCategory | undefined
  remoteVpcId?: string | undefined
  remoteRegion?: string | undefined
  remoteAz?: string | undefined
  remoteSubnetId?: string | undefined
  remoteInstanceId?: string | undefined
  remoteIp?: string | undefined
  dnatIp?: string | undefined
  /** In the answer's unit. A value outside ±(2^53 - 1) is refused with UnsafeNumberError, as a JavaScript number would round it. */
  value?: number | undefined
  traversedConstructs?: TraversedComponent[] | undefined
  kubernetesMetadata?: KubernetesMetadata | undefined
  localInstanceArn?: string | undefined
  localSubnetArn?: string | undefined
  localVpcArn?: string | undefined
  remoteInstanceArn?: string | undefined
  remoteSubnetArn?: string | undefined
  remoteVpcArn?: string | undefined
  additionalFlowInfo?: AdditionalFlowInfo | undefined
}

export interface GetQueryResultsMonitorTopContributorsOutput {
  /** Live answers for DATA_TRANSFERRED carry null. */
  unit?: string | null | undefined
  topContributors?: MonitorTopContributorsRow[] | undefined
  nextToken?: string | undefined
}

export interface StopQueryMonitorTopContributorsInput extends MonitorQueryInput {}

// biome-ignore lint/suspicious/noEmptyInterface: the answer has no fields, and its name is part of the API.
export interface StopQueryMonitorTopContributorsOutput {}
