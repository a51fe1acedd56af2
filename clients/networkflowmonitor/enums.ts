/** Values as in the service's API model of 2023-04-19. A value that is not here passes through as it came. */

export const DestinationCategory = {
  AMAZON_DYNAMODB: 'AMAZON_DYNAMODB',
  AMAZON_S3: 'AMAZON_S3',
  AWS_SERVICE: 'AWS_SERVICE',
  INTERNET: 'INTERNET',
  INTER_AZ: 'INTER_AZ',
  INTER_REGION: 'INTER_REGION',
  INTER_VPC: 'INTER_VPC',
  INTRA_AZ: 'INTRA_AZ',
  LOCAL_ZONE: 'LOCAL_ZONE',
  TRANSIT_GATEWAY: 'TRANSIT_GATEWAY',
  UNCLASSIFIED: 'UNCLASSIFIED',
} as const
export type DestinationCategory = (typeof DestinationCategory)[keyof typeof DestinationCategory]

export const MonitorMetric = {
  DATA_TRANSFERRED: 'DATA_TRANSFERRED',
  RETRANSMISSIONS: 'RETRANSMISSIONS',
  ROUND_TRIP_TIME: 'ROUND_TRIP_TIME',
  TIMEOUTS: 'TIMEOUTS',
} as const
export type MonitorMetric = (typeof MonitorMetric)[keyof typeof MonitorMetric]

export const MonitorStatus = {
  ACTIVE: 'ACTIVE',
  DELETING: 'DELETING',
  ERROR: 'ERROR',
  INACTIVE: 'INACTIVE',
  PENDING: 'PENDING',
} as const
export type MonitorStatus = (typeof MonitorStatus)[keyof typeof MonitorStatus]

export const QueryStatus = {
  CANCELED: 'CANCELED',
  FAILED: 'FAILED',
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
} as const
export type QueryStatus = (typeof QueryStatus)[keyof typeof QueryStatus]

export const MonitorLocalResourceType = {
  AWS_AZ: 'AWS::AvailabilityZone',
  AWS_EC2_SUBNET: 'AWS::EC2::Subnet',
  AWS_EC2_VPC: 'AWS::EC2::VPC',
  AWS_EKS_CLUSTER: 'AWS::EKS::Cluster',
  AWS_REGION: 'AWS::Region',
} as const
export type MonitorLocalResourceType = (typeof MonitorLocalResourceType)[keyof typeof MonitorLocalResourceType]

export const MonitorRemoteResourceType = {
  AWS_AZ: 'AWS::AvailabilityZone',
  AWS_EC2_SUBNET: 'AWS::EC2::Subnet',
  AWS_EC2_VPC: 'AWS::EC2::VPC',
  AWS_REGION: 'AWS::Region',
  AWS_SERVICE: 'AWS::AWSService',
} as const
export type MonitorRemoteResourceType = (typeof MonitorRemoteResourceType)[keyof typeof MonitorRemoteResourceType]

export const OrgMembershipStatus = { IN_ORG: 'IN_ORG', NOT_IN_ORG: 'NOT_IN_ORG', UNKNOWN: 'UNKNOWN' } as const
export type OrgMembershipStatus = (typeof OrgMembershipStatus)[keyof typeof OrgMembershipStatus]

export const ScopeCoverageStatus = {
  COMPLETE: 'COMPLETE',
  INCOMPLETE: 'INCOMPLETE',
  PENDING: 'PENDING',
  STALE: 'STALE',
} as const
export type ScopeCoverageStatus = (typeof ScopeCoverageStatus)[keyof typeof ScopeCoverageStatus]

export const ScopeStatus = {
  DEACTIVATED: 'DEACTIVATED',
  DEACTIVATING: 'DEACTIVATING',
  FAILED: 'FAILED',
  IN_PROGRESS: 'IN_PROGRESS',
  SUCCEEDED: 'SUCCEEDED',
} as const
export type ScopeStatus = (typeof ScopeStatus)[keyof typeof ScopeStatus]

export const TargetType = { ACCOUNT: 'ACCOUNT' } as const
export type TargetType = (typeof TargetType)[keyof typeof TargetType]
