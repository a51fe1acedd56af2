import { withoutNat64 } from '../network/address.ts'
import { prefixTable } from './prefix-table.ts'

/** What a provider's own list says of an address. */
export interface ProviderRange {
  readonly provider: string
  /** In a range that hosts others, the owner is whoever rents there. */
  readonly kind: 'own' | 'hosts others'
}

interface PublishedList extends ProviderRange {
  /** Where the provider publishes it. */
  readonly source: string
  /** Day of the copy, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly cidrs: string
}

/** Lists that large providers publish. Those that change by the week are left out. */
export const PROVIDER_LISTS: readonly PublishedList[] = [
  {
    provider: 'Cloudflare',
    kind: 'hosts others',
    source: 'https://www.cloudflare.com/ips/',
    asOf: '2026-02-11',
    cidrs:
      '173.245.48.0/20 103.21.244.0/22 103.22.200.0/22 103.31.4.0/22 141.101.64.0/18 108.162.192.0/18 190.93.240.0/20 188.114.96.0/20 197.234.240.0/22 198.41.128.0/17 162.158.0.0/15 104.16.0.0/13 104.24.0.0/14 172.64.0.0/13 131.0.72.0/22 2400:cb00::/32 2606:4700::/32 2803:f800::/32 2405:b500::/32 2405:8100::/32 2a06:98c0::/29 2c0f:f248::/32',
  },
  {
    provider: 'Fastly',
    kind: 'hosts others',
    source: 'https://api.fastly.com/public-ip-list',
    asOf: '2026-10-14',
    cidrs:
      '23.235.32.0/20 43.249.72.0/22 103.244.50.0/24 103.245.222.0/23 103.245.224.0/24 104.156.80.0/20 140.248.64.0/18 140.248.128.0/17 146.75.0.0/17 151.101.0.0/16 157.52.64.0/18 167.82.0.0/17 167.82.128.0/20 167.82.160.0/20 167.82.224.0/20 172.111.64.0/18 185.31.16.0/22 199.27.72.0/21 199.232.0.0/16 2a04:4e40::/32 2a04:4e42::/32',
  },
  {
    provider: 'GitHub',
    kind: 'own',
    source: 'https://api.github.com/meta',
    asOf: '2026-01-17',
    cidrs: '192.30.252.0/22 140.82.112.0/20 143.55.64.0/20 2a0a:a440::/29',
  },
  {
    provider: 'GitHub Pages',
    kind: 'hosts others',
    source: 'https://api.github.com/meta',
    asOf: '2026-01-17',
    cidrs: '185.199.108.0/22 2606:50c0::/32',
  },
  {
    // Blocks with nothing of cloud.json in them, but for 216.239.32.0/19, behind which customers' domains lie.
    // Stored copy: berthubert/googerteller, goog.json.
    provider: 'Google',
    kind: 'own',
    source: 'https://www.gstatic.com/ipranges/goog.json',
    asOf: '2024-04-25',
    cidrs:
      '8.8.4.0/24 8.8.8.0/24 64.233.160.0/19 66.102.0.0/20 66.249.64.0/19 72.14.192.0/18 74.125.0.0/16 108.177.0.0/17 142.250.0.0/15 172.217.0.0/16 172.253.0.0/16 173.194.0.0/16 192.178.0.0/15 209.85.128.0/17 216.58.192.0/19 2001:4860::/32 2404:6800::/32 2607:f8b0::/32 2800:3f0::/32 2a00:1450::/32 2c0f:fb50::/32',
  },
  {
    // Blocks in which cloud.json has customers' addresses: whole, as their parts change by the week. Same copy.
    provider: 'Google Cloud',
    kind: 'hosts others',
    source: 'https://www.gstatic.com/ipranges/goog.json',
    asOf: '2024-04-25',
    cidrs:
      '8.34.208.0/20 8.35.192.0/20 23.236.48.0/20 23.251.128.0/19 34.0.0.0/15 34.2.0.0/16 34.3.32.0/19 34.3.64.0/18 34.4.0.0/14 34.8.0.0/13 34.16.0.0/12 34.32.0.0/11 34.64.0.0/10 34.128.0.0/10 35.184.0.0/13 35.192.0.0/14 35.196.0.0/15 35.198.0.0/16 35.199.0.0/17 35.199.128.0/18 35.200.0.0/13 35.208.0.0/12 35.224.0.0/12 35.240.0.0/13 104.154.0.0/15 104.196.0.0/14 107.167.160.0/19 107.178.192.0/18 108.59.80.0/20 130.211.0.0/16 146.148.0.0/17 162.216.148.0/22 162.222.176.0/21 173.255.112.0/20 192.158.28.0/22 199.192.112.0/22 199.223.232.0/21 2600:1900::/28',
  },
]

let table: ReturnType<typeof prefixTable<ProviderRange>> | undefined

/** The provider in whose published range an address lies. */
export function providerRange(ip: string): ProviderRange | undefined {
  table ??= prefixTable(
    PROVIDER_LISTS.flatMap(({ provider, kind, cidrs }) =>
      cidrs.split(' ').map((cidr) => [cidr, { provider, kind }] as const),
    ),
    () => false,
  )
  return table.find(withoutNat64(ip))
}
