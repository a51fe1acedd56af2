import * as z from 'zod'
import { DAY, MONITOR_NAME } from './collecting/input.ts'
import { isTimeZone } from './day.ts'
import { emailAddresses, refuseTwice } from './email-address.ts'
import { InvalidInput } from './errors.ts'
import { fieldOf, says, text } from './field-fault.ts'
import { type Mailbox, mailboxOf, writtenMailbox } from './mailbox.ts'

const SENDER = '"name@example.com" or "Name <name@example.com>" is right, with an address that SES may send from'
const TIME_ZONE = 'an IANA time zone such as "Europe/Dublin", or "UTC", is right, as EventBridge Scheduler knows them'

/** Services of AWS that tell what stands behind an interface, by the prefix of their permissions. */
export const SERVICES = [
  ...(['dms', 'efs', 'elasticache', 'elasticloadbalancing', 'fsx', 'memorydb', 'mq', 'rds', 'redshift'] as const),
] as const
export type ServiceName = (typeof SERVICES)[number]
const SERVICE = `${SERVICES.map((name) => `"${name}"`).join(', ')} are right`

/** General purpose buckets. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const BUCKET_NAME = /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/
const BUCKET = 'the name of the bucket that an earlier stack left is right; without it the stack makes one'

const wholeNumber = (least: number, most: number, unit: string) => {
  const expected = says(`a whole number of ${unit} from ${least} to ${most} is right`)
  return z.int(expected).min(least, expected).max(most, expected)
}

const dollarsADay = () => {
  const expected = says('dollars a day from 0 to 1000000 are right')
  return z.number(expected).min(0, expected).max(1e6, expected)
}

const percentage = says('a percentage from 1 to 1000 is right')

const schema = z
  .strictObject({
    sender: z.string(says(SENDER)).transform((written, { addIssue }) => {
      const mailbox = mailboxOf(written)
      if (mailbox !== undefined) return writtenMailbox(mailbox)
      addIssue({ code: 'custom', message: `is ${JSON.stringify(written)}; ${SENDER}` })
      return z.NEVER
    }),
    senderIdentity: z
      .enum(
        ['existing', 'create-address', 'create-domain'],
        says('"existing", "create-address" or "create-domain" is right'),
      )
      .default('existing'),
    recipients: emailAddresses(1, 50),
    replyTo: emailAddresses(0, 10).default([]),
    alarmRecipients: emailAddresses(1, 50).optional(),
    monitors: z
      .array(
        z
          .string(says('a monitor name is text'))
          .regex(MONITOR_NAME, says('1 to 255 letters, digits, _ . or - are right')),
        says('a list of monitor names is right; [] means every ACTIVE one'),
      )
      .max(20, says('an account has at most 20 monitors a region'))
      .check(refuseTwice)
      .default([]),
    timeZone: z.string(says(TIME_ZONE)).refine(isTimeZone, says(TIME_ZONE)).default('UTC'),
    sendAt: z
      .string(says('a time of day such as "07:00" is right'))
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, says('a time of day from "00:00" to "23:59" is right'))
      .default('07:00'),
    hourlyCollect: z.boolean(says('true or false is right')).default(true),
    hourlyAlerts: z.boolean(says('true or false is right')).default(true),
    settleMinutes: wholeNumber(5, 60, 'minutes').default(10),
    queryDeadlineSeconds: wholeNumber(60, 900, 'seconds').default(600),
    gigabyte: z.enum(['2^30', '10^9'], says('"2^30" or "10^9" is right')).default('2^30'),
    priceFactor: z
      .number(says('a number from 0.01 to 10 is right'))
      .min(0.01, says('a number from 0.01 to 10 is right'))
      .max(10, says('a number from 0.01 to 10 is right'))
      .default(1),
    costExplorer: z.boolean(says('true or false is right')).default(false),
    probes: z.boolean(says('true or false is right')).default(true),
    readServices: z
      .array(z.enum(SERVICES, says(SERVICE)), says(`a list is right, of which ${SERVICE}`))
      .check(refuseTwice)
      .default([...SERVICES]),
    accepted: z
      .array(
        z.strictObject({
          match: text(3, 300, "a finding's id, with * for any text,"),
          reason: text(3, 200, 'why the team lives with it, in a sentence,'),
          until: DAY,
        }),
        says('a list of { match, reason, until } is right'),
      )
      .max(20, says('at most 20 are right'))
      .default([]),
    budgets: z
      .array(
        z.strictObject({
          cluster: text(1, 100, 'the name of a cluster').optional(),
          namespace: text(1, 63, 'the name of a namespace').optional(),
          team: text(1, 63, 'the name of a team').optional(),
          usdPerMonth: z
            .number(says('dollars a month, above 0, are right'))
            .positive(says('dollars a month, above 0, are right')),
        }),
        says('a list of { cluster, namespace, team, usdPerMonth } is right'),
      )
      .max(10, says('at most 10 are right'))
      .default([]),
    alert: z
      .strictObject(
        {
          percent: z.number(percentage).min(1, percentage).max(1000, percentage).default(20),
          usd: dollarsADay().default(1),
          minimumUsd: dollarsADay().default(2),
        },
        says('{ percent, usd, minimumUsd } is right'),
      )
      .prefault({}),
    quietDays: z.enum(['short', 'whole', 'none'], says('"short", "whole" or "none" is right')).default('short'),
    athena: z.boolean(says('true or false is right')).default(true),
    athenaScanLimitGigabytes: wholeNumber(1, 10_000, 'gigabytes').default(10),
    rawRetentionDays: wholeNumber(30, 3650, 'days').default(400),
    logRetentionDays: z
      .union(
        ([7, 14, 30, 60, 90, 180, 365] as const).map((days) => z.literal(days)),
        says('7, 14, 30, 60, 90, 180 or 365 is right'),
      )
      .default(90),
    keepArchive: z.boolean(says('true or false is right')).default(true),
    archiveBucket: z.string(says(BUCKET)).regex(BUCKET_NAME, says(BUCKET)).optional(),
  })
  .check(({ value: { sendAt, settleMinutes, keepArchive, archiveBucket }, issues }) => {
    const refuse = (field: string, input: unknown, message: string) =>
      issues.push({ code: 'custom', path: [field], input, message: `is ${JSON.stringify(input)}${message}` })
    // A report before the day's last hour has settled would lack that hour every day.
    if (minutesOf(sendAt) < settleMinutes) {
      const right = `; the day's last hour is asked for ${settleMinutes} minutes after midnight (settleMinutes), so "${timeOfDay(settleMinutes)}" is the earliest that is right`
      refuse('sendAt', sendAt, right)
    }
    if (archiveBucket !== undefined && !keepArchive)
      refuse('keepArchive', false, ', and archiveBucket names a bucket that the stack did not make and never deletes')
  })

/** Settings as a person writes them: what has a default may be left out. */
export type WrittenSettings = z.input<typeof schema>

export type Settings = z.output<typeof schema> & { readonly alarmRecipients: readonly string[] }

/**
 * Settings, validated and with their defaults; what it returns it takes too. Throws InvalidInput with every wrong field by
 * name, under the name of where they stand.
 */
export function settingsOf(written: unknown, where: string): Settings {
  const parsed = schema.safeParse(written ?? {})
  if (!parsed.success) {
    throw new InvalidInput([`${where} cannot be used:`, ...parsed.error.issues.map(sentence)].join('\n  '))
  }
  return { ...parsed.data, alarmRecipients: parsed.data.alarmRecipients ?? parsed.data.recipients }
}

/** The sender, whom the schema has read already. */
export const senderOf = ({ sender }: Pick<Settings, 'sender'>) => mailboxOf(sender) as Mailbox

/** Bytes of a gigabyte, by the setting. */
export const bytesOfGigabyte = ({ gigabyte }: Pick<Settings, 'gigabyte'>) => (gigabyte === '10^9' ? 1e9 : 2 ** 30)

const minutesOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

const timeOfDay = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ')
    if (issue.path.length > 0) return `${issue.path.join('.')} has ${keys}, which is none of its fields`
    return `${keys} is no setting; there are ${Object.keys(schema.shape).join(', ')}`
  }
  return `${fieldOf(issue) || 'the whole'} ${issue.message}`
}
