import { GetTopicAttributesCommand, PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { subscriptionNote } from '../domain/report/subscription-note.ts'
import { problemOf } from './faults.ts'
import { PROXIED } from './proxied.ts'

let client: SNSClient | undefined

/** Publishes a notice; the subject is at most 100 ASCII characters, as SNS wants it. */
export async function publish(topicArn: string, subject: string, message: string): Promise<void> {
  client ??= new SNSClient({ ...PROXIED })
  await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: message }))
}

let single: SNSClient | undefined

/** Publishes a message by one attempt: after a lost answer nobody knows whether it was taken. Returns SNS's id of it. */
export async function publishOnce(topicArn: string, message: string): Promise<string> {
  single ??= new SNSClient({ ...PROXIED, maxAttempts: 1 })
  const { MessageId } = await single.send(new PublishCommand({ TopicArn: topicArn, Message: message }))
  return MessageId ?? ''
}

/** What readers must know where not all of so many get what the topic is told; null where all do. Nothing is thrown. */
export async function unreached(topicArn: string, wanted: number): Promise<string | null> {
  client ??= new SNSClient({ ...PROXIED })
  try {
    const { Attributes = {} } = await client.send(new GetTopicAttributesCommand({ TopicArn: topicArn }))
    const countOf = (name: string) => Number(Attributes[name] ?? Number.NaN)
    const subscriptions = { confirmed: countOf('SubscriptionsConfirmed'), pending: countOf('SubscriptionsPending') }
    if (Object.values(subscriptions).every(Number.isSafeInteger)) return subscriptionNote(subscriptions, wanted)
    return 'It is not known whether failure notices and alarms reach anybody (SNS did not say).'
  } catch (error) {
    return `It is not known whether failure notices and alarms reach anybody (${problemOf(error, 'sns:GetTopicAttributes')}).`
  }
}
