import {
  DescribeAvailabilityZonesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import { AccessDenied } from '../domain/errors.ts'
import type { NETWORK_ACTIONS } from '../domain/permissions.ts'
import { namedFault } from './faults.ts'
import { ec2 } from './network-reader.ts'

const DRY = { DryRun: true } as const

const ASKED: Readonly<Record<(typeof NETWORK_ACTIONS)[number], () => Promise<unknown>>> = {
  'ec2:DescribeAvailabilityZones': () => ec2().send(new DescribeAvailabilityZonesCommand(DRY)),
  'ec2:DescribeNatGateways': () => ec2().send(new DescribeNatGatewaysCommand(DRY)),
  'ec2:DescribeNetworkInterfaces': () => ec2().send(new DescribeNetworkInterfacesCommand(DRY)),
  'ec2:DescribeRouteTables': () => ec2().send(new DescribeRouteTablesCommand(DRY)),
  'ec2:DescribeSubnets': () => ec2().send(new DescribeSubnetsCommand(DRY)),
  'ec2:DescribeTransitGatewayAttachments': () => ec2().send(new DescribeTransitGatewayAttachmentsCommand(DRY)),
  'ec2:DescribeTransitGatewayVpcAttachments': () => ec2().send(new DescribeTransitGatewayVpcAttachmentsCommand(DRY)),
  'ec2:DescribeVpcEndpoints': () => ec2().send(new DescribeVpcEndpointsCommand(DRY)),
  'ec2:DescribeVpcEndpointServices': () => ec2().send(new DescribeVpcEndpointServicesCommand(DRY)),
  'ec2:DescribeVpcPeeringConnections': () => ec2().send(new DescribeVpcPeeringConnectionsCommand(DRY)),
  'ec2:DescribeVpcs': () => ec2().send(new DescribeVpcsCommand(DRY)),
}

/** Whether EC2 would let the caller ask an action: it says so, and answers nothing else. Throws where it does not tell. */
export async function mayAsk(action: (typeof NETWORK_ACTIONS)[number]): Promise<boolean> {
  try {
    await ASKED[action]()
    return true
  } catch (error) {
    if ((error as Error).name === 'DryRunOperation') return true
    if (namedFault(error) instanceof AccessDenied) return false
    throw error
  }
}
