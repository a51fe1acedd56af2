/** Whose a VPC is. */
export interface VpcOwner {
  readonly vpcId: string
  /** 12 digits. */
  readonly accountId: string
  readonly region: string
}

const VPC_ARN = /^arn:aws[a-z-]*:ec2:([a-z0-9-]+):(\d{12}):vpc\/(.+)$/

/** By its ARN; undefined where that is none. */
export function vpcOwnerOf(arn: unknown): VpcOwner | undefined {
  const [, region, accountId, vpcId] = (typeof arn === 'string' && VPC_ARN.exec(arn)) || []
  return region && accountId && vpcId ? { vpcId, accountId, region } : undefined
}
