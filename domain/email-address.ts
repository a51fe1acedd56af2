import * as z from 'zod'
import { says } from './field-fault.ts'

/** What RFC 5321 lets an address have, and SES with it. */
const LOCAL_CHARACTERS = 64
const ADDRESS_CHARACTERS = 254

/** Letters that need no quotes. SES has no SMTPUTF8, so there are no others: RFC 5322, 3.2.3. */
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** A domain in ASCII, other letters as Punycode; undefined where it is none. */
function asciiDomain(domain: string): string | undefined {
  // Nothing that ends a host, or that a host's parser would take for something else.
  if (/[\s/?#@:%\\[\]]/.test(domain)) return undefined
  try {
    const { hostname } = new URL(`http://${domain}`)
    return DOMAIN.test(hostname) ? hostname : undefined
  } catch {
    return undefined
  }
}

/**
 * An address as SES takes it: the domain in lower case and ASCII. Undefined where SES would refuse it.
 * Source: https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_Destination.html
 */
export function sendableAddress(written: string): string | undefined {
  const at = written.lastIndexOf('@')
  const local = written.slice(0, Math.max(0, at))
  const domain = asciiDomain(written.slice(at + 1))
  if (domain === undefined || !LOCAL_PART.test(local) || local.length > LOCAL_CHARACTERS) return undefined
  const address = `${local}@${domain}`
  return address.length <= ADDRESS_CHARACTERS ? address : undefined
}

const address = z.string(says('expected an email address')).transform((written, { addIssue }) => {
  const sendable = sendableAddress(written)
  if (sendable !== undefined) return sendable
  const right = 'expected an email address that SES takes: ASCII before the @, a domain with a dot after it'
  addIssue({ code: 'custom', message: `is ${JSON.stringify(written)}; ${right}` })
  return z.NEVER
})

/** Refuses a text of a list that stands there twice, by its place. */
export function refuseTwice({
  value,
  issues,
}: {
  readonly value: readonly string[]
  readonly issues: z.core.$ZodRawIssue[]
}): void {
  for (const [index, text] of value.entries()) {
    const first = value.findIndex((other) => other.toLowerCase() === text.toLowerCase())
    if (first === index) continue
    issues.push({
      code: 'custom',
      input: text,
      path: [index],
      message: `is ${JSON.stringify(text)}, which stands at [${first}] already`,
    })
  }
}

/** Addresses that one email can go to, each once. */
export const emailAddresses = (least: number, most: number) =>
  z
    .array(address, says('expected a list of email addresses'))
    .min(least, says('expected at least one email address'))
    .max(most, says(`expected at most ${most} addresses`))
    .check(refuseTwice)
