import type { Account } from '../../agent/account/account.ts'
import type { Archive } from '../../agent/archive.ts'
import type { FactsSource } from '../../agent/facts.ts'
import { type OfferedTool, toolbox } from '../../agent/toolbox.ts'

export interface Page {
  readonly about: Readonly<Record<string, unknown>>
  readonly rows: readonly Readonly<Record<string, unknown>>[]
  readonly total_rows: number
  readonly next_cursor?: string
}

/** Tools over an archive, called in this process: what they are asked and what they answer is held against their schemas. */
export function calledOver(
  archive: Archive,
  today = '2026-11-22T07:00:00Z',
  account: Account | null = null,
  mayDecide = false,
) {
  const source: FactsSource = {
    ...{ account, mayDecide },
    facts: async () => ({ archive, account, mayDecide, now: () => Date.parse(today) }),
  }
  const tools = new Map(toolbox(source).map((tool) => [tool.name, tool]))
  return {
    source,
    tools: [...tools.values()],
    ask: async (name: string, asked: Readonly<Record<string, unknown>> = {}): Promise<Page> => {
      const { input, output, answer } = tools.get(name) as OfferedTool
      const page = JSON.parse(JSON.stringify(await answer(input.parse(asked))))
      return output.parse(page) as unknown as Page
    },
  }
}

/** Why a question is refused. */
export const refusal = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    (page) => `it was answered: ${JSON.stringify(page).slice(0, 200)}`,
    (error: Error) => error.message,
  )
