import { type Endpoint, type Gate, serve, xmlText } from './endpoint.ts'

export interface Notice {
  /** When it was published, ISO 8601 UTC. */
  readonly at: string
  readonly topicArn: string
  readonly subject: string
  readonly message: string
}

/** How many follow the topic, as `GetTopicAttributes` tells it. */
export interface TopicFollowers {
  readonly confirmed: number
  readonly pending: number
}

/** SNS: takes what is published and keeps it, and tells who follows. */
export function serveTopic(
  gate: Gate,
  take: (notice: Notice) => void,
  followers: () => TopicFollowers,
): Promise<Endpoint> {
  return serve(
    gate,
    ({ body }) => {
      const params = Object.fromEntries(new URLSearchParams(body.toString()))
      return { service: 'sns', operation: params.Action ?? 'unknown', params }
    },
    (_, { operation, params }) => {
      if (operation === 'GetTopicAttributes') {
        const { confirmed, pending } = followers()
        return {
          headers: { 'content-type': 'text/xml' },
          body: `<GetTopicAttributesResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><GetTopicAttributesResult><Attributes><entry><key>SubscriptionsConfirmed</key><value>${confirmed}</value></entry><entry><key>SubscriptionsPending</key><value>${pending}</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`,
        }
      }
      const at = new Date().toISOString()
      take({ at, topicArn: String(params.TopicArn), subject: String(params.Subject), message: String(params.Message) })
      return {
        headers: { 'content-type': 'text/xml' },
        body: '<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>local</MessageId></PublishResult></PublishResponse>',
      }
    },
    (status, error) => ({
      status,
      headers: { 'content-type': 'text/xml' },
      body: `<ErrorResponse><Error><Code>${xmlText(error.split(':')[0] ?? error)}</Code><Message>${xmlText(error)}</Message></Error></ErrorResponse>`,
    }),
  )
}
