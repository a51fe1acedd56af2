import { SERVICES } from '../../domain/services.ts'
import type { WrittenSettings } from '../../domain/settings.ts'

/** A name of so many characters, one of many. */
const long = (length: number, index: number, text = 'm') => `${text.repeat(length)}${index}`.slice(-length)

const address = (index: number) => `${long(64, index)}@${`${'d'.repeat(59)}.`.repeat(3)}acme`

const QUOTES = '"\\'

const CLUSTERS = Array.from({ length: 100 }, (_, index) => long(100, index, 'c'))

/** Every setting as long as the schema takes it, in characters that are longest once escaped. */
export const LARGEST: WrittenSettings = {
  sender: `${'料'.repeat(100)} <${address(0)}>`,
  senderIdentity: 'create-domain',
  recipients: Array.from({ length: 50 }, (_, index) => address(index)),
  replyTo: Array.from({ length: 10 }, (_, index) => address(index)),
  alarmRecipients: Array.from({ length: 50 }, (_, index) => address(100 + index)),
  channels: Array.from({ length: 20 }, (_, index) => ({
    ...{ name: long(40, index), kind: 'webhook' as const, what: ['daily', 'news', 'alerts'] as const },
    ...{ of: 'all' as const, address: `ssm:/${long(95, index)}`, signingKey: `secretsmanager:${long(85, index)}` },
  })).map((one) => ({ ...one, what: [...one.what] })),
  monitors: Array.from({ length: 20 }, (_, index) => long(255, index)),
  sources: [
    ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'eu-west-2', 'eu-west-3', 'eu-central-1'],
    ...[
      'eu-north-1',
      'ap-south-1',
      'ap-southeast-1',
      'ap-southeast-2',
      'ap-northeast-1',
      'ap-northeast-2',
      'sa-east-1',
    ],
  ]
    .map((region): NonNullable<WrittenSettings['sources']>[number] => ({
      region,
      readServices: [...SERVICES],
      readClusters: [...CLUSTERS],
    }))
    .concat(
      Array.from({ length: 285 }, (_, index) => ({
        region: index < 200 ? (index % 2 === 0 ? 'us-east-1' : 'eu-central-1') : 'ap-southeast-2',
        account: String(222222222200 + (index < 200 ? index >> 1 : index - 200)),
        roleArn: `arn:aws:iam::${222222222200 + (index < 200 ? index >> 1 : index - 200)}:role/${'p'.repeat(42)}/${'r'.repeat(64)}`,
        readServices: [...SERVICES],
        readClusters: index === 0 ? [...CLUSTERS] : [],
        monitors: index === 0 ? Array.from({ length: 20 }, (_, number) => long(255, number)) : [],
      })),
    ),
  externalId: 'e'.repeat(128),
  timeZone: 'America/Argentina/ComodRivadavia',
  costExplorer: true,
  accessLogs: 'create',
  readClusters: [...CLUSTERS],
  teamLabel: `${'d'.repeat(253)}/${'l'.repeat(63)}`,
  accepted: Array.from({ length: 20 }, () => ({
    match: QUOTES.repeat(150),
    reason: QUOTES.repeat(100),
    until: '2027-12-31',
  })),
  budgets: Array.from({ length: 10 }, () => ({
    cluster: QUOTES.repeat(50),
    namespace: long(63, 1),
    team: QUOTES.repeat(31),
    usdPerMonth: 0.1234567890123,
  })),
}
