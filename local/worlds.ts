import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import type { World } from './cloud/world.ts'
import { ArgumentError } from './command.ts'

const FOLDER = new URL('../worlds/', import.meta.url)

const fileOf = (name: string) => new URL(`${name}/world.ts`, FOLDER)

/** Names of the worlds, in order. */
export function worldNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(fileOf(name)))
    .toSorted()
}

/** Loads a world. Throws ArgumentError with the names that there are. */
export async function loadWorld(name: string): Promise<World> {
  if (!worldNames().includes(name)) {
    throw new ArgumentError(`--world is "${name}"; there is ${worldNames().join(', ')}`)
  }
  const { world } = (await import(fileOf(name).href)) as { world: World }
  return world
}

/** Changes when a file that a world is made from does. */
export function worldFingerprint(name: string): string {
  const hash = createHash('sha256')
  const files = new Set([fileOf(name).href])
  // A set goes on with what is added on the way.
  for (const file of files) {
    const text = readFileSync(new URL(file), 'utf8').replaceAll('\r\n', '\n')
    hash.update(`${text.length}\n${text}`)
    for (const [, path = ''] of text.matchAll(/ from '(\.[^']+)'/g)) {
      const { href } = new URL(path, file)
      if (href.startsWith(FOLDER.href)) files.add(href)
    }
  }
  return hash.digest('hex').slice(0, 16)
}
