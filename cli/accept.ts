import { acceptanceEnded, acceptanceOf, endingCommand } from '../agent/acceptance.ts'
import { lastReport, reportOn } from '../agent/archive.ts'
import { shortName } from '../agent/decide.ts'
import { isDay } from '../domain/day.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command, printableLines } from '../local/command.ts'
import { DECIDE_HELP, decideArguments, decidedArchive, decideIn, onlyOne, refuseWrongOptions } from './decide.ts'

const HELP = `${FLOWTOLL} accept NUMBER --until DAY --reason TEXT [options]

Has a saving counted and urged no more: NUMBER is the one that the last report gives it, or its id. It opens again the day after, or
once it is twice what it was. The next report goes by it, without a deployment.

  --until DAY     last day, such as 2027-03-31
  --reason TEXT   why you live with it, in a sentence
  --by NAME       who decides (default whose credentials are used; for a folder, the user of this machine)
  --day DAY       the report whose number it is (default the last one)
  --remove        urge it again: with its id, which ${FLOWTOLL} decisions prints
${DECIDE_HELP}`

await command(async () => {
  const { given, positionals } = decideArguments(['until', 'reason', 'by', 'day'])
  if (given.help) return void process.stdout.write(HELP)
  const finding = onlyOne(positionals, 'accept', 'the number of a saving')
  const { until = '', reason = '', by, day, remove, 'dry-run': isTrial } = given
  if (day !== undefined && !isDay(day))
    throw new ArgumentError(`--day is "${day}"; expected a calendar day such as 2026-11-21`)
  if (!remove) {
    for (const name of ['until', 'reason'] as const)
      if (given[name] === undefined)
        throw new ArgumentError(`--${name} is missing; ${FLOWTOLL} accept --help lists the options`)
    refuseWrongOptions({ kind: 'accept', match: 'any', until, reason, by })
  }
  const archive = await decidedArchive(given)
  if (remove) return void (await decideIn(archive, acceptanceEnded(await lastReport(archive), finding), isTrial))
  const who = by ?? shortName(await archive.decisions.writer())
  const report = await reportOn(archive, day)
  const { decision, finding: one } = acceptanceOf(report, { finding, reason, until, by: who }, Date.now())
  process.stdout.write(`${printableLines(one.title)}, of the report of ${report.day}\n`)
  const { isWritten, diff } = await decideIn(archive, decision, isTrial)
  if (isWritten) process.stdout.write(`Not that one? ${endingCommand(one.id, archive.decisions.place)} ends it.\n`)
  else if (diff.length === 0 && report.findings.open.includes(one))
    process.stdout.write(
      'That report urges it: if it has grown since it was accepted, another day or reason accepts it anew.\n',
    )
})
