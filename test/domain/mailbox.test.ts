import { describe, expect, test } from 'vitest'
import { headerOf, mailboxOf } from '../../domain/mailbox.ts'

describe('a sender', () => {
  test.each([
    ['reports@example.com', 'reports@example.com'],
    ['<reports@example.com>', 'reports@example.com'],
    ['flowtoll <reports@example.com>', 'flowtoll <reports@example.com>'],
    ['Platform team <reports@example.com>', 'Platform team <reports@example.com>'],
    ['"ACME, Inc." <reports@example.com>', '"ACME, Inc." <reports@example.com>'],
    ['ACME, Inc. <reports@example.com>', '"ACME, Inc." <reports@example.com>'],
    ['"The \\"real\\" one" <reports@example.com>', '"The \\"real\\" one" <reports@example.com>'],
    ['The "real" one <reports@example.com>', '"The \\"real\\" one" <reports@example.com>'],
    ['a\\b <reports@example.com>', '"a\\\\b" <reports@example.com>'],
    // Base64 of UTF-8, by Python's email.header.
    ['Flußzoll <reports@example.com>', '=?UTF-8?B?Rmx1w596b2xs?= <reports@example.com>'],
    ['👩\u200D💻 dev <reports@example.com>', '=?UTF-8?B?8J+RqeKAjfCfkrsgZGV2?= <reports@example.com>'],
    ['"Müller, Köln" <reports@example.com>', '=?UTF-8?B?TcO8bGxlciwgS8O2bG4=?= <reports@example.com>'],
    ['=?UTF-8?Q?a?= <reports@example.com>', '=?UTF-8?B?PT9VVEYtOD9RP2E/PQ==?= <reports@example.com>'],
  ])('%s is sent as %s', (written, header) => {
    const mailbox = mailboxOf(written)
    expect(mailbox && headerOf(mailbox)).toBe(header)
  })

  test('with a long name in other letters has words of at most 75 characters, which no letter is cut for', () => {
    const name = '料金'.repeat(40)
    const mailbox = mailboxOf(`${name} <reports@example.com>`)
    const words = (mailbox ? headerOf(mailbox) : '').split(' ').slice(0, -1)
    expect(Math.max(...words.map((word) => word.length))).toBeLessThanOrEqual(75)
    const decoded = words.map((word) => Buffer.from(word.slice('=?UTF-8?B?'.length, -2), 'base64').toString('utf8'))
    expect(decoded.join('')).toBe(name)
    expect(decoded.join('')).not.toContain('\uFFFD')
  })

  test.each([
    'flowtoll',
    'flowtoll reports@example.com',
    'flowtoll <reports>',
    'a <b@example.com> c',
    'a <b@example.com>, c <d@example.com>',
    'Bcc:\r\n x <reports@example.com>',
    'zero\u200Bwidth <reports@example.com>',
    `${'n'.repeat(101)} <reports@example.com>`,
    'müller <müller@example.com>',
  ])('%j is none', (written) => {
    expect(mailboxOf(written)).toBeUndefined()
  })
})
