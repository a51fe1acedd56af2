import type { AddressEvidence, Probe } from '../../domain/identities/evidence.ts'
import { tellOwner } from '../../domain/identities/identity.ts'
import { presentedCertificate } from './certificate.ts'
import { confirmedNames } from './reverse-dns.ts'

/** Addresses that are asked about at a time. */
const AT_A_TIME = 8

/** Of each question. */
const TIMEOUT_MILLISECONDS = 3000

/** What is not asked by then stays for the next run. */
const LONGEST_ROUND_MILLISECONDS = 5 * 60_000

/**
 * Asks who is behind addresses, a few at a time: by name first, and by certificate where the name does not tell. What
 * gets no answer says why. `problems` are sentences for the reader, where a whole way of asking failed.
 */
export async function answersTo(
  probes: readonly Probe[],
): Promise<{ answers: Record<string, AddressEvidence>; problems: string[] }> {
  const answers: Record<string, AddressEvidence> = {}
  const until = Date.now() + LONGEST_ROUND_MILLISECONDS
  let next = 0
  async function ask() {
    for (let probe = probes[next++]; probe && Date.now() < until; probe = probes[next++]) {
      answers[probe.ip] = await answerTo(probe)
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_A_TIME, probes.length) }, ask))
  return { answers, problems: problemsOf(Object.values(answers)) }
}

async function answerTo({ ip, reverseDns, certificatePort }: Probe): Promise<AddressEvidence> {
  const askedAt = new Date().toISOString()
  const names = reverseDns ? await confirmedNames(ip, { timeoutMilliseconds: TIMEOUT_MILLISECONDS }) : undefined
  const evidence: AddressEvidence = names ? { reverseDns: { askedAt, problem: names.problem, names: names.names } } : {}
  if (certificatePort === null || tellOwner(names?.names ?? [])) return evidence
  const certificate = await presentedCertificate(ip, certificatePort, {
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
    ...(names?.names[0] === undefined ? {} : { serverName: names.names[0] }),
  })
  return {
    ...evidence,
    certificate: {
      askedAt,
      port: certificatePort,
      ...('failed' in certificate
        ? { problem: certificate.failed, names: [], verified: false }
        : { problem: null, names: certificate.names, verified: certificate.verified }),
    },
  }
}

/** One silent address is ordinary; where none answered, the way out is closed. */
function problemsOf(answers: readonly AddressEvidence[]): string[] {
  const names = answers.flatMap(({ reverseDns }) => (reverseDns ? [reverseDns.problem] : []))
  const [first] = names
  return typeof first === 'string' && names.every((problem) => problem !== null)
    ? [`Reverse DNS could not be asked (${first}), so some addresses have no names.`]
    : []
}
