import { existsSync, readdirSync } from 'node:fs'
import type { World } from './cloud/world.ts'
import { ArgumentError } from './report-options.ts'

const FOLDER = new URL('../worlds/', import.meta.url)

/** Names of the worlds, in order. */
export function worldNames(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => existsSync(new URL(`${name}/world.ts`, FOLDER)))
    .toSorted()
}

/** Loads a world. Throws ArgumentError with the names that there are. */
export async function loadWorld(name: string): Promise<World> {
  if (!worldNames().includes(name)) {
    throw new ArgumentError(`--world is "${name}"; there is ${worldNames().join(', ')}`)
  }
  const { world } = (await import(new URL(`${name}/world.ts`, FOLDER).href)) as { world: World }
  return world
}
