import * as z from 'zod'
import { says } from './field-fault.ts'
import { clusterNames } from './resource-names.ts'
import { serviceNames } from './services.ts'

/** Monitor names. Source: Network Flow Monitor API model. */
export const MONITOR_NAME = /^[a-zA-Z0-9_.-]{1,255}$/

/** Names that tell the source too, where that is not the stack's own account and region. No monitor's name has an `@`. */
export const MONITOR_ID = /^[a-zA-Z0-9_.-]{1,255}(?:@(?:\d{12}-)?[a-z]{2}(?:-[a-z]+)+-\d{1,2})?$/

const NAMES = 'expected 1 to 255 letters, digits, _ . or -'
const REGION = 'expected a region such as "eu-west-1"'
const ACCOUNT = 'expected an account of 12 digits; leave it out for the own account'
const ROLE = 'expected the ARN of an IAM role'

/** Sources: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and reference_identifiers.html there */
const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/
const LONGEST_ROLE_ARN = 140

/** What the role that may be read by is called, where a source names none. */
export const READ_ROLE = 'flowtoll-read'

/** The ids of monitors that a source of the settings names. */
export const monitorNames = z.array(
  z.string(says('a monitor name is text')).regex(MONITOR_NAME, says(NAMES)),
  says('expected a list of monitor names; [] means every ACTIVE one'),
)

/** Another account, another region, or both, as a person writes it. */
export const source = z
  .strictObject(
    {
      region: z.string(says(REGION)).regex(/^[a-z]{2}(?:-[a-z]+)+-\d{1,2}$/, says(REGION)),
      account: z
        .string(says(ACCOUNT))
        .regex(/^\d{12}$/, says(ACCOUNT))
        .optional(),
      roleArn: z.string(says(ROLE)).max(LONGEST_ROLE_ARN, says(ROLE)).regex(ROLE_ARN, says(ROLE)).optional(),
      monitors: monitorNames.max(20, says('an account has at most 20 monitors a region')).default([]),
      readServices: serviceNames.optional(),
      readClusters: clusterNames('reads none'),
    },
    says('expected { region, account, roleArn, monitors, readServices, readClusters }'),
  )
  .check(({ value: { account, roleArn }, issues }) => {
    const owner = ROLE_ARN.exec(roleArn ?? '')?.[1]
    if (owner === undefined || owner === account) return
    const message = `is ${JSON.stringify(roleArn)}, and account is ${JSON.stringify(account)}: a role reads its own account`
    issues.push({ code: 'custom', path: ['roleArn'], input: roleArn, message })
  })

/** What is read beside the stack's own account and region. */
export type Source = z.output<typeof source>

/** The role that a source is read by; undefined for a region of the own account, which needs none. */
export const roleOf = ({ account, roleArn }: Pick<Source, 'account' | 'roleArn'>): string | undefined =>
  roleArn ?? (account === undefined ? undefined : `arn:aws:iam::${account}:role/${READ_ROLE}`)

/** `us-west-2` of the own account, `222222222222-us-west-2` of another. */
export const sourceId = ({ account, region }: Pick<Source, 'account' | 'region'>): string =>
  account === undefined ? region : `${account}-${region}`

/** Whether a source is an account and region; what names no account is the own one's. */
export const isOf = (
  { account, region }: Pick<Source, 'account' | 'region'>,
  place: { readonly accountId: string; readonly region: string },
  own: { readonly accountId: string },
): boolean => (account ?? own.accountId) === place.accountId && region === place.region

/** What a monitor is called in keys, tables and reports: its name alone where no source is named. */
export const monitorId = (name: string, from: Pick<Source, 'account' | 'region'> | undefined): string =>
  from === undefined ? name : `${name}@${sourceId(from)}`

/** A monitor's own name, and the id of its source; that is undefined for the stack's own account and region. */
export function monitorOfId(id: string): { readonly name: string; readonly source: string | undefined } {
  const [name = id, from] = id.split('@')
  return { name, source: from }
}

/** The id of a monitor's source: empty for the stack's own account and region. */
export const sourceOfMonitorId = (id: string): string => monitorOfId(id).source ?? ''

/** Whether a monitor is of another account than the stack's own, by its id. */
export const isOfOtherAccount = (id: string): boolean => /^\d{12}-/.test(monitorOfId(id).source ?? '')

/** The account and region of a source by its id; `own` is the account of one that names none. */
export function placeOfSource(id: string, own: { readonly accountId: string }) {
  const [, accountId = own.accountId, region = id] = /^(\d{12})-(.+)$/.exec(id) ?? []
  return { accountId, region }
}
