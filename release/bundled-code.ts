import { readFile } from 'node:fs/promises'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { literalSchemaKeys, versionsAlone } from '../cdk/bundles.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Every chunk, and the construct, lies one folder deep, so what is above it is the package. */
const PACKAGE_FOLDERS = {
  esm: "export const PACKAGE_FOLDER = new URL('..', import.meta.url)",
  cjs: "import { pathToFileURL } from 'node:url'\nexport const PACKAGE_FOLDER = new URL('..', pathToFileURL(__filename))",
} as const

/**
 * A file of ours that is bundled still finds what lies beside it: it is told its own place in the package, and files that it
 * starts or loads by name have the ending that they have there.
 */
const ownPlaces = (format: keyof typeof PACKAGE_FOLDERS): Plugin => ({
  name: 'own-places',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^package-folder$/ }, ({ path }) => ({ path, namespace: 'own-places' }))
    onLoad({ filter: /./, namespace: 'own-places' }, () => ({ contents: PACKAGE_FOLDERS[format], resolveDir: ROOT }))
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
})

/** What a user's own folder has: asked for by few, large, or of another machine's kind. */
export const NOT_BUNDLED = [
  '@duckdb/node-api',
  'aws-cdk-lib',
  'constructs',
  'openai',
  '@anthropic-ai/sdk',
  '@google/genai',
]

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  metafile: true,
  minifySyntax: true,
  minifyWhitespace: true,
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: [...NOT_BUNDLED],
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions

/**
 * Bundles what can be started, under names of its own below a folder, with all that it stands on, for Node.js 20 or later. What
 * they share lies in `chunks/`. Gives what went into each file.
 */
export async function bundledCode(entries: Readonly<Record<string, string>>, folder: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: entries,
    outdir: folder,
    ...COMMON,
    splitting: true,
    format: 'esm',
    chunkNames: 'chunks/[hash]',
    // CommonJS packages inside an ESM bundle ask for Node's own modules by require.
    banner: { js: "import{createRequire as requireOf}from'node:module';const require=requireOf(import.meta.url);" },
    inject: [fileURLToPath(new URL('node20.ts', import.meta.url))],
    plugins: [ownPlaces('esm'), literalSchemaKeys, versionsAlone],
  })
  return metafile
}

/** Bundles a file that apps of both kinds import: CommonJS is what `require` and `import` take, on every Node.js. It changes nothing of theirs. */
export async function bundledModule(entry: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    ...COMMON,
    ...{ entryPoints: [entry], outfile, format: 'cjs' },
    plugins: [ownPlaces('cjs')],
  })
  return metafile
}
