import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { PLACES } from './render.ts'
import { WAIT } from './words.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FOLDER = 'templates/page/'

/** A shell, and what went into it. */
export interface BuiltShell extends Metafile {
  readonly html: string
}

/**
 * The page without a day: its styles, and its code with the chart library in it, in one file. Its policy lets that code and
 * those styles run by their hashes, and nothing else: no request leaves, nothing is evaluated, no form goes anywhere.
 * Source: https://www.w3.org/TR/CSP3/
 */
export async function builtShell(): Promise<BuiltShell> {
  const [style, script] = await Promise.all([bundled('page.css'), bundled('app/main.ts')])
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script.text)}'`,
    `style-src '${hashOf(style.text)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const html = `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${PLACES.title}</title>
<style>${style.text}</style>
</head>
<body>
<div id="page"><p class="wait">${WAIT}</p></div>
<script type="text/plain" id="data">${PLACES.data}</script>
<script>${script.text}</script>
</body>
</html>
`
  const [styles, code] = [style.metafile, script.metafile]
  return { html, inputs: { ...styles.inputs, ...code.inputs }, outputs: { ...styles.outputs, ...code.outputs } }
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

/** One file, minified. What it is licensed under stands at its end. */
async function bundled(entry: string): Promise<{ readonly text: string; readonly metafile: Metafile }> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [FOLDER + entry],
    outdir: FOLDER,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: ['chrome111', 'firefox113', 'safari16.4'],
    charset: 'ascii',
    legalComments: 'eof',
    logLevel: 'error',
  })
  const [file] = outputFiles
  if (!file) throw new Error(`${entry} makes no file`)
  // What ends an element ends it inside a string too.
  return { text: file.text.trim().replaceAll(/<\/(?=script|style)/gi, '<\\/'), metafile }
}

if (import.meta.main) await writeFile(process.argv[2] ?? 'page-shell.html', (await builtShell()).html)
