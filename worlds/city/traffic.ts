import type { Connection, WorldEnd } from '../../local/cloud/world.ts'
import { BYTES, type Stream } from './bill.ts'
import { A, B, onNode, pod, REGION, unheard } from './places.ts'

// The town's pods have addresses of 100.64.0.0/10, which its nodes translate for whatever is outside the VPC.
const [NODE_A, NODE_B] = ['10.40.0.10', '10.40.16.10']
const webA = pod('town', A, '100.64.1.10', 'web-6f8d9c7b54-x2kqp')
const webB = pod('town', B, '100.64.65.10', 'web-6f8d9c7b54-m7dzt')
const apiA = pod('town', A, '100.64.1.20', 'api-7d4b8f6c9b-h5vwr', 'api')
const apiB = pod('town', B, '100.64.65.20', 'api-7d4b8f6c9b-q9ncj', 'api')
const nightly = pod('town', B, '100.64.65.30', 'nightly-29412000-8xkvd')

const craneA = pod('harbor', A, '2a05:d018:50:a::10', 'crane-5c6b7d8f9-k4tzn')
const craneB = pod('harbor', B, '2a05:d018:50:b::10', 'crane-5c6b7d8f9-w8hxr')
const quayB = pod('harbor', B, '2a05:d018:50:b::20', 'quay-5f7c6d4b8-v6jls', 'quay')
const pierB = onNode('harbor', B, '10.50.32.10', 'piers')

const smithA = pod('guild', A, '10.60.0.10', 'smith-6b5d4f7c8-r9mbq')
const anvilB = pod('guild', B, '10.60.64.10', 'anvil-5d8c7b6f9-t2gwk', 'anvil')

const balancer = (ip: string) => unheard(onNode('town', B, ip, 'nodes'))
export const NLB_IP = '10.40.16.70'
export const ALB_IP = '10.40.16.80'
/** In the harbor, where no pod is. */
export const DATABASE_IP = '10.50.96.20'

const GITHUB = '140.82.121.4'
const S3 = '52.218.0.10'

function call(stream: Stream, client: WorldEnd, server: WorldEnd, more: Partial<Connection> = {}): Connection {
  // Three hours, from midnight on: 36 times five minutes.
  const bytesPerSlot = (slot: number) => (slot < 36 ? BYTES[stream] : 0)
  return { client, server, port: 443, category: 'UNCLASSIFIED', bytesPerSlot, ...more }
}

export const CONNECTIONS: readonly Connection[] = [
  call('sameZone', webB, apiB, { category: 'INTRA_AZ' }),
  call('crossing', webA, apiB, { category: 'INTER_AZ' }),

  // Out by the hub, and to what is beyond it.
  call('centralEgress', webA, { ip: GITHUB }, { snatIp: NODE_A }),
  call('centralS3', webB, { ip: S3, region: REGION }, { category: 'AMAZON_S3', snatIp: NODE_B }),
  call(
    'spokeToSpoke',
    webA,
    { ip: DATABASE_IP, region: REGION },
    { category: 'INTER_VPC', snatIp: NODE_A, port: 5432 },
  ),
  call('onPremises', webB, { ip: '192.168.4.1' }, { snatIp: NODE_B }),
  call('peered', webA, { ip: '10.90.1.5', azId: B.zoneId, region: REGION }, { category: 'INTER_VPC', snatIp: NODE_A }),
  call('natInstance', nightly, { ip: S3, region: REGION }, { category: 'AMAZON_S3', snatIp: '10.40.80.10' }),

  // By load balancers of zone b. The network one keeps its clients' addresses, so that its target hears of web alone.
  call('networkBalancer', webA, balancer(NLB_IP), { category: 'INTER_AZ' }),
  call('networkBalancer', unheard(webA), apiA, { category: 'INTRA_AZ' }),
  call('applicationBalancer', webA, balancer(ALB_IP), { category: 'INTER_AZ' }),
  call('applicationBalancer', balancer(ALB_IP), apiA, { category: 'INTER_AZ' }),

  // A mesh: to one's own sidecar, and to Services by their addresses, with and without whom the node chose.
  call('sidecar', webA, { ip: '127.0.0.6' }, { port: 15006 }),
  call('translatedService', webA, { ip: '172.20.40.40' }, { dnatIp: '10.40.16.90', port: 9411 }),
  call('service', webA, { ip: '172.20.96.189' }, { port: 15012 }),
  call('lattice', webA, { ip: '169.254.171.33' }),

  call('sixCrossing', craneA, quayB, { category: 'INTER_AZ' }),
  // 140.82.121.4 as a DNS64 resolver writes it.
  call('nat64', craneB, { ip: '64:ff9b::8c52:7904' }),
  call('sixInternet', craneA, { ip: '2606:4700:4400::6812:2345' }),
  call('regionalNat', pierB, { ip: GITHUB }),

  call('leasedCrossing', smithA, anvilB, { category: 'INTER_AZ' }),
  call('leasedNat', smithA, { ip: GITHUB }),
]
