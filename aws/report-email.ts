import { requiredVariable } from './environment.ts'
import type { Email } from './mail.ts'
import { deployedSettings } from './settings.ts'

/** The email of a digest, from the settings' sender. */
export function reportEmail(
  to: readonly string[],
  { subject, html, text }: Pick<Email, 'subject' | 'html' | 'text'>,
): Email {
  const from = requiredVariable('REPORT_SENDER')
  return {
    ...{ from, to, subject, html, text },
    replyTo: deployedSettings().replyTo,
    configurationSet: process.env.CONFIGURATION_SET ?? '',
    headers: headersOf(from),
  }
}

/**
 * What filters go by, and what keeps programs from answering (RFC 2919, RFC 3834). Source of what SES takes:
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
function headersOf(from: string): Record<string, string> {
  const [, domain = 'invalid'] = /@([A-Za-z0-9.-]+)>?$/.exec(from) ?? []
  return {
    'List-Id': `flowtoll <flowtoll.${domain}>`,
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  }
}
