import * as z from 'zod'
import { defined } from '../domain/defined.ts'
import type { Peering, PeeringSide, TransitAttachment, TransitRouteTable } from '../domain/network/topology.ts'

/** What EC2's answers on what stands between and beside VPCs must hold, and what is made of them. */

const id = z.string().min(1)
const text = z.string().optional()

const SIDE = z.object({
  VpcId: id,
  OwnerId: id,
  Region: id,
  CidrBlock: text,
  CidrBlockSet: z.array(z.object({ CidrBlock: text })).optional(),
  Ipv6CidrBlockSet: z.array(z.object({ Ipv6CidrBlock: text })).optional(),
})

export const PEERINGS = z.object({
  VpcPeeringConnections: z.array(
    z.object({
      VpcPeeringConnectionId: id,
      RequesterVpcInfo: SIDE,
      AccepterVpcInfo: SIDE,
    }),
  ),
})

function sideOf({ CidrBlock, CidrBlockSet = [], Ipv6CidrBlockSet = [], ...one }: z.output<typeof SIDE>): PeeringSide {
  const told = [
    CidrBlock,
    ...CidrBlockSet.map((block) => block.CidrBlock),
    ...Ipv6CidrBlockSet.map((block) => block.Ipv6CidrBlock),
  ]
  const cidrs = [...new Set(told.filter((cidr) => cidr !== undefined))]
  return defined({
    ...{ vpcId: one.VpcId, ownerId: one.OwnerId, region: one.Region },
    cidrs: cidrs.length === 0 ? undefined : cidrs,
  })
}

export const peeringsOf = ({ VpcPeeringConnections }: z.output<typeof PEERINGS>): Peering[] =>
  VpcPeeringConnections.map((one) => ({
    id: one.VpcPeeringConnectionId,
    sides: [sideOf(one.RequesterVpcInfo), sideOf(one.AccepterVpcInfo)],
  }))

export const TRANSIT_ATTACHMENTS = z.object({
  TransitGatewayAttachments: z.array(
    z.object({
      TransitGatewayAttachmentId: id,
      TransitGatewayId: id,
      TransitGatewayOwnerId: id,
      ResourceOwnerId: id,
      ResourceType: id,
      ResourceId: id,
      Association: z.object({ TransitGatewayRouteTableId: text, State: text }).optional(),
    }),
  ),
})

export const TRANSIT_VPC_ATTACHMENTS = z.object({
  TransitGatewayVpcAttachments: z.array(
    z.object({
      TransitGatewayAttachmentId: id,
      SubnetIds: z.array(id).optional(),
      Options: z.object({ ApplianceModeSupport: text }).optional(),
    }),
  ),
})

/** `accountId` is who asks: the tables of another account's transit gateway nobody else may read. */
export const transitAttachmentsOf = (
  { TransitGatewayAttachments }: z.output<typeof TRANSIT_ATTACHMENTS>,
  accountId: string | undefined,
): TransitAttachment[] =>
  TransitGatewayAttachments.map((one) => ({
    id: one.TransitGatewayAttachmentId,
    transitGatewayId: one.TransitGatewayId,
    resourceType: one.ResourceType,
    resourceId: one.ResourceId,
    ownerId: one.ResourceOwnerId,
    subnetIds: [],
    routeTableId:
      one.TransitGatewayOwnerId === accountId && one.Association?.State === 'associated'
        ? (one.Association.TransitGatewayRouteTableId ?? null)
        : null,
  }))

export const TRANSIT_ROUTES = z.object({
  Routes: z.array(
    z.object({
      DestinationCidrBlock: id,
      State: id,
      TransitGatewayAttachments: z.array(z.object({ TransitGatewayAttachmentId: id })).optional(),
    }),
  ),
  NextToken: text,
  AdditionalRoutesAvailable: z.boolean().optional(),
})

/** Of several attachments with one route, as two tunnels of a VPN, the first by id. */
export const transitRoutesOf = ({ Routes }: z.output<typeof TRANSIT_ROUTES>): TransitRouteTable['routes'][number][] =>
  Routes.flatMap(({ DestinationCidrBlock: destination, State, TransitGatewayAttachments: to = [] }) => {
    const [first] = to.map(({ TransitGatewayAttachmentId }) => TransitGatewayAttachmentId).toSorted()
    const attachmentId = State === 'blackhole' ? 'blackhole' : first
    return attachmentId === undefined ? [] : [{ destination, attachmentId }]
  })
