import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'
import { DECIDE_HELP, decideArguments, decidedArchive, decideIn, onlyOne, refuseWrongOptions } from './decide.ts'

const HELP = `${FLOWTOLL} budget USD [options]

Sets what a cluster, a namespace, a team, or, without any of them, everything may cost in a month. The next report goes by it,
without a deployment.

  --cluster NAME    of one cluster
  --namespace NAME  of one namespace
  --team NAME       of one team
  --remove          take the budget away; without USD
${DECIDE_HELP}`

await command(async () => {
  const { given, positionals } = decideArguments(['cluster', 'namespace', 'team'])
  if (given.help) return void process.stdout.write(HELP)
  const { cluster, namespace, team, remove, 'dry-run': isTrial } = given
  if (remove) {
    if (positionals.length > 0)
      throw new ArgumentError(`--remove takes a budget away, and "${positionals[0]}" sets one`)
    return void (await decideIn(await decidedArchive(given), { kind: 'no budget', cluster, namespace, team }, isTrial))
  }
  const dollars = onlyOne(positionals, 'budget', 'USD, dollars a month,')
  if (!/^\d+(?:\.\d+)?$/.test(dollars) || Number(dollars) === 0)
    throw new ArgumentError(`USD is "${dollars}"; expected dollars a month, above 0, such as 300 or 49.50`)
  const decision = { kind: 'budget', cluster, namespace, team, usdPerMonth: Number(dollars) } as const
  refuseWrongOptions(decision)
  await decideIn(await decidedArchive(given), decision, isTrial)
})
