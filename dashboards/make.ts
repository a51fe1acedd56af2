import { writeFile } from 'node:fs/promises'
import { grafanaDashboard } from './grafana.ts'
import { quickSightTemplate } from './quicksight.ts'

/** What stands in this folder to be imported, by its file. */
export const MADE_DASHBOARDS = {
  'grafana.json': () => jsonOf(grafanaDashboard()),
  'quicksight.json': () => jsonOf(quickSightTemplate()),
} as const

const jsonOf = (value: object) => `${JSON.stringify(value, null, 2)}\n`

if (import.meta.main) {
  for (const [file, made] of Object.entries(MADE_DASHBOARDS)) {
    await writeFile(new URL(file, import.meta.url), made())
  }
}
