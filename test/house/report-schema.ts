import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'

const published = (name: string) =>
  new Ajv({ allErrors: true }).compile(
    JSON.parse(readFileSync(new URL(`../../docs/${name}.schema.json`, import.meta.url), 'utf8')) as object,
  )

const validateReport = published('report')
const validateNotification = published('notification')

/** What of a report is not as its published schema says; nothing where all is. */
export const schemaFaults = (report: unknown) => faultsOf(validateReport, report)

/** The same of a notification. */
export const notificationFaults = (notification: unknown) => faultsOf(validateNotification, notification)

function faultsOf(validate: typeof validateReport, value: unknown): string[] {
  // As it is archived: fields without a value are absent.
  validate(JSON.parse(JSON.stringify(value)))
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) =>
    `${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
  )
}
