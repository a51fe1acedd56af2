import type { Email } from './cloud/mailbox.ts'

const base64Lines = (text: string) => Buffer.from(text, 'utf8').toString('base64').replaceAll(/.{76}/g, '$&\r\n')

const header = (text: string) =>
  /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text, 'utf8').toString('base64')}?=`

const part = (type: string, content: string) =>
  [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: base64', '', base64Lines(content)].join('\r\n')

/** An email as a message that mail programs open (RFC 5322): plain text and HTML, as SES sends them. */
export function emlOf({ messageId, from, to, subject, html, text }: Email): string {
  const boundary = `flowtoll-${messageId.replaceAll(/[^A-Za-z0-9]/g, '')}`
  return [
    `From: ${header(from)}`,
    `To: ${to.join(', ')}`,
    `Subject: ${header(subject)}`,
    `Message-ID: <${messageId}@flowtoll.invalid>`,
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
