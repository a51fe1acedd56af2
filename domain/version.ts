/** Version of flowtoll; a test holds it against package.json. */
export const VERSION = '0.1.0'

/**
 * How people call the command, in a folder where it is installed. No registry has the package yet: without `--no`, npx would fetch
 * whatever has its name there.
 */
export const FLOWTOLL = 'npx --no -- flowtoll'
