import { identityOf, type SendingIdentity, sendingAccount } from '../aws/sending-identity.ts'
import { type Settings, senderOf } from '../domain/settings.ts'
import { found, type Line, note, ok, toDo } from './line.ts'

type Sent = Pick<Settings, 'sender' | 'senderIdentity' | 'recipients' | 'channels'>

/** Whether SES sends from the sender to the recipients. */
export async function sendingLines(settings: Sent): Promise<Line[]> {
  let isSandbox = false
  const account = await found('SES', 'ses:GetAccount', async () => {
    const sending = await sendingAccount()
    isSandbox = sending.isSandbox
    if (!sending.isEnabled) return toDo('SES', 'sending is off for the account: see the SES console')
    return isSandbox
      ? note(
          'SES',
          'in the sandbox: it sends to verified addresses alone. Ask for production access in the SES console',
        )
      : ok('SES', 'sends to everybody')
  })
  const recipients = isSandbox ? await Promise.all(recipientsOf(settings).map(recipientLine)) : []
  return [...account, ...(await senderLines(settings)), ...recipients.flat()]
}

/** Of the digest, and of channels. */
const recipientsOf = ({ recipients, channels }: Sent) => [
  ...new Set([...recipients, ...channels.flatMap((one) => (one.kind === 'email' ? one.recipients : []))]),
]

async function senderLines(settings: Sent): Promise<Line[]> {
  const { address } = senderOf(settings)
  const about = `Sender ${address}`
  return found(about, 'ses:GetEmailIdentity', async () => {
    const identity = await identityOf(address)
    if (identity === undefined) {
      return settings.senderIdentity === 'existing'
        ? toDo(about, 'SES has no identity for it or its domain: verify one in the SES console, or set senderIdentity')
        : note(about, `SES has no identity for it yet; the deployment makes it (${settings.senderIdentity})`)
    }
    return [verified(about, identity), dkimLine(about, identity)]
  })
}

const verified = (about: string, { name, isVerified }: SendingIdentity): Line =>
  isVerified
    ? ok(about, `verified by the identity ${name}`)
    : toDo(about, `the identity ${name} is not verified: follow the link that SES mailed, or add its DNS records`)

function dkimLine(about: string, { name, dkim }: SendingIdentity): Line {
  const dkimAbout = `DKIM of ${about.replace('Sender ', '')}`
  return dkim === 'SUCCESS'
    ? ok(dkimAbout, 'mail is signed')
    : note(dkimAbout, `${dkim} for ${name}: unsigned mail often ends as spam`)
}

function recipientLine(address: string): Promise<Line[]> {
  const about = `Recipient ${address}`
  return found(about, 'ses:GetEmailIdentity', async () => {
    const identity = await identityOf(address)
    return identity?.isVerified
      ? ok(about, `verified by ${identity.name}, as the sandbox wants`)
      : toDo(about, 'in the sandbox SES sends to verified addresses alone: verify it, or ask for production access')
  })
}
