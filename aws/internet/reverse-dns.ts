import ipaddr from 'ipaddr.js'
import { hostNames } from '../../domain/identities/host-name.ts'
import { withoutNat64 } from '../../domain/network/address.ts'
import { lookedUp, type Patience, reversed } from './resolver.ts'

/** Names of an address that are looked up again, to see whether they lead back to it. */
const NAMES_CONFIRMED = 5

export interface ConfirmedNames {
  /** Names whose own look-up gives the address; whoever has the address can write any other. */
  readonly names: string[]
  /** Why nobody could say; null where the answer is that there is none. */
  readonly problem: string | null
}

/** The names of an address by reverse DNS, each confirmed by its own look-up. */
export async function confirmedNames(text: string, patience: Patience): Promise<ConfirmedNames> {
  const ip = ipaddr.process(withoutNat64(text))
  // The resolver's own reverse() reads the hosts file too, and takes a server that fails for an address without names.
  const pointers = await lookedUp((resolver) => resolver.resolvePtr(pointerName(ip)), patience)
  if ('problem' in pointers) return { names: [], problem: pointers.problem }
  if ('none' in pointers) return { names: [], problem: null }
  const candidates = hostNames(pointers.found)
    .filter((name) => !name.startsWith('*.'))
    .slice(0, NAMES_CONFIRMED)
  const forward = await Promise.all(
    candidates.map(async (name) => ({
      name,
      answer: await lookedUp(
        (resolver) => (ip.kind() === 'ipv4' ? resolver.resolve4(name) : resolver.resolve6(name)),
        patience,
      ),
    })),
  )
  const names = forward.flatMap(({ name, answer }) =>
    'found' in answer && answer.found.some((found) => isSame(found, ip)) ? [name] : [],
  )
  const failed = forward.find(({ answer }) => 'problem' in answer)?.answer
  return { names, problem: names.length === 0 && failed && 'problem' in failed ? failed.problem : null }
}

function pointerName(ip: ipaddr.IPv4 | ipaddr.IPv6): string {
  return ip.kind() === 'ipv4' ? `${reversed(ip)}.in-addr.arpa` : `${reversed(ip)}.ip6.arpa`
}

const isSame = (text: string, ip: ipaddr.IPv4 | ipaddr.IPv6) =>
  ipaddr.isValid(text) && ipaddr.process(text).toString() === ip.toString()
