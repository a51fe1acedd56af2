import { Stack } from 'aws-cdk-lib'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { senderAddress } from '../settings.ts'

export interface SenderIdentityProps {
  readonly sender: string
  readonly recipients: readonly string[]
  readonly kind: 'existing' | 'create-address' | 'create-domain'
}

/** The SES identity that the report is sent from. */
export class SenderIdentity extends Construct {
  /** The bare address of the sender. */
  readonly address: string
  /** Identities that SES holds a sending against: of the sender and, while the account is in the sandbox, recipients. */
  readonly arns: string[]

  constructor(scope: Construct, id: string, props: SenderIdentityProps) {
    super(scope, id)
    this.address = senderAddress(props.sender)
    const domain = domainOf(this.address)
    const identities = new Set([this.address, ...props.recipients].flatMap((address) => [address, domainOf(address)]))
    this.arns = [...identities].map((name) =>
      Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: name }),
    )
    if (props.kind !== 'existing') {
      new EmailIdentity(this, 'Identity', {
        identity: props.kind === 'create-domain' ? Identity.domain(domain) : Identity.email(this.address),
      })
    }
  }
}

const domainOf = (address: string) => address.split('@').at(-1) ?? ''
