import { readFile } from 'node:fs/promises'
import { compileTemplates } from '../templates/compile.ts'

/** Compiles the templates as they are now and prints the digest of a report's file: a process of its own loads them anew. */
const report = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))
await compileTemplates()
const { renderDigest } = await import('../templates/digest.ts')
process.stdout.write(JSON.stringify(renderDigest(report)))
