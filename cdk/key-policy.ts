import { Stack } from 'aws-cdk-lib'
import { type IPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

/**
 * Lets the services of a report's account encrypt its logs, and publish to its topic, under a key. One that is only named in the
 * app has a policy of its owner's, who adds this there.
 * Sources: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html,
 * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
export function letServicesUse(key: IKey, scope: Construct): void {
  const { region, account, partition } = Stack.of(scope)
  const allow = (sid: string, principal: IPrincipal, actions: string[], conditions: Record<string, object>) =>
    key.addToResourcePolicy(
      new PolicyStatement({ sid, principals: [principal], actions, resources: ['*'], conditions }),
    )
  allow(
    'LogsOfThisAccount',
    new ServicePrincipal(`logs.${region}.amazonaws.com`),
    ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` } },
  )
  for (const [sid, service] of [
    ['AlarmsOfThisAccount', 'cloudwatch.amazonaws.com'],
    ['DeliveriesOfThisAccount', 'ses.amazonaws.com'],
  ] as const) {
    allow(sid, new ServicePrincipal(service), ['kms:Decrypt', 'kms:GenerateDataKey*'], {
      StringEquals: { 'aws:SourceAccount': account },
    })
  }
}
