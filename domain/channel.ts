import * as z from 'zod'
import { emailAddresses } from './email-address.ts'
import { says } from './field-fault.ts'

/** A way to reach people: each is a file of `channels/`. */
export const CHANNEL_KINDS = ['email', 'slack', 'teams', 'webhook', 'event', 'sns'] as const
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/**
 * What a channel is told: `daily` each report; `news` what is new in it; `weekly` and `monthly` what a week and a month cost; `alerts` a rise
 * within the hour.
 */
export const WHAT = ['daily', 'news', 'weekly', 'monthly', 'alerts'] as const
export type What = (typeof WHAT)[number]

const NAME = 'expected 1 to 40 letters, digits or -, other than "email"'
const SECRET =
  'expected "ssm:" and the name of an SSM parameter, or "secretsmanager:" and that of a secret, at most 100 characters: what is secret stands there alone'
/**
 * Sources: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html,
 * https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html
 */
const SECRET_NAME = /^(?:ssm:\/?[\w.-]+(?:\/[\w.-]+)*|secretsmanager:[\w/+=.@-]{1,512})$/
const TOPIC = 'expected the ARN of an SNS topic of this account and region'
const TOPIC_ARN = /^arn:[a-z-]+:sns:[a-z0-9-]+:\d{12}:[\w-]{1,256}$/
const BUS = 'expected the name of an event bus of this account and region'

const anyOf = <const Told extends What>(told: readonly Told[]) => {
  const named = `expected any of ${told.map((one) => `"${one}"`).join(', ')}`
  return z.array(z.enum(told, says(named)), says(`expected a list; ${named}`)).min(1, says(named))
}

/** What a team is told of its part. */
export const teamWhat = anyOf(WHAT)
export type TeamWhat = z.output<typeof teamWhat>[number]

const secret = z.string(says(SECRET)).max(100, says(SECRET)).regex(SECRET_NAME, says(SECRET))

const common = {
  name: z.string(says(NAME)).regex(/^(?!email$)[A-Za-z0-9-]{1,40}$/i, says(NAME)),
  what: anyOf(WHAT).default(['news', 'alerts']),
  of: z.enum(['all', 'teams'], says('expected "all" or "teams"')).default('all'),
}

/** A channel as a person writes it. */
export const channel = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ ...common, kind: z.literal('email'), recipients: emailAddresses(1, 50) }),
    z.strictObject({ ...common, kind: z.literal('slack'), address: secret }),
    z.strictObject({ ...common, kind: z.literal('teams'), address: secret }),
    z.strictObject({ ...common, kind: z.literal('webhook'), address: secret, signingKey: secret }),
    z.strictObject({
      ...common,
      kind: z.literal('event'),
      bus: z
        .string(says(BUS))
        .regex(/^[\w./-]{1,256}$/, says(BUS))
        .default('default'),
    }),
    z.strictObject({ ...common, kind: z.literal('sns'), topic: z.string(says(TOPIC)).regex(TOPIC_ARN, says(TOPIC)) }),
  ],
  says('expected { name, kind, … } with the kind "email", "slack", "teams", "webhook", "event" or "sns"'),
)

export type ChannelSettings = z.output<typeof channel>

/** Names of the parameters and secrets that a channel's own are in. */
export const secretsOf = (one: ChannelSettings): readonly string[] =>
  'signingKey' in one ? [one.address, one.signingKey] : 'address' in one ? [one.address] : []
