/** What comes from outside is data: names are kept as long as they are such, and everything else is dropped. */

/** Characters. */
const LONGEST_NAME = 253

/** Names that one certificate or one look-up may bring: what authorities sign is fewer. */
const MOST_NAMES = 250

const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/

/**
 * The DNS host names among texts from outside, in lower case and without a trailing dot, each once and in order, at most
 * 250. A certificate's leading `*.` stays. No address is a name; of names beyond ASCII only their `xn--` form is.
 */
export function hostNames(texts: readonly string[]): string[] {
  const names = new Set<string>()
  for (const text of texts) {
    if (names.size === MOST_NAMES) break
    if (text.length <= LONGEST_NAME + 1) {
      const name = text.toLowerCase().replace(/\.$/, '')
      if (isHostName(name)) names.add(name)
    }
  }
  return [...names]
}

function isHostName(name: string): boolean {
  const labels = name.replace(/^\*\./, '').split('.')
  // The last label of an address is a number, and no top-level domain is.
  return (
    labels.length >= 2 &&
    name.length <= LONGEST_NAME &&
    labels.every((label) => LABEL.test(label)) &&
    !/^\d+$/.test(labels.at(-1) ?? '')
  )
}
