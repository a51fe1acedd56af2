import ipaddr from 'ipaddr.js'
import type { Topology } from './topology.ts'

/**
 * The blocks of a VPC: its own where EC2 told them, else those of its subnets, joined where two are the halves of one.
 * Sorted, IPv4 first.
 */
export function vpcBlocks(vpcId: string, { vpcs, subnets }: Topology): string[] {
  const told = vpcs?.find(({ id }) => id === vpcId)?.cidrs
  if (told && told.length > 0) return joined(told)
  return joined(subnets.filter((subnet) => subnet.vpcId === vpcId).flatMap(({ cidrs }) => cidrs))
}

/** The fewest blocks that hold the same addresses. */
export function joined(cidrs: readonly string[]): string[] {
  const families = Map.groupBy(
    cidrs.filter((cidr) => ipaddr.isValidCIDR(cidr)).map((cidr) => blockOf(cidr)),
    ({ bits }) => bits,
  )
  return [...families]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([bits, blocks]) => {
      const sorted = blocks.toSorted((a, b) => (a.start === b.start ? a.length - b.length : a.start < b.start ? -1 : 1))
      const kept: Block[] = []
      for (const block of sorted) {
        const last = kept.at(-1)
        if (last && block.start < last.start + sizeOf(last)) continue
        kept.push(block)
        joinLast(kept)
      }
      return kept.map((block) => `${addressOf(block.start, bits)}/${block.length}`)
    })
}

interface Block {
  /** The first address, as a number. */
  readonly start: bigint
  readonly length: number
  /** 32 or 128. */
  readonly bits: number
}

const sizeOf = ({ length, bits }: Block) => 1n << BigInt(bits - length)

/** Two halves of a block are that block, and so on up. */
function joinLast(kept: Block[]): void {
  for (;;) {
    const [one, other] = kept.slice(-2)
    if (!one || !other || one.length !== other.length) return
    if (one.start + sizeOf(one) !== other.start || one.start % (sizeOf(one) * 2n) !== 0n) return
    kept.splice(-2, 2, { ...one, length: one.length - 1 })
  }
}

function blockOf(cidr: string): Block {
  const [address, length] = ipaddr.parseCIDR(cidr)
  const bytes = address.toByteArray()
  const bits = bytes.length * 8
  const value = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const size = 1n << BigInt(bits - length)
  return { start: value - (value % size), length, bits }
}

function addressOf(start: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, index) => Number((start >> BigInt(bits - 8 * (index + 1))) & 255n))
  return ipaddr.fromByteArray(bytes).toString()
}
