import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Metafile } from 'esbuild'
import { VERSION } from '../domain/version.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** A package of somebody else's, some of whose code is in ours. */
export interface Bundled {
  readonly name: string
  readonly version: string
  /** SPDX expression. */
  readonly license: string
  /** Of its license, and of its notice if it has one. */
  readonly text: string
}

/** Every package that a build took code from, by name. Throws where one has no license. */
export async function bundledPackages(metafiles: readonly Metafile[]): Promise<Bundled[]> {
  const files = metafiles.flatMap(({ outputs }) =>
    Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
    ),
  )
  const folders = files.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [])
  const packages = await Promise.all([...new Set(folders)].map((folder) => bundled(join(ROOT, folder))))
  const byId = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]))
  return [...byId.values()].toSorted((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1))
}

async function bundled(folder: string): Promise<Bundled> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  if (typeof license !== 'string') throw new Error(`${name} ${version} names no license in its package.json`)
  const files = (await readdir(folder, { withFileTypes: true })).flatMap((entry) => (entry.isFile() ? entry.name : []))
  // Whoever gives Apache's on gives the NOTICE file with it. Source: https://www.apache.org/licenses/LICENSE-2.0, 4(d)
  const told = [/^licen[cs]e/i, /^notice/i].flatMap((kind) => files.find((file) => kind.test(file)) ?? [])
  const texts = await Promise.all(told.map((file) => readFile(join(folder, file), 'utf8')))
  return { name, version, license, text: texts.map((text) => text.trim()).join('\n\n') }
}

/** What the licenses ask for: who holds each, with its words. Those that share every word of it stand together. */
export const licenseList = (packages: readonly Bundled[]): string =>
  [
    'flowtoll has code of these packages in its own.',
    ...[...Map.groupBy(packages, ({ text }) => text)].map(([text, alike]) => {
      const names = alike.map(({ name, version, license }) => `${name} ${version}: ${license}`)
      return [`${'-'.repeat(80)}\n${names.join('\n')}`, ...(text === '' ? [] : [text])].join('\n\n')
    }),
    '',
  ].join('\n\n')

/** The bill of materials. Source: https://cyclonedx.org/docs/1.6/json/ */
export const billOfMaterials = (packages: readonly Bundled[]): object => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: { type: 'application', ...componentOf({ name: 'flowtoll', version: VERSION, license: 'Apache-2.0' }) },
  },
  components: packages.map((one) => ({ type: 'library', ...componentOf(one) })),
})

/** Source of the purl: https://github.com/package-url/purl-spec, type npm */
function componentOf({ name, version, license }: Omit<Bundled, 'text'>) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  return { 'bom-ref': purl, name, version, purl, licenses: [{ expression: license }] }
}
