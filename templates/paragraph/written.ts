import type { Phrase } from './phrases.ts'
import { isPlain } from './vocabulary.ts'

const MOST_SENTENCES = 3
/** Characters, of the paragraph as it is read. */
export const MOST_CHARACTERS = 900

/** What stands for a phrase while the words around it are looked at. */
const PLACE = '\u{E000}'
const MARK = /\{([a-z]+\d*)\}/g

/** Words with a hyphen that are plain: any other might be a name. */
const COMPOUNDS = new Set(['cross-zone', 'same-zone', 'inter-zone', 're-create', 'follow-up'])

/** A paragraph as it is read, or what is wrong with what was written, in a few words. */
export type Written = { readonly text: string } | { readonly fault: string }

/**
 * Puts a report's phrases into what a model wrote. It holds where its names and figures are phrases alone and all else is
 * plain words: whatever else stands in it may be a name or a figure that the report does not hold.
 */
export function writtenOf(answer: string, phrases: readonly Phrase[]): Written {
  const said = answer.replaceAll(/[`*]/g, '').replaceAll(/\s+/g, ' ').trim()
  const byMark = new Map(phrases.map(({ mark, text }) => [mark, text]))
  const unknown = [...said.matchAll(MARK)].find(([, mark = '']) => !byMark.has(mark))
  if (unknown) return { fault: `${unknown[0]} is none of the phrases` }
  const fault = said.includes(PLACE) ? 'it has characters of no text' : faultOf(said.replaceAll(MARK, PLACE))
  if (fault !== null) return { fault }
  const text = said
    .replaceAll(MARK, (_, mark: string) => byMark.get(mark) ?? '')
    .replaceAll(/(?<=^|\. )the (?=day's|budget|total)/g, 'The ')
  if (text.length <= MOST_CHARACTERS) return { text }
  return { fault: `it has ${text.length} characters; at most ${MOST_CHARACTERS} are right` }
}

/** What is wrong with the words around the phrases; null for nothing. */
function faultOf(text: string): string | null {
  if (text === '') return 'it is empty'
  if (!text.endsWith('.')) return 'its last sentence has no end'
  const stray = /[^A-Za-z\s.,;:()'’–—\u{E000}-]/u.exec(text)
  if (stray) return `"${stray[0]}" stands in it, which is neither a plain word nor a phrase`
  // A sign, a letter or a point at a phrase would make another figure or name of it.
  const glued = /[A-Za-z.:'’–—-]\u{E000}|\u{E000}(?:[A-Za-z(\u{E000}–—-]|[.:'’](?!s?[\s).,;]|s?$))/u.exec(text)
  if (glued) return 'a phrase in it stands at another word without a space'
  const sentences = text.split(/(?<=\.) /)
  if (sentences.length > MOST_SENTENCES) return `it has ${sentences.length} sentences; 1 to ${MOST_SENTENCES} are right`
  for (const sentence of sentences) {
    const words = sentence.match(/[A-Za-z'’.:-]+/g) ?? []
    const strange = words.find((word, index) => !isWord(word, index === 0 && sentence.startsWith(word)))
    if (strange !== undefined) return `"${strange.replace(/[.:]$/, '')}" is no plain word`
  }
  return text.includes(PLACE) ? null : 'there is no phrase in it'
}

/** A word with the mark behind it, if any; `'s` of a phrase before it is one too. */
function isWord(word: string, startsSentence: boolean): boolean {
  const bare = word.replace(/[.:]$/, '').replace(/['’]s$/, '')
  return bare === '' || COMPOUNDS.has(bare.toLowerCase()) || isPlain(bare, startsSentence)
}
