import { readdir, readFile, writeFile } from 'node:fs/promises'
import { renewed } from './made.ts'

const DOCS = new URL('../../docs/', import.meta.url)

for (const name of (await readdir(DOCS)).filter((file) => file.endsWith('.md'))) {
  const page = await readFile(new URL(name, DOCS), 'utf8')
  const now = renewed(page)
  if (now === page) continue
  await writeFile(new URL(name, DOCS), now)
  process.stdout.write(`docs/${name}\n`)
}
