import type { Enabled, WrittenSettings } from '../../domain/settings.ts'

export interface SettingWords {
  /** The heading that it stands under. */
  readonly under: 'Email' | 'Schedule' | 'What it reads' | 'Money' | 'Alerts' | 'Archive'
  /** What it does, in a sentence or two. */
  readonly about: string
  /** What may be written, where the schema does not tell. */
  readonly values?: string
  /** The default in words, where the schema has none or a long one. */
  readonly usual?: string
}

/** Every setting in reading order: what docs/settings.md says of it, and the construct's types of what they have. */
export const SETTING_WORDS: Readonly<Record<keyof (WrittenSettings & Enabled), SettingWords>> = {
  sender: {
    under: 'Email',
    about: 'The address the report comes from. SES must be allowed to send from it.',
    values: '`name@example.com` or `Name <name@example.com>`',
  },
  senderIdentity: {
    under: 'Email',
    about: 'Whether the SES identity already exists, or the stack creates one for the address or for its domain.',
  },
  recipients: { under: 'Email', about: 'Who gets the report.', values: '1 to 50 addresses' },
  replyTo: { under: 'Email', about: 'Who gets replies to the report.', values: 'up to 10 addresses', usual: '`[]`' },
  alarmRecipients: {
    under: 'Email',
    about: 'Who gets alarms and failure notices.',
    values: '1 to 50 addresses',
    usual: '`recipients`',
  },
  quietDays: {
    under: 'Email',
    about:
      'What to send on [a day without news](digest.md#a-quiet-day): a short message, the whole digest, or nothing.',
  },
  channels: {
    under: 'Email',
    about:
      'Where news, reports and alerts go besides: [other addresses, Slack, Teams, a webhook, EventBridge or SNS](channels.md).',
    values: 'up to 20 channels',
  },
  timeZone: {
    under: 'Schedule',
    about: 'The time zone of the report. When clocks change, its day has 23 or 25 hours.',
    values: 'IANA `Area/Place`, or `UTC`',
  },
  sendAt: {
    under: 'Schedule',
    about: 'When to send the daily report, at least `settleMinutes` after midnight.',
    values: '`00:00` to `23:59`',
  },
  hourlyCollect: { under: 'Schedule', about: 'Collect each hour as it settles, not only before the report.' },
  hourlyAlerts: {
    under: 'Schedule',
    about: '[Email a rise within the hour](alerts.md#within-the-hour). Needs `hourlyCollect`.',
  },
  settleMinutes: { under: 'Schedule', about: 'How many minutes to wait after an hour ends before querying it.' },
  queryDeadlineSeconds: { under: 'Schedule', about: 'How many seconds a query may run before it is stopped.' },
  monitors: {
    under: 'What it reads',
    about: 'Which Network Flow Monitor monitors to report on. Empty means every active one.',
    values: 'up to 20 names',
  },
  enable: {
    under: 'What it reads',
    about:
      'Clusters that `flowtoll deploy` first [sets up for Network Flow Monitor](install.md#with-each-deployment). The construct and the template cannot.',
    values: 'up to 100 names',
  },
  sources: {
    under: 'What it reads',
    about: 'Which [other regions and accounts](accounts.md) to read beside the stack’s own.',
    values: 'up to 300, each `{ region, account, roleArn, monitors, readClusters, readServices }`',
  },
  externalId: {
    under: 'What it reads',
    about: 'The external ID that the roles of other accounts expect. Needed where `sources` names an account.',
    values: '8 to 128 letters, digits or `_+=,.@:/-`',
    usual: 'none',
  },
  readServices: {
    under: 'What it reads',
    about: 'Which AWS services to ask [which database, cache, or load balancer](names.md) has an address.',
    usual: 'all of them',
  },
  readClusters: {
    under: 'What it reads',
    about:
      'Which EKS clusters of the stack’s own account and region to ask [about their Services and pods](permissions.md#in-a-cluster).',
    values: 'up to 100 names',
  },
  teamLabel: {
    under: 'What it reads',
    about: 'A label or annotation that names [the team of a workload](teams.md). Needs `readClusters`.',
    values: 'the name of a label',
    usual: 'none',
  },
  resolverLogs: {
    under: 'What it reads',
    about: 'Where Route 53 Resolver query logs are, to [name addresses by](names.md#names-from-dns-logs).',
    values: 'a log group, or `s3://bucket/prefix`',
    usual: 'none',
  },
  probes: {
    under: 'What it reads',
    about: 'Ask unknown public addresses [who they are](security.md#probes), by reverse DNS and TLS.',
  },
  costExplorer: {
    under: 'What it reads',
    about:
      'Show the bill of two days ago beside its estimate, [account by account](accounts.md#names-and-bills). Cost Explorer charges $0.01 a report and account.',
  },
  gigabyte: { under: 'Money', about: 'How many bytes a gigabyte has.' },
  priceFactor: {
    under: 'Money',
    about: 'List prices are multiplied by it, for an account with a discount.',
  },
  alert: {
    under: 'Alerts',
    about: '[What a rise must reach](alerts.md): percent above usual, dollars a day above usual, and dollars that day.',
    values: '`percent`, `usd`, `minimumUsd`',
    usual: '20, 1, 2',
  },
  budgets: {
    under: 'Alerts',
    about:
      'Monthly budgets for a cluster, a namespace, a team, or everything; [decisions.yaml](decisions.md) has them without a deployment.',
    values: 'up to 10 of `usdPerMonth` with a `cluster`, `namespace`, or `team`',
  },
  accepted: {
    under: 'Alerts',
    about:
      '[Savings you decided against](findings.md#accepted-findings), each with a reason and a last day; [decisions.yaml](decisions.md) has them without a deployment.',
    values: 'up to 20 of `match`, `reason`, `until`',
  },
  archiveBucket: {
    under: 'Archive',
    about:
      'A bucket to keep the days in, such as the one [an earlier stack left](operate.md#uninstall). It stays as it is.',
    values: 'the name of a bucket',
    usual: 'a new one',
  },
  accessLogs: {
    under: 'Archive',
    about:
      'Where S3 logs who asked the bucket for what: in a new bucket, or in one of this account and region whose policy lets `logging.s3.amazonaws.com` put objects below `flowtoll/`. Logs in a new one are kept as long as raw answers.',
    values: '`create`, or the name of a bucket',
    usual: 'nowhere',
  },
  keepArchive: {
    under: 'Archive',
    about: 'Keep the bucket when the stack is deleted. With `false`, its days are deleted with it.',
  },
  rawRetentionDays: { under: 'Archive', about: 'How many days to keep raw answers. What is made from them stays.' },
  logRetentionDays: { under: 'Archive', about: 'How many days to keep logs.' },
  athena: { under: 'Archive', about: 'Create Glue tables, saved queries, and a workgroup for Athena.' },
  athenaScanLimitGigabytes: { under: 'Archive', about: 'Athena stops a query that would read more gigabytes.' },
}
