import { test } from 'vitest'
import { call, INTERNET, pod, row, S3 } from './day.ts'
import { aMonth, type Case, DOCS, ENDPOINT_HOURS, expectRight, NAT_HOURS, outBy } from './expected.ts'
import { byNat, OTHER, ZONES } from './network.ts'

// Networks in which advice that is read off one hop does harm. $0.045 a gigabyte of a NAT gateway, $0.01 out of a zone and into
// another, $0.02 of a transit gateway, $0.01 of an interface endpoint; an hour of a NAT gateway with its address $0.05, of an endpoint $0.01.

const PARTNER = '140.82.112.3'
const SERVICE = '52.94.225.9'
/** An AWS service by its name, through the NAT gateway of the caller's zone: 100 GB pay $4.50. */
const calling = (name: string, port: number): Pick<Case, 'network' | 'rows' | 'names' | 'ways' | 'usd'> => ({
  network: byNat(1),
  rows: [row(pod(1), SERVICE, 100, { targetPort: port })],
  names: { [SERVICE]: name },
  ways: [outBy(1)],
  usd: 4.5,
})
/** $4.50 less $1.00 through the endpoint, and its hours in one zone. */
const BY_ENDPOINT = aMonth(4.5 - 1) - ENDPOINT_HOURS
const ENDPOINT = 'interface-endpoint/vpc-1/com.amazonaws.us-east-1'

/** 200 GB to one partner by the NAT gateway of zone 1, for which $4.00 cross; GitHub is who that is. */
const toPartner = (tables: Case['network']['tables'], more: Partial<Case['network']> = {}): Omit<Case, 'page'> => ({
  network: { tables, nats: { 'nat-1': 'p1' }, ...more },
  rows: [row(pod(2), PARTNER, 200)],
  ways: [outBy(1)],
  usd: 200 * (0.045 + 0.02),
  atMost: 18,
  advised: {
    'nat-per-zone/vpc-1/use1-az2': aMonth(4) - NAT_HOURS,
    'send-less/vpc-1/GitHub': [aMonth(9), 'at_most'],
  },
})

const CASES: Readonly<Record<string, Case>> = {
  'one partner by a NAT gateway, all else over a transit gateway: its route alone moves, and comes back': {
    page: `${DOCS}/network-firewall/latest/developerguide/vpc-config-route-tables.html`,
    ...toPartner({ s2: { '0.0.0.0/0': 'tgw-1', '140.82.112.0/20': 'nat-1' } }),
    says: [/140\.82\.112\.0\/20/, /--nat-gateway-id '?nat-1'?/],
    never: [/--destination-cidr-block '?0\.0\.0\.0\/0/, /--nat-gateway-id '?tgw-1/],
  },
  'one partner by a NAT gateway, all else by a firewall': {
    page: `${DOCS}/network-firewall/latest/developerguide/vpc-config-route-tables.html`,
    ...toPartner(
      { s2: { '0.0.0.0/0': 'vpce-fw', '140.82.112.0/20': 'nat-1' }, fw2: { '0.0.0.0/0': 'igw-1' } },
      {
        subnets: { fw2: 'vpc-1 2 10.0.202.0/28' },
        endpoints: { 'vpce-fw': { type: 'GatewayLoadBalancer', subnetIds: ['fw2'] } },
      },
    ),
    says: [/140\.82\.112\.0\/20/],
    never: [/--destination-cidr-block '?0\.0\.0\.0\/0/, /--nat-gateway-id '?vpce/],
  },
  'the internet in two halves: the half that carries it moves': {
    page: `${DOCS}/vpc/latest/userguide/RouteTables.html`,
    ...toPartner({ s2: { '0.0.0.0/1': 'tgw-1', '128.0.0.0/1': 'nat-1' } }),
    says: [/128\.0\.0\.0\/1/],
    never: [/--destination-cidr-block '?0\.0\.0\.0\//],
  },
  'a public API of API Gateway: an endpoint would answer 403': {
    page: 'https://repost.aws/knowledge-center/api-gateway-vpc-connections',
    ...calling('abcd1234.execute-api.us-east-1.amazonaws.com', 443),
    advised: {},
  },
  'Keyspaces on its own port': {
    page: `${DOCS}/keyspaces/latest/devguide/vpc-endpoints.html`,
    ...calling('cassandra.us-east-1.amazonaws.com', 9142),
    advised: { [`${ENDPOINT}.cassandra`]: BY_ENDPOINT },
    says: [/"FromPort":9142,"ToPort":9142/, /--private-dns-enabled/],
    never: [/"FromPort":443/],
  },
  'mail by SMTP': {
    page: `${DOCS}/ses/latest/dg/send-email-set-up-vpc-endpoints.html`,
    ...calling('email-smtp.us-east-1.amazonaws.com', 465),
    advised: { [`${ENDPOINT}.email-smtp`]: BY_ENDPOINT },
    says: [/"FromPort":465,"ToPort":465/, /"FromPort":587,"ToPort":587/],
    never: [/"FromPort":443/],
  },
  'IoT Core’s data, whose names AWS leads nowhere': {
    page: `${DOCS}/iot/latest/developerguide/IoTCore-VPC.html`,
    ...calling('a1b2c3-ats.iot.us-east-1.amazonaws.com', 8883),
    advised: { [`${ENDPOINT}.iot.data`]: [BY_ENDPOINT, 'at_most'] },
    says: [/com\.amazonaws\.us-east-1\.iot\.data/, /private hosted zone/, /--no-private-dns-enabled/],
    never: [/us-east-1\.iot\.api/, / --private-dns-enabled/],
  },
  'S3 Express One Zone, which has a gateway endpoint for nothing': {
    page: `${DOCS}/AmazonS3/latest/userguide/s3-express-networking.html`,
    ...calling('s3express-use1-az4.us-east-1.amazonaws.com', 443),
    advised: { 'gateway-endpoint/vpc-1/com.amazonaws.us-east-1.s3express': aMonth(4.5) },
    says: [/--vpc-endpoint-type Gateway/],
  },
  'the API of EKS, whose private DNS would take the tokens’ verification with it': {
    page: `${DOCS}/eks/latest/userguide/vpc-interface-endpoints.html`,
    ...calling('eks.us-east-1.amazonaws.com', 443),
    advised: { [`${ENDPOINT}.eks`]: [BY_ENDPOINT, 'at_most'] },
    says: [/oidc\.eks/, /--no-private-dns-enabled/],
    never: [/ --private-dns-enabled/],
  },
  'the API of EKS beside the endpoint that verifies tokens: its names may lead to it': {
    page: `${DOCS}/eks/latest/userguide/vpc-interface-endpoints.html`,
    ...calling('eks.us-east-1.amazonaws.com', 443),
    network: {
      ...byNat(1),
      endpoints: { 'vpce-oidc': { serviceName: 'oidc-eks', subnetIds: ['s1'], privateDnsEnabled: true } },
    },
    advised: { [`${ENDPOINT}.eks`]: BY_ENDPOINT },
    says: [/ --private-dns-enabled/],
  },
  'the API that manages CodeArtifact, below whose name its packages are': {
    page: `${DOCS}/codeartifact/latest/ug/create-vpc-endpoints.html`,
    ...calling('codeartifact.us-east-1.amazonaws.com', 443),
    advised: { [`${ENDPOINT}.codeartifact.api`]: [BY_ENDPOINT, 'at_most'] },
    says: [/also capture the names of codeartifact\.repositories/, /--no-private-dns-enabled/],
    never: [/ --private-dns-enabled/],
  },
  'the API that manages API Gateway: calls of APIs are others': {
    page: `${DOCS}/vpc/latest/privatelink/aws-services-privatelink-support.html`,
    ...calling('apigateway.us-east-1.amazonaws.com', 443),
    advised: { [`${ENDPOINT}.apigateway`]: BY_ENDPOINT },
    says: [/calls of the APIs themselves need an endpoint for execute-api/],
  },
  'KMS by its FIPS name, which an endpoint for KMS does not have': {
    page: `${DOCS}/kms/latest/developerguide/vpce-create-endpoint.html`,
    ...calling('kms-fips.us-east-1.amazonaws.com', 443),
    advised: {},
  },
  'SQS through NAT64: the endpoint’s IPv4 address would be reached through it as well, and be paid on top': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateway-nat64-dns64.html`,
    network: { tables: { s1: { '64:ff9b::/96': 'nat-1', '::/0': 'eigw-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(1, 'web', { ip: '2600:1f18:0:1::7' }), '64:ff9b::345e:e109', 300)],
    names: { '64:ff9b::345e:e109': 'sqs.us-east-1.amazonaws.com' },
    ways: [outBy(1)],
    usd: 13.5,
    advised: {},
  },
  'EKS Pod Identity’s API': {
    page: `${DOCS}/eks/latest/userguide/vpc-interface-endpoints.html`,
    ...calling('eks-auth.us-east-1.api.aws', 443),
    advised: { [`${ENDPOINT}.eks-auth`]: BY_ENDPOINT },
    says: [/ --private-dns-enabled/],
  },
  'a public API of AppSync': {
    page: `${DOCS}/appsync/latest/devguide/using-private-apis.html`,
    ...calling('abcd1234.appsync-api.us-east-1.amazonaws.com', 443),
    advised: {},
  },
  'DynamoDB Streams, for which AWS makes no private names': {
    page: `${DOCS}/amazondynamodb/latest/developerguide/privatelink-streams.html`,
    ...calling('streams.dynamodb.us-east-1.amazonaws.com', 443),
    advised: { [`${ENDPOINT}.dynamodb-streams`]: [BY_ENDPOINT, 'at_most'] },
    says: [/--no-private-dns-enabled/],
    never: [/ --private-dns-enabled/, /--vpc-endpoint-type Gateway/],
  },
  'a private NAT gateway of another zone to on premises: no public one replaces it': {
    page: `${DOCS}/vpc/latest/userguide/vpc-nat-gateway.html`,
    network: {
      tables: { s1: { '0.0.0.0/0': 'nat-p' }, s2: { '0.0.0.0/0': 'tgw-1' } },
      nats: { 'nat-p': 'private s2' },
    },
    rows: [row(pod(1), '192.168.1.1', 200)],
    ways: [
      'private NAT gateway nat-p (use1-az2) → transit gateway tgw-1 → not known what is behind the transit gateway',
    ],
    usd: 200 * (0.045 + 0.02 + 0.02),
    unknown: [[/network behind it/, 200]],
    advised: {},
  },
  'a multi-region access point of S3: no gateway endpoint carries it': {
    page: `${DOCS}/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html`,
    network: byNat(1),
    rows: [row(pod(1), '3.2.50.9', 500, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 22.5,
    advised: {},
  },
  'a multi-region access point, where the table has the gateway endpoint': {
    page: `${DOCS}/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html`,
    network: {
      ...byNat(1),
      tables: { s1: { '0.0.0.0/0': 'nat-1', 'pl-s3': 'vpce-s3' } },
      lists: { 'pl-s3': ['52.216.0.0/15'] },
      endpoints: { 'vpce-s3': { type: 'Gateway', serviceName: 's3', routeTableIds: ['rtb-s1'] } },
    },
    rows: [row(pod(1), '3.2.50.9', 500, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 22.5,
    advised: {},
    never: [/remove-route-table-ids/],
  },
  'S3’s published block by a static route to a NAT gateway: its list has no longer block, and would take nothing': {
    page: `${DOCS}/vpc/latest/userguide/route-tables-priority.html`,
    network: { tables: { s1: { '0.0.0.0/0': 'tgw-1', '52.216.0.0/15': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 22.5,
    advised: {},
  },
  'one block of S3’s by a static route, and all else of it by default: only that moves': {
    page: `${DOCS}/vpc/latest/userguide/route-tables-priority.html`,
    network: { tables: { s1: { '0.0.0.0/0': 'nat-1', '52.217.0.0/16': 'nat-1' } }, nats: { 'nat-1': 'p1' } },
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' }), row(pod(1), '52.217.9.9', 100, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 27,
    advised: { 'gateway-endpoint/vpc-1/com.amazonaws.us-east-1.s3': aMonth(22.5) },
  },
  'the list of S3’s gateway endpoint is known, and no block of it is longer than the route': {
    page: `${DOCS}/vpc/latest/userguide/route-tables-priority.html`,
    network: {
      tables: { s1: { '0.0.0.0/0': 'nat-1', '52.216.0.0/15': 'nat-1' }, s2: { 'pl-s3': 'vpce-s3' } },
      nats: { 'nat-1': 'p1' },
      lists: { 'pl-s3': ['52.216.0.0/15'] },
      endpoints: { 'vpce-s3': { type: 'Gateway', serviceName: 's3', routeTableIds: ['rtb-s2'] } },
    },
    rows: [row(pod(1), S3, 500, { category: 'AMAZON_S3' })],
    ways: [outBy(1)],
    usd: 22.5,
    advised: {},
  },
  'the NAT gateway that the zone has: its public address is another one': {
    page: `${DOCS}/vpc/latest/userguide/nat-gateway-basics.html`,
    network: { tables: { s2: { '0.0.0.0/0': 'nat-1' } }, nats: { 'nat-1': 'p1', 'nat-2': 'p2' } },
    rows: [row(pod(2), INTERNET, 100)],
    ways: [outBy(1)],
    usd: 6.5,
    atMost: 9,
    advised: { 'nat-per-zone/vpc-1/use1-az2': aMonth(2) },
    says: [/Calls then come from the public address of another gateway/],
  },
  'a Service that may have the topology annotation: what goes before the change is asked first': {
    page: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution',
    network: { tables: { s1: {}, s2: {} } },
    rows: [
      ...call(pod(1), pod(2, 'api', { ip: '10.0.2.20', service: 'api' }), 150),
      ...call(pod(2), pod(1, 'api', { ip: '10.0.1.20', service: 'api' }), 150),
    ],
    ways: ['a private address in vpc-1'],
    usd: 6,
    advised: { 'same-zone-routing/prod/shop/api': aMonth(6) },
    says: [/topology-mode/, /internalTrafficPolicy/, /kubectl get service/],
  },
  'a service that is not in every zone: its endpoint stands where it is, and crossing to it is free': {
    page: `${DOCS}/vpc/latest/privatelink/create-interface-endpoint.html`,
    network: {
      ...byNat(1, 2, 3),
      services: [
        {
          ...{ serviceName: 'com.amazonaws.us-east-1.sqs', type: 'Interface', privateDnsNames: ['sqs'] },
          zoneIds: ZONES.slice(0, 2),
        },
      ],
    },
    rows: ([1, 2, 3] as const).map((zone) => row(pod(zone), SERVICE, 100)),
    names: { [SERVICE]: 'sqs.us-east-1.amazonaws.com' },
    ways: [outBy(1), outBy(2), outBy(3)],
    usd: 13.5,
    advised: { [`${ENDPOINT}.sqs`]: aMonth(13.5 - 3) - 2 * ENDPOINT_HOURS },
    says: [/not offered in use1-az3/, /--subnet-ids '?s1'? '?s2'?/],
    never: [/--subnet-ids .*s3/],
  },
  'a pod of a shared VPC: what its owner’s gateway takes is no saving of whoever shares it': {
    page: `${DOCS}/vpc/latest/userguide/vpc-share-limitations.html`,
    network: {
      vpcs: { 'vpc-9': { cidrs: ['10.60.0.0/16'], owner: OTHER } },
      subnets: { w1: 'vpc-9 1 10.60.1.0/24' },
      tables: { w1: { '0.0.0.0/0': 'nat-owner' } },
    },
    rows: [row(pod(1, 'web', { ip: '10.60.1.7', subnetId: 'w1', vpcId: 'vpc-9' }), S3, 100, { category: 'AMAZON_S3' })],
    ways: ['NAT gateway nat-owner → not known what is behind the NAT gateway'],
    usd: 0,
    unknown: [[/account that shares the VPC/, 100]],
    advised: {},
  },
  'a NAT instance of one’s own in a shared VPC: the endpoint is the owner’s to make': {
    page: `${DOCS}/vpc/latest/userguide/vpc-share-limitations.html`,
    network: {
      vpcs: { 'vpc-9': { cidrs: ['10.60.0.0/16'], owner: OTHER } },
      subnets: { w1: 'vpc-9 1 10.60.1.0/24', w2: 'vpc-9 2 10.60.2.0/24' },
      tables: { w1: { '0.0.0.0/0': 'eni-nat' }, w2: { '0.0.0.0/0': 'igw-9' } },
      interfaces: { 'eni-nat': { at: 'w2', ip: '10.60.2.5', instanceId: 'i-nat', sourceDestCheck: false } },
    },
    rows: [row(pod(1, 'web', { ip: '10.60.1.7', subnetId: 'w1', vpcId: 'vpc-9' }), S3, 100, { category: 'AMAZON_S3' })],
    ways: ['forwarding instance eni-nat (use1-az2) → internet gateway igw-9 → a public address'],
    usd: 2,
    advised: { 'gateway-endpoint/vpc-9/com.amazonaws.us-east-1.s3': aMonth(2) },
    says: [/belongs to account 444455556666: only the owner can make this change/],
    never: [/aws ec2/],
  },
  'a VPC of seventy subnets: its blocks are in the security group': {
    page: `${DOCS}/vpc/latest/userguide/amazon-vpc-limits.html`,
    ...calling('sqs.us-east-1.amazonaws.com', 443),
    network: {
      ...byNat(1),
      subnets: Object.fromEntries(
        Array.from({ length: 70 }, (_, index) => [`more-${index}`, `vpc-1 1 10.0.${130 + index}.0/28`]),
      ),
    },
    advised: { [`${ENDPOINT}.sqs`]: BY_ENDPOINT },
    says: [/10\.0\.0\.0\/16/],
    never: [/10\.0\.13\d\.0\/28/],
  },
}

test.each(Object.entries(CASES))('%s', async (_, one) => {
  await expectRight(one)
})
