import { promises as dns } from 'node:dns'
import type ipaddr from 'ipaddr.js'
import { InvalidInput } from '../../domain/errors.ts'

export interface Patience {
  /** Of the whole question. */
  readonly timeoutMilliseconds: number
}

/** What a look-up gave: `none` is an answer too, `problem` is not. */
export type LookedUp<Value> = { readonly found: Value } | { readonly none: true } | { readonly problem: string }

const NONE = new Set(['ENOTFOUND', 'ENODATA'])

const PROBLEMS: Readonly<Record<string, string>> = {
  ETIMEOUT: 'no answer in time',
  ECANCELLED: 'no answer in time',
  ESERVFAIL: 'the DNS server failed',
  EREFUSED: 'the DNS server refused',
  ECONNREFUSED: 'no DNS server could be reached',
}

/**
 * Asks DNS: the servers of `DNS_SERVERS` (comma-separated, as `dns.setServers` takes them), or the system's. Throws
 * InvalidInput where that variable is no list of addresses.
 */
export async function lookedUp<Value>(
  ask: (resolver: dns.Resolver) => Promise<Value>,
  { timeoutMilliseconds }: Patience,
): Promise<LookedUp<Value>> {
  const resolver = new dns.Resolver({ timeout: timeoutMilliseconds, tries: 1 })
  const servers = process.env.DNS_SERVERS
  if (servers) setServers(resolver, servers)
  // With several servers each may take its time; the question has one.
  const timer = setTimeout(() => resolver.cancel(), timeoutMilliseconds)
  try {
    return { found: await ask(resolver) }
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return NONE.has(code) ? { none: true } : { problem: PROBLEMS[code] ?? 'the DNS server gave no answer' }
  } finally {
    clearTimeout(timer)
  }
}

/** An address as names in DNS hold it: its bytes, or of IPv6 its hexadecimal digits, last one first. */
export function reversed(ip: ipaddr.IPv4 | ipaddr.IPv6): string {
  const bytes = ip.toByteArray()
  const parts =
    ip.kind() === 'ipv4'
      ? bytes.map(String)
      : bytes.flatMap((byte) => [byte >> 4, byte & 15].map((digit) => digit.toString(16)))
  return parts.toReversed().join('.')
}

function setServers(resolver: dns.Resolver, servers: string): void {
  try {
    resolver.setServers(servers.split(',').map((server) => server.trim()))
  } catch (error) {
    throw new InvalidInput(
      `environment variable DNS_SERVERS is "${servers}"; expected addresses separated by commas, such as "10.0.0.2,10.0.0.3:5353"`,
      { cause: error },
    )
  }
}
