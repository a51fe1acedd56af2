import { fileURLToPath } from 'node:url'

/** Where the bundles of all tasks lie, in a clone and in the package. */
export const FUNCTIONS = fileURLToPath(new URL('../dist/functions', import.meta.url))
