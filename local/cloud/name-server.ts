import { createSocket } from 'node:dgram'
import type { AddressInfo } from 'node:net'
import { type Answer, decode, encode, type Question } from 'dns-packet'
import ipaddr from 'ipaddr.js'
import type { Gate } from './endpoint.ts'
import type { InternetHost } from './world.ts'

/** An address that no host of a world has: where the look-up of a name leads that was only claimed. */
const ELSEWHERE = { A: '198.51.100.1', AAAA: '2001:db8::1' } as const

/** A DNS server over UDP: names of a world's hosts, both ways. A disturbance answers SERVFAIL or nothing. */
export async function serveNames(gate: Gate, hosts: () => readonly InternetHost[]) {
  const socket = createSocket('udp4')
  socket.on('message', async (message, { address, port }) => {
    const query = decode(message)
    const [question] = query.questions ?? []
    if (!question) return
    const disturbance = await gate({
      service: 'dns',
      operation: 'Query',
      params: { name: question.name, type: question.type },
    })
    if (typeof disturbance === 'string') return
    const answers = disturbance ? [] : answersTo(question, hosts())
    // Codes of an answer: 0 is none wrong, 2 is SERVFAIL, 3 is NXDOMAIN.
    const code = disturbance ? 2 : answers.length > 0 ? 0 : 3
    const response = encode({
      type: 'response',
      id: query.id ?? 0,
      flags: 0x100 | 0x80 | code,
      questions: [question],
      answers,
    })
    socket.send(response, port, address)
  })
  await new Promise<void>((ready) => socket.bind(0, '127.0.0.1', ready))
  return {
    server: `127.0.0.1:${(socket.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => socket.close(() => done())),
  }
}

/** Clients may write a name in any case, and want it back so. */
function answersTo({ name: asked, type }: Question, hosts: readonly InternetHost[]): Answer[] {
  const name = asked.toLowerCase()
  switch (type) {
    case 'PTR':
      return hosts
        .filter(({ ip }) => pointerOf(ip) === name)
        .flatMap(({ names = [] }) => names.map((data): Answer => ({ type, name: asked, ttl: 60, data })))
    case 'A':
    case 'AAAA':
      return hosts
        .filter(({ ip, names = [] }) => names.includes(name) && (type === 'AAAA') === ip.includes(':'))
        .map(
          ({ ip, unconfirmed }): Answer => ({ type, name: asked, ttl: 60, data: unconfirmed ? ELSEWHERE[type] : ip }),
        )
    default:
      return []
  }
}

const pointerOf = (ip: string) =>
  ip.includes(':') ? `${nibbles(ip)}.ip6.arpa` : `${ip.split('.').toReversed().join('.')}.in-addr.arpa`

const nibbles = (ip: string) =>
  ipaddr
    .parse(ip)
    .toByteArray()
    .flatMap((byte) => [byte >> 4, byte & 15])
    .toReversed()
    .map((digit) => digit.toString(16))
    .join('.')
