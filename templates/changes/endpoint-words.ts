import { type Ec2, identifier, raw, whereThereIs } from './quoting.ts'
import type { ChangeOf } from './written-change.ts'

/** Two of one stack never have the same. */
export const constructId = (serviceName: string, vpcId: string) =>
  `${identifier(nameOf(serviceName))}Endpoint${identifier(vpcId)}`

/** `com.amazonaws.eu-west-1.ecr.api` is `ecr-api`. */
export const nameOf = (serviceName: string) => serviceName.split('.').slice(3).join('-')

/** What a new endpoint and its group are called: an undo finds them by it, and no other of the VPC. */
export const tagOf = (serviceName: string) => `flowtoll-${nameOf(serviceName)}-endpoint`

export const tagged = (serviceName: string) => [
  '--tag-specifications',
  `ResourceType=vpc-endpoint,Tags=[{Key=Name,Value=${tagOf(serviceName)}}]`,
]

/** The id of a new endpoint is not known before: it is looked up. */
export const deletion = (ec2: Ec2, vpcId: string, serviceName: string): string[] => [
  `endpoint=$(${ec2(
    'describe-vpc-endpoints',
    '--filters',
    `Name=vpc-id,Values=${vpcId}`,
    `Name=service-name,Values=${serviceName}`,
    `Name=tag:Name,Values=${tagOf(serviceName)}`,
    '--query',
    'VpcEndpoints[].VpcEndpointId',
    '--output',
    'text',
  )})`,
  whereThereIs('endpoint', ec2('delete-vpc-endpoints', '--vpc-endpoint-ids', raw('"$endpoint"'))),
]

type InterfaceChange = ChangeOf<'create-interface-endpoint' | 'remove-endpoint'>

/** Options that make it, or make it again. */
export const creation = ({ vpcId, serviceName, subnetIds }: InterfaceChange): readonly string[] => [
  ...['--vpc-id', vpcId, '--vpc-endpoint-type', 'Interface', '--service-name', serviceName],
  ...['--subnet-ids', ...subnetIds],
]

export const shown = ({ vpcId, serviceName }: InterfaceChange, ec2: Ec2, fields: string) =>
  ec2(
    'describe-vpc-endpoints',
    '--filters',
    `Name=vpc-id,Values=${vpcId}`,
    `Name=service-name,Values=${serviceName}`,
    '--query',
    `VpcEndpoints[].${fields}`,
    '--output',
    'text',
  )
