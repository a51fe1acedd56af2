import { type Ec2, identifier, raw } from './quoting.ts'

/** Two of one stack never have the same. */
export const constructId = (serviceName: string, vpcId: string) =>
  `${identifier(nameOf(serviceName))}Endpoint${identifier(vpcId)}`

/** `com.amazonaws.eu-west-1.ecr.api` is `ecr-api`. */
export const nameOf = (serviceName: string) => serviceName.split('.').slice(3).join('-')

/** The id of a new endpoint is not known before: it is looked up. */
export const deletion = (ec2: Ec2, vpcId: string, serviceName: string, type: 'Gateway' | 'Interface') =>
  ec2(
    'delete-vpc-endpoints',
    '--vpc-endpoint-ids',
    raw(
      `"$(${ec2(
        'describe-vpc-endpoints',
        '--filters',
        `Name=vpc-id,Values=${vpcId}`,
        `Name=service-name,Values=${serviceName}`,
        `Name=vpc-endpoint-type,Values=${type}`,
        '--query',
        'VpcEndpoints[].VpcEndpointId',
        '--output',
        'text',
      )})"`,
    ),
  )
