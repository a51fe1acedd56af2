import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

// A key that is only named in the app has a policy of its owner's, who adds these there.

/**
 * Lets the account's logs be encrypted under a key.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
 */
export function letLogsUse(key: IKey, scope: Construct): void {
  const { region, account, partition } = Stack.of(scope)
  key.addToResourcePolicy(
    new PolicyStatement({
      sid: 'LogsOfThisAccount',
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` },
      },
    }),
  )
}

/**
 * Lets the account's alarms, and SES for it, publish to a topic that a key encrypts.
 * Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function letPublishersUse(key: IKey, scope: Construct): void {
  for (const [sid, service] of [
    ['AlarmsOfThisAccount', 'cloudwatch.amazonaws.com'],
    ['DeliveriesOfThisAccount', 'ses.amazonaws.com'],
  ] as const) {
    key.addToResourcePolicy(
      new PolicyStatement({
        sid,
        principals: [new ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
      }),
    )
  }
}
