import { RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ConfigurationSet,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses'
import { Construct } from 'constructs'
import { headerOf, type Mailbox } from '../../domain/mailbox.ts'
import type { Alarms } from './alarms.ts'

export interface SenderIdentityProps {
  readonly sender: Mailbox
  readonly kind: 'existing' | 'create-address' | 'create-domain'
}

/** The SES identity that the report is sent from. */
export class SenderIdentity extends Construct {
  /** The bare address of the sender: `ses:FromAddress` is compared with it. */
  readonly address: string
  /** The sender as the header `From` has it. */
  readonly header: string
  /**
   * What SES may hold a sending against: the sender's identity or that of a domain above it, the configuration set, and,
   * while the account is in the sandbox, the recipients' identities, whom an execution's input may name. Which of those
   * stand is known to SES alone.
   * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
   */
  readonly arns: string[]
  /** Every report is sent under it, so that what happens to it is told. */
  readonly configurationSet: ConfigurationSet
  /** `name CNAME value`: what the domain of the sender needs before SES sends for it; none but where it is created here. */
  readonly dkimRecords: readonly string[]

  constructor(scope: Construct, id: string, props: SenderIdentityProps) {
    super(scope, id)
    const stack = Stack.of(this)
    this.address = props.sender.address
    this.header = headerOf(props.sender)
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    })
    this.arns = [stack.formatArn({ service: 'ses', resource: 'identity', resourceName: '*' }), this.configurationSetArn]
    this.dkimRecords = []
    if (props.kind === 'existing') return
    const domain = this.address.split('@').at(-1) ?? ''
    const identity = new EmailIdentity(this, 'Identity', {
      identity: props.kind === 'create-domain' ? Identity.domain(domain) : Identity.email(this.address),
    })
    // Others may send from it by the time that the stack goes.
    identity.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    if (props.kind === 'create-domain') {
      this.dkimRecords = identity.dkimRecords.map(({ name, value }) => `${name} CNAME ${value}`)
    }
  }

  /** Has SES tell the topic of each report that it took and could not deliver. */
  tellFailures({ topic, subscribes }: Alarms): void {
    topic.addToResourcePolicy(
      new PolicyStatement({
        // The policy of somebody's own topic may have one of another report.
        ...(subscribes ? { sid: 'DeliveriesOfThisStack' } : {}),
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': this.configurationSetArn },
        },
      }),
    )
    const told = this.configurationSet.addEventDestination('Failures', {
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    })
    // SES tries whether it may publish when this is made.
    told.node.addDependency(topic)
  }

  private get configurationSetArn(): string {
    return Stack.of(this).formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSet.configurationSetName,
    })
  }
}
