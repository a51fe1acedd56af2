import * as z from 'zod'
import { channel } from './channel.ts'
import { DAY } from './collecting/input.ts'
import { isTimeZone } from './day.ts'
import { emailAddresses, refuseTwice } from './email-address.ts'
import { InvalidInput } from './errors.ts'
import { fieldOf, says, text } from './field-fault.ts'
import { type Mailbox, mailboxOf, writtenMailbox } from './mailbox.ts'
import { clusterNames, labelName, leftBucket, logsBucket, logsPlace } from './resource-names.ts'
import { SERVICES, serviceNames } from './services.ts'
import { monitorNames, roleOf, source, sourceId } from './source.ts'

const SENDER = 'expected "name@example.com" or "Name <name@example.com>", an address that SES may send from'
const TIME_ZONE = 'expected an IANA time zone that EventBridge Scheduler knows, such as "Europe/Dublin" or "UTC"'

/** Accounts times regions; the roles of as many accounts as a scope of Network Flow Monitor has. */
const MOST_SOURCES = 300
const MOST_ROLES = 100

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-user_externalid.html */
const EXTERNAL_ID =
  'expected 8 to 128 letters, digits or _ + = , . @ : / - that the roles of all sources ask for, and nobody guesses'
/** What STS takes, but no shorter than eight. */
export const EXTERNAL_ID_PATTERN = /^[\w+=,.@:/-]{8,128}$/

const wholeNumber = (least: number, most: number, unit: string) => {
  const expected = says(`expected a whole number of ${unit} from ${least} to ${most}`)
  return z.int(expected).min(least, expected).max(most, expected)
}

const dollarsADay = () => {
  const expected = says('expected dollars a day from 0 to 1000000')
  return z.number(expected).min(0, expected).max(1e6, expected)
}

const percentage = says('expected a percentage from 1 to 1000')

/** A finding that the team lives with. */
export const ACCEPTED_ENTRY = z.strictObject(
  {
    match: text(3, 300, "a finding's id, with * for any text,").describe('Id of the finding; * stands for any text.'),
    reason: text(3, 200, 'why the team lives with it, in a sentence,').describe('Why the team lives with it.'),
    until: DAY.meta({ format: 'date' }).describe('Last day of that, YYYY-MM-DD.'),
    by: text(1, 100, 'who decided').optional().describe('Who decided.'),
  },
  says('expected { match, reason, until, by }'),
)

/** What may be spent in a month. */
export const BUDGET_ENTRY = z.strictObject(
  {
    cluster: text(1, 100, 'the name of a cluster').optional().describe('Any if absent.'),
    namespace: text(1, 63, 'the name of a namespace').optional().describe('Of the workload that pays; any if absent.'),
    team: text(1, 63, 'the name of a team').optional().describe('Any if absent.'),
    usdPerMonth: z
      .number(says('expected dollars a month, above 0'))
      .positive(says('expected dollars a month, above 0'))
      .describe('Dollars a month.'),
  },
  says('expected { cluster, namespace, team, usdPerMonth }'),
)

type BudgetOf = Omit<z.output<typeof BUDGET_ENTRY>, 'usdPerMonth'>

/** Whether two budgets are of the same. */
export const sameBudget = (one: BudgetOf, other: BudgetOf) =>
  one.cluster === other.cluster && one.namespace === other.namespace && one.team === other.team

/** How the report is deployed, field by field, as a person may write it. */
export const SETTINGS = z
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
        says('expected "existing", "create-address" or "create-domain"'),
      )
      .default('existing'),
    recipients: emailAddresses(1, 50),
    replyTo: emailAddresses(0, 10).default([]),
    alarmRecipients: emailAddresses(1, 50).optional(),
    channels: z
      .array(channel, says('expected a list of { name, kind, … }'))
      .max(20, says('expected at most 20 channels'))
      .check(({ value, issues }) => {
        for (const [index, { name }] of value.entries()) {
          if (value.findIndex((other) => other.name.toLowerCase() === name.toLowerCase()) === index) continue
          const message = `is ${JSON.stringify(name)}, which another channel has already`
          issues.push({ code: 'custom', input: name, path: [index, 'name'], message })
        }
      })
      .default([]),
    monitors: monitorNames.max(20, says('an account has at most 20 monitors a region')).check(refuseTwice).default([]),
    sources: z
      .array(source, says('expected a list of { region, account, roleArn, monitors, readServices, readClusters }'))
      .max(MOST_SOURCES, says(`expected at most ${MOST_SOURCES}`))
      .check(({ value, issues }) => {
        for (const [index, one] of value.entries()) {
          if (value.findIndex((other) => sourceId(other) === sourceId(one)) === index) continue
          const message = `is ${JSON.stringify(sourceId(one))}, which another source is already`
          issues.push({ code: 'custom', path: [index], input: one, message })
        }
        const roles = new Set(value.flatMap((one) => roleOf(one) ?? []))
        if (roles.size <= MOST_ROLES) return
        const message = `name ${roles.size} roles; expected at most ${MOST_ROLES}`
        issues.push({ code: 'custom', path: [], input: value, message })
      })
      .default([]),
    externalId: z.string(says(EXTERNAL_ID)).regex(EXTERNAL_ID_PATTERN, says(EXTERNAL_ID)).optional(),
    timeZone: z.string(says(TIME_ZONE)).refine(isTimeZone, says(TIME_ZONE)).default('UTC'),
    sendAt: z
      .string(says('expected a time of day such as "07:00"'))
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, says('expected a time of day from "00:00" to "23:59"'))
      .default('07:00'),
    hourlyCollect: z.boolean(says('expected true or false')).default(true),
    hourlyAlerts: z.boolean(says('expected true or false')).default(true),
    settleMinutes: wholeNumber(5, 60, 'minutes').default(10),
    queryDeadlineSeconds: wholeNumber(60, 900, 'seconds').default(600),
    gigabyte: z.enum(['2^30', '10^9'], says('expected "2^30" or "10^9"')).default('2^30'),
    priceFactor: z
      .number(says('expected a number from 0.01 to 10'))
      .min(0.01, says('expected a number from 0.01 to 10'))
      .max(10, says('expected a number from 0.01 to 10'))
      .default(1),
    costExplorer: z.boolean(says('expected true or false')).default(false),
    probes: z.boolean(says('expected true or false')).default(true),
    readServices: serviceNames.default([...SERVICES]),
    resolverLogs: logsPlace.optional(),
    readClusters: clusterNames('reads none'),
    teamLabel: labelName.optional(),
    accepted: z
      .array(ACCEPTED_ENTRY, says('expected a list of { match, reason, until, by }'))
      .max(20, says('expected at most 20 entries'))
      .default([]),
    budgets: z
      .array(BUDGET_ENTRY, says('expected a list of { cluster, namespace, team, usdPerMonth }'))
      .max(10, says('expected at most 10 entries'))
      .default([]),
    alert: z
      .strictObject(
        {
          percent: z.number(percentage).min(1, percentage).max(1000, percentage).default(20),
          usd: dollarsADay().default(1),
          minimumUsd: dollarsADay().default(2),
        },
        says('expected { percent, usd, minimumUsd }'),
      )
      .prefault({}),
    quietDays: z.enum(['short', 'whole', 'none'], says('expected "short", "whole" or "none"')).default('short'),
    athena: z.boolean(says('expected true or false')).default(true),
    athenaScanLimitGigabytes: wholeNumber(1, 10_000, 'gigabytes').default(10),
    rawRetentionDays: wholeNumber(30, 3650, 'days').default(400),
    logRetentionDays: z
      .union(
        ([7, 14, 30, 60, 90, 180, 365] as const).map((days) => z.literal(days)),
        says('expected 7, 14, 30, 60, 90, 180 or 365'),
      )
      .default(90),
    keepArchive: z.boolean(says('expected true or false')).default(true),
    archiveBucket: leftBucket.optional(),
    accessLogs: logsBucket.optional(),
  })
  .check(({ value, issues }) => {
    const { sendAt, settleMinutes, keepArchive, archiveBucket, accessLogs, readClusters, teamLabel } = value
    const { sources, externalId } = value
    const refuse = (field: string, input: unknown, message: string) =>
      issues.push({ code: 'custom', path: [field], input, message: `is ${JSON.stringify(input)}${message}` })
    // A report before the day's last hour has settled would lack that hour every day.
    if (minutesOf(sendAt) < settleMinutes) {
      const right = `; expected "${timeOfDay(settleMinutes)}" or later, because the day's last hour is queried ${settleMinutes} minutes after midnight (settleMinutes)`
      refuse('sendAt', sendAt, right)
    }
    const readsNone = [{ readClusters }, ...sources].every((one) => one.readClusters.length === 0)
    if (teamLabel !== undefined && readsNone)
      refuse('teamLabel', teamLabel, ', and readClusters names no cluster that could tell it')
    if (externalId === undefined && sources.some((one) => roleOf(one) !== undefined)) {
      const message = `is missing, and sources names another account; ${EXTERNAL_ID}`
      issues.push({ code: 'custom', path: ['externalId'], input: externalId, message })
    }
    if (archiveBucket !== undefined && accessLogs !== undefined)
      refuse(
        'accessLogs',
        accessLogs,
        ', and archiveBucket names a bucket that the stack leaves as it is: turn its logs on there',
      )
    if (archiveBucket !== undefined && !keepArchive)
      refuse('keepArchive', false, ', and archiveBucket names a bucket that the stack did not make and never deletes')
  })

/** What `settings.json` may hold: the settings, and what is set up before they are deployed, which no stack can do. */
export const SETTINGS_FILE = SETTINGS.safeExtend({ enable: clusterNames('sets up none') })

/** Settings as a person writes them: what has a default may be left out. */
export type WrittenSettings = z.input<typeof SETTINGS>

export type Settings = z.output<typeof SETTINGS> & { readonly alarmRecipients: readonly string[] }

/** Clusters that are set up for Network Flow Monitor before a deployment. */
export type Enabled = Pick<z.output<typeof SETTINGS_FILE>, 'enable'>

/**
 * Settings, validated and with their defaults; what it returns it takes too. Throws InvalidInput with every wrong field by
 * name, under the name of where they stand.
 */
export const settingsOf = (written: unknown, where: string): Settings =>
  withRecipients(parsed(SETTINGS, written, where))

/** The same of what a settings file holds, with the clusters to set up apart. */
export function settingsOfFile(written: unknown, where: string): { readonly settings: Settings } & Enabled {
  const { enable, ...settings } = parsed(SETTINGS_FILE, written, where)
  return { settings: withRecipients(settings), enable }
}

const withRecipients = (settings: z.output<typeof SETTINGS>): Settings => ({
  ...settings,
  alarmRecipients: settings.alarmRecipients ?? settings.recipients,
})

function parsed<Schema extends typeof SETTINGS>(schema: Schema, written: unknown, where: string): z.output<Schema> {
  const { success, data, error } = schema.safeParse(written ?? {})
  if (success) return data
  const known = Object.keys(schema.shape)
  throw new InvalidInput(
    [`${where} cannot be used:`, ...error.issues.map((issue) => sentence(issue, known))].join('\n  '),
  )
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

function sentence(issue: z.core.$ZodIssue, known: readonly string[]): string {
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ')
    if (issue.path.length > 0) return `${issue.path.join('.')} has ${keys}, which is none of its fields`
    return `${keys} is no setting; there are ${known.join(', ')}`
  }
  return `${fieldOf(issue) || 'the whole'} ${issue.message}`
}
