import { CfnOutput, Stack } from 'aws-cdk-lib'
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { senderAddress } from '../settings.ts'

export interface SenderIdentityProps {
  readonly sender: string
  readonly kind: 'existing' | 'create-address' | 'create-domain'
}

/** The SES identity that the report is sent from. */
export class SenderIdentity extends Construct {
  /** The bare address of the sender: `ses:FromAddress` is compared with it. */
  readonly address: string
  /**
   * What SES may hold a sending against: the sender's identity or that of a domain above it, the configuration set that
   * is an identity's default, and, while the account is in the sandbox, the recipients' identities, whom an execution's
   * input may name. Which of them stand is known to SES alone.
   * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
   */
  readonly arns: string[]

  constructor(scope: Construct, id: string, props: SenderIdentityProps) {
    super(scope, id)
    const stack = Stack.of(this)
    this.address = senderAddress(props.sender)
    this.arns = ['identity', 'configuration-set'].map((resource) =>
      stack.formatArn({ service: 'ses', resource, resourceName: '*' }),
    )
    if (props.kind === 'existing') return
    const domain = this.address.split('@').at(-1) ?? ''
    const identity = new EmailIdentity(this, 'Identity', {
      identity: props.kind === 'create-domain' ? Identity.domain(domain) : Identity.email(this.address),
    })
    if (props.kind === 'create-domain') {
      for (const [index, { name, value }] of identity.dkimRecords.entries()) {
        new CfnOutput(stack, `DkimRecord${index + 1}`, {
          description: `A CNAME record that ${domain} needs before SES sends for it`,
          value: `${name} CNAME ${value}`,
        })
      }
    }
  }
}
