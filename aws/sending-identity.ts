import { GetAccountCommand, GetEmailIdentityCommand } from '@aws-sdk/client-sesv2'
import * as z from 'zod'
import { fitting } from './answer.ts'
import { ses } from './mail.ts'

export interface SendingAccount {
  /** Whether SES sends to verified addresses alone. */
  readonly isSandbox: boolean
  readonly isEnabled: boolean
}

export interface SendingIdentity {
  readonly name: string
  readonly isVerified: boolean
  /** SUCCESS where mail is signed for it. */
  readonly dkim: string
}

const ACCOUNT = z.object({ ProductionAccessEnabled: z.boolean(), SendingEnabled: z.boolean() })
const IDENTITY = z.object({
  VerifiedForSendingStatus: z.boolean(),
  DkimAttributes: z.object({ Status: z.string().optional() }).optional(),
})

/** How SES sends for the account in the region. */
export async function sendingAccount(): Promise<SendingAccount> {
  const answer = fitting('GetAccount', ACCOUNT, await ses().send(new GetAccountCommand({})))
  return { isSandbox: !answer.ProductionAccessEnabled, isEnabled: answer.SendingEnabled }
}

/** What SES knows an address by: itself, or its domain, or the one above; undefined where by none. */
export async function identityOf(address: string): Promise<SendingIdentity | undefined> {
  for (const name of namesOf(address)) {
    try {
      const answer = await ses().send(new GetEmailIdentityCommand({ EmailIdentity: name }))
      const { VerifiedForSendingStatus: isVerified, DkimAttributes } = fitting('GetEmailIdentity', IDENTITY, answer)
      return { name, isVerified, dkim: DkimAttributes?.Status ?? 'NOT_STARTED' }
    } catch (error) {
      if ((error as Error).name !== 'NotFoundException') throw error
    }
  }
  return undefined
}

/** A verified domain sends for the domains below it. Source: https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html */
function namesOf(address: string): string[] {
  const labels = (address.split('@').at(-1) ?? '').split('.')
  return [address, ...labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))]
}
