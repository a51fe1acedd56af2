import { afterAll, beforeAll, expect, test } from 'vitest'
import { sendEmail } from '../../aws/mail.ts'
import { publish } from '../../aws/topic.ts'
import { emlOf, noticeEmlOf } from '../../local/eml.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { type Rig, startRig } from '../workflow/rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
  await rig.enter(seed)
})
afterAll(() => rig.close())

/** The headers of a message, and what follows them. */
function read(eml: string) {
  const [head = '', ...body] = eml.split('\r\n\r\n')
  return { headers: Object.fromEntries(head.split('\r\n').map((line) => line.split(/: (.*)/s))), body }
}

const decoded = (text = '') => Buffer.from(text, 'base64').toString('utf8')

test('a message has what SES was given, and when', async () => {
  const before = Date.now()
  await sendEmail({
    ...{ from: 'flowtoll <flowtoll@example.com>', to: ['a@example.com', 'b@example.com'], configurationSet: '' },
    replyTo: ['finops@example.com'],
    headers: { 'List-Id': 'flowtoll <flowtoll.example.com>', 'Auto-Submitted': 'auto-generated' },
    ...{ subject: 'What it cost — today', html: '<p>é</p>', text: 'é' },
  })
  const [email] = await rig.cloud.inbox()
  if (!email) throw new Error('no email')
  const { headers, body } = read(emlOf(email))
  expect(headers).toMatchObject({
    From: 'flowtoll <flowtoll@example.com>',
    To: 'a@example.com, b@example.com',
    'Reply-To': 'finops@example.com',
    'List-Id': 'flowtoll <flowtoll.example.com>',
    'Auto-Submitted': 'auto-generated',
    Subject: `=?UTF-8?B?${Buffer.from('What it cost — today').toString('base64')}?=`,
    Date: expect.stringMatching(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/),
    'Message-ID': `<${email.messageId}@flowtoll.invalid>`,
  })
  expect(Date.parse(headers.Date ?? '')).toBeGreaterThanOrEqual(Math.floor(before / 1000) * 1000)
  expect(body.slice(1).map((part) => decoded(part.split('\r\n--')[0]))).toEqual(['é', '<p>é</p>'])
})

test('a notice is a mail of SNS', async () => {
  await publish('arn:aws:sns:eu-west-1:111122223333:flowtoll', '[flowtoll] FAILED', 'No report was sent.')
  const [notice] = rig.cloud.notices
  if (!notice) throw new Error('no notice')
  const { headers, body } = read(noticeEmlOf(notice, ['oncall@example.com']))
  expect(headers).toMatchObject({ To: 'oncall@example.com', Subject: '[flowtoll] FAILED', Date: expect.any(String) })
  expect(decoded(body[0])).toBe('No report was sent.')
})
