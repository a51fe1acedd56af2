import { parse } from 'tldts'
import { isOfAws } from './owners.ts'

/** Somebody whom no list has. */
export interface UnlistedOwner {
  /** The first public host name, without its wildcard. */
  readonly name: string
  /** The domain that somebody has registered. */
  readonly owner: string
}

/** Of networks and clusters themselves, and of default certificates there. Source: RFC 6761; RFC 6762, appendix G */
const PRIVATE_NAME =
  /(?:^|\.)(?:arpa|cluster|corp|default|home|internal|intranet|invalid|lan|local|localdomain|localhost|private|svc|test)$/

/** Whether somebody may have registered a name: what a network or a cluster calls itself says nothing to others. */
export const isPublicName = (name: string) => !PRIVATE_NAME.test(name)

/**
 * Whose names these are, where all are of one domain, or of one name below several suffixes (`acme.com`, `acme.co.uk`); a certificate of many
 * parties tells none of them. Below a suffix of a host's own, such as `github.io`, each name is of another party.
 * Private names are passed over, and nobody has registered one below a domain of AWS's. Source: https://publicsuffix.org
 */
export function unlistedOwner(names: readonly string[]): UnlistedOwner | undefined {
  const parsed = names
    .filter(isPublicName)
    .map((name) => parse(name.replace(/^\*\./, ''), { allowPrivateDomains: true }))
  const [first] = parsed
  if (!first?.hostname || !first.domain) return undefined
  if (isOfAws(first.hostname)) return undefined
  const isOne = parsed.every(({ domainWithoutSuffix }) => domainWithoutSuffix === first.domainWithoutSuffix)
  return isOne ? { name: first.hostname, owner: first.domain } : undefined
}
