import { jsonObject, readVersionedJson, writeIf } from '../aws/archive.ts'
import { requiredVariable } from '../aws/environment.ts'
import { askModel, modelFault, type Turn } from '../aws/model.ts'
import { deployedSettings } from '../aws/settings.ts'
import type { Run } from '../domain/collecting/run.ts'
import { dueEmail } from '../domain/report/due-email.ts'
import type { Paragraph, Report } from '../domain/report/report.ts'
import type { Settings } from '../domain/settings.ts'
import { phrasesOf } from '../templates/paragraph/phrases.ts'
import { complaint, INSTRUCTIONS, phraseSheet } from '../templates/paragraph/prompt.ts'
import { writtenOf } from '../templates/paragraph/written.ts'
import type { Snapshot } from './StoreDay.ts'
import { logger, task } from './task.ts'

/** Texts that are asked for: a second where the first does not hold. */
const MOST_ASKED = 2

/** What reading the report may take of its own. */
const GRACE_MILLISECONDS = 2000

const MILLION = 1_000_000

export interface Written {
  readonly written: boolean
  /** Why there is no paragraph. */
  readonly reason?: string
}

const REPLACED = "another run has put its report in the place of this one's"

/**
 * Has a model write a paragraph of the report, and keeps it where each figure and name in it is the report's. Whatever goes
 * wrong with the model costs the report its paragraph alone.
 */
export const handler = task(async ({ run, snapshot }: { run: Run; snapshot: Snapshot }): Promise<Written> => {
  const milliseconds = Number(requiredVariable('PARAGRAPH_SECONDS')) * 1000
  const lastWrite = Date.now() + milliseconds + GRACE_MILLISECONDS
  const signal = AbortSignal.timeout(milliseconds)
  const { value: report, etag } = await readVersionedJson<Report>(snapshot.reportKey)
  if (report.execution !== run.execution) return { written: false, reason: REPLACED }
  const { quietDays, paragraph: asked } = deployedSettings()
  if (dueEmail(report, run, quietDays) !== 'whole') return { written: false, reason: 'the whole digest goes to nobody' }
  if (asked === undefined) return { written: false, reason: 'the settings name no model' }
  const paragraph = await paragraphOf(report, asked, signal)
  if (paragraph.problem !== null) logger.warn('the report goes out without a paragraph', { ...paragraph })
  // The workflow may have gone on, and the email must not differ from its report.
  if (Date.now() > lastWrite) throw new Error('the archive took too long: the paragraph comes too late')
  const { body, contentType } = jsonObject(snapshot.reportKey, { ...report, paragraph } satisfies Report)
  if ((await writeIf(snapshot.reportKey, body, contentType, etag)) === undefined) {
    return { written: false, reason: REPLACED }
  }
  return paragraph.problem === null ? { written: true } : { written: false, reason: paragraph.problem }
})

async function paragraphOf(
  report: Report,
  { model, ...prices }: NonNullable<Settings['paragraph']>,
  signal: AbortSignal,
): Promise<Paragraph> {
  const phrases = phrasesOf(report)
  const turns: Turn[] = [{ role: 'user', text: phraseSheet(phrases) }]
  let [inputTokens, outputTokens] = [0, 0]
  const ended = (text: string, problem: string | null, isCostKnown = true): Paragraph => ({
    ...{ text, problem, model, inputTokens, outputTokens },
    usd: isCostKnown ? costOf(inputTokens, outputTokens, prices) : null,
  })
  let problem = ''
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    try {
      const answer = await askModel(model, INSTRUCTIONS, turns, signal)
      inputTokens += answer.inputTokens
      outputTokens += answer.outputTokens
      const written = writtenOf(answer.text, phrases)
      if ('text' in written) return ended(written.text, null)
      const { fault } = written
      logger.warn('what the model wrote does not hold', { text: answer.text, fault })
      // The word at fault may be a name that the report does not hold: it stands in the log alone.
      problem = 'what the model wrote does not hold against the report'
      turns.push({ role: 'assistant', text: answer.text }, { role: 'user', text: complaint(fault) })
    } catch (error) {
      if (signal.aborted) return ended('', problem || 'the model did not answer in time', false)
      logger.warn('the model could not be asked', error as Error)
      const { problem: why, isFree } = modelFault(error)
      return ended('', `the model could not be asked: ${why}`, isFree)
    }
  }
  return ended('', problem)
}

function costOf(
  inputTokens: number,
  outputTokens: number,
  prices: Omit<NonNullable<Settings['paragraph']>, 'model'>,
): number {
  return (inputTokens * prices.usdPerMillionInputTokens + outputTokens * prices.usdPerMillionOutputTokens) / MILLION
}
