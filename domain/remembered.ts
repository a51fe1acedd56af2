/** Texts whose answer is kept: more than a day has addresses or pods of one kind. */
const MOST_KEPT = 200_000

/** The same function, that works out each text once. */
export function remembered<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>()
  return (text) => {
    if (kept.has(text)) return kept.get(text) as Answer
    if (kept.size >= MOST_KEPT) kept.clear()
    const found = answer(text)
    kept.set(text, found)
    return found
  }
}
