import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'
import * as z from 'zod'
import { DECISIONS } from '../domain/decisions/schema.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

let generator: ReturnType<typeof createGenerator> | undefined

/** The JSON Schema of a type with its comments. */
function schemaOf(type: string, title: string): string {
  generator ??= createGenerator({
    path: `${ROOT}domain/report/{report,notification}.ts`,
    tsconfig: `${ROOT}tsconfig.json`,
    topRef: false,
    // The types are checked by npm run check.
    skipTypeCheck: true,
  })
  const { $schema, ...schema } = generator.createSchema(type)
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`
}

/** Of `report.json`, which docs/report.schema.json must hold. */
export const reportSchema = () => schemaOf('Report', 'report.json of flowtoll, schemaVersion 2')

/** Of what a webhook gets as `data`, and EventBridge as the detail of `Report ready`, which docs/notification.schema.json must hold. */
export const notificationSchema = () => schemaOf('Notification', 'a notification of flowtoll, schemaVersion 1')

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
