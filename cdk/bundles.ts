import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'
import { builtShell } from '../templates/page/build.ts'
import { TASK_NAMES } from './task-names.ts'

/**
 * The SDK's schemas use constants as object keys, which esbuild must take for a side effect, so it keeps thousands of
 * shapes that nothing refers to. Written out, the keys let it drop them: 550 KB of EC2 alone.
 */
export const literalSchemaKeys: Plugin = {
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
export const versionsAlone: Plugin = {
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

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/**
 * Bundles every task of `lambdas/` into `<folder>/<task>/index.mjs`, minified, with the SDK that the tests ran with, and puts the
 * page's shell beside the one that fills it. Gives what went into each.
 */
export async function bundleTasks(folder: string): Promise<Metafile> {
  const shell = await builtShell()
  const { metafile } = await build({
    entryPoints: TASK_NAMES.map((name) => ({
      in: `lambdas/${name}.ts`,
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
    inject: ['cdk/heap-growth.ts'],
    external: OTHER_CREDENTIAL_SOURCES,
    plugins: [literalSchemaKeys, versionsAlone],
    legalComments: 'none',
    logLevel: 'error',
    absWorkingDir: ROOT,
    metafile: true,
  })
  await writeFile(`${folder}/StoreDay/page-shell.html`, shell.html)
  return { inputs: { ...metafile.inputs, ...shell.inputs }, outputs: { ...metafile.outputs, ...shell.outputs } }
}
