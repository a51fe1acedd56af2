import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundleTasks } from '../cdk/bundles.ts'
import { CODE, PACKED } from '../cdk/functions-folder.ts'
import { TASK_NAMES } from '../cdk/task-names.ts'
import { worldNames } from '../local/worlds.ts'
import { bundledCode, bundledModule } from './bundled-code.ts'
import { constructTypes } from './declarations.ts'
import { writeMemberRole } from './member-role.ts'
import { billOfMaterials, bundledPackages, licenseList } from './third-party.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What can be started by itself, or is loaded by its name. */
const ENTRIES = [
  'cli/flowtoll.ts',
  'agent/account/asking.ts',
  'archive/run-sql.ts',
  'local/writer-port.ts',
  ...TASK_NAMES.map((name) => `lambdas/${name}.ts`),
  ...worldNames().map((name) => `worlds/${name}/world.ts`),
]

/** Each by the name that it has in the package, where the app has its functions bundled already. */
const STARTED = {
  ...Object.fromEntries(ENTRIES.map((file) => [file.replace(/\.ts$/, ''), file])),
  'cdk/app': 'cdk/packaged-app.ts',
}

const FUNCTIONS = 'dist/functions'

const CONSTRUCT = 'cdk/network-cost-report'

/** Read as they are. */
const DATA = ['cdk/workflow.asl.json', 'settings.example.json', 'README.md', 'CHANGELOG.md', 'LICENSE']

/** Makes the package that is published, in a folder that is made anew: JavaScript alone, with all that it stands on. */
export async function makePackage(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const metafiles = await Promise.all([
    bundledCode(STARTED, folder),
    bundledModule('cdk/network-cost-report.ts', join(folder, `${CONSTRUCT}.cjs`)),
    bundleTasks(join(folder, FUNCTIONS)),
  ])
  await packTasks(join(folder, FUNCTIONS))
  await writeFile(join(folder, `${CONSTRUCT}.d.cts`), await constructTypes())
  const packages = await bundledPackages(metafiles)
  await writeFile(join(folder, 'THIRD-PARTY-LICENSES.txt'), licenseList(packages))
  await writeFile(join(folder, 'sbom.cdx.json'), `${JSON.stringify(billOfMaterials(packages), null, 2)}\n`)
  for (const file of [...DATA, ...(await savedQueries())]) await cp(join(ROOT, file), join(folder, file))
  await writeMemberRole(folder)
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(await published(), null, 2)}\n`)
}

/** Half of the package was code of functions, which nothing reads before it is deployed. */
async function packTasks(folder: string): Promise<void> {
  for (const name of TASK_NAMES) {
    const file = join(folder, name, CODE)
    await writeFile(`${file}${PACKED}`, gzipSync(await readFile(file), { level: 9 }))
    await rm(file)
  }
}

async function savedQueries(): Promise<string[]> {
  const files = await readdir(join(ROOT, 'templates/athena'))
  return files.filter((file) => file.endsWith('.sql')).map((file) => `templates/athena/${file}`)
}

/** The package.json of the package: of what it stands on, only what cannot be bundled is left. */
async function published(): Promise<object> {
  const own = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'))
  const { name, version, description, license, type, engines, devDependencies } = own
  const newerThan = (peer: string) => [peer, `^${devDependencies[peer]}`]
  return {
    ...{ name, version, description, license, type, engines },
    bin: { flowtoll: 'cli/flowtoll.js' },
    exports: {
      '.': { types: `./${CONSTRUCT}.d.cts`, default: `./${CONSTRUCT}.cjs` },
      './package.json': './package.json',
    },
    dependencies: { '@duckdb/node-api': devDependencies['@duckdb/node-api'] },
    peerDependencies: Object.fromEntries(['aws-cdk-lib', 'constructs'].map(newerThan)),
    peerDependenciesMeta: { 'aws-cdk-lib': { optional: true }, constructs: { optional: true } },
  }
}
