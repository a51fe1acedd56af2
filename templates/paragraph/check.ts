import type { Fact } from './facts.ts'
import { isPlain } from './vocabulary.ts'

/** Sentences and characters of a paragraph. */
const MOST_SENTENCES = 3
export const MOST_CHARACTERS = 600

/** What stands in a text for the name or figure of a number, so that what is left is words. */
const MARKS = { name: ['\u{E000}', '\u{E001}'], figure: ['\u{E002}', '\u{E003}'] } as const
const NAME_MARK = /\u{E000}(\d+)\u{E001}/gu
const FIGURE_MARK = /\u{E002}(\d+)\u{E003}/gu

const FIGURE = /[<>]?[+\u2212-]?\$?\d[\d,]*(?:\.\d+)?(?:%| ?[KMGTP]i?B\b)?/gu

/** What a text says in figures and names, those taken out. */
interface Masked {
  readonly text: string
  /** By the numbers of their marks. */
  readonly names: readonly string[]
  readonly figures: readonly string[]
}

/**
 * What is wrong with a paragraph, in a few words; null where every figure and every name in it is one of the facts', each
 * figure stands with what it is of, and all else is plain words.
 */
export function faultOf(paragraph: string, facts: readonly Fact[]): string | null {
  if (paragraph === '') return 'it is empty'
  if (paragraph.length > MOST_CHARACTERS)
    return `it has ${paragraph.length} characters; at most ${MOST_CHARACTERS} are right`
  if (/[\u{E000}-\u{E003}]/u.test(paragraph)) return 'it has characters of no text'
  const { text, names, figures } = masked(
    paragraph,
    facts.flatMap((fact) => fact.names),
  )
  const sentences = text.split(/(?<=[.!])\s+/)
  if (sentences.length > MOST_SENTENCES) return `it has ${sentences.length} sentences; 1 to ${MOST_SENTENCES} are right`
  if (!/[.!]$/.test(text)) return 'its last sentence has no end'
  const told = facts.map((fact) => ({ ...fact, figures: figuresOf(fact) }))
  for (const sentence of sentences) {
    const fault = faultOfSentence(sentence, { names, figures }, told)
    if (fault !== null) return fault
  }
  return null
}

function faultOfSentence(
  sentence: string,
  { names, figures }: Omit<Masked, 'text'>,
  facts: readonly (Fact & { readonly figures: ReadonlySet<string> })[],
): string | null {
  const words = sentence.replaceAll(NAME_MARK, ' ').replaceAll(FIGURE_MARK, ' ')
  const stray = /[^A-Za-z\s.,;:!()'’–—-]/u.exec(words)
  if (stray) return `"${stray[0]}" stands in it, which is neither a word nor a name nor a figure of the report`
  const spoken = words.split(/[^A-Za-z]+/).filter((word) => word !== '' && !isEndOfWord(word))
  const startsPlain = /^[A-Za-z]/.test(sentence)
  const strange = spoken.find((word, index) => !isPlain(word, startsPlain && index === 0))
  if (strange !== undefined) return `"${strange}" is no name of the report, and no plain word`
  const present = new Set([
    ...[...sentence.matchAll(NAME_MARK)].map(([, index]) => names[Number(index)] ?? ''),
    ...spoken.map((word) => word.toLowerCase()),
    ...spoken.map((word) => word.toLowerCase().replace(/s$/, '')),
  ])
  for (const [, index] of sentence.matchAll(FIGURE_MARK)) {
    const figure = figures[Number(index)] ?? ''
    const owners = facts.filter((fact) => fact.figures.has(figure))
    if (owners.length === 0) return `${figure} is no figure of the report`
    const stands = owners.some(({ needs }) => needs.length === 0 || needs.some((one) => isPresent(one, present)))
    if (!stands) return `${figure} stands without what it is of (${owners[0]?.needs[0]})`
  }
  return null
}

const isPresent = (one: string, present: ReadonlySet<string>) =>
  present.has(one) || present.has(one.toLowerCase()) || present.has(one.toLowerCase().replace(/s$/, ''))

/** `s` of `sender's`, `t` of `isn't`. */
const isEndOfWord = (word: string) => word === 's' || word === 't'

/** Figures of a fact, those in its names left out. */
const figuresOf = ({ says, names }: Fact) => new Set(masked(says, names).figures)

/** The longest names first: one may hold another. */
function masked(text: string, allNames: readonly string[]): Masked {
  const names = [...new Set(allNames)].filter((name) => name !== '').toSorted((a, b) => b.length - a.length)
  const figures: string[] = []
  let rest = text
  for (const [index, name] of names.entries()) {
    rest = rest.replaceAll(patternOf(name), `${MARKS.name[0]}${index}${MARKS.name[1]}`)
  }
  const words = rest
    .replaceAll(/\/(?=(?:day|month)\b)/g, ' a ')
    // A mark's own number is no figure.
    .replaceAll(new RegExp(`(?<!\\u{E000}\\d*)${FIGURE.source}`, 'gu'), (figure) => {
      figures.push(plainFigure(figure))
      return `${MARKS.figure[0]}${figures.length - 1}${MARKS.figure[1]}`
    })
  return { text: words, names, figures }
}

/** A name as a whole: not as part of another, and before the end of a sentence too. */
function patternOf(name: string): RegExp {
  const literal = name.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(
    `(?<![\\p{L}\\p{N}._/@$\\u{E000}\\u{E002}-])${literal}(?![\\p{L}\\p{N}_/@\\u{E001}\\u{E003}-]|[.:,]\\p{N})(?!\\.\\p{L})`,
    'gu',
  )
}

/** A figure without its sign, which a sentence says in words: `+$2.50` is `$2.50` more. */
const plainFigure = (figure: string) => figure.replace(/(?<=^[<>]?)[+\u2212-]/u, '').replace(/ ?([KMGTP]i?B)$/, ' $1')
