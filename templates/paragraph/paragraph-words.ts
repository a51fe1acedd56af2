import type { Paragraph } from '../../domain/report/report.ts'
import { count, rate } from '../amounts.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from '../safe-text.ts'
import { MOST_CHARACTERS } from './written.ts'

export const paragraphText = ({ text }: Paragraph) => clip(text, MOST_CHARACTERS)

/** Who wrote it, and what was looked at. */
export const paragraphBy = ({ model }: Paragraph) =>
  `Written by ${clip(model, NAME_LIMIT)}. Names and figures are this report's own; the words between them are the model's.`

/** What asking for it cost, and why there is none. */
export function paragraphCost({ model, problem, inputTokens, outputTokens, usd }: Paragraph): string {
  const name = clip(model, NAME_LIMIT)
  const cost =
    usd === null
      ? `What asking ${name} cost is not known, as an answer did not come.`
      : `Asking ${name} cost ${rate(usd)}: ${count(inputTokens)} tokens read and ${count(outputTokens)} written, at the price of the settings.`
  return problem === null ? cost : `None, as ${clip(problem, SENTENCE_LIMIT)}. ${cost}`
}
