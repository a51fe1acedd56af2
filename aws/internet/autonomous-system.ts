import ipaddr from 'ipaddr.js'
import { withoutNat64 } from '../../domain/network/address.ts'
import { lookedUp, type Patience, reversed } from './resolver.ts'

export interface AutonomousSystem {
  /** 0 where there is no answer. */
  readonly number: number
  readonly name: string
  readonly problem: string | null
}

/** Characters. */
const LONGEST_NAME = 60

const nobody = (problem: string): AutonomousSystem => ({ number: 0, name: '', problem })

/**
 * The network that announces an address, by Team Cymru's DNS, which learns the address so.
 * Source: https://www.team-cymru.com/ip-asn-mapping
 */
export async function autonomousSystem(text: string, patience: Patience): Promise<AutonomousSystem> {
  const origin = await lookedUp((resolver) => resolver.resolveTxt(originName(text)), patience)
  if ('problem' in origin) return nobody(origin.problem)
  const number = 'found' in origin ? announcer(origin.found.map((parts) => parts.join(''))) : undefined
  if (number === undefined) return nobody('no network announces the address')
  const described = await lookedUp((resolver) => resolver.resolveTxt(`AS${number}.asn.cymru.com`), patience)
  const [text16 = ''] = 'found' in described ? described.found.map((parts) => parts.join('')) : []
  const name =
    text16
      .split('|')
      .at(-1)
      ?.replaceAll(/[^\x20-\x7e]/g, '')
      .trim()
      .slice(0, LONGEST_NAME) ?? ''
  return { number, name: name === '' ? `AS${number}` : name, problem: null }
}

function originName(text: string): string {
  const ip = ipaddr.process(withoutNat64(text))
  return `${reversed(ip)}.${ip.kind() === 'ipv4' ? 'origin' : 'origin6'}.asn.cymru.com`
}

/** `64500 | 192.0.2.0/24 | …` for each announced block; the longest block is the nearest, its first number the announcer. */
function announcer(answers: readonly string[]): number | undefined {
  const rows = answers.flatMap((answer) => {
    const match = /^(\d{1,10})(?: \d+)* \| [0-9a-f.:]+\/(\d{1,3}) /.exec(answer)
    return match ? [{ number: Number(match[1]), length: Number(match[2]) }] : []
  })
  return rows.toSorted((a, b) => b.length - a.length)[0]?.number
}
