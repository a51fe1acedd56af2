import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'
import type { Settings } from '../domain/settings.ts'
import { TASK_NAMES } from './task-names.ts'

/**
 * The SDK's schemas use constants as object keys, which esbuild must take for a side effect, so it keeps thousands of
 * shapes that nothing refers to. Written out, the keys let it drop them: 550 KB of EC2 alone.
 */
const literalSchemaKeys: Plugin = {
  name: 'literal-schema-keys',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/].*[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const constants = new Map(
        [...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]),
      )
      return {
        contents: source.replaceAll(/\[(_\w+)\]:/g, (key, name) =>
          constants.has(name) ? `${constants.get(name)}:` : key,
        ),
      }
    })
  },
}

/** A client tells its version in each call, and nothing else of its package.json: 2 KB each. */
const versionsAlone: Plugin = {
  name: 'versions-alone',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/][^\\/]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8'))
      return { contents: JSON.stringify({ version }), loader: 'json' }
    })
  },
}

/** Credentials of a function come by its environment; these others of the default chain are never loaded there. */
const OTHER_CREDENTIAL_SOURCES = ['ini', 'login', 'process', 'sso', 'web-identity'].map(
  (source) => `@aws-sdk/credential-provider-${source}`,
)

/** Bundles every task of `lambdas/` into `<folder>/<task>/index.mjs`, minified, with the SDK that the tests ran with. */
export async function bundleTasks(folder: string): Promise<void> {
  await build({
    entryPoints: TASK_NAMES.map((name) => ({
      in: fileURLToPath(new URL(`../lambdas/${name}.ts`, import.meta.url)),
      out: `${name}/index`,
    })),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    // CommonJS packages inside an ESM bundle ask for Node's own modules by require.
    banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
    external: OTHER_CREDENTIAL_SOURCES,
    plugins: [literalSchemaKeys, versionsAlone],
    legalComments: 'none',
    logLevel: 'error',
  })
}

/** Puts the settings beside the code of each task: they have no limit there but that of the code. */
export async function addSettings(folder: string, settings: Settings): Promise<void> {
  const text = `${JSON.stringify(settings, null, 2)}\n`
  await Promise.all(TASK_NAMES.map((name) => writeFile(`${folder}/${name}/settings.json`, text)))
}
