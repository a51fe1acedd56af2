import * as z from 'zod'
import type { FactsSource } from './facts.ts'
import { DEFAULT_PAGE, LARGEST_PAGE, type Page, Pages } from './paging.ts'
import type { Answer, Tool } from './tool.ts'
import { TOOLS } from './tools/all.ts'

const paging = {
  limit: z.int().min(1).max(LARGEST_PAGE).default(DEFAULT_PAGE).describe(`Rows of a page, at most ${LARGEST_PAGE}`),
  cursor: z
    .string()
    .optional()
    .describe('next_cursor of a page of this tool: brings the rows that follow, whatever the other arguments'),
}

/** A tool as a model is offered it: its own arguments and those of paging. */
export interface OfferedTool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly input: z.ZodObject
  /** Of a page. */
  readonly output: z.ZodObject
  readonly asksOutside: boolean
  /** Whether this session may write by it. */
  readonly writes: boolean
  /** `input` is what the schema gave. Throws what is wrong with the question, in a sentence. */
  answer(input: Readonly<Record<string, unknown>>): Promise<Page>
}

/** The tools over some facts, with the answers of one session. */
export function toolbox(source: FactsSource): OfferedTool[] {
  return TOOLS.map((tool) => {
    const pages = new Pages(tool.name)
    return {
      name: tool.name,
      title: tool.title,
      description: tool.description,
      input: z.strictObject({ ...tool.input.shape, ...paging }),
      output: pageOf(tool),
      asksOutside: tool.asksOutside && source.account !== null,
      writes: tool.mayWrite === true && source.mayDecide === true,
      answer: async ({ limit = DEFAULT_PAGE, cursor, ...own }) =>
        typeof cursor === 'string'
          ? pages.next(cursor, Number(limit))
          : pages.first(await run(tool, own, source), Number(limit)),
    }
  })
}

const pageOf = ({ about, row }: Tool) =>
  z.strictObject({
    about: z.strictObject({ archive: z.string().describe('Whose reports these are'), ...about.shape }),
    rows: z.array(row),
    total_rows: z.int().describe('Rows of the whole answer'),
    next_cursor: z.string().optional().describe('Given back as cursor, brings the next rows'),
  })

async function run(tool: Tool, input: Readonly<Record<string, unknown>>, source: FactsSource): Promise<Answer> {
  const facts = await source.facts()
  const { about, ...answer } = await tool.run(tool.input.parse(input), facts)
  return { about: { archive: facts.archive.name, ...about }, ...answer }
}
