import { readFile } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'
import { literalSchemaKeys, versionsAlone } from '../cdk/bundles.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Every chunk lies one folder deep, so what is above it is the package. */
const PACKAGE_FOLDER = `export const PACKAGE_FOLDER = new URL('..', import.meta.url)`

/**
 * A file of ours that is bundled still finds what lies beside it: it is told its own place in the package, and files that it
 * starts or loads by name have the ending that they have there.
 */
const ownPlaces: Plugin = {
  name: 'own-places',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^package-folder$/ }, ({ path }) => ({ path, namespace: 'own-places' }))
    onLoad({ filter: /./, namespace: 'own-places' }, () => ({ contents: PACKAGE_FOLDER }))
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const own = relative(ROOT, path).split(sep).join('/')
      const source = await readFile(path, 'utf8')
      if (own.startsWith('node_modules/') || !source.includes('import.meta.url')) return undefined
      const place = own.replace(/\.ts$/, '.js')
      return {
        contents: `import { PACKAGE_FOLDER } from 'package-folder'\n${source
          .replaceAll('import.meta.url', `new URL('${place}', PACKAGE_FOLDER).href`)
          .replaceAll(/\.ts(?=['`])/g, '.js')}`,
        loader: 'ts',
      }
    })
  },
}

/** What a user's own folder has: asked for by few, large, or of another machine's kind. */
export const NOT_BUNDLED = [
  '@duckdb/node-api',
  'aws-cdk-lib',
  'constructs',
  'openai',
  '@anthropic-ai/sdk',
  '@google/genai',
]

/**
 * Bundles what can be started, under names of its own below a folder, with all that it stands on, for Node.js 20 or later. What
 * they share lies in `chunks/`. Gives what went into each file.
 */
export async function bundledCode(entries: Readonly<Record<string, string>>, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: entries,
    outdir: folder,
    bundle: true,
    splitting: true,
    metafile: true,
    minifySyntax: true,
    minifyWhitespace: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    chunkNames: 'chunks/[hash]',
    mainFields: ['module', 'main'],
    // CommonJS packages inside an ESM bundle ask for Node's own modules by require.
    banner: { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" },
    inject: [fileURLToPath(new URL('node20.ts', import.meta.url))],
    external: [...NOT_BUNDLED],
    plugins: [ownPlaces, literalSchemaKeys, versionsAlone],
    legalComments: 'none',
    logLevel: 'error',
  })
  return metafile
}
