// Where AWS says what it bills.

export const EC2_PRICING = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
export const NAT_PRICING = 'https://aws.amazon.com/vpc/pricing/'
export const PRIVATELINK_PRICING = 'https://aws.amazon.com/privatelink/pricing/'
export const TRANSIT_PRICING = 'https://aws.amazon.com/transit-gateway/pricing/'
export const FIREWALL_PRICING = 'https://aws.amazon.com/network-firewall/pricing/'
export const LATTICE_PRICING = 'https://aws.amazon.com/vpc/lattice/pricing/'
export const ELB_FAQ = 'https://aws.amazon.com/elasticloadbalancing/faqs/'
export const NETWORK_FAQ = 'https://aws.amazon.com/about-aws/global-infrastructure/global_network/faqs/'
export const ELASTICACHE_PRICING = 'https://aws.amazon.com/elasticache/pricing/'
export const GATEWAY_ENDPOINTS = 'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'
export const MSK_PRICING = 'https://aws.amazon.com/msk/pricing/'
export const VPN_PRICING = 'https://aws.amazon.com/vpn/pricing/'
export const LOCAL_ZONES = 'https://aws.amazon.com/ec2/pricing/on-demand/#Data_Transfer'
export const SHARED_VPC = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html'
export const ON_HOST = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html'
export const NOWHERE = 'not documented'

/** Pages that a price rests on, for the documentation. */
export const PAGES: readonly string[] = [
  ...[EC2_PRICING, NAT_PRICING, PRIVATELINK_PRICING, TRANSIT_PRICING, FIREWALL_PRICING, LATTICE_PRICING, ELB_FAQ],
  ...[NETWORK_FAQ, ELASTICACHE_PRICING, GATEWAY_ENDPOINTS, MSK_PRICING, VPN_PRICING, SHARED_VPC, ON_HOST],
]
