import { remembered } from '../remembered.ts'
import { addressBytes, isPublic, parsePrefix, withoutNat64 } from './address.ts'
import { linkLocal } from './link-local.ts'
import type { Topology } from './topology.ts'

/**
 * Tells addresses apart as far as a network can: those of one kind lie in the same of all its blocks, and none is written in it. Whatever a
 * topology holds is looked through for blocks and addresses, so a part that it has one day is heeded without a word here. `services`:
 * blocks that Services may have addresses of, beside its own.
 */
export function addressKinds({ topology, services }: { topology: Topology; services: readonly string[] }) {
  let parts: readonly Part[] | undefined
  const placeOf = (ip: string) => {
    const address = addressBytes(ip)
    parts ??= [...Object.values(topology), services].flatMap(partsWithAddresses)
    if (!address || parts.some(({ written }) => written.has(ip))) return ip
    const text = sortable(address)
    return parts.map(({ bounds }) => placeIn(bounds, text)).join()
  }
  return remembered((ip: string): string => {
    const place = placeOf(ip)
    if (place === ip) return ip
    const host = withoutNat64(ip)
    const through = host === ip ? '' : ` through NAT64 to ${placeOf(host)}`
    // IPv4 that is written as IPv6 is the same address, and another text.
    return `${place} ${ip.includes(':')} ${isPublic(ip)} ${linkLocal(ip)}${through}`
  })
}

/** What a part of a topology tells addresses apart by. */
interface Part {
  readonly written: ReadonlySet<string>
  /** Where its blocks begin and end, in order. */
  readonly bounds: readonly string[]
}

/** A change on paper leaves most parts as they are: each is looked through once, when a first address asks. */
const seen = new WeakMap<object, Part>()

function partsWithAddresses(part: unknown): Part[] {
  if (typeof part !== 'object' || part === null) return []
  const known = partOf(part)
  return known.written.size === 0 ? [] : [known]
}

function partOf(part: object): Part {
  const found = seen.get(part)
  if (found) return found
  const written = new Set<string>()
  const bounds = new Set<string>()
  for (const text of textsIn(part)) {
    if (!LIKE_AN_ADDRESS.test(text)) continue
    written.add(text)
    const block = parsePrefix(text)
    const address = addressBytes(text)
    if (block) for (const bound of boundsOf(block.bytes, block.length)) bounds.add(bound)
    if (address) for (const bound of boundsOf(address, address.length * 8)) bounds.add(bound)
  }
  const known = { written, bounds: [...bounds].toSorted((a, b) => (a < b ? -1 : 1)) }
  seen.set(part, known)
  return known
}

const LIKE_AN_ADDRESS = /^[\da-f]*[.:][\da-f.:]*(\/\d+)?$/i

/** Every text of a value, however deep. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) yield* textsIn(one)
}

/** Bytes as a text that sorts as they do, those of IPv4 first. */
const sortable = (bytes: readonly number[]) => String.fromCharCode(bytes.length, ...bytes)

/** The first address of a block, and the first one behind it, where there is any. */
function boundsOf(bytes: readonly number[], length: number): string[] {
  const kept = (index: number) => (0xff << (8 - Math.min(8, Math.max(0, length - index * 8)))) & 0xff
  const first = bytes.map((byte, index) => byte & kept(index))
  const next = [...first]
  // One more at the block's last bit that counts, carried up.
  for (let index = (length - 1) >> 3, more = 1 << (7 - ((length - 1) & 7)); index >= 0 && more > 0; index--) {
    const sum = (next[index] as number) + more
    next[index] = sum & 0xff
    more = sum >> 8
    if (index === 0 && more > 0) return [sortable(first)]
  }
  return length === 0 ? [sortable(first)] : [sortable(first), sortable(next)]
}

/** How many of the bounds are not beyond an address. */
function placeIn(bounds: readonly string[], text: string): number {
  let [low, high] = [0, bounds.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((bounds[middle] as string) <= text) low = middle + 1
    else high = middle
  }
  return low
}
