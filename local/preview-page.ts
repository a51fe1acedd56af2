import { readFile } from 'node:fs/promises'
import { renderDigest } from '../templates/digest.ts'

/** Prints the digest of a report's file, as the templates are now: a process of its own loads them anew. */
const report = JSON.parse(await readFile(process.argv[2] ?? '', 'utf8'))
process.stdout.write(JSON.stringify(renderDigest(report)))
