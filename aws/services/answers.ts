import * as z from 'zod'
import { fitting } from '../answer.ts'
import { type Api, answerOf, type Question } from './request.ts'

/** Pages that are read of one question; a service has no account with more. */
const MOST_PAGES = 100

export const text = z.string().optional()
export const texts = z.array(z.string()).optional()

/** A list as XML has it: `<DBInstances><DBInstance>…</DBInstance></DBInstances>`, where one alone looks like none of a list. */
export const listOf = <Item extends z.ZodType>(item: string, schema: Item) =>
  z.preprocess((value) => {
    const inner = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[item] : undefined
    return inner === undefined ? [] : Array.isArray(inner) ? inner : [inner]
  }, z.array(schema))

export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]).optional()

/** What a service answers to a question, page after page; `marker` names the field that leads to the next, in answer and question. */
export async function pagesOf<Page>(
  api: Api,
  action: string,
  schema: z.ZodType<Page>,
  marker: { readonly answer: string; readonly question: string },
  parameters: Question = {},
): Promise<Page[]> {
  const pages: Page[] = []
  let next: string | undefined
  do {
    const question: Question = { ...parameters, [marker.question]: next }
    next = await answerOf(api, action, question, (answer) => {
      pages.push(fitting(action, schema, answer))
      return (answer as Record<string, string | undefined>)[marker.answer] || undefined
    })
  } while (next !== undefined && pages.length < MOST_PAGES)
  return pages
}

export const MARKER = { answer: 'Marker', question: 'Marker' }
export const NEXT_TOKEN = { answer: 'NextToken', question: 'NextToken' }
