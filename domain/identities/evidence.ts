import type { PublicEnd } from './day-ends.ts'
import { refusedClass } from './probe-target.ts'

/** What was asked about addresses, and when: an object of `identities/`, kept from day to day. */
export interface Evidence {
  readonly schema: 1
  readonly byIp: Readonly<Record<string, AddressEvidence>>
}

/** Each part is absent where it was never asked; `problem` tells why there is no answer. */
export interface AddressEvidence {
  readonly reverseDns?: Learned & {
    /** PTR names whose own look-up leads back to the address. */
    readonly names: readonly string[]
  }
  readonly certificate?: Learned & {
    readonly port: number
    readonly names: readonly string[]
    /** A chain to a trusted root, in date. */
    readonly verified: boolean
  }
  readonly network?: Learned & { readonly number: number; readonly name: string }
}

interface Learned {
  /** ISO 8601, UTC. */
  readonly askedAt: string
  readonly problem: string | null
}

const DAY = 86_400_000

/** Days until an answer is asked for again. Names of addresses change slowly, and networks hardly ever. */
const RECHECK_DAYS = { reverseDns: 7, certificate: 7, network: 30 } as const

/** The same for a question without an answer. A port that speaks no TLS today will not tomorrow. */
const RETRY_DAYS = { reverseDns: 1, certificate: 3, network: 1 } as const

/** Days that evidence of an address stays which no flow names any more. */
const KEPT_DAYS = 60

/** Addresses that are asked about in a day of 24 hours, at most: those with the most bytes first. */
export const PROBES_PER_DAY = 400

/** Ports whose servers never speak TLS first: nothing is sent there. */
const PLAIN_PORTS = new Set([20, 21, 22, 25, 53, 80, 110, 123, 143, 587, 3306, 5432])

/** What to ask about one address. */
export interface Probe {
  readonly ip: string
  readonly reverseDns: boolean
  /** Port of the flow; null where there is no certificate to ask for. */
  readonly certificatePort: number | null
  readonly network: boolean
}

export interface ProbePlan {
  readonly ends: readonly PublicEnd[]
  readonly known: Evidence
  /** Epoch milliseconds. */
  readonly now: number
  readonly askNetworks: boolean
  /** Addresses that need no question. */
  readonly isTold: (ip: string) => boolean
}

/**
 * The questions of a run: about public addresses that pods called, that nothing else tells, and that were not asked
 * about lately. `left` counts the addresses beyond the day's budget.
 */
export function probesOf({ ends, known, now, askNetworks, isTold }: ProbePlan): { probes: Probe[]; left: number } {
  const due = ends
    .filter(({ ip, port }) => port !== null && refusedClass(ip) === null && !isTold(ip))
    .toSorted((a, b) => b.bytes - a.bytes || (a.ip < b.ip ? -1 : 1))
    .map(({ ip, port }): Probe => {
      const { reverseDns, certificate, network } = known.byIp[ip] ?? {}
      const isAsked = certificate?.port === port && isFresh('certificate', certificate, now)
      return {
        ip,
        reverseDns: !isFresh('reverseDns', reverseDns, now),
        certificatePort: port === null || PLAIN_PORTS.has(port) || isAsked ? null : port,
        network: askNetworks && !isFresh('network', network, now),
      }
    })
    .filter(({ reverseDns, certificatePort, network }) => reverseDns || certificatePort !== null || network)
  const asked = Object.values(known.byIp).filter((evidence) => lastAsked(evidence) > now - DAY).length
  const room = Math.max(0, PROBES_PER_DAY - asked)
  return { probes: due.slice(0, room), left: Math.max(0, due.length - room) }
}

function isFresh(kind: keyof typeof RECHECK_DAYS, learned: Learned | undefined, now: number): boolean {
  if (!learned) return false
  const days = learned.problem === null ? RECHECK_DAYS[kind] : RETRY_DAYS[kind]
  return now - Date.parse(learned.askedAt) < days * DAY
}

const lastAsked = ({ reverseDns, certificate, network }: AddressEvidence) =>
  Math.max(...[reverseDns, certificate, network].map((learned) => (learned ? Date.parse(learned.askedAt) : 0)))

/** What was known with what was learned since, by address and in order; what is long unused is dropped. */
export function withLearned(
  known: Evidence,
  learned: Readonly<Record<string, AddressEvidence>>,
  now: number,
): Evidence {
  const merged = { ...known.byIp }
  for (const [ip, evidence] of Object.entries(learned)) merged[ip] = { ...merged[ip], ...evidence }
  return {
    schema: 1,
    byIp: Object.fromEntries(
      Object.entries(merged)
        .filter(([, evidence]) => now - lastAsked(evidence) < KEPT_DAYS * DAY)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }
}
