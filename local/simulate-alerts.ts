import { parseArgs } from 'node:util'
import { sum } from '../domain/sums.ts'
import { renderDigest } from '../templates/digest.ts'
import { ArgumentError, command } from './command.ts'
import { reportOfDay } from './simulation/report.ts'
import { thirtyDays } from './simulation/thirty-days.ts'
import { type Verdict, verdictOn } from './simulation/verdict.ts'

const HELP = `npm run simulate-alerts -- [options]

Counts which alerts are right on made months: fourteen pairs in four namespaces, of which each differs from day to day by
itself, by a normal distribution; weekends at 100, 80 or 50%; one or two fixes, one to three steps of 25% and $1 or more,
each of the total, a namespace, a figure or a pair, and fixes that are undone. Each month has 28 days before it, and a seed.

  --months N    so many months of each noise (default 1000)
  --noise N     standard deviation of a pair's day in percent, one alone (default 5, 10 and 20)
  --story       the thirty subjects of a month with three fixes, one undone, and three rises
`

await command(async () => {
  const { values } = parseArgs({
    options: {
      months: { type: 'string', default: '1000' },
      noise: { type: 'string' },
      story: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return void process.stdout.write(HELP)
  if (values.story) {
    for (const told of thirtyDays()) process.stdout.write(`${renderDigest(reportOfDay(told)).subject}\n`)
    return
  }
  const months = Number(values.months)
  if (!Number.isSafeInteger(months) || months < 1) {
    throw new ArgumentError(`--months is "${values.months}"; expected a whole number of 1 or more`)
  }
  for (const percent of values.noise === undefined ? [5, 10, 20] : [Number(values.noise)]) {
    const verdicts = Array.from({ length: months }, (_, index) => verdictOn(index + 1, percent / 100))
    process.stdout.write(`${linesOf(percent, verdicts)}\n\n`)
  }
})

function linesOf(percent: number, verdicts: readonly Verdict[]): string {
  const rises = verdicts.flatMap((verdict) => verdict.rises)
  const counted = (of: (verdict: Verdict) => number) => sum(verdicts.map(of))
  const wrong = counted((verdict) => verdict.wrong)
  const told = (some: Verdict['rises']) =>
    [0, 1, 2, 3, null]
      .map((day) => String(some.filter(({ toldAfter }) => toldAfter === day).length).padStart(7))
      .join('')
  return [
    `${percent}% noise, ${verdicts.length} months of 30 days`,
    'told on day    1      2      3      4  never',
    ...(['total', 'namespace', 'figure', 'pair', 'undone'] as const).map((kind) => {
      const some = rises.filter(({ happening: { what, of } }) =>
        kind === 'undone' ? what === kind : what === 'step' && of === kind,
      )
      return `${kind.padEnd(9)}${told(some)}`
    }),
    `all      ${told(rises)}`,
    `wrong alerts ${wrong}, ${((3 * wrong) / verdicts.length).toFixed(2)} in three months; told again ${counted((verdict) => verdict.repeated)}; ends that were none ${counted((verdict) => verdict.wrongOver)}; falls that were none ${counted((verdict) => verdict.wrongFalls)}`,
  ].join('\n')
}
