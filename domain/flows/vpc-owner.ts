/** Whose a VPC is. */
export interface VpcOwner {
  readonly vpcId: string
  /** 12 digits. */
  readonly accountId: string
  readonly region: string
}

const VPC_ARN = /^arn:aws[a-z-]*:ec2:([a-z0-9-]+):(\d{12}):vpc\/(.+)$/

const INSTANCE_ARN = /^arn:aws[a-z-]*:ec2:[a-z0-9-]+:(\d{12}):instance\//

/** The account of an instance, 12 digits, by its ARN; undefined where that is none. */
export const instanceOwnerOf = (arn: unknown): string | undefined =>
  typeof arn === 'string' ? INSTANCE_ARN.exec(arn)?.[1] : undefined

/** By its ARN; undefined where that is none. */
export function vpcOwnerOf(arn: unknown): VpcOwner | undefined {
  const [, region, accountId, vpcId] = (typeof arn === 'string' && VPC_ARN.exec(arn)) || []
  return region && accountId && vpcId ? { vpcId, accountId, region } : undefined
}
