import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'

let client: SNSClient | undefined

/** Publishes a notice; the subject is at most 100 ASCII characters, as SNS wants it. */
export async function publish(topicArn: string, subject: string, message: string): Promise<void> {
  client ??= new SNSClient({})
  await client.send(new PublishCommand({ TopicArn: topicArn, Subject: subject, Message: message }))
}
