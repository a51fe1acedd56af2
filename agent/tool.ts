import type * as z from 'zod'
import type { Facts } from './facts.ts'

/** JSON by column; a time is ISO 8601, UTC. */
export type Row = Readonly<Record<string, unknown>>

/** What a tool found. */
export interface Answer {
  /** What holds for all rows: the days, the gaps, the totals, what was asked for and could not be had. */
  readonly about: Readonly<Record<string, unknown>>
  readonly rows: readonly Row[]
}

/** A question that the facts answer. Reads alone. */
export interface Tool<Input extends z.ZodObject = z.ZodObject> {
  /** `list_monitors` */
  readonly name: string
  readonly title: string
  /** For whoever chooses among the tools: what it answers, from what, and in which units. */
  readonly description: string
  readonly input: Input
  /** Whether it asks more than what is archived. */
  readonly asksOutside: boolean
  run(input: z.output<Input>, facts: Facts): Promise<Answer>
}
