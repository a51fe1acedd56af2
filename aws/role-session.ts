import type { AwsCredentialIdentity } from '@smithy/types'
import * as z from 'zod'
import { AccessDenied } from '../domain/errors.ts'
import { fitting } from './answer.ts'
import { RoleRefused } from './faults.ts'
import { type Api, answerOf } from './services/request.ts'

export const STS: Api = { serviceId: 'sts', host: 'sts', protocol: { queryVersion: '2011-06-15' } }

const SESSION_NAME = 'flowtoll'

/** A session that ends sooner is not given to anybody any more: what is signed with it must arrive in time. */
const LEAST_LEFT_MILLISECONDS = 5 * 60_000

const SESSION = z.object({
  Credentials: z.object({
    AccessKeyId: z.string(),
    SecretAccessKey: z.string(),
    SessionToken: z.string(),
    Expiration: z.string().refine((text) => !Number.isNaN(Date.parse(text))),
  }),
})

const sessions = new Map<string, Promise<AwsCredentialIdentity>>()

/**
 * Credentials of a role, of one session for all regions, services and tasks of this process until shortly before it ends. It lasts an
 * hour, as a role may that is assumed by another. Throws RoleRefused where STS does not let it be assumed.
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
 */
export async function sessionOf(roleArn: string, externalId: string | undefined): Promise<AwsCredentialIdentity> {
  const id = `${roleArn} ${externalId}`
  const known = sessions.get(id)
  const session = await known
  if (session && (session.expiration?.getTime() ?? 0) - Date.now() > LEAST_LEFT_MILLISECONDS) return session
  // Whoever waited for the same one asks once.
  const later = sessions.get(id)
  if (later && later !== known) return later
  const asked = assumed(roleArn, externalId)
  sessions.set(id, asked)
  // The next who asks tries again.
  asked.catch(() => sessions.delete(id))
  return asked
}

async function assumed(RoleArn: string, ExternalId: string | undefined): Promise<AwsCredentialIdentity> {
  try {
    return await answerOf(STS, 'AssumeRole', { RoleArn, RoleSessionName: SESSION_NAME, ExternalId }, (answer) => {
      const { Credentials } = fitting('AssumeRole', SESSION, answer)
      return {
        accessKeyId: Credentials.AccessKeyId,
        secretAccessKey: Credentials.SecretAccessKey,
        sessionToken: Credentials.SessionToken,
        expiration: new Date(Credentials.Expiration),
      }
    })
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error
    const [, account, name] = /::(\d+):role\/(.*)$/.exec(RoleArn) ?? []
    throw new RoleRefused(
      `role ${name} of account ${account} could not be assumed: it is missing, does not trust this stack, or expects another external ID`,
      { cause: error },
    )
  }
}
