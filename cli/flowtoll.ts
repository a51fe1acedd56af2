#!/usr/bin/env node
import { nearest } from '../agent/near.ts'
import { FLOWTOLL, VERSION } from '../domain/version.ts'

interface Command {
  readonly about: string
  /** Runs it, with the arguments that follow its name. */
  readonly run: () => Promise<unknown>
}

const COMMANDS: Readonly<Record<string, Command>> = {
  report: { about: 'report on a made account, or on yours with --live', run: () => import('../local/report.ts') },
  page: { about: 'find the page of a day, to be looked into in a browser', run: () => import('../local/page.ts') },
  query: { about: 'ask the tables of an archive, by name or in SQL', run: () => import('../local/query.ts') },
  ask: { about: 'ask a model about the reports', run: () => import('../agent/ask.ts') },
  mcp: { about: 'serve the reports to editors and assistants', run: () => import('../agent/mcp.ts') },
  decisions: { about: 'print what is decided, and what changed when', run: () => import('./decisions.ts') },
  accept: { about: 'live with a saving until a day', run: () => import('./accept.ts') },
  budget: { about: 'set what may be spent in a month', run: () => import('./budget.ts') },
  team: { about: 'say whose workloads are, and how a team is told', run: () => import('./team.ts') },
  init: { about: 'write settings.json', run: () => import('./init.ts') },
  enable: { about: 'set up Network Flow Monitor for a cluster', run: () => import('./enable.ts') },
  doctor: { about: 'see what your account needs before a report', run: () => import('./doctor.ts') },
  'test-send': { about: 'send a short message to one of your channels', run: () => import('./test-send.ts') },
  adopt: { about: "take over the archive of an account's own stack", run: () => import('./adopt.ts') },
  deploy: { about: 'deploy the daily report to your AWS account', run: () => import('./deploy.ts') },
}

const HELP = `${FLOWTOLL} COMMAND [options]

Tells what your Amazon EKS pods pay to cross Availability Zones, NAT gateways and endpoints.

${Object.entries(COMMANDS)
  .map(([name, { about }]) => `  ${name.padEnd(10)}${about}`)
  .join('\n')}

${FLOWTOLL} COMMAND --help lists the options of each; --version tells the version.
Run it where it is installed. It is in no registry yet: --no keeps npx from fetching what may have its name there.
`

const [name = '--help'] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command) {
  process.argv.splice(2, 1)
  await command.run()
} else if (name === '--version') process.stdout.write(`${VERSION}\n`)
else if (name === '--help' || name === '-h' || name === 'help') process.stdout.write(HELP)
else {
  const [near] = nearest(name, Object.keys(COMMANDS))
  process.stderr.write(
    `"${name}" is no command; ${near === undefined ? `there is ${Object.keys(COMMANDS).join(', ')}` : `did you mean ${near}?`}\n`,
  )
  process.exitCode = 2
}
