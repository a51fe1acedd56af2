import { InvalidInput } from '../domain/errors.ts'

/** What only the deployment knows: names of what it made. Read when a task runs, never on import. */

/** A variable that must be there. Throws InvalidInput naming it. */
export function requiredVariable(name: string): string {
  const value = process.env[name]
  if (value === undefined || value === '')
    throw new InvalidInput(`environment variable ${name} is not set; the stack sets it`)
  return value
}

/** Where the AWS console shows what the stack made; empty on a laptop. */
export const consoleUrl = () => process.env.CONSOLE_URL ?? ''
