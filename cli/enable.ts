import { parseArgs } from 'node:util'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError, command } from '../local/command.ts'

const HELP = `${FLOWTOLL} enable --cluster NAME [options]

Tells what a cluster lacks before its flows can be reported, and with --yes makes it: Network Flow Monitor's scope of the account and
region, the agent's add-on with a role by EKS Pod Identity, and a monitor. What is there stays as it is. AWS bills Network Flow Monitor
by the node: see docs/cost.md.

  --cluster NAME  the EKS cluster; again for another one
  --undo          remove what enable has made for the cluster, and nothing else
  --yes           do it; without, it is only told

Exit codes: 0 it is done or told, 1 it failed or something is left for you to do, 2 wrong arguments.
`

await command(async () => {
  const { cluster: clusters = [], undo, yes, help } = parsed(process.argv.slice(2))
  if (help) return void process.stdout.write(HELP)
  if (clusters.length === 0)
    throw new ArgumentError(`--cluster is missing; ${FLOWTOLL} enable --help lists the options`)
  // The SDK is loaded once the arguments are good.
  const { setUpClusters } = await import('../setup/set-up-clusters.ts')
  const tell = (line: string) => process.stdout.write(`${line}\n`)
  const { isToDo, says } = await setUpClusters(clusters, { undo, yes }, tell)
  if (says !== undefined) tell(says)
  if (isToDo) process.exitCode = 1
})

function parsed(args: string[]) {
  try {
    const flag = { type: 'boolean', default: false } as const
    const cluster = { type: 'string', multiple: true } as const
    return parseArgs({ args, options: { cluster, undo: flag, yes: flag, help: { ...flag, short: 'h' } } }).values
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; ${FLOWTOLL} enable --help lists the options`)
  }
}
