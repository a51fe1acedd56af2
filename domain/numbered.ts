/** Numbers in place of texts, the same for the same one. */
export function numbered(): (text: string) => number {
  const numbers = new Map<string, number>()
  return (text) => {
    const known = numbers.get(text) ?? numbers.size
    numbers.set(text, known)
    return known
  }
}

/** Objects whose number is kept: more than an hour's edges have, and of a day no more than memory bears. */
const MOST_KNOWN = 100_000

/** A number of each object by its text, which is made once. */
export function numbersOf<Value extends object>(textOf: (value: Value) => string): (value: Value) => number {
  const numberOf = numbered()
  // A WeakMap of so many has the collector of garbage go through it again and again.
  const known = new Map<Value, number>()
  return (value) => {
    const found = known.get(value)
    if (found !== undefined) return found
    const number = numberOf(textOf(value))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(value, number)
    return number
  }
}
