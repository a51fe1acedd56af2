import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js'
import { expect, test } from 'vitest'
import { RECENT_DAYS, savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'

const parser = new TrinoSQL()

test.each(savedQueries().map((query) => [query.name, query] as const))(
  'the saved query %s is Trino SQL, which Athena speaks',
  (_, query) => {
    const literal = { since: "'2026-11-01'", until: "'2026-11-30'", date: "'2026-11-15'" }
    for (const days of [literal, RECENT_DAYS]) expect(parser.validate(withParameters(query, days))).toEqual([])
  },
)

test.each([
  "select x::int from daily where dt = '2026-11-21'",
  'select * from daily qualify row_number() over () = 1',
  'select exclude from where',
])('the parser refuses %s', (sql) => {
  expect(parser.validate(sql)).not.toEqual([])
})
