import { sendableAddress } from './email-address.ts'

/** Who sends: an address with a display name or without. */
export interface Mailbox {
  /** Empty where there is none. */
  readonly name: string
  readonly address: string
}

const NAME_CHARACTERS = 100

/** Atoms of RFC 5322, 3.2.3, with blanks between them: a name that needs no quotes. */
const ATOMS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/

/**
 * Reads `name@example.com` or `Name <name@example.com>`, with the name in quotes or not, in any letters. Undefined where SES
 * would refuse the address, or the name has more than 100 characters or one that is not to be seen; those that join emoji and
 * letters may be there.
 */
export function mailboxOf(written: string): Mailbox | undefined {
  const [, before, inBrackets] = /^(.*?)\s*<([^<>]+)>$/s.exec(written.trim()) ?? []
  const address = sendableAddress(inBrackets ?? written.trim())
  if (address === undefined) return undefined
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"$/s.exec(before ?? '') ?? []
  if (quoted === undefined && /[<>]/.test(before ?? '')) return undefined
  const name = (quoted?.replaceAll(/\\(.)/gs, '$1') ?? before ?? '').trim()
  return name.length <= NAME_CHARACTERS && !/(?![\u200C\u200D])[\p{Cc}\p{Cf}\u2028\u2029]/u.test(name)
    ? { name, address }
    : undefined
}

/** A mailbox as a person writes it, with quotes where the name needs them: what `mailboxOf` reads. */
export function writtenMailbox({ name, address }: Mailbox): string {
  if (name === '') return address
  return `${ATOMS.test(name) ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`} <${address}>`
}

/** A mailbox as a header of an email has it: a name in other letters than ASCII's by RFC 2047. */
export function headerOf(mailbox: Mailbox): string {
  const { name, address } = mailbox
  // What looks like an encoded word would be decoded.
  const isPlain = /^[ -~]*$/.test(name) && !name.includes('=?')
  return isPlain ? writtenMailbox(mailbox) : `${encodedWords(name).join(' ')} <${address}>`
}

/** Bytes of text that fit into an encoded word, which has at most 75 characters. Source: RFC 2047, 2. */
const WORD_BYTES = 45

/** A text as encoded words; no character is cut. */
function encodedWords(text: string): string[] {
  const utf8 = new TextEncoder()
  const words: string[] = []
  let bytes: number[] = []
  const end = () => words.push(`=?UTF-8?B?${btoa(String.fromCharCode(...bytes))}?=`)
  for (const character of text) {
    const own = utf8.encode(character)
    if (bytes.length + own.length > WORD_BYTES) {
      end()
      bytes = []
    }
    bytes.push(...own)
  }
  end()
  return words
}
