import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CACHE = join(ROOT, 'node_modules', '.cache', 'flowtoll')

/** What builds it: in a clone alone. */
const BUILDER = fileURLToPath(new URL('../templates/page/build.ts', import.meta.url))

/** Where a package has it. */
const PACKAGED = fileURLToPath(new URL('../dist/functions/StoreDay/page-shell.html', import.meta.url))

/** The file with the page's shell: in a clone as its sources are now, built where it was not before. */
export async function pageShellFile(): Promise<string> {
  if (!existsSync(BUILDER)) return PACKAGED
  const file = join(CACHE, `page-shell-${await fingerprint()}.html`)
  if (existsSync(file)) return file
  await mkdir(CACHE, { recursive: true })
  const part = `${file}.${randomUUID()}.part`
  await promisify(execFile)(process.execPath, [BUILDER, part])
  await rename(part, file)
  return file
}

/** Of all that the shell may be built from: templates, what they import of the domain, and the versions of the libraries. */
async function fingerprint(): Promise<string> {
  const folders = ['domain', 'templates'].map((name) => join(ROOT, name))
  const names = await Promise.all(
    folders.map(async (folder) => (await sources(folder)).map((name) => join(folder, name))),
  )
  const files = [...names.flat(), join(ROOT, 'package.json')]
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file.slice(ROOT.length)}\n`).update(await readFile(file))
  return hash.digest('hex').slice(0, 16)
}

const sources = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => /\.(?:ts|css)$/.test(name)).toSorted()
