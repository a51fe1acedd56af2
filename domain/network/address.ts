import ipaddr from 'ipaddr.js'
import { remembered } from '../remembered.ts'

/** An address or prefix as bits: 4 bytes for IPv4 (also where written as IPv4-mapped IPv6), 16 for IPv6. */
export interface Prefix {
  readonly bytes: readonly number[]
  /** Leading bits that count. */
  readonly length: number
}

/** The bytes of an address, or undefined where the text is none. */
export const addressBytes = remembered((text: string): readonly number[] | undefined =>
  ipaddr.isValid(text) ? ipaddr.process(text).toByteArray() : undefined,
)

/** Also where it is written as IPv4-mapped IPv6. */
export const isIpv4 = (text: string | null): text is string => text !== null && addressBytes(text)?.length === 4

/** A CIDR block, or undefined where the text is none. */
export const parsePrefix = remembered((cidr: string): Prefix | undefined => {
  if (!ipaddr.isValidCIDR(cidr)) return undefined
  const [address, length] = ipaddr.parseCIDR(cidr)
  return { bytes: address.toByteArray(), length }
})

export function contains(prefix: Prefix, address: readonly number[]): boolean {
  if (prefix.bytes.length !== address.length) return false
  const whole = prefix.length >> 3
  for (let index = 0; index < whole; index++) if (prefix.bytes[index] !== address[index]) return false
  const rest = prefix.length & 7
  if (rest === 0) return true
  const mask = (0xff << (8 - rest)) & 0xff
  return ((prefix.bytes[whole] ?? 0) & mask) === ((address[whole] ?? 0) & mask)
}

/**
 * The IPv4 host that an address of NAT64's well-known prefix stands for; any other text as it is.
 * Source: RFC 6052; https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
 */
export function withoutNat64(text: string): string {
  if (!text.includes(':') || !ipaddr.IPv6.isValid(text)) return text
  const address = ipaddr.IPv6.parse(text)
  return address.match(NAT64, 96) ? address.toByteArray().slice(12).join('.') : text
}

const NAT64 = ipaddr.IPv6.parse('64:ff9b::')

/** Whether an address is a public unicast one, also where NAT64 wrote it: nothing private, shared, link-local, loopback, multicast or reserved. */
export const isPublic = remembered((text: string): boolean => {
  const host = withoutNat64(text)
  return ipaddr.isValid(host) && ipaddr.process(host).range() === 'unicast'
})

/** An address of a block that AWS can give to an interface: neither one of the first four nor the last. Undefined where the text is no block. */
export function addressIn(cidr: string): string | undefined {
  const prefix = parsePrefix(cidr)
  if (!prefix) return undefined
  const { bytes, length } = prefix
  const all = bytes.map((byte, index) => {
    const host = 0xff >> Math.min(8, Math.max(0, length - index * 8))
    return (byte & ~host) | (index * 8 + 8 > length ? host : 0)
  })
  // All ones is the last: the one before it.
  return ipaddr.fromByteArray(all.map((byte, index) => (index === all.length - 1 ? byte & ~1 : byte))).toString()
}
