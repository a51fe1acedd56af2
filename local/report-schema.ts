import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The JSON Schema of `report.json`, which docs/report.schema.json must hold: made from the types and their comments. */
export function reportSchema(): string {
  const { $schema, ...schema } = createGenerator({
    path: `${ROOT}domain/report/report.ts`,
    tsconfig: `${ROOT}tsconfig.json`,
    type: 'Report',
    topRef: false,
    // The types are checked by npm run check.
    skipTypeCheck: true,
  }).createSchema('Report')
  const titled = { $schema, title: 'report.json of flowtoll, schemaVersion 2', ...schema }
  return `${JSON.stringify(titled, null, 2)}\n`
}

if (import.meta.main) await writeFile(`${ROOT}docs/report.schema.json`, reportSchema())
