import ipaddr from 'ipaddr.js'
import { contains, type Prefix, parsePrefix, withoutNat64 } from '../network/address.ts'

/**
 * Blocks that are no place of somebody on the internet.
 * Source: https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const REFUSED: readonly (readonly [cidr: string, what: string])[] = [
  ['169.254.169.254/32', 'metadata'],
  ['169.254.170.2/32', 'metadata'],
  ['169.254.170.23/32', 'metadata'],
  ['0.0.0.0/32', 'unspecified'],
  ['0.0.0.0/8', 'this network'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'shared'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'protocol assignments'],
  ['192.0.2.0/24', 'documentation'],
  ['192.31.196.0/24', 'AS112'],
  ['192.52.193.0/24', 'relay'],
  ['192.88.99.0/24', '6to4'],
  ['192.168.0.0/16', 'private'],
  ['192.175.48.0/24', 'AS112'],
  ['198.18.0.0/15', 'benchmarking'],
  ['198.51.100.0/24', 'documentation'],
  ['203.0.113.0/24', 'documentation'],
  ['224.0.0.0/4', 'multicast'],
  ['255.255.255.255/32', 'broadcast'],
  ['240.0.0.0/4', 'reserved'],
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['fd00:ec2::/32', 'metadata'],
  ['fc00::/7', 'unique local'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'site-local'],
  ['ff00::/8', 'multicast'],
  ['64:ff9b:1::/48', 'local translation'],
  ['100::/64', 'discard only'],
  ['2001:db8::/32', 'documentation'],
  ['2001::/32', 'Teredo'],
  ['2001::/23', 'protocol assignments'],
  ['2002::/16', '6to4'],
  ['2620:4f:8000::/48', 'AS112'],
  ['3fff::/20', 'documentation'],
]

const blocks = REFUSED.map(([cidr, what]) => ({ what, prefix: parsePrefix(cidr) as Prefix }))

/** All that IANA has given out as global unicast. */
const GLOBAL_UNICAST = parsePrefix('2000::/3') as Prefix

const OCTET = '(?:0|[1-9]\\d{0,2})'
const DOTTED = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)

/**
 * Why an address is not to be asked about, in a word or two: the class of special address that it is. Null for a public
 * unicast one. IPv4 within IPv6 (mapped, or as NAT64 writes it) is judged as IPv4; any other text is `no address`.
 */
export function refusedClass(text: string): string | null {
  const bytes = strictBytes(withoutNat64(text))
  if (!bytes) return 'no address'
  const found = blocks.find(({ prefix }) => contains(prefix, bytes))
  if (found) return found.what
  return bytes.length === 16 && !contains(GLOBAL_UNICAST, bytes) ? 'reserved' : null
}

/** Only the plain forms: other readers take `0177.0.0.1` or `127.1` for addresses, each for another one. */
function strictBytes(text: string): readonly number[] | undefined {
  if (!text.includes(':'))
    return DOTTED.test(text) && ipaddr.IPv4.isValid(text) ? ipaddr.IPv4.parse(text).toByteArray() : undefined
  const dotted = /[^:]*\.[^:]*$/.exec(text)
  if (text.includes('%') || (dotted && !DOTTED.test(dotted[0])) || !ipaddr.IPv6.isValid(text)) return undefined
  const address = ipaddr.process(text)
  return address.toByteArray()
}
