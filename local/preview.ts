import { execFile } from 'node:child_process'
import { watch } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { CHANNEL_KINDS } from '../domain/channel.ts'
import { PERIODS } from '../domain/trend/period.ts'
import type { Digest } from '../templates/digest.ts'
import { openInBrowser } from './browser.ts'
import { ArgumentError, command } from './command.ts'
import { DEFAULT_WORLD } from './report-options.ts'
import { lastRun, neededLastRun } from './run-folder.ts'
import { worldNames } from './worlds.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const HELP = `npm run preview -- [options]

Shows the digest of the last report and shows it anew whenever a file of templates/ changes.

  --world NAME  report on that made account first; where there is no report yet, on ${DEFAULT_WORLD}
  --days N      with --world: that many days, so that the report has a past
  --channel K   print what a channel of that kind would be sent: ${CHANNEL_KINDS.join(', ')}
  --team NAME   with --channel: that team's part alone
  --weekly      with --channel: the last week that is over; --monthly: the last month
  --port N      port on this machine (default 8025; 0 for any)
  --open        open it in the browser

The address ends with /text for the plain text. Ctrl-C ends it.
`

/** The page asks to be told of changes, and loads itself anew. */
const RELOADS = "<script>new EventSource('/changes').onmessage=()=>location.reload()</script>"

/** Milliseconds within which an editor writes a file, or a few. */
const WRITTEN_WITHIN = 50

const run = promisify(execFile)

await command(() => preview(optionsOf(process.argv.slice(2))))

function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        world: { type: 'string' },
        days: { type: 'string' },
        channel: { type: 'string' },
        team: { type: 'string' },
        weekly: { type: 'boolean', default: false },
        monthly: { type: 'boolean', default: false },
        port: { type: 'string', default: '8025' },
        open: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    const port = Number(values.port)
    if (!Number.isSafeInteger(port) || port < 0 || port > 65_535) {
      throw new ArgumentError(`--port is "${values.port}"; expected a whole number from 0 to 65535`)
    }
    if (values.world !== undefined && !worldNames().includes(values.world)) {
      throw new ArgumentError(`--world is "${values.world}"; there is ${worldNames().join(', ')}`)
    }
    const kind = CHANNEL_KINDS.find((one) => one === values.channel)
    if (values.channel !== undefined && kind === undefined) {
      throw new ArgumentError(`--channel is "${values.channel}"; there is ${CHANNEL_KINDS.join(', ')}`)
    }
    const [given] = Object.entries(values).filter(([name, value]) => ['team', ...PERIODS].includes(name) && value)
    if (given !== undefined && kind === undefined) throw new ArgumentError(`--${given[0]} needs --channel`)
    return { ...values, port, kind, summary: PERIODS.find((name) => values[name]) }
  } catch (error) {
    if (error instanceof ArgumentError) throw error
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; npm run preview -- --help lists the options`)
  }
}

async function preview({
  world,
  days,
  port,
  open,
  help,
  kind,
  team,
  summary,
}: ReturnType<typeof optionsOf>): Promise<void> {
  if (help) return void process.stdout.write(HELP)
  if (world !== undefined || (await lastRun()) === undefined) {
    const past = days === undefined ? [] : ['--days', days]
    await node('local/report.ts', '--quiet', '--world', world ?? DEFAULT_WORLD, ...past)
  }
  const last = await neededLastRun()
  process.stderr.write(`${last.name}\n`)
  const report = join(last.path, 'report.json')
  if (kind !== undefined) {
    const { previewOf } = await import('./preview-channel.ts')
    return void process.stdout.write(await previewOf(last, { kind, team, summary }))
  }
  const listeners = new Set<ServerResponse>()
  let shown = rendered(report)
  const server = createServer(async ({ url }, response) => {
    if (url === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(': here\n\n')
      listeners.add(response)
      response.on('close', () => listeners.delete(response))
      return
    }
    const { status, html, text } = await shown
    const isText = url === '/text'
    response.writeHead(status, { 'content-type': `text/${isText ? 'plain' : 'html'}; charset=utf-8` })
    response.end(isText ? text : html + RELOADS)
  })
  const showAnew = () => {
    shown = rendered(report)
    void shown.then(() => {
      for (const listener of listeners) listener.write('data: changed\n\n')
    })
  }
  let changed: NodeJS.Timeout | undefined
  watch(`${ROOT}templates`, { recursive: true }, (_, file) => {
    // What the compiler writes is no change of a person's.
    if (file === null || /^compiled[\w-]*\.ts$/.test(file)) return
    // A file is written in two steps or more, and compiled once.
    clearTimeout(changed)
    changed = setTimeout(showAnew, WRITTEN_WITHIN)
  })
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  process.stdout.write(`${address}\n`)
  if (open) openInBrowser(address)
}

interface Shown {
  readonly status: number
  readonly html: string
  readonly text: string
}

/** The digest by the templates as they are; where they are broken, what the compiler says. */
async function rendered(report: string): Promise<Shown> {
  try {
    const { html, text } = JSON.parse(await node('local/preview-page.ts', report)) as Digest
    return { status: 200, html, text }
  } catch (error) {
    const text = (error as Error).message
    return { status: 500, html: `<pre>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</pre>`, text }
  }
}

/** What a script prints. Throws with what it says of its failure. */
async function node(...args: readonly string[]): Promise<string> {
  try {
    return (await run(process.execPath, [...args], { cwd: ROOT, maxBuffer: 2 ** 26 })).stdout
  } catch (error) {
    throw new Error((error as { stderr?: string }).stderr?.trim() || String(error), { cause: error })
  }
}
