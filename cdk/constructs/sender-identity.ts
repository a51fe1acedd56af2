import { Stack } from 'aws-cdk-lib'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { senderAddress } from '../settings.ts'

export interface SenderIdentityProps {
  readonly sender: string
  readonly kind: 'existing' | 'create-address' | 'create-domain'
}

/** The SES identity that the report is sent from. */
export class SenderIdentity extends Construct {
  /** The bare address of the sender. */
  readonly address: string
  /** Identities that may carry it: the address itself, or its domain. */
  readonly arns: string[]

  constructor(scope: Construct, id: string, props: SenderIdentityProps) {
    super(scope, id)
    this.address = senderAddress(props.sender)
    const domain = this.address.split('@').at(-1) ?? ''
    this.arns = [this.address, domain].map((name) =>
      Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: name }),
    )
    if (props.kind !== 'existing') {
      new EmailIdentity(this, 'Identity', {
        identity: props.kind === 'create-domain' ? Identity.domain(domain) : Identity.email(this.address),
      })
    }
  }
}
