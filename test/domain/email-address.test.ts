import { describe, expect, test } from 'vitest'
import { sendableAddress } from '../../domain/email-address.ts'

describe('an address that SES takes', () => {
  test.each([
    ['platform@example.com', 'platform@example.com'],
    ['first.last+tag@sub.example.co', 'first.last+tag@sub.example.co'],
    ["o'brien@example.com", "o'brien@example.com"],
    ['Platform@EXAMPLE.com', 'Platform@example.com'],
    // By IDNA, worked out with Python's codec.
    ['post@flußzoll.example', 'post@xn--fluzoll-2va.example'],
    ['a@müller.example', 'a@xn--mller-kva.example'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s goes out as %s', (written, sent) => {
    expect(sendableAddress(written)).toBe(sent)
    expect(sendableAddress(sent)).toBe(sent)
  })

  test.each([
    ['no @', 'platform'],
    ['nothing before the @', '@example.com'],
    ['letters beyond ASCII before the @', 'müller@example.com'],
    ['a dot at its start', '.a@example.com'],
    ['two dots', 'a..b@example.com'],
    ['quotes', '"a b"@example.com'],
    ['a blank', 'a b@example.com'],
    ['a line break', 'a@example.com\nBcc: b@example.com'],
    ['two @', 'a@b@example.com'],
    ['a host without a dot', 'a@localhost'],
    ['an address of a network', 'a@[192.0.2.1]'],
    ['numbers alone', 'a@192.0.2.1'],
    ['a port', 'a@example.com:25'],
    ['a label that starts with a hyphen', 'a@-example.com'],
    ['an empty label', 'a@example..com'],
    ['an underscore in the domain', 'a@ex_ample.com'],
    ['65 characters before the @', `${'a'.repeat(65)}@example.com`],
    ['a label of 64', `a@${'b'.repeat(64)}.com`],
    ['255 characters', `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(11)}`],
    ['nothing', ''],
  ])('has not %s', (_, written) => {
    expect(sendableAddress(written)).toBeUndefined()
  })
})
