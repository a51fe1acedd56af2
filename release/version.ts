import { readFile, writeFile } from 'node:fs/promises'

/** `npm version 0.2.0` calls this once package.json has the new version: it is told everywhere else from there. */
const ROOT = new URL('../', import.meta.url)
const { version } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8'))

await change('domain/version.ts', (code) => code.replace(/(VERSION = ')[^']+/, `$1${version}`))
const today = new Date().toISOString().slice(0, 10)
await change('CHANGELOG.md', (page) => page.replace(/^## .*unreleased.*$/im, `## ${version} (${today})`))
for (const page of ['README.md', 'docs/install.md'])
  await change(page, (text) => text.replaceAll(/flowtoll-\d+\.\d+\.\d+/g, `flowtoll-${version}`))

async function change(path: string, by: (text: string) => string): Promise<void> {
  const file = new URL(path, ROOT)
  await writeFile(file, by(await readFile(file, 'utf8')))
}
