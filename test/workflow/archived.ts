import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { pageIn } from '../templates/page/page-in.ts'

/**
 * What differs from run to run: names of executions, instants of asking, what was sent where, and what tells one write or one query from
 * another.
 */
const OWN = new Set([
  ...['execution', 'askedAt', 'readAt', 'queryId', 'nonce', 'until', 'links', 'settledWith', 'madeOf', 'deliveries'],
])

/** An archive by key, as far as two runs of a day must leave the same. */
export async function archived(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const keys = files
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    // What was sent and told is each execution's own.
    .filter((key) => !/^(sent|failures)\//.test(key))
    .toSorted()
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await contentOf(join(folder, key))])))
}

async function contentOf(path: string): Promise<string> {
  const body = await readFile(path)
  const text = path.endsWith('.gz') ? gunzipSync(body) : body
  if (path.endsWith('/page.html')) return withoutOwn(JSON.stringify(pageIn(text.toString('utf8'))))
  if (!/\.json(\.gz)?$/.test(path)) return text.toString('latin1').replaceAll(/execution [0-9a-f-]{36}/g, 'execution …')
  return withoutOwn(text.toString('utf8'))
}

const withoutOwn = (json: string) => JSON.stringify(stripped(JSON.parse(json)), null, 1)

/** The value itself, less what is each run's own: a reviver of JSON.parse takes five times as long. */
function stripped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  for (const [name, inner] of Object.entries(value)) {
    if (OWN.has(name)) delete (value as Record<string, unknown>)[name]
    else stripped(inner)
  }
  return value
}

/** The objects that a day's run replaces together. */
export const dayObjectsOf = (all: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(all).filter(([key]) => /^(?:(?:flows|daily|gaps|findings|memory|reports)\/|trends\/dt=)/.test(key)),
  )
