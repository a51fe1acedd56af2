/**
 * The destination categories of a monitor query, in the order in which they are asked. Source: Network Flow Monitor API
 * model, 2023-04-19, as of November 2026.
 */
export const DESTINATION_CATEGORIES = [
  'INTRA_AZ',
  'INTER_AZ',
  'INTER_VPC',
  'UNCLASSIFIED',
  'AMAZON_S3',
  'AMAZON_DYNAMODB',
  'INTER_REGION',
  'INTERNET',
  'AWS_SERVICE',
  'LOCAL_ZONE',
  'TRANSIT_GATEWAY',
] as const

export type DestinationCategory = (typeof DESTINATION_CATEGORIES)[number]

/** Categories that came to the model in 2026: it is not written that a monitor query takes them, and a refusal is no gap. */
const LATER_CATEGORIES: ReadonlySet<DestinationCategory> = new Set([
  'INTERNET',
  'AWS_SERVICE',
  'LOCAL_ZONE',
  'TRANSIT_GATEWAY',
])

/** Whether the service may refuse to be asked for a category. */
export const mayBeRefused = (category: DestinationCategory) => LATER_CATEGORIES.has(category)

/** Of categories that tell of one connection, the first rules most out: a route or a price that another would allow. */
const BY_TELLING: readonly DestinationCategory[] = [
  'AMAZON_S3',
  'AMAZON_DYNAMODB',
  'LOCAL_ZONE',
  'INTER_REGION',
  'TRANSIT_GATEWAY',
  'INTER_VPC',
  'INTER_AZ',
  'INTRA_AZ',
  'AWS_SERVICE',
  'INTERNET',
  'UNCLASSIFIED',
]

/** The category of a connection that is told of under several. */
export const mostTelling = (categories: readonly DestinationCategory[]): DestinationCategory =>
  BY_TELLING.find((category) => categories.includes(category)) ?? 'UNCLASSIFIED'
