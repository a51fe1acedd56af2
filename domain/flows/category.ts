/**
 * The destination categories that a monitor query accepts. Live validation messages list four more (INTERNET,
 * AWS_SERVICE, TRANSIT_GATEWAY, LOCAL_ZONE) that only workload-insights queries take, so they are not asked.
 * Source: Network Flow Monitor API model, 2023-04-19.
 */
export const DESTINATION_CATEGORIES = [
  'INTRA_AZ',
  'INTER_AZ',
  'INTER_VPC',
  'UNCLASSIFIED',
  'AMAZON_S3',
  'AMAZON_DYNAMODB',
  'INTER_REGION',
] as const

export type DestinationCategory = (typeof DESTINATION_CATEGORIES)[number]
