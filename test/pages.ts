import { readdirSync, readFileSync } from 'node:fs'

const ROOT = new URL('../', import.meta.url)

/** Every page that people read, by its path in the repository. */
export const PAGES: ReadonlyMap<string, string> = new Map(
  [
    ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'],
    ...readdirSync(new URL('docs', ROOT)).flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : [])),
  ].map((path) => [path, readFileSync(new URL(path, ROOT), 'utf8')]),
)
