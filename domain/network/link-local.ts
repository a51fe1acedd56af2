import ipaddr from 'ipaddr.js'
import { remembered } from '../remembered.ts'

/** What answers at an address that no route leads to: the host itself, or VPC Lattice, which does go on from there. */
export type LinkLocal = 'host' | 'lattice' | 'unknown'

/** Blocks that AWS and EKS publish; of two that hold an address the first is it. */
const BLOCKS: readonly (readonly [block: string, what: LinkLocal])[] = [
  // VPC Lattice. Source: https://docs.aws.amazon.com/vpc-lattice/latest/ug/security-groups.html
  ['169.254.171.0/24', 'lattice'],
  ['fd00:ec2:80::/64', 'lattice'],
  // EC2's metadata, DNS, time and licence servers. Source: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html,
  // https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html, https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html
  ['169.254.169.0/24', 'host'],
  ['fd00:ec2::254/128', 'host'],
  ['fd00:ec2::253/128', 'host'],
  ['fd00:ec2::123/128', 'host'],
  ['fd00:ec2::250/128', 'host'],
  // Credentials of tasks and of EKS Pod Identity. Source: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
  ['169.254.170.0/24', 'host'],
  ['fd00:ec2::23/128', 'host'],
  // NodeLocal DNSCache. Source: https://kubernetes.io/docs/tasks/administer-cluster/nodelocaldns/
  ['169.254.20.0/24', 'host'],
  ['127.0.0.0/8', 'host'],
  ['::1/128', 'host'],
  // Anything else that is link-local, or of EC2's own block, is somebody's who did not publish it.
  ['169.254.0.0/16', 'unknown'],
  ['fe80::/10', 'unknown'],
  ['fd00:ec2::/32', 'unknown'],
]

const PARSED = BLOCKS.map(([block, what]) => ({ block: ipaddr.parseCIDR(block), what }))

/** Undefined for an address that a route table decides on. */
export const linkLocal = remembered((text: string): LinkLocal | undefined => {
  if (!ipaddr.isValid(text)) return undefined
  const address = ipaddr.process(text)
  return PARSED.find(({ block: [net, length] }) => net.kind() === address.kind() && address.match(net, length))?.what
})
