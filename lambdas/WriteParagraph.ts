import { faultOf } from '../templates/paragraph/check.ts'
import { factsOf } from '../templates/paragraph/facts.ts'
import { complaint, factSheet, INSTRUCTIONS, plainText } from '../templates/paragraph/prompt.ts'
import { readJson, writeJson } from './aws/archive.ts'
import { problemOf, wasRefused } from './aws/faults.ts'
import { askModel, type Turn } from './aws/model.ts'
import type { Run } from './domain/collecting/run.ts'
import type { Paragraph, Report } from './domain/report/report.ts'
import { dueEmail } from './due-email.ts'
import { numberVariable, requiredVariable } from './environment.ts'
import type { Snapshot } from './StoreSnapshot.ts'
import { logger, task } from './task.ts'

/** Texts that are asked for: a second where the first does not hold. */
const MOST_ASKED = 2

const MILLION = 1_000_000

export interface Written {
  readonly written: boolean
  /** Why there is no paragraph. */
  readonly reason?: string
}

/**
 * Has a model write a paragraph of the report, and keeps it where each figure and name in it is the report's. Whatever goes
 * wrong with the model costs the report its paragraph alone.
 */
export const handler = task(async ({ run, snapshot }: { run: Run; snapshot: Snapshot }): Promise<Written> => {
  const signal = AbortSignal.timeout(numberVariable('PARAGRAPH_SECONDS', 0.1, 20) * 1000)
  const report = await readJson<Report>(snapshot.reportKey)
  if (dueEmail(report, run) !== 'whole') return { written: false, reason: 'the whole digest goes to nobody' }
  const paragraph = await paragraphOf(report, signal)
  if (paragraph.problem !== null) logger.warn('the report goes out without a paragraph', { ...paragraph })
  await writeJson(snapshot.reportKey, { ...report, paragraph } satisfies Report)
  return paragraph.problem === null ? { written: true } : { written: false, reason: paragraph.problem }
})

async function paragraphOf(report: Report, signal: AbortSignal): Promise<Paragraph> {
  const model = requiredVariable('PARAGRAPH_MODEL')
  const facts = factsOf(report)
  const turns: Turn[] = [{ role: 'user', text: factSheet(facts) }]
  let [inputTokens, outputTokens] = [0, 0]
  const ended = (text: string, problem: string | null, isCostKnown = true): Paragraph => ({
    ...{ text, problem, model, inputTokens, outputTokens },
    usd: isCostKnown ? costOf(inputTokens, outputTokens) : null,
  })
  let problem = ''
  for (let asked = 0; asked < MOST_ASKED; asked++) {
    try {
      const answer = await askModel(model, INSTRUCTIONS, turns, signal)
      inputTokens += answer.inputTokens
      outputTokens += answer.outputTokens
      const text = plainText(answer.text)
      const fault = faultOf(text, facts)
      if (fault === null) return ended(text, null)
      logger.warn('what the model wrote does not hold', { text, fault })
      problem = `what the model wrote does not hold: ${fault}`
      turns.push({ role: 'assistant', text: answer.text }, { role: 'user', text: complaint(fault) })
    } catch (error) {
      if (signal.aborted) return ended('', problem || 'the model did not answer in time', false)
      return ended('', `the model could not be asked: ${problemOf(error, 'bedrock:InvokeModel')}`, wasRefused(error))
    }
  }
  return ended('', problem)
}

function costOf(inputTokens: number, outputTokens: number): number {
  const perInput = numberVariable('PARAGRAPH_USD_PER_MILLION_INPUT_TOKENS', 0, 10_000)
  const perOutput = numberVariable('PARAGRAPH_USD_PER_MILLION_OUTPUT_TOKENS', 0, 10_000)
  return (inputTokens * perInput + outputTokens * perOutput) / MILLION
}
