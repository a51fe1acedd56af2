import type { AwsCredentialIdentityProvider } from '@smithy/types'
import { InvalidInput } from '../domain/errors.ts'
import { monitorOfId, roleOf, type Source, sourceId } from '../domain/source.ts'
import { PROXIED } from './proxied.ts'
import { sessionOf } from './role-session.ts'
import { deployedSettings } from './settings.ts'

/** What a client is made with: of the stack's own account and region no more than that its requests go through the proxy. */
export interface ClientOptions {
  readonly requestHandler: typeof PROXIED.requestHandler
  readonly credentials: AwsCredentialIdentityProvider
  readonly region?: string
}

/** How a source is asked. */
export function optionsOf(source: Source): ClientOptions {
  const role = roleOf(source)
  const credentials = role === undefined ? PROXIED.credentials : () => sessionOf(role, deployedSettings().externalId)
  return { ...PROXIED, region: source.region, credentials }
}

/** One client for each source, made when it is asked first; without a source, of the stack's own account and region. */
export function clientsOf<Client>(make: (options: ClientOptions) => Client): (source?: Source) => Client {
  const made = new Map<string, Client>()
  return (source) => {
    const id = source ? `${sourceId(source)} ${roleOf(source)}` : ''
    const client = made.get(id) ?? make(source ? optionsOf(source) : PROXIED)
    made.set(id, client)
    return client
  }
}

/** The source that a monitor's id names; undefined for the stack's own. Throws InvalidInput where the settings have it no more. */
export function sourceOfMonitor(id: string): Source | undefined {
  const { source: name } = monitorOfId(id)
  if (name === undefined) return undefined
  const found = deployedSettings().sources.find((one) => sourceId(one) === name)
  if (found) return found
  throw new InvalidInput(`monitor ${id} is of ${name}, which is none of the setting sources`)
}
