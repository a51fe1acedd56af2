import type * as z from 'zod'
import type { Facts } from './facts.ts'

/** JSON by column; a time is ISO 8601, UTC. */
export type Row = Readonly<Record<string, unknown>>

/** What a tool found. */
export interface Answer<About = Readonly<Record<string, unknown>>, OneRow = Row> {
  /** What holds for all rows: the days, the gaps, the totals, what was asked for and could not be had. */
  readonly about: About
  readonly rows: readonly OneRow[]
  /** Rows that would be wrong if they were cut, as commands are; their names are made safe by whoever wrote them. */
  readonly isVerbatim?: boolean
}

/** A question that the facts answer. Reads alone, but for one that may write. */
export interface Tool<
  Input extends z.ZodObject = z.ZodObject,
  About extends z.ZodObject = z.ZodObject,
  OneRow extends z.ZodType<Row, Row> = z.ZodType<Row, Row>,
> {
  /** `list_monitors` */
  readonly name: string
  readonly title: string
  /** For whoever chooses among the tools: what it answers, from what, and in which units. */
  readonly description: string
  readonly input: Input
  /** Of what holds for all rows, and of a row: names have their unit and period. */
  readonly about: About
  readonly row: OneRow
  /** Whether it asks more than what is archived. */
  readonly asksOutside: boolean
  /** Whether it writes where the person who started the session allows that. */
  readonly mayWrite?: true
  run(input: z.output<Input>, facts: Facts): Promise<Answer<z.input<About>, z.input<OneRow>>>
}

/** A tool among others, checked against its own schemas. */
export const tool = <Input extends z.ZodObject, About extends z.ZodObject, OneRow extends z.ZodType<Row, Row>>(
  one: Tool<Input, About, OneRow>,
) => one as unknown as Tool
