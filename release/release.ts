import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makePackage } from './package.ts'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))

await makePackage(`${DIST}package`)
const { stdout } = await promisify(execFile)('npm', ['pack', './package', '--pack-destination', '.', '--silent'], {
  cwd: DIST,
})
process.stdout.write(`dist/${stdout.trim()}\n`)
