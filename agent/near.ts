/** Names that are offered in place of one that is not there. */
const MOST_OFFERED = 3

/** Names that are listed whole where none is near. */
const MOST_LISTED = 12

/** What is said of a name that is not there: `cluster is "prd", and there is none; did you mean prod?` */
export function notFound(what: string, name: string, names: readonly string[]): string {
  const near = nearest(name, names)
  const others =
    near.length > 0
      ? `did you mean ${near.join(' or ')}?`
      : names.length === 0
        ? 'there is none at all'
        : `there is ${names.slice(0, MOST_LISTED).join(', ')}${names.length > MOST_LISTED ? ` and ${names.length - MOST_LISTED} more` : ''}`
  return `${what} is "${name}", and there is none of that name; ${others}`
}

/** Names that are spelt much like one, or have it in them, nearest first. */
export function nearest(name: string, names: readonly string[]): string[] {
  const wanted = name.toLowerCase()
  return [...new Set(names)]
    .map((one) => ({ one, distance: distanceOf(wanted, one.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .toSorted((a, b) => a.distance - b.distance || (a.one < b.one ? -1 : 1))
    .slice(0, MOST_OFFERED)
    .map(({ one }) => one)
}

/** Letters that are to be put in, taken out or changed; a name that holds the other one is as near as one letter. */
function distanceOf(a: string, b: string): number {
  if (a.length > 2 && b.length > 2 && (a.includes(b) || b.includes(a))) return a === b ? 0 : 1
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1]
    for (const [at, other] of [...b].entries()) {
      next.push(Math.min((row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
