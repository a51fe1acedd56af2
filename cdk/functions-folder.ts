import { fileURLToPath } from 'node:url'

/** The code of a task, in the folder of its bundle. */
export const CODE = 'index.mjs'

/** What its name ends in besides, where it is compressed. */
export const PACKED = '.gz'

/** Where the bundles of all tasks lie, in a clone and in the package. */
export const FUNCTIONS = fileURLToPath(new URL('../dist/functions', import.meta.url))
