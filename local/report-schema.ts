import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'
import * as z from 'zod'
import { DECISIONS } from '../domain/decisions/schema.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The JSON Schema of a type with its comments. */
function schemaOf(path: string, type: string, title: string): string {
  const { $schema, ...schema } = createGenerator({
    path: `${ROOT}${path}`,
    tsconfig: `${ROOT}tsconfig.json`,
    type,
    topRef: false,
    // The types are checked by npm run check.
    skipTypeCheck: true,
  }).createSchema(type)
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`
}

/** Of `report.json`, which docs/report.schema.json must hold. */
export const reportSchema = () =>
  schemaOf('domain/report/report.ts', 'Report', 'report.json of flowtoll, schemaVersion 2')

/** Of what a webhook gets as `data`, and EventBridge as the detail of `Report ready`, which docs/notification.schema.json must hold. */
export const notificationSchema = () =>
  schemaOf('domain/report/notification.ts', 'Notification', 'a notification of flowtoll, schemaVersion 1')

/** Of `decisions.yaml`, which docs/decisions.schema.json must hold: what its reader takes, field by field. */
export function decisionsSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(DECISIONS, { io: 'input' })
  return `${JSON.stringify({ $schema, title: 'decisions.yaml of flowtoll', ...schema }, null, 2)}\n`
}

if (import.meta.main) {
  await writeFile(`${ROOT}docs/report.schema.json`, reportSchema())
  await writeFile(`${ROOT}docs/notification.schema.json`, notificationSchema())
  await writeFile(`${ROOT}docs/decisions.schema.json`, decisionsSchema())
}
