import type { NewsItem, Notification, NotifiedSaving } from '../domain/report/notification.ts'
import { dollars, percent } from './amounts.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from './safe-text.ts'
import { budgetTitle, budgetUsd, budgetWords } from './trend-words.ts'
import { capital, counted, proofWords, provenWords, savingWords } from './words.ts'

/** What a channel says, in words: each channel lays it out in its own way. */
export interface Message {
  /** One line, at most 110 characters. */
  readonly title: string
  /** What the day, the week or the month cost, in a sentence; empty of an alert. */
  readonly summary: string
  readonly sections: readonly MessageSection[]
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly footer: string
}

export interface MessageSection {
  readonly heading: string
  /** Plain text, a line each. */
  readonly lines: readonly string[]
  /** The same where there is room for columns, below their titles. */
  readonly table?: readonly (readonly string[])[]
}

export const FOOTER = 'Estimates at list price.'

export const clusterWords = (clusters: readonly string[]) =>
  clusters.length === 1 ? clip(clusters[0] ?? '', NAME_LIMIT) : counted(clusters.length, 'cluster')

/** Whose cost it is: `prod`, `2 clusters`, `team shop`. */
export const whoseWords = ({ clusters, team }: Pick<Notification, 'clusters' | 'team'>) =>
  team === null ? clusterWords(clusters) : `team ${clip(team, NAME_LIMIT)}`

/** The same at the start of a sentence: a cluster's name stays as it is written. */
export const whoseTitle = (one: Pick<Notification, 'clusters' | 'team'>) =>
  one.team === null ? whoseWords(one) : capital(whoseWords(one))

/** A team has no `changes.md`: its message is all that it gets. */
export const savingLines = ({ savings, moreSavings, team }: Pick<Notification, 'savings' | 'moreSavings' | 'team'>) => [
  ...savings.map(
    (saving) =>
      `${saving.number}. ${clip(saving.title, SENTENCE_LIMIT)}: saves ${savingWords(saving)}${shareWords(saving)}`,
  ),
  ...(moreSavings > 0 ? [`${counted(moreSavings, 'more saving')}${team === null ? ' in changes.md' : ''}.`] : []),
]

/** Of a change that several teams share in, and of what became of one: others may have made it. */
export const shareWords = ({ share }: Pick<NotifiedSaving, 'share'>) =>
  share === undefined ? '' : `, your ${percent(share, 1)} of it`
export const partWords = ({ share }: Pick<NotifiedSaving, 'share'>) =>
  share === undefined ? '' : ` These are your ${percent(share, 1)} of it.`

export const budgetLines = ({ budgets = [] }: Pick<Notification, 'budgets'>) =>
  budgets.map(
    (budget) =>
      `${budgetTitle(budget)}: ${budgetUsd(budget)} of ${dollars(budget.usdPerMonth)}, ${budgetWords(budget)}`,
  )

/** What became of a change. */
export const proofLine = ({ proof }: Pick<Extract<NewsItem, { kind: 'proof' }>, 'proof'>) =>
  `${clip(proof.title, SENTENCE_LIMIT)}: ${provenWords(proof)}. ${proofWords(proof)}${partWords(proof)}`
