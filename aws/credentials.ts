import { GIVE_CREDENTIALS, NO_CREDENTIALS } from './faults.ts'
import { PROXIED } from './proxied.ts'

/**
 * Throws where the ordinary chain has no credentials at all. Those that it has may be expired, or want a code: whoever uses them says
 * so. On a machine that is none of EC2's, the chain gives up within seconds.
 */
export async function needCredentials(): Promise<void> {
  try {
    await PROXIED.credentials()
  } catch (error) {
    // What the chain says at its end, past every source.
    if ((error as Error).message !== 'Could not load credentials from any providers') return
    throw new Error(`${NO_CREDENTIALS}; ${GIVE_CREDENTIALS}`, { cause: error })
  }
}
