import { parse } from 'tldts'
import { isOfAws } from './owners.ts'

/** Somebody whom no list has. */
export interface UnlistedOwner {
  /** The first host name, without its wildcard. */
  readonly name: string
  /** The domain that somebody has registered. */
  readonly owner: string
}

/** Of networks and clusters themselves, and of default certificates there. Source: RFC 6761; RFC 6762, appendix G */
const PRIVATE_NAME =
  /\.(?:arpa|cluster|corp|default|home|internal|intranet|invalid|lan|local|localdomain|localhost|private|svc|test)$/

/**
 * Whose names these are, where all are of one domain, or of one name below several suffixes (`acme.com`, `acme.co.uk`); a certificate of many
 * parties tells none of them. Below a suffix of a host's own, such as `github.io`, each name is of another party.
 * Nobody has registered a private name, or one below a domain of AWS's. Source: https://publicsuffix.org
 */
export function unlistedOwner(names: readonly string[]): UnlistedOwner | undefined {
  const parsed = names.map((name) => parse(name.replace(/^\*\./, ''), { allowPrivateDomains: true }))
  const [first] = parsed
  if (!first?.hostname || !first.domain) return undefined
  if (PRIVATE_NAME.test(first.hostname) || isOfAws(first.hostname)) return undefined
  const isOne = parsed.every(({ domainWithoutSuffix }) => domainWithoutSuffix === first.domainWithoutSuffix)
  return isOne ? { name: first.hostname, owner: first.domain } : undefined
}
