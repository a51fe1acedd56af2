import { parse } from 'tldts'

/** Somebody whom no list has. */
export interface UnlistedOwner {
  /** The first host name, without its wildcard. */
  readonly name: string
  /** The domain that somebody has registered. */
  readonly owner: string
}

/**
 * Whose names these are, where all are of one domain, or of one name below several suffixes (`acme.com`, `acme.co.uk`); a certificate of many
 * parties tells none of them. Below a suffix of a host's own, such as `github.io`, each name is of another party.
 * Source: https://publicsuffix.org
 */
export function unlistedOwner(names: readonly string[]): UnlistedOwner | undefined {
  const parsed = names.map((name) => parse(name.replace(/^\*\./, ''), { allowPrivateDomains: true }))
  const [first] = parsed
  if (!first?.hostname || !first.domain) return undefined
  const isOne = parsed.every(({ domainWithoutSuffix }) => domainWithoutSuffix === first.domainWithoutSuffix)
  return isOne ? { name: first.hostname, owner: first.domain } : undefined
}
