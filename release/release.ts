import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { FLOWTOLL, VERSION } from '../domain/version.ts'
import { flatTemplate } from './flat-template.ts'
import { writeMemberRole } from './member-role.ts'
import { makePackage } from './package.ts'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
const TERRAFORM = new URL('terraform/main.tf', import.meta.url)

/** What is published, and no folder that it is made in. */
const PUBLISHED = [
  ...[`flowtoll-${VERSION}.tgz`, 'flowtoll.template.json', 'functions', 'main.tf'],
  ...['member.template.json', 'member/main.tf'],
]

const { values } = parseArgs({ options: { settings: { type: 'string' } } })

const release = join(DIST, 'release')
await rm(release, { recursive: true, force: true })
await mkdir(join(release, 'functions'), { recursive: true })

const folder = join(DIST, 'package')
await makePackage(folder)
await promisify(execFile)('npm', ['pack', folder, '--pack-destination', release, '--silent'])

const { enable = [], ...others } =
  values.settings === undefined ? {} : JSON.parse(await readFile(values.settings, 'utf8'))
if (enable.length > 0)
  process.stderr.write(
    `The template leaves out "enable": run ${FLOWTOLL} enable --cluster ${enable.join(' --cluster ')}\n`,
  )
const { template, zips } = await flatTemplate(join(folder, 'dist/functions'), others)
await writeFile(join(release, 'flowtoll.template.json'), `${JSON.stringify(template, null, 1)}\n`)
for (const [name, zip] of zips) await writeFile(join(release, 'functions', name), zip)
await writeFile(join(release, 'main.tf'), (await readFile(TERRAFORM, 'utf8')).replace('VERSION', VERSION))

await writeMemberRole(release)

await writeFile(join(release, 'SHA256SUMS'), await checksums(release))
for (const name of [...PUBLISHED, 'SHA256SUMS']) process.stdout.write(`dist/release/${name}\n`)

/** As `sha256sum --check` reads them. */
async function checksums(place: string): Promise<string> {
  const files = (await readdir(place, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const names = files.map(({ parentPath, name }) => join(parentPath, name).slice(place.length + 1)).toSorted()
  const lines = names.map(async (name) => {
    const hash = createHash('sha256').update(await readFile(join(place, name)))
    return `${hash.digest('hex')}  ${name}\n`
  })
  return (await Promise.all(lines)).join('')
}
