import type { TeamWhat } from '../domain/channel.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'
import {
  DECIDE_HELP,
  decideArguments,
  decidedArchive,
  decideIn,
  listGiven,
  onlyOne,
  refuseWrongOptions,
} from './decide.ts'

const HELP = `${FLOWTOLL} team NAME [options]

Says whose workloads are, and how a team is told of its part. Patterns have * for any text; the last entry that matches a workload
holds. The next report goes by it, without a deployment. ${FLOWTOLL} budget sets a team's budget.

  --cluster PATTERN    workloads of these clusters
  --namespace PATTERN  of these namespaces
  --workload PATTERN   of these names
  --recipients LIST    who gets an email with the team's part, with commas between the addresses
  --channels LIST      names of channels of the settings that have "of": "teams"
  --what LIST          what it is told: see docs/teams.md
  --remove             take the team away, with all its entries
${DECIDE_HELP}`

await command(async () => {
  const { given, positionals } = decideArguments([
    ...(['cluster', 'namespace', 'workload', 'recipients', 'channels', 'what'] as const),
  ])
  if (given.help) return void process.stdout.write(HELP)
  const team = onlyOne(positionals, 'team', 'the name of a team')
  const { cluster, namespace, workload, recipients, channels, what, remove, 'dry-run': isTrial } = given
  const fields = { cluster, namespace, workload, recipients, channels, what }
  const isAny = Object.values(fields).some((value) => value !== undefined)
  if (remove && isAny) throw new ArgumentError('--remove takes a team away with all its entries: give nothing else')
  if (!remove && !isAny)
    throw new ArgumentError(`nothing is said of ${team}; ${FLOWTOLL} team --help lists the options`)
  const lists = { recipients: listGiven(recipients), channels: listGiven(channels) }
  const decision = remove
    ? ({ kind: 'no team', team } as const)
    : ({ kind: 'team', team, cluster, namespace, workload, ...lists, what: whatGiven(what) } as const)
  refuseWrongOptions(decision)
  await decideIn(await decidedArchive(given), decision, isTrial)
})

/** Words that are none are refused with the other fields. */
function whatGiven(given: string | undefined) {
  return listGiven(given) as TeamWhat[] | undefined
}
