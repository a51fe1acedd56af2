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
}

interface Learned {
  /** ISO 8601, UTC. */
  readonly askedAt: string
  readonly problem: string | null
}

type Kind = keyof AddressEvidence

const DAY = 86_400_000

/** Days until an answer is asked for again. Names of addresses change slowly. */
const RECHECK_DAYS = { reverseDns: 7, certificate: 7 } as const

/** The same for a question without an answer. A port that speaks no TLS today will not tomorrow. */
const RETRY_DAYS = { reverseDns: 1, certificate: 3 } as const

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
}

export interface ProbePlan {
  readonly ends: readonly PublicEnd[]
  readonly known: Evidence
  /** Epoch milliseconds. */
  readonly now: number
  /** Addresses that need no question. */
  readonly isTold: (ip: string) => boolean
  /** Whether what had no answer lately is asked again. */
  readonly again: boolean
}

/**
 * The questions of a run: about public addresses that pods called, that nothing else tells, and that were not asked
 * about lately. `left` are addresses beyond the day's budget.
 */
export function probesOf(plan: ProbePlan): { probes: Probe[]; left: string[] } {
  const { ends, known, now, isTold, again } = plan
  const isFresh = (kind: Kind, learned: Learned | undefined) =>
    isRecent(kind, learned, now) && !(again && learned?.problem !== null)
  const due = ends
    .filter(({ ip, port }) => port !== null && refusedClass(ip) === null && !isTold(ip))
    .toSorted((a, b) => b.bytes - a.bytes || (a.ip < b.ip ? -1 : 1))
    .map(({ ip, port }): Probe => {
      const { reverseDns, certificate } = known.byIp[ip] ?? {}
      const isAsked = certificate?.port === port && isFresh('certificate', certificate)
      return {
        ip,
        reverseDns: !isFresh('reverseDns', reverseDns),
        certificatePort: port === null || PLAIN_PORTS.has(port) || isAsked ? null : port,
      }
    })
    .filter(({ reverseDns, certificatePort }) => reverseDns || certificatePort !== null)
  const asked = Object.values(known.byIp).filter((evidence) => lastAsked(evidence) > now - DAY).length
  const room = Math.max(0, PROBES_PER_DAY - asked)
  return { probes: due.slice(0, room), left: due.slice(room).map(({ ip }) => ip) }
}

function isRecent(kind: Kind, learned: Learned | undefined, now: number): boolean {
  if (!learned) return false
  const days = learned.problem === null ? RECHECK_DAYS[kind] : RETRY_DAYS[kind]
  return now - Date.parse(learned.askedAt) < days * DAY
}

const lastAsked = ({ reverseDns, certificate }: AddressEvidence) =>
  Math.max(...[reverseDns, certificate].map((learned) => (learned ? Date.parse(learned.askedAt) : 0)))

/** Words of a far end that answered, and gave no certificate. */
const REFUSALS = new Set(['no TLS', 'connection refused'])

/**
 * What a round learned of its addresses, and of which it learned less than it asked. A way of asking that had not one answer
 * was closed to whoever asked, by the network or for want of one: that tells nothing of any address, and is no evidence.
 */
export function learnedOf(
  probes: readonly Probe[],
  answers: Readonly<Record<string, AddressEvidence>>,
): { learned: Record<string, AddressEvidence>; unanswered: string[] } {
  const kinds: readonly Kind[] = ['reverseDns', 'certificate']
  const given = Object.values(answers)
  const open = kinds.filter((kind) =>
    given.some((evidence) => {
      const problem = evidence[kind]?.problem
      return problem === null || (problem !== undefined && REFUSALS.has(problem))
    }),
  )
  const learned = Object.fromEntries(
    Object.entries(answers).map(([ip, evidence]) => [
      ip,
      Object.fromEntries(open.flatMap((kind) => (evidence[kind] ? [[kind, evidence[kind]]] : []))) as AddressEvidence,
    ]),
  )
  const isShort = ({ ip }: Probe) => {
    const given = answers[ip]
    return !given || kinds.some((kind) => given[kind] && !open.includes(kind))
  }
  return { learned, unanswered: probes.filter(isShort).map(({ ip }) => ip) }
}

/**
 * What was known with what was learned since, by address and in order; what is long unused is dropped. A question without
 * an answer takes no name away that an earlier one gave.
 */
export function withLearned(
  known: Evidence,
  learned: Readonly<Record<string, AddressEvidence>>,
  now: number,
): Evidence {
  const merged = { ...known.byIp }
  for (const [ip, evidence] of Object.entries(learned)) {
    const { reverseDns, certificate } = merged[ip] ?? {}
    merged[ip] = {
      ...kept('reverseDns', reverseDns, evidence.reverseDns),
      ...kept('certificate', certificate, evidence.certificate),
    }
  }
  return {
    schema: 1,
    byIp: Object.fromEntries(
      Object.entries(merged)
        .filter(([, evidence]) => now - lastAsked(evidence) < KEPT_DAYS * DAY)
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  }
}

function kept<K extends Kind>(kind: K, before: AddressEvidence[K], now: AddressEvidence[K]): AddressEvidence {
  const newer = now && (now.problem === null || before?.problem !== null) ? now : (before ?? now)
  return newer === undefined ? {} : { [kind]: newer }
}
