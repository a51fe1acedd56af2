import type { Email } from './cloud/mailbox.ts'
import type { Notice } from './cloud/topic.ts'

const base64Lines = (text: string) => Buffer.from(text, 'utf8').toString('base64').replaceAll(/.{76}/g, '$&\r\n')

const header = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`

const part = (type: string, content: string) =>
  [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', base64Lines(content)].join('\r\n')

/** RFC 5322's form of an instant, ISO 8601. */
const dateOf = (at: string) => new Date(at).toUTCString().replace(/GMT$/, '+0000')

/** An email as a message that mail programs open (RFC 5322): plain text and HTML, as SES sends them. */
export function emlOf({ messageId, at, from, to, replyTo, headers, subject, html, text }: Email): string {
  const boundary = `flowtoll-${messageId.replaceAll(/[^A-Za-z0-9]/g, '')}`
  return [
    `From: ${header(from)}`,
    `To: ${to.join(', ')}`,
    ...(replyTo.length > 0 ? [`Reply-To: ${replyTo.join(', ')}`] : []),
    `Subject: ${header(subject)}`,
    `Date: ${dateOf(at)}`,
    `Message-ID: <${messageId}@flowtoll.invalid>`,
    ...headers.map(({ name, value }) => `${name}: ${value}`),
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    part('text/plain', text),
    `--${boundary}`,
    part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** A notice of the topic, as SNS mails it to those who subscribe. */
export function noticeEmlOf({ at, subject, message }: Notice, to: readonly string[]): string {
  return [
    'From: flowtoll <no-reply@sns.amazonaws.com>',
    `To: ${to.join(', ')}`,
    `Subject: ${header(subject)}`,
    `Date: ${dateOf(at)}`,
    'MIME-Version: 1.0',
    part('text/plain', message),
    '',
  ].join('\r\n')
}
